/// The two passes of Brandes' algorithm by weights, from a source at a time.
///
/// Where `ShortestPathCount` counts without bounds, this counts up to a bound, and is
/// the faster for it. Both tie the same paths.
struct WeightedPathCount: Sendable {
  /// What is known of a node; together, as it is asked for together.
  private struct Mark {
    /// The place of the node among those reached.
    var position = 0

    /// The distance from the source; on the way back, how long a path to the node may
    /// be and tie with the shortest.
    var length = Double.infinity

    /// σ, the number of shortest paths; on the way back, (*end* + δ) / σ.
    var offer = 0.0
  }

  private var marks: [Mark]

  init(nodeCount: Int) { marks = [Mark](repeating: Mark(), count: nodeCount) }

  /// Adds the dependency of the last source of a search on each node to its score.
  ///
  /// The pair of the source and a node counts as much as `ends` says of the node.
  ///
  /// - Returns: Whether the paths could be counted; if they are too many, the scores are
  ///   left as they are.
  mutating func addDependencies(
    over search: LengthSearch, in graph: CSRGraph, ends: [Double], to scores: inout [Double]
  ) -> Bool {
    for (position, node) in search.reached.enumerated() {
      marks[Int(node)] = Mark(position: position, length: search.distance[Int(node)], offer: 0)
    }
    defer { for node in search.reached { marks[Int(node)] = Mark() } }
    guard let incoming = graph.incoming.weights, let outgoing = graph.outgoing.weights,
      Self.countPaths(
        over: search.reached, along: graph.incoming, weights: incoming, marks: &marks)
    else { return false }
    Self.addDependencies(
      over: search.reached, along: graph.outgoing, weights: outgoing, ends: ends,
      marks: &marks, to: &scores)
    return true
  }

  /// Counts the shortest paths to every node, from the nearest to the farthest.
  private static func countPaths(
    over reached: [CSRGraph.Node], along incoming: Adjacency, weights: [Double],
    marks: inout [Mark]
  ) -> Bool {
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let weights = weights.span
    var marks = marks.mutableSpan
    marks[Int(reached[0])].offer = 1
    for node in reached.dropFirst() {
      let v = Int(node)
      let place = marks[unchecked: v].position
      let limit = marks[unchecked: v].length * (1 + EdgeLengths.tieTolerance)
      var count = 0.0
      for arc in offsets[unchecked: v]..<offsets[unchecked: v &+ 1] {
        let mark = marks[unchecked: Int(heads[unchecked: arc])]
        let length = mark.length + weights[unchecked: arc]
        // Nodes not reached are infinitely far.
        count += length <= limit && mark.position < place ? mark.offer : 0
      }
      // This leaves room for sums, and for the inverse to be a normal number.
      if count > 0x1p900 { return false }
      marks[unchecked: v].offer = count
    }
    return true
  }

  /// Falls back from the farthest nodes.
  private static func addDependencies(
    over reached: [CSRGraph.Node], along outgoing: Adjacency, weights: [Double],
    ends: [Double], marks: inout [Mark], to scores: inout [Double]
  ) {
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let weights = weights.span
    var marks = marks.mutableSpan
    for node in reached.dropFirst().reversed() {
      let u = Int(node)
      let own = marks[unchecked: u]
      var sum = 0.0
      for arc in offsets[unchecked: u]..<offsets[unchecked: u &+ 1] {
        let mark = marks[unchecked: Int(heads[unchecked: arc])]
        let length = own.length + weights[unchecked: arc]
        sum += mark.position > own.position && length <= mark.length ? mark.offer : 0
      }
      let dependency = sum * own.offer
      marks[unchecked: u].length = own.length * (1 + EdgeLengths.tieTolerance)
      marks[unchecked: u].offer = (dependency + ends[u]) / own.offer
      scores[u] += dependency
    }
  }
}
