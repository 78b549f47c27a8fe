/// Some nodes of a connected graph, and the distances from them to all.
struct Pivots {
  private(set) var nodes: [Int] = []

  /// The distances from each pivot to every node.
  private(set) var distances: [[Float]] = []

  /// Chooses pivots.
  ///
  /// - Parameters:
  ///   - spread: The number of pivots each as far as possible from those before.
  ///   - random: The number of further pivots, drawn at random.
  init(
    in graph: CSRGraph, spread: Int, random: Int, seed: UInt64, workers: Workers
  ) {
    let count = graph.nodeCount
    var generator = SplitMix64(seed: seed)
    var nearest = [Float](repeating: .infinity, count: count)
    var next = Int(generator.next() % UInt64(count))
    for _ in 0..<min(spread, count) {
      append(next, in: graph, workers: workers)
      let row = distances[distances.count - 1]
      for node in 0..<count where row[node] < nearest[node] { nearest[node] = row[node] }
      next = 0
      for node in 0..<count where nearest[node] > nearest[next] { next = node }
    }
    var isPivot = [Bool](repeating: false, count: count)
    for node in nodes { isPivot[node] = true }
    var drawn: [Int] = []
    while drawn.count < min(random, count - nodes.count) {
      let node = Int(generator.next() % UInt64(count))
      if isPivot[node] { continue }
      isPivot[node] = true
      drawn.append(node)
    }
    let rows = GatheredRows<[Float]>(count: drawn.count)
    let chosen = drawn
    workers.forEach(of: drawn.count) { place, _ in
      let row = DistanceRow(from: chosen[place], in: graph)
      rows.set((0..<count).map { row[$0] }, at: place)
    }
    nodes += drawn
    distances += rows.all
  }

  private mutating func append(_ node: Int, in graph: CSRGraph, workers: Workers) {
    let row = DistanceRow(from: node, in: graph, workers: workers)
    nodes.append(node)
    distances.append((0..<graph.nodeCount).map { row[$0] })
  }
}

extension Pivots {
  /// How many nodes of its region a pivot stands for, by how near they are.
  struct Region {
    /// The distances of the nodes from the pivot, in ascending order.
    fileprivate(set) var distances: [Float] = []

    /// The number of nodes within a distance of the pivot.
    func count(within distance: Float) -> Int {
      var (low, high) = (0, distances.count)
      while low < high {
        let middle = (low + high) / 2
        if distances[middle] <= distance { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }

  /// Returns the region of each pivot: the nodes that it is nearest to, the first of
  /// several pivots if they are as near.
  func representedCounts(workers: Workers) -> [Region] {
    var regions = [Region](repeating: Region(), count: nodes.count)
    let count = distances.first?.count ?? 0
    for node in 0..<count {
      var nearest = 0
      for pivot in distances.indices
      where distances[pivot][node] < distances[nearest][node] { nearest = pivot }
      regions[nearest].distances.append(distances[nearest][node])
    }
    for pivot in regions.indices { regions[pivot].distances.sort() }
    return regions
  }
}
