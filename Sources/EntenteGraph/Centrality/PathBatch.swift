/// The two passes of Brandes' algorithm by hops, from eight sources at a time.
///
/// Each source has a lane of a vector, so that a row of the graph is read once for all
/// sources that meet the node in the same step. On the way out a node offers σ, its
/// number of shortest paths, to those one step farther; on the way back it offers
/// (1 + δ) / σ to those one step nearer. What a node takes is the sum over its arcs, in
/// the lanes in which it is met in that step; there is nothing to compare.
///
/// As in `DistanceSums`, a step goes over the nodes that take or over those that offer,
/// whichever have fewer arcs.
struct PathBatch: Sendable {
  /// A number for each source.
  typealias Lanes = SIMD8<Double>

  /// The number of sources at a time.
  static let width = 8

  /// The greatest number of paths that is still counted.
  ///
  /// It leaves room for sums, and for the inverse to be a normal number.
  private static let greatestCount = 0x1p900

  /// σ; 0 in the lanes of sources that have not met the node.
  private var pathCount: [Lanes]

  /// δ.
  private var dependency: [Lanes]

  /// What a node offers in this step.
  private var offered: [Lanes]

  /// What a node was given in this step, when those that offer are gone over.
  private var given: [Lanes]

  /// Where nodes are met, step by step from the sources.
  private var meetings: [Meeting] = []

  /// Where the meetings of each step begin.
  private var steps: [Int] = []

  /// The nodes that some source has met.
  private var reached: [CSRGraph.Node] = []

  /// The nodes that were given something in this step.
  private var takers: [CSRGraph.Node] = []

  /// A node met in a step.
  private struct Meeting {
    var node: CSRGraph.Node

    /// σ in the lanes of the sources that meet the node in this step, 0 in others.
    var pathCount: Lanes
  }

  init(nodeCount: Int) {
    pathCount = [Lanes](repeating: .zero, count: nodeCount)
    dependency = pathCount
    offered = pathCount
    given = pathCount
  }

  // MARK: The way out

  /// Counts the shortest paths from sources, at most eight and all different.
  ///
  /// - Returns: Whether they could be counted; there may be too many of them.
  mutating func countPaths(from sources: ArraySlice<CSRGraph.Node>, in graph: CSRGraph) -> Bool {
    clear()
    steps = [0]
    for (lane, source) in sources.enumerated() {
      var count = Lanes.zero
      count[lane] = 1
      pathCount[Int(source)] = count
      meetings.append(Meeting(node: source, pathCount: count))
    }
    reached.append(contentsOf: sources)
    var open: [CSRGraph.Node]?
    var openArcCount = graph.incoming.heads.count
    while steps[steps.count - 1] < meetings.count {
      let last = steps[steps.count - 1]..<meetings.count
      steps.append(meetings.count)
      var arcCount = 0
      for meeting in meetings[last] {
        offered[Int(meeting.node)] = meeting.pathCount
        arcCount += graph.outgoing.arcs(of: Int(meeting.node)).count
      }
      if arcCount * 2 > openArcCount {
        let asked = open ?? (0..<CSRGraph.Node(pathCount.count)).map(\.self)
        (open, openArcCount) = Self.meet(
          asked, along: graph.incoming, offered: offered, pathCount: &pathCount,
          meetings: &meetings, reached: &reached)
      } else {
        Self.give(
          from: meetings[last], along: graph.outgoing, offered: offered, given: &given,
          takers: &takers)
        meetTakers()
      }
      for meeting in meetings[last] { offered[Int(meeting.node)] = .zero }
      for meeting in meetings[last.upperBound...]
      where meeting.pathCount.max() > Self.greatestCount {
        return false
      }
    }
    return true
  }

  /// Forgets the last sources.
  private mutating func clear() {
    for node in reached {
      pathCount[Int(node)] = .zero
      dependency[Int(node)] = .zero
    }
    reached.removeAll(keepingCapacity: true)
    meetings.removeAll(keepingCapacity: true)
  }

  /// Meets those of some nodes whose predecessors offer paths from sources new to them.
  ///
  /// - Returns: The nodes that some source has still not met, and the number of arcs
  ///   that enter them.
  private static func meet(
    _ asked: [CSRGraph.Node], along incoming: Adjacency, offered: [Lanes],
    pathCount: inout [Lanes], meetings: inout [Meeting], reached: inout [CSRGraph.Node]
  ) -> (open: [CSRGraph.Node], arcCount: Int) {
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let offered = offered.span
    var pathCount = pathCount.mutableSpan
    var open: [CSRGraph.Node] = []
    var arcCount = 0
    for node in asked {
      let start = offsets[unchecked: Int(node)]
      let end = offsets[unchecked: Int(node) &+ 1]
      var sum = Lanes.zero
      var arc = start
      while arc < end {
        sum += offered[unchecked: Int(heads[unchecked: arc])]
        arc &+= 1
      }
      var known = pathCount[unchecked: Int(node)]
      sum.replace(with: 0, where: known .!= 0)
      if sum != .zero {
        if known == .zero { reached.append(node) }
        known += sum
        pathCount[unchecked: Int(node)] = known
        meetings.append(Meeting(node: node, pathCount: sum))
      }
      if known.min() == 0 && start < end {
        open.append(node)
        arcCount &+= end &- start
      }
    }
    return (open, arcCount)
  }

  /// Meets the nodes that were given paths from sources new to them.
  private mutating func meetTakers() {
    for node in takers {
      let known = pathCount[Int(node)]
      let new = given[Int(node)].replacing(with: 0, where: known .!= 0)
      given[Int(node)] = .zero
      if new == .zero { continue }
      if known == .zero { reached.append(node) }
      pathCount[Int(node)] = known + new
      meetings.append(Meeting(node: node, pathCount: new))
    }
    takers.removeAll(keepingCapacity: true)
  }

  /// Gives what nodes offer to those at the other ends of their arcs.
  private static func give(
    from meetings: ArraySlice<Meeting>, along adjacency: Adjacency, offered: [Lanes],
    given: inout [Lanes], takers: inout [CSRGraph.Node]
  ) {
    let offsets = adjacency.offsets.span
    let heads = adjacency.heads.span
    let offered = offered.span
    var given = given.mutableSpan
    for meeting in meetings {
      let node = Int(meeting.node)
      let offer = offered[unchecked: node]
      if offer == .zero { continue }
      for arc in offsets[unchecked: node]..<offsets[unchecked: node &+ 1] {
        let head = heads[unchecked: arc]
        let known = given[unchecked: Int(head)]
        if known == .zero { takers.append(head) }
        given[unchecked: Int(head)] = known + offer
      }
    }
  }

  // MARK: The way back

  /// Falls back from the farthest nodes, and adds what depends on each to its score.
  ///
  /// The pair of a source and a node counts as much as `ends` says of the node, and in
  /// the lanes of `isShared` as much as `sharedEnds` says.
  mutating func addDependencies(
    in graph: CSRGraph, ends: [Double], sharedEnds: [Double],
    isShared: SIMDMask<SIMD8<Int64>>, to scores: inout [Double]
  ) {
    // The last step has met no one, the first the sources.
    var step = steps.count - 2
    while step > 1 {
      let farther = meetings[steps[step]..<steps[step + 1]]
      let nearer = meetings[steps[step - 1]..<steps[step]]
      var arcsIn = 0
      for meeting in farther {
        let node = Int(meeting.node)
        let end = Lanes(repeating: ends[node])
          .replacing(with: Lanes(repeating: sharedEnds[node]), where: isShared)
        offered[node] = ((dependency[node] + end) / meeting.pathCount)
          .replacing(with: 0, where: meeting.pathCount .== 0)
        arcsIn += graph.incoming.arcs(of: node).count
      }
      let arcsOut = nearer.reduce(0) { $0 + graph.outgoing.arcs(of: Int($1.node)).count }
      if arcsIn * 2 < arcsOut {
        Self.give(
          from: farther, along: graph.incoming, offered: offered, given: &given,
          takers: &takers)
        for meeting in nearer {
          dependency[Int(meeting.node)] += given[Int(meeting.node)] * meeting.pathCount
        }
        for node in takers { given[Int(node)] = .zero }
        takers.removeAll(keepingCapacity: true)
      } else {
        Self.take(
          nearer, along: graph.outgoing, offered: offered, dependency: &dependency)
      }
      for meeting in farther { offered[Int(meeting.node)] = .zero }
      step -= 1
    }
    for node in reached { scores[Int(node)] += dependency[Int(node)].sum() }
  }

  /// Takes what the successors of nodes offer.
  private static func take(
    _ meetings: ArraySlice<Meeting>, along outgoing: Adjacency, offered: [Lanes],
    dependency: inout [Lanes]
  ) {
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let offered = offered.span
    var dependency = dependency.mutableSpan
    for meeting in meetings {
      let node = Int(meeting.node)
      var sum = Lanes.zero
      for arc in offsets[unchecked: node]..<offsets[unchecked: node &+ 1] {
        sum += offered[unchecked: Int(heads[unchecked: arc])]
      }
      dependency[unchecked: node] += sum * meeting.pathCount
    }
  }
}
