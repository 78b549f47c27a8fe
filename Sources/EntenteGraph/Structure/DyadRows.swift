/// For each node, the other nodes that an arc leads to or comes from, in ascending
/// order, each once and with the ways in which the two are tied.
///
/// Parallel arcs are one, and loops are left out.
struct DyadRows: Sendable {
  /// Whether an arc leads from a node to a neighbor (1), back (2), or both (3).
  typealias Ways = UInt8

  /// Where the neighbors of each node begin; one more entry marks the end of the last.
  let offsets: [Int]
  let heads: [CSRGraph.Node]
  let ways: [Ways]

  static let out: Ways = 1
  static let back: Ways = 2
  static let both: Ways = 3

  var nodeCount: Int { offsets.count - 1 }

  func arcs(of node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// - Complexity: O(*n* + *m*).
  init(_ graph: CSRGraph) {
    var offsets = [0]
    var heads: [CSRGraph.Node] = []
    var ways: [Ways] = []
    offsets.reserveCapacity(graph.nodeCount + 1)
    heads.reserveCapacity(graph.outgoing.heads.count)
    ways.reserveCapacity(graph.outgoing.heads.count)
    for node in graph.nodes {
      let own = CSRGraph.Node(node)
      let out = graph.neighbors(of: node)
      let entering = graph.predecessors(of: node)
      var (i, j) = (out.startIndex, entering.startIndex)
      while i < out.endIndex || j < entering.endIndex {
        let head = min(
          i < out.endIndex ? out[i] : .max, j < entering.endIndex ? entering[j] : .max)
        var way: Ways = 0
        while i < out.endIndex, out[i] == head {
          way |= Self.out
          i += 1
        }
        while j < entering.endIndex, entering[j] == head {
          way |= Self.back
          j += 1
        }
        if head == own { continue }
        heads.append(head)
        ways.append(way)
      }
      offsets.append(heads.count)
    }
    self.offsets = offsets
    self.heads = heads
    self.ways = ways
  }

  /// The number of nodes that arcs lead to from each, or come from.
  func degrees(_ way: Ways) -> [Int] {
    (0..<nodeCount).map { node in arcs(of: node).count { ways[$0] & way != 0 } }
  }
}
