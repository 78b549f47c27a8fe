#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pairs of nodes without a tie, with what a score gives for each.
struct UntiedPairs: Sendable {
  let rows: Adjacency
  let score: LinkScore

  /// Which nodes may be in a pair.
  let isEligible: [Bool]

  /// Pairs that are left out although they have no tie.
  let apart: Adjacency?

  /// What a common neighbor of so many neighbors counts, by node.
  private let shares: [Double]

  init(
    _ graph: CSRGraph, score: LinkScore, isEligible: [Bool], apart: CSRGraph?, workers: Workers
  ) {
    precondition(
      apart.map { $0.nodeCount == graph.nodeCount } ?? true, "Both graphs have the same nodes")
    precondition(isEligible.count == graph.nodeCount, "Of each node it is said if it may be in one")
    let rows = graph.simpleRows(workers: workers)
    self.rows = rows
    self.score = score
    self.isEligible = isEligible
    self.apart = apart?.simpleRows(workers: workers)
    shares = graph.nodes.map { node in
      let degree = Double(rows.arcs(of: node).count)
      return switch score {
      case .adamicAdar: degree > 1 ? 1 / log(degree) : 0
      case .resourceAllocation: degree > 0 ? 1 / degree : 0
      default: 1
      }
    }
  }

  /// Storage for the pairs of one node, kept from node to node.
  struct Storage {
    fileprivate var sums: [Double]
    fileprivate var touched: [CSRGraph.Node] = []
    fileprivate var isTied: [Bool]

    init(nodeCount: Int) {
      sums = [Double](repeating: 0, count: nodeCount)
      isTied = [Bool](repeating: false, count: nodeCount)
    }
  }

  /// Calls `body` with each pair of a node and one of a greater number that scores above
  /// 0, in ascending order.
  func forEachPair(
    of node: Int, _ storage: inout Storage, _ body: (_ other: Int, _ score: Double) -> Void
  ) {
    guard isEligible[node] else { return }
    let own = rows.arcs(of: node)
    if own.isEmpty { return }
    mark(node, as: true, &storage)
    defer { mark(node, as: false, &storage) }
    if score == .preferentialAttachment {
      for other in node + 1..<max(rows.nodeCount, node + 1)
      where !storage.isTied[other] && isEligible[other] {
        let degree = rows.arcs(of: other).count
        if degree > 0 { body(other, Double(own.count) * Double(degree)) }
      }
      return
    }
    for arc in own {
      let middle = Int(rows.heads[arc])
      // Rows ascend: those of smaller numbers, whose pairs were met before, are last.
      for further in rows.arcs(of: middle).reversed() {
        let head = rows.heads[further]
        let other = Int(head)
        if other <= node { break }
        if storage.isTied[other] || !isEligible[other] { continue }
        if storage.sums[other] == 0 { storage.touched.append(head) }
        storage.sums[other] += shares[middle]
      }
    }
    storage.touched.sort()
    for head in storage.touched {
      let other = Int(head)
      var value = storage.sums[other]
      storage.sums[other] = 0
      if score == .jaccard {
        value /= Double(own.count + rows.arcs(of: other).count) - value
      }
      body(other, value)
    }
    storage.touched.removeAll(keepingCapacity: true)
  }

  /// Whether a node and each other one, by number, can be no pair.
  private func mark(_ node: Int, as isTied: Bool, _ storage: inout Storage) {
    for arc in rows.arcs(of: node) { storage.isTied[Int(rows.heads[arc])] = isTied }
    guard let apart else { return }
    for arc in apart.arcs(of: node) { storage.isTied[Int(apart.heads[arc])] = isTied }
  }
}
