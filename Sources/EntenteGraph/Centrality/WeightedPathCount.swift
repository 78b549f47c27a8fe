/// The two passes of Brandes' algorithm by weights, from a source at a time.
///
/// Where `ShortestPathCount` counts without bounds, this counts up to a bound, and is
/// the faster for it. Both tie the same paths.
///
/// A node offers nothing before its turn. So a sum over all arcs of a node takes from
/// those before it alone, and needs to compare lengths only. The arcs of shortest paths,
/// mostly few, are kept for the way back.
struct WeightedPathCount: Sendable {
  /// What a node offers, and its distance.
  private struct Offer {
    var length: Double
    var value: Double

    static let none = Offer(length: .infinity, value: 0)
  }

  /// On the way out: the distance from the source, and σ, the number of shortest paths.
  private var counts: [Offer]

  /// On the way back: the sum of (*end* + δ) / σ of the nodes that come next on shortest paths.
  private var sums: [Double]

  /// The nodes before each on shortest paths, in the order in which nodes are reached.
  private var predecessors: [CSRGraph.Node] = []

  /// Where those of each node begin; one more entry marks the end of the last.
  private var begins: [Int] = []

  init(nodeCount: Int) {
    counts = [Offer](repeating: .none, count: nodeCount)
    sums = [Double](repeating: 0, count: nodeCount)
  }

  /// Adds the dependency of the last source of a search on each node to its score.
  ///
  /// The pair of the source and a node counts as much as `ends` says of the node.
  ///
  /// - Returns: Whether the paths could be counted; if they are too many, the scores are
  ///   left as they are.
  mutating func addDependencies(
    over search: LengthSearch, in graph: CSRGraph, ends: [Double], to scores: inout [Double]
  ) -> Bool {
    for node in search.reached {
      counts[Int(node)] = Offer(length: search.distance[Int(node)], value: 0)
    }
    defer {
      for node in search.reached {
        counts[Int(node)] = .none
        sums[Int(node)] = 0
      }
    }
    guard let weights = graph.incoming.weights,
      countPaths(over: search.reached, along: graph.incoming, weights: weights)
    else { return false }
    Self.addDependencies(
      over: search.reached, counts: counts, predecessors: predecessors, begins: begins, ends: ends,
      sums: &sums, to: &scores)
    return true
  }

  /// Counts the shortest paths to every node, from the nearest to the farthest.
  private mutating func countPaths(
    over reached: [CSRGraph.Node], along incoming: Adjacency, weights: [Double]
  ) -> Bool {
    begins.removeAll(keepingCapacity: true)
    begins += [0, 0]
    var end = 0
    counts[Int(reached[0])].value = 1
    for node in reached.dropFirst() {
      let row = incoming.offsets[Int(node)]..<incoming.offsets[Int(node) + 1]
      makeRoom(for: end + row.count)
      let count = Self.countPaths(
        to: Int(node), by: row, heads: incoming.heads.span, weights: weights.span,
        counts: counts, predecessors: &predecessors, end: &end)
      // This leaves room for sums, and for the inverse to be a normal number.
      if count > 0x1p900 { return false }
      counts[Int(node)].value = count
      begins.append(end)
    }
    return true
  }

  /// Counts the shortest paths to a node, and lists the nodes before it.
  private static func countPaths(
    to node: Int, by row: Range<Int>, heads: Span<CSRGraph.Node>, weights: Span<Double>,
    counts: [Offer], predecessors: inout [CSRGraph.Node], end: inout Int
  ) -> Double {
    let counts = counts.span
    var predecessors = predecessors.mutableSpan
    // How long a path may be and tie with the shortest.
    let limit = counts[node].length * (1 + EdgeLengths.tieTolerance)
    var count = 0.0
    var place = end
    for arc in row {
      let head = heads[unchecked: arc]
      let offer = counts[unchecked: Int(head)]
      let isShortest = offer.length + weights[unchecked: arc] <= limit
      count += isShortest ? offer.value : 0
      predecessors[unchecked: place] = head
      place &+= isShortest && offer.value > 0 ? 1 : 0
    }
    end = place
    return count
  }

  /// Makes sure that so many predecessors, and one written ahead, can be listed.
  private mutating func makeRoom(for count: Int) {
    while predecessors.count <= count { predecessors.append(0) }
  }

  /// Falls back from the farthest nodes.
  private static func addDependencies(
    over reached: [CSRGraph.Node], counts: [Offer], predecessors: [CSRGraph.Node], begins: [Int],
    ends: [Double], sums: inout [Double], to scores: inout [Double]
  ) {
    let predecessors = predecessors.span
    var sums = sums.mutableSpan
    for place in reached.indices.dropFirst().reversed() {
      let node = Int(reached[place])
      let dependency = sums[node] * counts[node].value
      scores[node] += dependency
      let share = (dependency + ends[node]) / counts[node].value
      for before in begins[place]..<begins[place + 1] {
        sums[unchecked: Int(predecessors[unchecked: before])] += share
      }
    }
  }
}
