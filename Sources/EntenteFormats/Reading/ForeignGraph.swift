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

extension ForeignGraph {
  /// Adds the graph to one that is being built.
  ///
  /// An end that no node declares becomes a plain entity; a reader of a format
  /// in which that is a mistake reports it first.
  ///
  /// - Parameters:
  ///   - file: The file that holds the graph.
  ///   - group: The group of files within which its ids mean something.
  ///   - override: Whether edges of plain kinds are directed, if the user says.
  ///   - builder: The graph that is being built.
  func add(
    from file: InputFile, group: Int, isDirected override: Bool? = nil,
    to builder: inout KnowledgeGraph.Builder
  ) {
    var log = ProblemLog(file: file)
    var graph = self
    graph.restoreColumns(log: &log)
    graph.readFields()
    if graph.carriesClaims {
      graph.addClaims(from: file, group: group, to: &builder, log: &log)
    } else {
      graph.addEdges(from: file, group: group, isDirected: override, to: &builder)
    }
    builder.problems += log.problems
  }

  /// Adds the nodes and edges of a file that carries no claims: each says what
  /// the file says.
  private func addEdges(
    from file: InputFile, group: Int, isDirected override: Bool?,
    to builder: inout KnowledgeGraph.Builder
  ) {
    if builder.title == nil { builder.title = title }
    let number = builder.add(file, scope: .group(group), declaresByUse: true)
    builder.add(Source(id: file.name), from: number)
    for node in nodes {
      var entity = Entity(id: node.id, name: node.label)
      if let kind = node.kind { entity.kind = Entity.Kind(rawValue: kind) }
      entity.aliases = node.aliases
      entity.codes = node.codes
      builder.add(entity, from: number, at: node.offset)
      for attribute in node.attributes {
        let property = Property(rawValue: attribute.name)
        builder.vocabulary.add(Property.Definition(property, type: attribute.type))
        var claim = Claim(
          subject: node.id, statement: .property(property, value: attribute.value))
        claim.citations = [Citation(source: file.name)]
        builder.add(claim, from: number, at: node.offset)
      }
    }
    for edge in edges {
      let kind = edge.kind.map(Relation.Kind.init(rawValue:)) ?? .tied
      var claim = Claim(edge.source, kind, edge.target, period: edge.period)
      claim.key = edge.id
      claim.strength = edge.weight
      claim.role = edge.label
      claim.attributes = edge.attributes
      claim.citations = [Citation(source: file.name)]
      if builder.vocabulary[kind]?.isSymmetric != true {
        claim.isDirected = edge.isDirected ?? override ?? isDirected
      }
      builder.add(claim, from: number, at: edge.offset, isOwnRelation: true)
    }
  }
}
