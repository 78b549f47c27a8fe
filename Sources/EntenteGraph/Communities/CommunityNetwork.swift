/// The ties among nodes, or among groups of nodes, as the search for communities
/// needs them: without direction, each tie kept by both ends.
///
/// Loops never pull a node into another community, so that only the strengths hold
/// them. A network made of groups has no loops at all.
struct CommunityNetwork: Sendable {
  /// Where the arcs of each node begin; one more entry marks the end of the last.
  let offsets: [Int]

  /// The node at the other end of each arc; of a graph, loops are among them.
  let heads: [UInt32]

  /// The weight of each arc, or `nil` if all weigh 1.
  let weights: [Double]?

  /// The weight of each node's edges, loops counted twice.
  let strengths: [Double]

  /// The sum of the strengths, twice the weight of all edges.
  let total: Double

  /// The number of nodes.
  var nodeCount: Int { strengths.count }

  /// Asks for the arcs of a node that is looked at soon to be brought into the cache.
  @inline(__always)
  func prefetchRow(of node: UInt32) {
    let row = offsets[Int(node)]..<offsets[Int(node) + 1]
    heads.span.prefetch(row)
    if let weights { weights.span.prefetch(row) }
  }

  /// Asks for what tells where the arcs of a node are.
  @inline(__always)
  func prefetch(_ node: UInt32) {
    offsets.span.prefetch(Int(node))
    strengths.span.prefetch(Int(node))
  }
}

extension CommunityNetwork {
  /// Reads a graph, its directions left out.
  ///
  /// Weights so large or small that their squares leave the range of `Double` are
  /// scaled by a power of two, which changes no modularity.
  init(_ graph: CSRGraph) {
    let rows = graph.isDirected ? Self.bothDirections(of: graph) : graph.outgoing
    var weights = rows.weights
    let scale = Self.scale(of: weights)
    if scale != 1 { weights = weights?.map { $0 * scale } }
    let strengths = Self.strengths(offsets: rows.offsets, heads: rows.heads, weights: weights)
    self.init(
      offsets: rows.offsets, heads: rows.heads, weights: weights, strengths: strengths,
      total: strengths.reduce(0, +))
  }

  /// Returns the power of two that brings extreme weights into range; 1 for others.
  static func scale(of weights: [Double]?) -> Double {
    guard let largest = weights?.max(), largest > 0, !(1e-90...1e90).contains(largest) else {
      return 1
    }
    return Double(sign: .plus, exponent: -max(-1000, min(1000, largest.exponent)), significand: 1)
  }

  /// Joins the arcs that leave a node and those that enter it; a loop stays one arc.
  private static func bothDirections(of graph: CSRGraph) -> Adjacency {
    var sources: [CSRGraph.Node] = []
    sources.reserveCapacity(graph.edgeCount)
    for node in graph.nodes {
      for _ in graph.outgoing.arcs(of: node) { sources.append(CSRGraph.Node(node)) }
    }
    return Adjacency(
      nodeCount: graph.nodeCount, sources: sources, targets: graph.outgoing.heads,
      weights: graph.outgoing.weights, isDirected: false)
  }

  private static func strengths(offsets: [Int], heads: [UInt32], weights: [Double]?) -> [Double] {
    (0..<offsets.count - 1).map { node in
      var strength = 0.0
      for arc in offsets[node]..<offsets[node + 1] {
        let weight = weights?[arc] ?? 1
        strength += heads[arc] == UInt32(node) ? 2 * weight : weight
      }
      return strength
    }
  }
}

extension CommunityNetwork {
  /// Returns the network of groups: a tie weighs as much as all ties between members.
  ///
  /// - Parameters:
  ///   - labels: The group of each node, less than `count`; no group is empty.
  ///   - count: The number of groups.
  /// - Returns: The network, a node for each group, in the order of their numbers.
  func aggregated(by labels: [UInt32], count: Int) -> CommunityNetwork {
    let (nodes, begins) = Self.members(of: labels, count: count)
    var tally = LabelTally(labelCount: count)
    var newOffsets = [0]
    var newHeads: [UInt32] = []
    var newWeights: [Double] = []
    var newStrengths = [Double](repeating: 0, count: count)
    newOffsets.reserveCapacity(count + 1)
    // Memory that is not written costs nothing, moving what is written does.
    newHeads.reserveCapacity(heads.count)
    newWeights.reserveCapacity(heads.count)
    for group in 0..<count {
      for place in begins[group]..<begins[group + 1] {
        let node = Int(nodes[place])
        if place + 2 < nodes.count { prefetchRow(of: nodes[place + 2]) }
        newStrengths[group] += strengths[node]
        tally.add(arcsOf: node, in: self, by: labels)
      }
      tally.drain { label, weight in
        if label != UInt32(group) && weight > 0 {
          newHeads.append(label)
          newWeights.append(weight)
        }
      }
      newOffsets.append(newHeads.count)
    }
    return CommunityNetwork(
      offsets: newOffsets, heads: newHeads, weights: newWeights, strengths: newStrengths,
      total: total)
  }

  /// The nodes of all groups, group by group, and where each group begins.
  private static func members(of labels: [UInt32], count: Int) -> ([UInt32], [Int]) {
    var begins = [Int](repeating: 0, count: count + 1)
    for label in labels { begins[Int(label) + 1] += 1 }
    for group in 0..<count { begins[group + 1] += begins[group] }
    var next = begins
    var nodes = [UInt32](repeating: 0, count: labels.count)
    for node in labels.indices {
      let group = Int(labels[node])
      nodes[next[group]] = UInt32(node)
      next[group] += 1
    }
    return (nodes, begins)
  }
}
