#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Sums over the distances to each node from all others, estimated from searches that
/// start at some.
///
/// Nodes of another component add nothing. So each large component has a sample of its
/// own, drawn with repetition; of a small one all nodes are searched from, and its sums
/// are exact. A first sample only plans how many searches the second has, and how the
/// probability of a wrong promise is shared by the nodes: in a component where the sums
/// must be known closely for a few nodes only, those get most of it.
///
/// > D. Eppstein, J. Wang. "Fast approximation of centrality." *Journal of Graph
/// > Algorithms and Applications* 8(1), 2004, pp. 39–45.
/// > doi:[10.7155/jgaa.00081](https://doi.org/10.7155/jgaa.00081)
struct SampledSums {
  /// What distances are summed up.
  struct Summand {
    /// The term of a distance, which has squares.
    var term: DistanceSums.Term

    /// The unit in which the term counts.
    var unit: Double

    /// The greatest value of the term for each node, in ones.
    var ranges: [Double]

    /// How much less than estimated a sum may be.
    var allowance: (_ node: Int, _ sum: Double) -> Double
  }

  /// The estimated sum for each node.
  private(set) var values: [Double]

  /// How far the sum may be from that.
  private(set) var radii: [Double]

  /// The number of searches.
  private(set) var searchCount = 0

  private let graph: CSRGraph
  private let summand: Summand
  private let workers: Workers

  /// The nodes, component by component.
  private let members: [CSRGraph.Node]

  /// The nodes of a component, and what was drawn of them.
  private struct Stratum {
    let members: Range<Int>
    var random: SplitMix64

    /// The part of the failures allowed that it may use up.
    var share = 0.0

    /// The number of searches to be made.
    var goal = 0

    /// The number made.
    var drawn = 0

    /// −ln of the part of the stratum's share that each member may use up.
    var surprises: [Double] = []

    /// Whether all members are searched from.
    var isExact = false

    /// Whether all sums are as close as they must be.
    var isDone = false
  }

  /// The size up to which all nodes of a component are searched from.
  private static let smallSize = 1024

  /// The number of searches that plan the others.
  private static let pilotCount = 512

  /// Estimates sums until all are as close as allowed.
  ///
  /// - Returns: `nil` if all searches there are would be needed.
  init?(
    of summand: Summand, in graph: CSRGraph, components: Components, confidence: Double,
    seed: UInt64, workers: Workers
  ) {
    self.graph = graph
    self.summand = summand
    self.workers = workers
    members = components.nodesByComponent()
    values = [Double](repeating: 0, count: graph.nodeCount)
    radii = values
    var begin = 0
    var strata = components.sizes.enumerated().map { number, size in
      defer { begin += size }
      var stratum = Stratum(
        members: begin..<begin + size, random: SplitMix64(seed: seed, sample: number))
      stratum.isExact = size <= Self.smallSize
      return stratum
    }
    let sampled = strata.lazy.filter { !$0.isExact }.reduce(0) { $0 + $1.members.count }
    if sampled == 0 { return nil }

    var budget = FailureBudget(total: 1 - confidence)
    var failure = budget.next()
    for number in strata.indices where !strata[number].isExact {
      strata[number].share = Double(strata[number].members.count) / Double(sampled)
      strata[number].goal = Self.pilotCount
    }
    let pilot = sums(from: draw(&strata))
    for number in strata.indices where !strata[number].isExact {
      plan(&strata[number], after: pilot, failure: failure)
    }
    if strata.allSatisfy(\.isExact) { return nil }

    var total = sums(from: draw(&strata) + exactSources(strata))
    while true {
      for number in strata.indices where !strata[number].isDone {
        settle(&strata[number], by: total, failure: failure)
      }
      if strata.allSatisfy(\.isDone) { return }
      failure = budget.next()
      for number in strata.indices where !strata[number].isDone {
        strata[number].goal += strata[number].goal / 4
      }
      total.add(sums(from: draw(&strata)))
    }
  }

  // MARK: Searches

  /// Draws what each stratum lacks to its goal, with repetition.
  private func draw(_ strata: inout [Stratum]) -> [CSRGraph.Node] {
    var drawn: [CSRGraph.Node] = []
    for number in strata.indices {
      while strata[number].drawn < strata[number].goal {
        let place = strata[number].random.below(strata[number].members.count)
        drawn.append(members[strata[number].members.lowerBound + place])
        strata[number].drawn += 1
      }
    }
    return drawn
  }

  /// The nodes of the strata of which all are searched from.
  private func exactSources(_ strata: [Stratum]) -> [CSRGraph.Node] {
    strata.lazy.filter { $0.isExact && $0.members.count > 1 }.flatMap { members[$0.members] }
  }

  /// Searches from some nodes, as often as each is named.
  private mutating func sums(from sources: [CSRGraph.Node]) -> DistanceSums {
    searchCount += sources.count
    // The searches made at a time must be different.
    var batches: [ArraySlice<CSRGraph.Node>] = []
    var rest = sources.sorted()
    while !rest.isEmpty {
      var once: [CSRGraph.Node] = []
      var again: [CSRGraph.Node] = []
      for node in rest {
        if once.last == node { again.append(node) } else { once.append(node) }
      }
      var places = once[...]
      while !places.isEmpty {
        batches.append(places.prefix(DistanceSums.width))
        places = places.dropFirst(DistanceSums.width)
      }
      rest = again
    }
    let (graph, term) = (graph, summand.term)
    let work = batches
    let parts = workers.forEach(
      of: work.count, storage: { DistanceSums(nodeCount: graph.nodeCount, of: term) },
      { batch, sums in sums.addDistances(from: work[batch], in: graph) })
    guard var total = parts.first else { return DistanceSums(nodeCount: 0, of: term) }
    for part in parts.dropFirst() { total.add(part) }
    return total
  }

  // MARK: Bounds

  /// The mean of the terms of a node in a number of searches, and its bound.
  private func mean(
    of node: Int, in sums: DistanceSums, searches: Int
  ) -> (value: Double, bound: MeanBound) {
    let count = Double(searches)
    let mean = Double(sums.sum[node]) * summand.unit / count
    let square = Double(sums.squareSum[node]) * summand.unit / count
    let variance = max(0, square - mean * mean) * count / (count - 1)
    return (
      mean, MeanBound(count: count, variance: variance, range: summand.ranges[node])
    )
  }

  /// Plans how many searches a stratum needs, and how its failures are shared.
  private func plan(_ stratum: inout Stratum, after pilot: DistanceSums, failure: Double) {
    let size = Double(stratum.members.count)
    let allowed = failure * stratum.share / 3
    let needs = stratum.members.map { place in
      let node = Int(members[place])
      let (mean, bound) = mean(of: node, in: pilot, searches: stratum.drawn)
      return (bound: bound, radius: summand.allowance(node, mean * size) / size)
    }
    func surprise(_ need: (bound: MeanBound, radius: Double), _ count: Double) -> Double {
      var bound = need.bound
      bound.count = count
      return bound.surprise(radius: need.radius)
    }
    func sum(_ count: Double) -> Double {
      needs.reduce(0) { $0 + exp(-surprise($1, count)) }
    }
    var (few, many) = (2.0, size)
    if sum(many) > allowed {
      stratum.isExact = true
      return
    }
    while many - few > 0.02 * few {
      let middle = (few + many) / 2
      if sum(middle) > allowed { few = middle } else { many = middle }
    }
    let total = sum(many)
    stratum.surprises = needs.map { need in
      // A hundredth is for all alike, in case the first sample was misleading.
      let own = total > 0 ? 0.99 * exp(-surprise(need, many)) / total : 0
      return -log(own + 0.01 / size)
    }
    stratum.drawn = 0
    stratum.goal = Int(many * 1.05) + 2
    stratum.isExact = stratum.goal >= stratum.members.count
    if stratum.isExact { stratum.goal = 0 }
  }

  /// Finds the sums of a stratum and how close they are.
  private mutating func settle(_ stratum: inout Stratum, by sums: DistanceSums, failure: Double) {
    stratum.isDone = true
    let size = Double(stratum.members.count)
    for (number, place) in stratum.members.enumerated() {
      let node = Int(members[place])
      if stratum.isExact {
        values[node] = Double(sums.sum[node]) * summand.unit
        continue
      }
      let (mean, bound) = mean(of: node, in: sums, searches: stratum.drawn)
      let surprise = stratum.surprises[number] - log(failure * stratum.share / 3)
      values[node] = mean * size
      radii[node] = bound.radius(surprise: surprise) * size
      if radii[node] > summand.allowance(node, values[node]) { stratum.isDone = false }
    }
  }
}
