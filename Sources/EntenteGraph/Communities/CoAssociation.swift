/// How often two nodes are in one group, over several divisions of the same nodes.
public struct CoAssociation: Sendable, Hashable {
  /// The pairs that are often enough in one group, each weighed by the share of the divisions
  /// in which they are.
  ///
  /// A node without any such pair has the one with its most frequent companion.
  public let graph: CSRGraph

  /// How many pairs are looked at, at most.
  static let pairLimit = 1_000_000_000

  /// Counts pairs; nil if there are too many.
  ///
  /// - Parameters:
  ///   - divisions: The group of each node, in each division; one division at least.
  ///   - threshold: In which share of the divisions two must be in one group.
  /// - Complexity: O(*k* Σ *s*²) time for *k* divisions in groups of sizes *s*.
  public init?(of divisions: [[Int32]], threshold: Double) {
    precondition(!divisions.isEmpty, "There is one division at least")
    let nodeCount = divisions[0].count
    let groups = divisions.map { labels in
      var members = [[UInt32]](repeating: [], count: Int(labels.max() ?? -1) + 1)
      for (node, label) in labels.enumerated() { members[Int(label)].append(UInt32(node)) }
      return members
    }
    let pairs = groups.joined().reduce(0.0) { $0 + Double($1.count) * Double($1.count) }
    if pairs > Double(Self.pairLimit) { return nil }
    var counts = [Int32](repeating: 0, count: nodeCount)
    var met: [UInt32] = []
    var edges: [(CSRGraph.Node, CSRGraph.Node)] = []
    var weights: [Double] = []
    var companions: Set<UInt64> = []
    let needed = threshold * Double(divisions.count) - 1e-9
    for node in 0..<nodeCount {
      for (division, members) in zip(divisions, groups) {
        for other in members[Int(division[node])] where other != node {
          if counts[Int(other)] == 0 { met.append(other) }
          counts[Int(other)] += 1
        }
      }
      var best: (other: UInt32, count: Int32) = (0, 0)
      var isTied = false
      for other in met.sorted() {
        let count = counts[Int(other)]
        counts[Int(other)] = 0
        if count > best.count { best = (other, count) }
        guard Double(count) >= needed else { continue }
        isTied = true
        if other > node {
          edges.append((CSRGraph.Node(node), other))
          weights.append(Double(count) / Double(divisions.count))
        }
      }
      met.removeAll(keepingCapacity: true)
      let (low, high) = (min(UInt32(node), best.other), max(UInt32(node), best.other))
      if !isTied, best.count > 0,
        companions.insert(UInt64(low) << 32 | UInt64(high)).inserted
      {
        edges.append((CSRGraph.Node(node), best.other))
        weights.append(Double(best.count) / Double(divisions.count))
      }
    }
    graph = CSRGraph(nodeCount: nodeCount, edges: edges, weights: weights)
  }
}
