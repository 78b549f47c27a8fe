/// The ids under which a graph is written in XML.
///
/// They are those of the graph, except that XML 1.0 can't hold control
/// characters, and that an id can't be empty. They stay apart from each other.
struct XMLIDs {
  private(set) var nodes: [String] = []
  private(set) var edges: [String?] = []

  init(of graph: GraphExport, losses: inout LossReport) {
    var unique = UniqueIDs(graph.nodes.lazy.map(\.id))
    nodes = graph.nodes.map { unique.id(for: $0.id) }
    losses.add("ids of nodes", count: unique.changedCount, why: XMLText.unwritableReason)
    unique = UniqueIDs(graph.edges.lazy.compactMap(\.id))
    edges = graph.edges.map { edge in edge.id.map { unique.id(for: $0) } }
    losses.add("ids of edges", count: unique.changedCount, why: XMLText.unwritableReason)
  }
}

/// Gives out ids that XML can hold, each once.
private struct UniqueIDs {
  private var taken: Set<String>
  private(set) var changedCount = 0

  /// The ids that are fine as they are keep their names.
  init(_ ids: some Sequence<String>) { taken = Set(ids.filter(Self.isWritable)) }

  private static func isWritable(_ id: String) -> Bool {
    !id.isEmpty && id.unicodeScalars.allSatisfy(XMLText.isWritable)
  }

  mutating func id(for id: String) -> String {
    if Self.isWritable(id) { return id }
    changedCount += 1
    let base = id.isEmpty ? "empty" : XMLText.writable(id)
    var candidate = base
    var number = 1
    while !taken.insert(candidate).inserted {
      number += 1
      candidate = "\(base)-\(number)"
    }
    return candidate
  }
}
