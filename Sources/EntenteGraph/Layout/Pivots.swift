/// Some nodes of a connected graph, and the distances from them to all.
struct Pivots {
  private(set) var nodes: [Int] = []

  /// The distances from each pivot to every node.
  private(set) var distances: [[Float]] = []

  /// Chooses pivots.
  ///
  /// - Parameters:
  ///   - graph: A connected graph.
  ///   - spread: The number of pivots each as far as possible from those before.
  ///   - random: The number of further pivots, drawn at random.
  ///   - seed: Chooses the first pivot and the random ones.
  ///   - workers: The threads to use.
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
  /// The nodes that a pivot is nearest to, by how near they are.
  struct Region {
    /// The distances of nodes from the pivot, each once, in ascending order.
    private var distances: [Float] = []

    /// The number of nodes up to each distance.
    private var counts: [Int] = []

    fileprivate init(distances all: [Float]) {
      for (place, distance) in all.sorted().enumerated() {
        if distances.last == distance {
          counts[counts.count - 1] = place + 1
        } else {
          distances.append(distance)
          counts.append(place + 1)
        }
      }
    }

    /// The number of nodes within a distance of the pivot.
    func count(within distance: Float) -> Int {
      var (low, high) = (0, distances.count)
      while low < high {
        let middle = (low + high) / 2
        if distances[middle] <= distance { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? 0 : counts[low - 1]
    }
  }

  /// Returns the region of each pivot; of pivots as near to a node the first has it.
  func regions() -> [Region] {
    let count = distances.first?.count ?? 0
    var nearest = [Int](repeating: 0, count: count)
    var least = distances.first ?? []
    for pivot in distances.indices {
      let row = distances[pivot]
      for node in 0..<count where row[node] < least[node] {
        (least[node], nearest[node]) = (row[node], pivot)
      }
    }
    var rows = [[Float]](repeating: [], count: nodes.count)
    for node in 0..<count { rows[nearest[node]].append(least[node]) }
    return rows.map { Region(distances: $0) }
  }
}
