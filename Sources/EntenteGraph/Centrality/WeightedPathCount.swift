/// The two passes of Brandes' algorithm by weights, from a source at a time.
///
/// Where `ShortestPathCount` counts without bounds, this counts up to a bound, and is
/// the faster for it. Both tie the same paths.
///
/// A node offers nothing before its turn. So a sum over all arcs of a node takes from
/// those before it alone, and needs to compare lengths only.
struct WeightedPathCount: Sendable {
  /// What a node offers, and the length on which it depends who takes it.
  private struct Offer {
    var length: Double
    var value: Double

    static let none = Offer(length: .infinity, value: 0)
  }

  /// On the way out: the distance from the source, and σ, the number of shortest paths.
  private var counts: [Offer]

  /// On the way back: how long a path to the node may be and tie with the shortest, and
  /// (*end* + δ) / σ.
  private var shares: [Offer]

  init(nodeCount: Int) {
    counts = [Offer](repeating: .none, count: nodeCount)
    shares = counts
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
      let distance = search.distance[Int(node)]
      counts[Int(node)] = Offer(length: distance, value: 0)
      shares[Int(node)] = Offer(length: distance * (1 + EdgeLengths.tieTolerance), value: 0)
    }
    defer {
      for node in search.reached {
        counts[Int(node)] = .none
        shares[Int(node)] = .none
      }
    }
    guard let incoming = graph.incoming.weights, let outgoing = graph.outgoing.weights,
      Self.countPaths(
        over: search.reached, along: graph.incoming, weights: incoming, shares: shares,
        counts: &counts)
    else { return false }
    Self.addDependencies(
      over: search.reached, along: graph.outgoing, weights: outgoing, ends: ends,
      counts: counts, shares: &shares, to: &scores)
    return true
  }

  /// Counts the shortest paths to every node, from the nearest to the farthest.
  private static func countPaths(
    over reached: [CSRGraph.Node], along incoming: Adjacency, weights: [Double],
    shares: [Offer], counts: inout [Offer]
  ) -> Bool {
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let weights = weights.span
    var counts = counts.mutableSpan
    counts[Int(reached[0])].value = 1
    for node in reached.dropFirst() {
      let v = Int(node)
      let limit = shares[v].length
      var count = 0.0
      for arc in offsets[unchecked: v]..<offsets[unchecked: v &+ 1] {
        let offer = counts[unchecked: Int(heads[unchecked: arc])]
        let isShortest = offer.length + weights[unchecked: arc] <= limit
        count += isShortest ? offer.value : 0
      }
      // This leaves room for sums, and for the inverse to be a normal number.
      if count > 0x1p900 { return false }
      counts[unchecked: v].value = count
    }
    return true
  }

  /// Falls back from the farthest nodes.
  private static func addDependencies(
    over reached: [CSRGraph.Node], along outgoing: Adjacency, weights: [Double],
    ends: [Double], counts: [Offer], shares: inout [Offer], to scores: inout [Double]
  ) {
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let weights = weights.span
    var shares = shares.mutableSpan
    for node in reached.dropFirst().reversed() {
      let u = Int(node)
      let count = counts[u]
      var sum = 0.0
      for arc in offsets[unchecked: u]..<offsets[unchecked: u &+ 1] {
        let offer = shares[unchecked: Int(heads[unchecked: arc])]
        let isShortest = count.length + weights[unchecked: arc] <= offer.length
        sum += isShortest ? offer.value : 0
      }
      let dependency = sum * count.value
      shares[unchecked: u].value = (dependency + ends[u]) / count.value
      scores[u] += dependency
    }
  }
}
