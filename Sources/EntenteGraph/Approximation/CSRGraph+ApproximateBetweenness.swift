extension CSRGraph {
  /// Returns an estimate of the betweenness of every node, from a sample of shortest
  /// paths, with a bound on its error.
  ///
  /// The conventions are those of `betweennessCentrality(lengths:)`, of which this is an
  /// estimate: scores are not normalized. The `error` asked for is one of normalized
  /// scores: with at least the probability `confidence`, **every** exact score is within
  ///
  ///     error · (n − 1)(n − 2)        half of it if undirected
  ///
  /// of its estimate, all at the same time. The result tells the bound in the unit of the
  /// scores, and narrower intervals for nodes that few paths pass through.
  ///
  /// Pairs of nodes are drawn, and of each pair one of the shortest paths between them.
  /// The share of paths that pass through a node estimates the share of pairs for which
  /// it stands between. Paths are drawn until the bound of Chernoff, by the probability
  /// that each node may use up, is met for all; so much depends on the graph and not on
  /// its size. A tenth of the paths or less is drawn ahead, to share out that probability.
  /// Where so many would be needed that the exact scores are as little work, those are
  /// returned.
  ///
  /// KADABRA, from which drawing of paths and sharing of probabilities come, knows when to
  /// stop by a bound for martingales, and ends at the latest by one whose constant was
  /// found by experiment. The bound here needs none.
  ///
  ///     let star = CSRGraph(nodeCount: 1001, edges: (1...1000).map { (0, $0) })
  ///     star.approximateBetweenness(error: 0.01, confidence: 0.99).values[0] / 499_500
  ///     // 1.00, give or take 0.01
  ///
  /// - Parameters:
  ///   - error: How far a normalized score may be off, greater than 0 and less than 1.
  ///   - confidence: How likely all scores are to be within that, greater than 0 and less
  ///     than 1.
  ///   - lengths: How long the edges are.
  ///   - seed: What the sample is drawn from. The same seed gives the same sample.
  ///   - workers: The threads to use. Any number of them gives the same scores.
  ///
  /// - Returns: The scores, each with its interval.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(log(*n*/*δ*)/*ε*²) paths or fewer for the error *ε* and confidence
  ///   1 − *δ*. By hops, a path of most networks takes about √*m* time, of any O(*m*); by
  ///   weights O(*m* log *n*).
  ///
  /// > M. Borassi, E. Natale. "KADABRA is an ADaptive Algorithm for Betweenness via Random
  /// > Approximation." *ESA 2016*, LIPIcs 57, 20:1–20:18.
  /// > doi:[10.4230/LIPIcs.ESA.2016.20](https://doi.org/10.4230/LIPIcs.ESA.2016.20)
  /// >
  /// > M. Riondato, E. M. Kornaropoulos. "Fast approximation of betweenness centrality
  /// > through sampling." *Data Mining and Knowledge Discovery* 30(2), 2016, pp. 438–475.
  /// > doi:[10.1007/s10618-015-0423-0](https://doi.org/10.1007/s10618-015-0423-0)
  public func approximateBetweenness(
    error: Double, confidence: Double, lengths: EdgeLengths = .hops, seed: UInt64 = 1,
    workers: Workers = .all
  ) -> ApproximateScores {
    let exactWork = Double(nodeCount) * Double(outgoing.heads.count)
    return sampledBetweenness(
      error: error, confidence: confidence, lengths: lengths, seed: seed, workers: workers,
      mostWork: exactWork)
      ?? ApproximateScores(exact: betweennessCentrality(lengths: lengths, workers: workers))
  }

  /// Returns the estimate, whatever it costs up to a number of arcs to look at; `nil` if
  /// it costs more.
  package func sampledBetweenness(
    error: Double, confidence: Double, lengths: EdgeLengths = .hops, seed: UInt64 = 1,
    workers: Workers = .all, mostWork: Double = .infinity
  ) -> ApproximateScores? {
    precondition(error > 0 && error < 1, "An error lies between 0 and 1")
    precondition(confidence > 0 && confidence < 1, "A confidence lies between 0 and 1")
    let lengths = isWeighted ? lengths : .hops
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    // No one stands between two others.
    if nodeCount < 3 || outgoing.heads.isEmpty { return betweennessOfNone }
    let n = Double(nodeCount)
    let pathError = error * (n - 2) / n
    let sample = PathSample(graph: self, lengths: lengths, seed: seed, workers: workers)

    var budget = FailureBudget(total: 1 - confidence)
    var failure = budget.next()
    var pilot = sample
    pilot.draw(Int(min(8192, 5 / pathError)) + 1)
    let shares = FailureShares(
      hits: pilot.hits, trials: pilot.count, error: pathError, failure: failure)
    var main = sample
    main.next = pilot.count
    var goal = shares.trialsNeeded * 1.05
    let workPerPath = Double(pilot.arcCount) / Double(pilot.count) + 1
    while true {
      if goal * workPerPath > mostWork || goal > 0x1p52 { return nil }
      main.draw(Int(goal) + 1 - main.count)
      let bounds = nodes.lazy.map { node in
        BinomialBound(
          hits: Int(main.hits[node]), trials: main.count,
          surprise: shares.surprise(hits: pilot.hits[node], failure: failure))
      }
      if bounds.allSatisfy({ $0.isWithin(pathError) }) {
        return scores(of: main, bounds: bounds, error: error, confidence: confidence)
      }
      failure = budget.next()
      goal *= 1.2
    }
  }

  private var betweennessOfNone: ApproximateScores {
    ApproximateScores(exact: [Double](repeating: 0, count: nodeCount))
  }

  /// Scores shares of pairs by the number of pairs.
  private func scores(
    of sample: PathSample, bounds: some Collection<BinomialBound>, error: Double,
    confidence: Double
  ) -> ApproximateScores {
    let n = Double(nodeCount)
    let pairs = n * (n - 1) / (isDirected ? 1 : 2)
    let intervals = bounds.map(\.interval)
    return ApproximateScores(
      values: sample.hits.map { Double($0) / Double(sample.count) * pairs },
      lower: intervals.map { $0.lowerBound * pairs },
      upper: intervals.map { $0.upperBound * pairs },
      error: error * (n - 1) * (n - 2) / (isDirected ? 1 : 2), confidence: confidence,
      sampleCount: sample.next)
  }
}

/// Shortest paths between random pairs, and how many pass through each node.
private struct PathSample {
  let graph: CSRGraph
  let lengths: EdgeLengths
  let seed: UInt64
  let workers: Workers

  /// The number of the path to be drawn next.
  var next = 0

  /// The number of paths drawn.
  private(set) var count = 0

  /// The number of those that pass through each node.
  private(set) var hits: [UInt32]

  /// The number of arcs looked at.
  private(set) var arcCount = 0

  init(graph: CSRGraph, lengths: EdgeLengths, seed: UInt64, workers: Workers) {
    self.graph = graph
    self.lengths = lengths
    self.seed = seed
    self.workers = workers
    hits = [UInt32](repeating: 0, count: graph.nodeCount)
  }

  /// Draws more paths.
  mutating func draw(_ more: Int) {
    guard more > 0 else { return }
    let width = 64
    let numbers = next..<next + more
    let (graph, lengths, seed) = (graph, lengths, seed)
    let parts = workers.forEach(
      of: (more + width - 1) / width,
      storage: { DrawnPaths(graph: graph, lengths: lengths) },
      { piece, paths in
        for number in numbers.dropFirst(piece * width).prefix(width) {
          paths.draw(SplitMix64(seed: seed, sample: number))
        }
      })
    for part in parts {
      for node in hits.indices { hits[node] += part.hits[node] }
      arcCount += part.arcCount
    }
    count += more
    next += more
  }
}

/// The paths that one thread has drawn.
private struct DrawnPaths: Sendable {
  let graph: CSRGraph
  private(set) var hits: [UInt32]
  private var sampler: PathSampler?
  private var lengthSampler: LengthPathSampler?

  var arcCount: Int { (sampler?.arcCount ?? 0) + (lengthSampler?.arcCount ?? 0) }

  init(graph: CSRGraph, lengths: EdgeLengths) {
    self.graph = graph
    hits = [UInt32](repeating: 0, count: graph.nodeCount)
    switch lengths {
    case .hops: sampler = PathSampler(nodeCount: graph.nodeCount)
    case .weights: lengthSampler = LengthPathSampler(nodeCount: graph.nodeCount)
    }
  }

  mutating func draw(_ random: SplitMix64) {
    var random = random
    let source = random.below(graph.nodeCount)
    var target = random.below(graph.nodeCount - 1)
    if target >= source { target += 1 }
    if sampler != nil {
      sampler?.drawPath(from: source, to: target, in: graph, using: &random)
      for node in sampler?.inner ?? [] { hits[Int(node)] += 1 }
    } else {
      lengthSampler?.drawPath(from: source, to: target, in: graph, using: &random)
      for node in lengthSampler?.inner ?? [] { hits[Int(node)] += 1 }
    }
  }
}
