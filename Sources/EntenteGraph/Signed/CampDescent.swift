/// The search for a division into camps that costs little, by moving one node at a time.
struct CampDescent {
  private let problem: CampProblem

  /// The greatest number of camps.
  private let limit: Int

  private var labels: [UInt32]

  /// The number of nodes in each camp.
  private var sizes: [Int]

  /// Camps without nodes, and some that have been without.
  private var emptied: [UInt32]

  /// What pulls the current node to each camp, and the camps met.
  private var pullTo: [Int]
  private var met: [UInt32] = []

  /// Finds a division from several beginnings, the more often the smaller the problem.
  ///
  /// The first is right if a division without cost exists: camps by signs along a tree, or
  /// the parts that positive ties hold together. Later ones are the best so far with some
  /// nodes moved at random.
  static func cheap(_ problem: CampProblem, limit: Int?, seed: UInt64) -> [UInt32] {
    let count = problem.nodeCount
    let bound = max(1, min(limit ?? count, count))
    var random = SplitMix64(seed: seed)
    var best = limit == 2 ? Self.alongTree(problem) : Self.heldTogether(problem, limit: bound)
    var descent = CampDescent(problem, limit: bound, labels: best)
    descent.settle(Array(0..<count))
    best = descent.labels
    var cost = problem.cost(of: best)
    let rounds = max(1, min(60, 2_000_000 / (problem.heads.count + 1)))
    for _ in 0..<rounds where cost > 0 {
      var moved: [Int] = []
      for _ in 0..<max(2, count / 8) {
        let node = Int(random.next() % UInt64(count))
        descent.move(node, to: descent.otherCamp(for: node, random: &random))
        moved.append(node)
      }
      descent.settle(moved)
      let found = problem.cost(of: descent.labels)
      if found <= cost {
        (best, cost) = (descent.labels, found)
      } else {
        descent = CampDescent(problem, limit: bound, labels: best)
      }
    }
    return best
  }

  private init(_ problem: CampProblem, limit: Int, labels: [UInt32]) {
    self.problem = problem
    self.limit = limit
    self.labels = labels
    var sizes = [Int](repeating: 0, count: limit)
    for label in labels { sizes[Int(label)] += 1 }
    self.sizes = sizes
    emptied = sizes.indices.reversed().filter { sizes[$0] == 0 }.map { UInt32($0) }
    pullTo = [Int](repeating: 0, count: limit)
  }

  /// Two camps such that no edge of a spanning tree costs anything.
  private static func alongTree(_ problem: CampProblem) -> [UInt32] {
    var labels = [UInt32](repeating: .max, count: problem.nodeCount)
    var reached: [Int] = []
    for root in labels.indices where labels[root] == .max {
      labels[root] = 0
      reached.append(root)
      while let node = reached.popLast() {
        for arc in problem.offsets[node]..<problem.offsets[node + 1] {
          let head = Int(problem.heads[arc])
          if labels[head] != .max { continue }
          labels[head] = problem.pulls[arc] > 0 ? labels[node] : 1 - labels[node]
          reached.append(head)
        }
      }
    }
    return labels
  }

  /// The parts that positive edges hold together, as many as there may be.
  private static func heldTogether(_ problem: CampProblem, limit: Int) -> [UInt32] {
    var labels = [UInt32](repeating: .max, count: problem.nodeCount)
    var reached: [Int] = []
    var next = 0
    for root in labels.indices where labels[root] == .max {
      let label = UInt32(next % limit)
      next += 1
      labels[root] = label
      reached.append(root)
      while let node = reached.popLast() {
        for arc in problem.offsets[node]..<problem.offsets[node + 1]
        where problem.pulls[arc] > 0 && labels[Int(problem.heads[arc])] == .max {
          labels[Int(problem.heads[arc])] = label
          reached.append(Int(problem.heads[arc]))
        }
      }
    }
    return labels
  }

  /// The camp of a node drawn at random, or one without nodes; of two camps the other.
  private mutating func otherCamp(for node: Int, random: inout SplitMix64) -> UInt32 {
    if limit == 2 { return 1 - labels[node] }
    let drawn = random.next()
    if drawn % 4 == 0, let empty = emptyCamp() { return empty }
    return labels[Int((drawn >> 2) % UInt64(labels.count))]
  }

  /// A camp without nodes, if there may be one more.
  private mutating func emptyCamp() -> UInt32? {
    while let camp = emptied.last {
      if sizes[Int(camp)] == 0 { return camp }
      emptied.removeLast()
    }
    return nil
  }

  private mutating func move(_ node: Int, to camp: UInt32) {
    let own = Int(labels[node])
    if own == Int(camp) { return }
    sizes[own] -= 1
    if sizes[own] == 0 { emptied.append(UInt32(own)) }
    sizes[Int(camp)] += 1
    labels[node] = camp
  }

  /// Moves nodes to the camps that pull them most, beginning with some, until none gains.
  private mutating func settle(_ first: [Int]) {
    var line = WaitingLine(nodeCount: problem.nodeCount)
    for node in first { line.append(UInt32(node)) }
    for node in first {
      for arc in problem.offsets[node]..<problem.offsets[node + 1] {
        line.append(problem.heads[arc])
      }
    }
    while let next = line.popFirst() {
      let node = Int(next)
      guard let camp = better(for: node) else { continue }
      move(node, to: camp)
      for arc in problem.offsets[node]..<problem.offsets[node + 1] {
        line.append(problem.heads[arc])
      }
    }
  }

  /// The camp that pulls a node most, if more than its own.
  private mutating func better(for node: Int) -> UInt32? {
    for arc in problem.offsets[node]..<problem.offsets[node + 1] {
      let label = labels[Int(problem.heads[arc])]
      if pullTo[Int(label)] == 0 { met.append(label) }
      pullTo[Int(label)] += problem.pulls[arc]
    }
    let own = labels[node]
    var (camp, most) = (own, pullTo[Int(own)])
    for label in met where pullTo[Int(label)] > most {
      (camp, most) = (label, pullTo[Int(label)])
    }
    if most < 0, sizes[Int(own)] > 1, let empty = emptyCamp() { camp = empty }
    for label in met { pullTo[Int(label)] = 0 }
    met.removeAll(keepingCapacity: true)
    return camp == own ? nil : camp
  }
}
