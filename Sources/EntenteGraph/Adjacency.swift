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
  /// Parallel arcs stay in their order.
  func transposed(workers: Workers) -> Adjacency {
    guard heads.count >= CSRGraph.leastForBuckets else { return transposed() }
    let cuts = cuts(pieces: heads.count >> 16 + 1)
    let transposed = ArcBuckets(
      nodeCount: nodeCount, arcCount: heads.count, pieceCount: cuts.count - 1,
      isWeighted: weights != nil, workers: workers
    ) { reversed(cuts[$0]..<cuts[$0 + 1]) }
    .rows(joining: nil, haveHeadsInOrder: true, workers: workers)
    ArcBuckets.returnFreed()
    return transposed
  }

  /// The arcs of some rows, turned around.
  private func reversed(_ rows: Range<Int>) -> CSRGraph.Arcs {
    let range = offsets[rows.lowerBound]..<offsets[rows.upperBound]
    var arcs = CSRGraph.Arcs()
    arcs.tails = Array(heads[range])
    arcs.heads.reserveCapacity(range.count)
    for node in rows {
      for _ in self.arcs(of: node) { arcs.heads.append(CSRGraph.Node(node)) }
    }
    if let weights { arcs.weights = Array(weights[range]) }
    return arcs
  }

  /// Returns the same arcs seen from their other ends, on one thread.
  func transposed() -> Adjacency {
    var offsets = [Int](spread: 0, count: nodeCount + 1)
    for head in heads { offsets[Int(head) + 1] += 1 }
    for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }

    var next = offsets
    var newHeads = [CSRGraph.Node](spread: 0, count: heads.count)
    var newWeights = [Double](spread: 0, count: weights == nil ? 0 : heads.count)
    let given = weights ?? []
    do {
      var next = next.mutableSpan
      var newHeads = newHeads.mutableSpan
      var newWeights = newWeights.mutableSpan
      let isWeighted = weights != nil
      for node in 0..<nodeCount {
        for arc in self.offsets[node]..<self.offsets[node + 1] {
          let head = Int(heads[arc])
          let place = next[head]
          next[head] &+= 1
          newHeads[place] = CSRGraph.Node(node)
          if isWeighted { newWeights[place] = given[arc] }
        }
      }
    }
    return Adjacency(
      offsets: offsets, heads: newHeads, weights: weights == nil ? nil : newWeights)
  }
}
