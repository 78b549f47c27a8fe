/// The search for a division into camps that costs least, by branch and bound.
///
/// Nodes are put into camps in a fixed order. A branch is left if what it costs already,
/// what each node still to come must cost by its ties to those placed, and the least cost
/// of those to come among themselves reach the best division known. That last bound is
/// exact: the problem is first solved for the last node, then for the last two, and so on.
///
/// > G. Verfaillie, M. Lemaître, T. Schiex. "Russian doll search for solving constraint
/// > optimization problems." *Proceedings of AAAI*, 1996, pp. 181–187.
struct CampSearch {
  /// What a search found.
  struct Outcome {
    /// The cheapest division below the cost known; nil if there is none, or it was not
    /// found in time.
    var labels: [UInt32]?

    /// A number that no division costs less than.
    var least: Int

    /// Whether the search came to its end.
    var isComplete: Bool
  }

  /// The nodes in the order of the search.
  private let order: [Int]

  /// The arcs from each node, by place in the order, to those after it.
  private let offsets: [Int]
  private let heads: [Int]
  private let pulls: [Int]

  /// The greatest number of camps.
  private let limit: Int

  /// For each node and camp, the sum of what pulls the node there.
  private var pullTo: [Int]

  /// For each node, the sum of what pulls it to any camp, pushes not counted.
  private var pullToAny: [Int]

  /// For each node to come, the least that its ties to the nodes placed cost.
  private var leastOf: [Int]
  private var leastSum = 0

  /// The least cost of the nodes from each place on among themselves.
  private var leastFrom: [Int]

  private var labels: [Int]
  private var best: [Int]
  private var bestCost = 0
  private var floor = 0
  private var stepsLeft = 0

  private var count: Int { order.count }

  init(_ problem: CampProblem, limit: Int?) {
    let count = problem.nodeCount
    order = Self.order(of: problem)
    self.limit = max(1, min(limit ?? count, count))
    var place = [Int](repeating: 0, count: count)
    for (position, node) in order.enumerated() { place[node] = position }
    var offsets = [0]
    var heads: [Int] = []
    var pulls: [Int] = []
    for (position, node) in order.enumerated() {
      for arc in problem.offsets[node]..<problem.offsets[node + 1] {
        let head = place[Int(problem.heads[arc])]
        guard head > position else { continue }
        heads.append(head)
        pulls.append(problem.pulls[arc])
      }
      offsets.append(heads.count)
    }
    self.offsets = offsets
    self.heads = heads
    self.pulls = pulls
    pullTo = [Int](repeating: 0, count: count * self.limit)
    pullToAny = [Int](repeating: 0, count: count)
    leastOf = pullToAny
    leastFrom = [Int](repeating: 0, count: count + 1)
    labels = pullToAny
    best = pullToAny
  }

  /// Orders nodes so that each has as much as possible to do with those before it.
  private static func order(of problem: CampProblem) -> [Int] {
    let count = problem.nodeCount
    let strengths = (0..<count).map { node in
      problem.pulls[problem.offsets[node]..<problem.offsets[node + 1]].reduce(0) { $0 + abs($1) }
    }
    var ties = [Int](repeating: 0, count: count)
    var isPlaced = [Bool](repeating: false, count: count)
    var order: [Int] = []
    for _ in 0..<count {
      var next = -1
      for node in 0..<count where !isPlaced[node] {
        if next < 0 || (ties[node], strengths[node]) > (ties[next], strengths[next]) {
          next = node
        }
      }
      isPlaced[next] = true
      order.append(next)
      for arc in problem.offsets[next]..<problem.offsets[next + 1] {
        ties[Int(problem.heads[arc])] += abs(problem.pulls[arc])
      }
    }
    return order
  }

  /// Searches for a division cheaper than one known, and ends at one that is cheap enough.
  mutating func run(below known: Int, enough: Int, steps: inout Int) -> Outcome {
    stepsLeft = steps
    defer { steps = stepsLeft }
    var hasFound = count == 0 && known > 0
    for first in stride(from: count - 1, through: 0, by: -1) {
      // Put first of all where it suits the best division of those after it.
      var wanted = [Int](repeating: 0, count: limit)
      var pulled = 0
      for arc in offsets[first]..<offsets[first + 1] {
        wanted[best[heads[arc]]] += pulls[arc]
        pulled += max(0, pulls[arc])
      }
      let camp = wanted.indices.max { (wanted[$0], -$0) < (wanted[$1], -$1) } ?? 0
      best[first] = camp
      bestCost = leastFrom[first + 1] + pulled - wanted[camp]
      floor = leastFrom[first + 1]
      if first == 0 {
        hasFound = bestCost < known
        floor = max(floor, enough)
        if !hasFound { bestCost = known }
      }
      if bestCost > floor {
        let before = bestCost
        leastSum = 0
        search(first, used: 0, cost: 0)
        if stepsLeft <= 0 {
          return Outcome(
            labels: hasFound || (first == 0 && bestCost < before) ? labelsOfNodes() : nil,
            least: leastFrom[first + 1], isComplete: false)
        }
        if first == 0, bestCost < before { hasFound = true }
      }
      leastFrom[first] = bestCost
      // What the last nodes cost, all cost: it may already be too much.
      if leastFrom[first] >= known {
        return Outcome(labels: nil, least: known, isComplete: true)
      }
    }
    return Outcome(
      labels: hasFound ? labelsOfNodes() : nil, least: min(leastFrom[0], known),
      isComplete: true)
  }

  private func labelsOfNodes() -> [UInt32] {
    var all = [UInt32](repeating: 0, count: count)
    for (place, node) in order.enumerated() { all[node] = UInt32(best[place]) }
    return all
  }

  /// Tries every camp for a node, the one that costs least first.
  private mutating func search(_ place: Int, used: Int, cost: Int) {
    if place == count {
      bestCost = cost
      best.replaceSubrange(0..<count, with: labels)
      return
    }
    leastSum -= leastOf[place]
    defer { leastSum += leastOf[place] }
    let base = place * limit
    let camps = (0..<min(used + 1, limit)).sorted {
      (-pullTo[base + $0], $0) < (-pullTo[base + $1], $1)
    }
    for camp in camps {
      let newCost = cost + pullToAny[place] - pullTo[base + camp]
      if newCost + leastSum + leastFrom[place + 1] >= bestCost { return }
      stepsLeft -= 1
      if stepsLeft <= 0 { return }
      labels[place] = camp
      let nowUsed = max(used, camp + 1)
      put(place, camp, sign: 1, used: nowUsed)
      if newCost + leastSum + leastFrom[place + 1] < bestCost {
        search(place + 1, used: nowUsed, cost: newCost)
      }
      put(place, camp, sign: -1, used: nowUsed)
      if bestCost <= floor { return }
    }
  }

  /// Counts the ties of a node put into a camp, or taken out of it, to those to come.
  private mutating func put(_ place: Int, _ camp: Int, sign: Int, used: Int) {
    let open = min(used + 1, limit)
    for arc in offsets[place]..<offsets[place + 1] {
      let head = heads[arc]
      let base = head * limit
      pullTo[base + camp] += sign * pulls[arc]
      pullToAny[head] += sign * max(0, pulls[arc])
      var most = pullTo[base]
      for other in 1..<max(1, open) { most = max(most, pullTo[base + other]) }
      let least = pullToAny[head] - most
      leastSum += least - leastOf[head]
      leastOf[head] = least
    }
  }
}
