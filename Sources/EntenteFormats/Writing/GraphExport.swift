import EntenteModel

/// A graph laid out as the formats of other programs hold it: nodes and edges,
/// each with a few fields that those programs know, and typed columns for the
/// rest.
///
/// Every writer of a foreign format gets this and nothing else. What it can't
/// write it reports as lost.
struct GraphExport: Sendable {
  /// What the graph is called.
  var title: String?

  /// What is said of the graph as a whole, in namespaced attributes.
  var attributes: [(name: String, text: String)] = []

  /// The columns of the nodes, in the order in which they were met.
  var nodeColumns: [Column] = []

  /// The columns of the edges.
  var edgeColumns: [Column] = []

  var nodes: [Node] = []
  var edges: [Edge] = []

  /// An attribute that nodes or edges can have.
  struct Column: Hashable, Sendable {
    var name: String
    /// The type of all its values.
    var type: Property.ValueType
    /// Whether an element may have several values.
    var isList = false
    /// What the column is called, if a format has to write another name.
    var trueName: String?
  }

  /// What an element says in one column.
  struct Value: Hashable, Sendable {
    /// The position of the column.
    var column: Int
    /// The values as text, at least one; one alone unless the column is a list.
    var texts: [String]
  }

  struct Node: Sendable {
    var id: String
    /// The name to show; nil if it is the id.
    var label: String?
    /// The kind; nil if nobody stated it.
    var kind: String?
    var values: [Value] = []
  }

  struct Edge: Sendable {
    /// The positions of its ends in the list of nodes.
    var source: Int
    var target: Int
    var isDirected: Bool
    /// The id in the file that it came from, unique among the edges.
    var id: String?
    /// The kind of the relation; nil for a plain tie.
    var relation: String?
    var weight: Double?
    var period: Period?
    /// The words that stood on the edge in the file it came from.
    var label: String?
    var values: [Value] = []
  }
}

extension GraphExport {
  /// Whether all edges are directed, none is, or some are.
  enum Directedness { case directed, undirected, mixed }

  /// How the edges run; a graph without edges is undirected.
  var directedness: Directedness {
    let count = edges.count(where: \.isDirected)
    return count == 0 ? .undirected : count == edges.count ? .directed : .mixed
  }

  /// Whether two edges join the same nodes the same way.
  var hasParallelEdges: Bool {
    var seen: Set<[Int]> = []
    return edges.contains { edge in
      let ends =
        edge.isDirected || edge.source <= edge.target
        ? [edge.source, edge.target] : [edge.target, edge.source]
      return !seen.insert(ends).inserted
    }
  }
}

extension Period {
  /// The first day on which it can have begun, as `2024-07-03`; nil if its
  /// start is open or unknown.
  var firstDay: String? {
    guard case .date(let date) = start else { return nil }
    return date.earliest.isoText
  }

  /// The last day on which it can have ended.
  var lastDay: String? {
    guard case .date(let date) = end else { return nil }
    return date.latest.isoText
  }
}
