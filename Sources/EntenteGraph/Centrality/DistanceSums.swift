/// Sums over the distances to each node from many, by searches from 512 nodes at a time.
///
/// For each node a bit tells which of the 512 have reached it, so that one pass over
/// the edges takes all searches a step further. A node that is new to *k* of them in
/// the step *d* adds *k* times a term of *d*. Where many nodes are new, a pass goes over
/// the nodes that still miss some of the searches, and asks their predecessors;
/// otherwise over those that are new, and tells their successors.
///
/// Terms are integers, so that sums do not depend on their order.
///
/// > M. Then, M. Kaufmann, F. Chirigati, T.-A. Hoang-Vu, K. Pham, A. Kemper, T. Neumann,
/// > H. T. Vo. "The more the merrier: efficient multi-source graph traversal."
/// > *Proceedings of the VLDB Endowment* 8(4), 2014, pp. 449–460.
/// > doi:[10.14778/2735496.2735507](https://doi.org/10.14778/2735496.2735507)
/// >
/// > S. Beamer, K. Asanović, D. Patterson. "Direction-optimizing breadth-first search."
/// > *SC '12*, 2012. doi:[10.1109/SC.2012.50](https://doi.org/10.1109/SC.2012.50)
struct DistanceSums: Sendable {
  /// What a distance adds.
  enum Term: Sendable {
    /// The distance itself.
    case distance

    /// Its inverse, in units of 2⁻⁹⁰.
    case inverse

    /// What it has above 2, and the square of that.
    case excess

    /// Its inverse and the square of that, both in units of 2⁻⁶⁰; nothing for distances
    /// below 2.
    case farInverse

    /// What a distance of some steps adds.
    func value(_ steps: Int) -> UInt128 {
      switch self {
      case .distance: UInt128(steps)
      case .inverse: (1 << 90) / UInt128(steps)
      case .excess: UInt128(max(0, steps - 2))
      case .farInverse: steps < 2 ? 0 : (1 << 60) / UInt128(steps)
      }
    }

    /// What it adds to the sum of squares; `nil` if there is none.
    func square(_ steps: Int) -> UInt128? {
      switch self {
      case .distance, .inverse: nil
      case .excess: value(steps) * value(steps)
      case .farInverse: (value(steps) >> 30) * (value(steps) >> 30)
      }
    }
  }

  /// A bit for each search.
  typealias Searches = SIMD8<UInt64>

  /// The number of searches at a time.
  static let width = 512

  /// The number of other nodes that reach each node.
  private(set) var reachCount: [Int]

  /// The sum of the terms of their distances.
  private(set) var sum: [UInt128]

  /// The sum of the squares of the terms, if the term has them.
  private(set) var squareSum: [UInt128]

  /// What is summed up for each search in place of each node, if that is asked for.
  private(set) var tally: SearchTally?

  private let term: Term

  /// The searches that have reached each node.
  private var seen: [Searches]

  /// The searches that have reached each node in the last step.
  private var frontier: [Searches]

  /// The searches that reach each node in this step.
  private var next: [Searches]

  /// The nodes that some search has reached in the last step.
  private var active: [CSRGraph.Node] = []

  /// The nodes that some search reaches in this step.
  private var found: [CSRGraph.Node] = []

  /// The nodes that some search has reached.
  private var reached: [CSRGraph.Node] = []

  /// The nodes that may still miss a search, once they are needed.
  private var open: [CSRGraph.Node]?

  /// The number of arcs that enter those.
  private var openArcCount = 0

  init(nodeCount: Int, of term: Term, bySearch isBySearch: Bool = false) {
    self.term = term
    tally = isBySearch ? SearchTally() : nil
    reachCount = [Int](repeating: 0, count: nodeCount)
    sum = [UInt128](repeating: 0, count: nodeCount)
    squareSum = term.square(1) == nil ? [] : sum
    seen = [Searches](repeating: .zero, count: nodeCount)
    frontier = seen
    next = seen
  }

  /// Adds the sums of another.
  mutating func add(_ other: DistanceSums) {
    for node in sum.indices {
      reachCount[node] += other.reachCount[node]
      sum[node] += other.sum[node]
    }
    for node in squareSum.indices { squareSum[node] += other.squareSum[node] }
  }

  /// Adds the distances from some nodes, at most 512 and all different.
  mutating func addDistances(from sources: ArraySlice<CSRGraph.Node>, in graph: CSRGraph) {
    addDistances(from: sources, along: graph.outgoing, against: graph.incoming)
  }

  /// Adds the distances from some nodes along arcs, which the second rows hold as seen
  /// from their other ends.
  mutating func addDistances(
    from sources: ArraySlice<CSRGraph.Node>, along outgoing: Adjacency,
    against incoming: Adjacency
  ) {
    var all = Searches.zero
    tally?.clear()
    for (search, source) in sources.enumerated() {
      let bit: UInt64 = 1 << UInt64(search % 64)
      all[search / 64] |= bit
      seen[Int(source)][search / 64] |= bit
      frontier[Int(source)] = seen[Int(source)]
    }
    active.append(contentsOf: sources)
    reached.append(contentsOf: sources)
    open = nil
    openArcCount = incoming.heads.count

    var steps = 0
    while !active.isEmpty {
      steps += 1
      if arcCount(from: active, along: outgoing) * 2 > openArcCount {
        let asked = open ?? (0..<CSRGraph.Node(seen.count)).map(\.self)
        (open, openArcCount) = Self.pull(
          along: incoming, to: asked, missing: all, seen: seen, frontier: frontier,
          next: &next, found: &found)
      } else {
        Self.push(
          along: outgoing, from: active, seen: seen, frontier: frontier, next: &next,
          found: &found)
      }
      advance(to: steps)
    }
    for node in reached { seen[Int(node)] = .zero }
    reached.removeAll(keepingCapacity: true)
  }

  private func arcCount(from nodes: [CSRGraph.Node], along adjacency: Adjacency) -> Int {
    let offsets = adjacency.offsets.span
    var count = 0
    for node in nodes {
      count &+= offsets[unchecked: Int(node) &+ 1] &- offsets[unchecked: Int(node)]
    }
    return count
  }

  /// Tells the successors of the nodes reached last.
  private static func push(
    along outgoing: Adjacency, from active: [CSRGraph.Node], seen: [Searches],
    frontier: [Searches], next: inout [Searches], found: inout [CSRGraph.Node]
  ) {
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    let seen = seen.span
    let frontier = frontier.span
    var next = next.mutableSpan
    for node in active {
      let searches = frontier[unchecked: Int(node)]
      for arc in offsets[unchecked: Int(node)]..<offsets[unchecked: Int(node) &+ 1] {
        let head = heads[unchecked: arc]
        let new = searches & ~seen[unchecked: Int(head)]
        if new == .zero { continue }
        let known = next[unchecked: Int(head)]
        if known == .zero { found.append(head) }
        next[unchecked: Int(head)] = known | new
      }
    }
  }

  /// Asks the predecessors of the nodes that may miss some of the searches.
  ///
  /// - Returns: The nodes that still do, and the number of arcs that enter them.
  private static func pull(
    along incoming: Adjacency, to asked: [CSRGraph.Node], missing all: Searches,
    seen: [Searches], frontier: [Searches], next: inout [Searches],
    found: inout [CSRGraph.Node]
  ) -> (open: [CSRGraph.Node], arcCount: Int) {
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let seen = seen.span
    let frontier = frontier.span
    var next = next.mutableSpan
    var open: [CSRGraph.Node] = []
    var arcCount = 0
    for node in asked {
      let known = seen[unchecked: Int(node)]
      var searches = known
      let start = offsets[unchecked: Int(node)]
      let end = offsets[unchecked: Int(node) &+ 1]
      var arc = start
      while arc < end && searches != all {
        let stop = min(arc &+ 8, end)
        while arc < stop {
          searches |= frontier[unchecked: Int(heads[unchecked: arc])]
          arc &+= 1
        }
      }
      let new = searches & ~known
      if new != .zero {
        next[unchecked: Int(node)] = new
        found.append(node)
      }
      if searches != all && start < end {
        open.append(node)
        arcCount &+= end &- start
      }
    }
    return (open, arcCount)
  }

  /// Makes what this step has found the last step, and adds its terms.
  private mutating func advance(to steps: Int) {
    for node in active { frontier[Int(node)] = .zero }
    swap(&frontier, &next)
    swap(&active, &found)
    found.removeAll(keepingCapacity: true)

    let unit = term.value(steps)
    let square = term.square(steps)
    for node in active {
      let v = Int(node)
      if seen[v] == .zero { reached.append(node) }
      seen[v] |= frontier[v]
      if tally != nil {
        tally?.add(frontier[v])
        continue
      }
      let count = frontier[v].bitCount
      reachCount[v] += count
      sum[v] += unit * UInt128(count)
      if let square { squareSum[v] += square * UInt128(count) }
    }
    tally?.endStep(adding: unit)
  }
}

extension SIMD8<UInt64> {
  /// The number of bits that are 1.
  fileprivate var bitCount: Int {
    var x = self
    x = x &- ((x &>> 1) & Self(repeating: 0x5555_5555_5555_5555))
    let pairs = Self(repeating: 0x3333_3333_3333_3333)
    x = (x & pairs) &+ ((x &>> 2) & pairs)
    x = (x &+ (x &>> 4)) & Self(repeating: 0x0F0F_0F0F_0F0F_0F0F)
    // No byte exceeds 8, nor its sum over the lanes 64.
    let bytes = x.wrappedSum()
    let evenBytes: UInt64 = 0x00FF_00FF_00FF_00FF
    let words = (bytes & evenBytes) &+ ((bytes &>> 8) & evenBytes)
    return Int((words &* 0x0001_0001_0001_0001) &>> 48)
  }
}
