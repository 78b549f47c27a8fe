/// Rows of arcs: for each node, the nodes at the other end of its arcs.
struct Adjacency: Sendable, Hashable {
  /// Where the arcs of each node begin; one more entry marks the end of the last.
  var offsets: [Int]

  /// The node at the other end of each arc.
  var heads: [CSRGraph.Node]

  /// The weight of each arc, or `nil` if all weigh 1.
  var weights: [Double]?

  /// The number of rows.
  var nodeCount: Int { offsets.count - 1 }

  /// Returns the positions of a node's arcs.
  func arcs(of node: Int) -> Range<Int> { offsets[node]..<offsets[node + 1] }

  /// Returns the weights of a node's arcs.
  func weights(of node: Int) -> ArraySlice<Double> {
    let arcs = arcs(of: node)
    return weights?[arcs] ?? ArraySlice(repeating: 1, count: arcs.count)
  }
}

extension Adjacency {
  /// Gathers edges by their target, those of an undirected graph from both ends.
  ///
  /// The rows hold the other ends in the order of the edges, not yet sorted.
  init(
    nodeCount: Int, sources: [CSRGraph.Node], targets: [CSRGraph.Node], weights: [Double]?,
    isDirected: Bool
  ) {
    var offsets = [Int](spread: 0, count: nodeCount + 1)
    for edge in targets.indices {
      offsets[Int(targets[edge]) + 1] += 1
      if !isDirected && sources[edge] != targets[edge] { offsets[Int(sources[edge]) + 1] += 1 }
    }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }

    var next = offsets
    var heads = [CSRGraph.Node](spread: 0, count: offsets[nodeCount])
    var arcWeights = [Double](spread: 0, count: weights == nil ? 0 : heads.count)
    let given = weights ?? []
    do {
      var next = next.mutableSpan
      var heads = heads.mutableSpan
      var arcWeights = arcWeights.mutableSpan
      let isWeighted = weights != nil
      for edge in targets.indices {
        let (source, target) = (sources[edge], targets[edge])
        let arc = next[Int(target)]
        next[Int(target)] &+= 1
        heads[arc] = source
        if isWeighted { arcWeights[arc] = given[edge] }
        guard !isDirected, source != target else { continue }
        let back = next[Int(source)]
        next[Int(source)] &+= 1
        heads[back] = target
        if isWeighted { arcWeights[back] = given[edge] }
      }
    }
    self.offsets = offsets
    self.heads = heads
    self.weights = weights == nil ? nil : arcWeights
  }

  /// Returns the same arcs seen from their other ends, each row in ascending order.
  ///
  /// Parallel arcs stay in their order. Each thread looks at all arcs, and writes the rows of
  /// its share of the nodes.
  func transposed(workers: Workers = .all) -> Adjacency {
    var offsets = [Int](spread: 0, count: nodeCount + 1)
    for head in heads { offsets[Int(head) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }

    let shares = heads.count < Self.leastForThreads ? 1 : workers.count
    let turned = Adjacency(offsets: offsets, heads: [], weights: nil)
    let cuts = turned.cuts(pieces: shares)
    var next = offsets
    var newWeights: [Double] = []
    let newHeads = [CSRGraph.Node](count: heads.count) { newHeads in
      newWeights = [Double](count: weights == nil ? 0 : heads.count) { newWeights in
        next.withSharedEntries { next in
          workers.forEach(of: shares) { share, _ in
            write(nodes: cuts[share]..<cuts[share + 1], to: newHeads, newWeights, at: next)
          }
        }
      }
    }
    return Adjacency(
      offsets: offsets, heads: newHeads, weights: weights == nil ? nil : newWeights)
  }

  /// The number of arcs from which on several threads turn them around.
  static let leastForThreads = 1 << 18

  /// Writes the arcs whose heads are among some nodes to the rows of their heads, from the
  /// next free place of each on.
  private func write(
    nodes: Range<Int>, to newHeads: SharedEntries<CSRGraph.Node>,
    _ newWeights: SharedEntries<Double>, at next: SharedEntries<Int>
  ) {
    let heads = heads.span
    let given = weights ?? []
    let weights = given.span
    for node in 0..<nodeCount {
      for arc in arcs(of: node) {
        let head = Int(heads[unchecked: arc])
        guard nodes.contains(head) else { continue }
        let place = next[head]
        next[head] = place &+ 1
        newHeads[place] = CSRGraph.Node(node)
        if !weights.isEmpty { newWeights[place] = weights[unchecked: arc] }
      }
    }
  }
}
