import EntenteModel

/// A graph as a file of another program holds it: nodes and edges with typed
/// attributes, and nothing of claims.
///
/// The readers of foreign formats fill it; ``add(from:group:isDirected:to:)``
/// turns it into entities and claims. Nodes are told apart by id, never by
/// label. What a node says of itself beyond id, label and kind becomes a
/// property; what an edge says becomes an attribute of its claim.
struct ForeignGraph: Sendable {
  /// What the graph is called.
  var title: String?

  /// Whether edges that do not say so themselves are directed; nil if the file
  /// leaves it open.
  var isDirected: Bool?

  /// The byte of the file at which the graph starts.
  var offset = 0

  /// What the file says of the graph as a whole, its title apart, as far as
  /// that means something here.
  var attributes: [Claim.Attribute] = []

  /// The nodes, in the order of the file.
  var nodes: [Node] = []

  /// The edges, in the order of the file.
  var edges: [Edge] = []

  /// A node of a file.
  struct Node: Sendable {
    var id: String
    /// The byte of the file at which the node starts.
    var offset: Int
    var label: String?
    var kind: String?
    var attributes: [Claim.Attribute] = []
    var aliases: [String] = []
    var codes: [Entity.Code] = []

    init(id: String, at offset: Int, label: String? = nil) {
      self.id = id
      self.offset = offset
      self.label = label
    }
  }

  /// An edge of a file.
  struct Edge: Sendable {
    var id: String?
    /// The byte of the file at which the edge starts.
    var offset: Int
    var source: String
    var target: String
    /// Whether the edge is directed, if it says so itself.
    var isDirected: Bool?
    var kind: String?
    var weight: Double?
    var period: Period?
    var label: String?
    var attributes: [Claim.Attribute] = []

    init(_ source: String, _ target: String, at offset: Int) {
      self.source = source
      self.target = target
      self.offset = offset
    }
  }
}
