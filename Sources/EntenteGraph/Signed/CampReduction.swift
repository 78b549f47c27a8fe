/// A problem of two camps without the nodes that have two neighbors or fewer.
///
/// Such a node joins the camp that suits it, whatever the camps of its neighbors are. Of
/// two neighbors that are to be together by one of its edges and apart by the other, it
/// offends one: that is an edge between the two, as strong as the weaker of the node's own.
struct CampReduction {
  /// The nodes that are left, numbered anew.
  let problem: CampProblem

  /// What every division costs besides: edges of opposite sign between the same nodes.
  private(set) var constant = 0

  private let nodeCount: Int

  /// The nodes that are left.
  private var kept: [Int] = []

  /// The nodes taken away with their edges at that time, in that order.
  private var removed: [(node: Int, edges: [Edge])] = []

  private struct Edge {
    var head: Int
    var pull: Int
  }

  /// Takes nodes away until each that is left has three neighbors or more.
  init(_ original: CampProblem) {
    nodeCount = original.nodeCount
    var rows = (0..<original.nodeCount).map { node in
      (original.offsets[node]..<original.offsets[node + 1]).map { arc in
        Edge(head: Int(original.heads[arc]), pull: original.pulls[arc])
      }
    }
    var isRemoved = [Bool](repeating: false, count: rows.count)
    var waiting = rows.indices.reversed().filter { rows[$0].count <= 2 }
    var removed: [(node: Int, edges: [Edge])] = []
    var constant = 0
    while let node = waiting.popLast() {
      if isRemoved[node] || rows[node].count > 2 { continue }
      isRemoved[node] = true
      let edges = rows[node]
      removed.append((node, edges))
      for edge in edges { rows[edge.head].removeAll { $0.head == node } }
      if edges.count == 2 {
        let (a, b) = (edges[0], edges[1])
        let strength = min(abs(a.pull), abs(b.pull))
        let pull = (a.pull > 0) == (b.pull > 0) ? strength : -strength
        constant += Self.join(a.head, b.head, pull, in: &rows)
      }
      for edge in edges where rows[edge.head].count <= 2 { waiting.append(edge.head) }
    }
    self.removed = removed
    self.constant = constant
    kept = rows.indices.filter { !isRemoved[$0] }
    var number = [Int](repeating: 0, count: rows.count)
    for (place, node) in kept.enumerated() { number[node] = place }
    var edges: [CampProblem.Edge] = []
    for node in kept {
      for edge in rows[node] where node < edge.head {
        edges.append(
          .init(
            first: UInt32(number[node]), second: UInt32(number[edge.head]), pull: edge.pull))
      }
    }
    problem = CampProblem(nodeCount: kept.count, edges: edges)
  }

  /// Adds an edge to those between two nodes, and returns what the two cost together in
  /// any case.
  private static func join(_ a: Int, _ b: Int, _ pull: Int, in rows: inout [[Edge]]) -> Int {
    guard let there = rows[a].firstIndex(where: { $0.head == b }),
      let back = rows[b].firstIndex(where: { $0.head == a })
    else {
      rows[a].append(Edge(head: b, pull: pull))
      rows[b].append(Edge(head: a, pull: pull))
      return 0
    }
    let old = rows[a][there].pull
    let sum = old + pull
    if sum == 0 {
      rows[a].remove(at: there)
      rows[b].remove(at: back)
    } else {
      rows[a][there].pull = sum
      rows[b][back].pull = sum
    }
    return (abs(old) + abs(pull) - abs(sum)) / 2
  }

  /// Returns the division of all nodes that a division of those left leads to.
  func labels(extending labels: [UInt32]) -> [UInt32] {
    var all = [UInt32](repeating: 0, count: nodeCount)
    for (place, node) in kept.enumerated() { all[node] = labels[place] }
    for (node, edges) in removed.reversed() {
      let pull = edges.reduce(0) { $0 + (all[$1.head] == 0 ? $1.pull : -$1.pull) }
      all[node] = pull >= 0 ? 0 : 1
    }
    return all
  }
}
