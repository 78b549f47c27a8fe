/// The two passes of Brandes' algorithm, over storage reused from source to source.
///
/// Paths are counted in floating point: in a grid their number doubles with every
/// step, and overflows any integer long before the grid is large. As it overflows a
/// `Double` too in a grid of 520 by 520, a count is a number times a power of 2⁵¹².
struct ShortestPathCount: Sendable {
  /// σ, the number of shortest paths from the source, without its power of 2⁵¹².
  private var pathCount: [Double]

  /// The power of 2⁵¹² that belongs to each count.
  private var power: [Int32]

  /// δ, the part of the source's paths that passes through a node, and that which ends
  /// there.
  private var dependency: [Double]

  init(nodeCount: Int) {
    pathCount = [Double](repeating: 0, count: nodeCount)
    power = [Int32](repeating: 0, count: nodeCount)
    dependency = pathCount
  }

  /// Counts the shortest paths to every node, from the nearest to the farthest.
  mutating func countPaths(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths
  ) {
    let source = Int(search.reached[0])
    let incoming = graph.incoming
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let edgeLengths = lengths == .weights ? incoming.weights ?? [] : []
    let weights = edgeLengths.span
    let position = search.position.span
    let distance = search.distance.span
    pathCount[source] = 1
    power[source] = 0
    dependency[source] = 0
    for node in search.reached.dropFirst() {
      let v = Int(node)
      let place = position[v]
      let limit = distance[v] * (1 + EdgeLengths.tieTolerance)
      var count = 0.0
      var exponent: Int32 = 0
      for arc in offsets[v]..<offsets[v + 1] {
        let u = Int(heads[arc])
        // Nodes not reached are infinitely far.
        if position[u] >= place { continue }
        if distance[u] + (weights.isEmpty ? 1 : weights[arc]) > limit { continue }
        if power[u] == exponent {
          count += pathCount[u]
        } else if power[u] > exponent {
          count = pathCount[u] + count * scale(byPowers: exponent - power[u])
          exponent = power[u]
        } else {
          count += pathCount[u] * scale(byPowers: power[u] - exponent)
        }
      }
      if count > 0x1p512 {
        count *= 0x1p-512
        exponent += 1
      }
      pathCount[v] = count
      power[v] = exponent
      dependency[v] = 0
    }
  }

  /// Returns the share of the shortest paths to a node that pass through one just before
  /// it, where no edge is parallel to theirs.
  func share(of before: Int, in node: Int) -> Double {
    pathCount[before] / pathCount[node] * scale(byPowers: power[before] - power[node])
  }

  /// Falls back from the farthest nodes, adding what depends on each to its score.
  ///
  /// The pair of the source and a node counts as much as `ends` says of the node.
  mutating func addDependencies(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths, ends: [Double],
    to scores: inout [Double]
  ) {
    let outgoing = graph.outgoing
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let edgeLengths = lengths == .weights ? outgoing.weights ?? [] : []
    let weights = edgeLengths.span
    let position = search.position.span
    let distance = search.distance.span
    for node in search.reached.dropFirst().reversed() {
      let u = Int(node)
      let place = position[u]
      var sum = 0.0
      for arc in offsets[u]..<offsets[u + 1] {
        let v = Int(heads[arc])
        if position[v] <= place { continue }
        let length = distance[u] + (weights.isEmpty ? 1 : weights[arc])
        if length > distance[v] * (1 + EdgeLengths.tieTolerance) { continue }
        let share = pathCount[u] / pathCount[v] * scale(byPowers: power[u] - power[v])
        sum += share * dependency[v]
      }
      dependency[u] = sum + ends[u]
      scores[u] += sum
    }
  }

  /// Falls back from the farthest nodes, adding what depends on each arc to its score.
  mutating func addArcDependencies(
    over search: PathSearch, in graph: CSRGraph, lengths: EdgeLengths, to scores: inout [Double]
  ) {
    let outgoing = graph.outgoing
    let weights = lengths == .weights ? outgoing.weights : nil
    for node in search.reached.reversed() {
      let u = Int(node)
      var sum = 0.0
      for arc in outgoing.arcs(of: u) {
        let v = Int(outgoing.heads[arc])
        if search.position[v] <= search.position[u] { continue }
        let length = search.distance[u] + (weights?[arc] ?? 1)
        if length > search.distance[v] * (1 + EdgeLengths.tieTolerance) { continue }
        let dependency = share(of: u, in: v) * dependency[v]
        scores[arc] += dependency
        sum += dependency
      }
      dependency[u] = sum + 1
    }
  }

  /// Returns 2⁵¹² to a power of 0 or less.
  private func scale(byPowers power: Int32) -> Double {
    power == 0 ? 1 : power == -1 ? 0x1p-512 : 0
  }
}
