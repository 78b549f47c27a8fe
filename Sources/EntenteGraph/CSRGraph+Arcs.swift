extension CSRGraph {
  /// What becomes of arcs between the same two ends.
  package enum Joining: Sendable {
    /// They become one, whose weight is the sum.
    case sum
    /// They become one, whose weight is the least.
    case least
  }

  /// Arcs in columns, in an order of their own.
  package struct Arcs: Sendable {
    package var tails: [Node] = []
    package var heads: [Node] = []
    /// The weights of the arcs, or none if they have none.
    package var weights: [Double] = []

    package init() {}

    /// Makes room for arcs, of which there are none yet.
    package mutating func makeRoom(for count: Int, isWeighted: Bool) {
      tails = Array(room: count)
      heads = Array(room: count)
      if isWeighted { weights = Array(room: count) }
    }
  }

  /// Creates a graph from its arcs, those of an undirected graph from both ends.
  ///
  /// Parallel arcs keep their order, in which their weights are added up.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, at most 2³¹ − 1.
  ///   - arcs: The arcs; an undirected edge is one each way, and no loop.
  ///   - isWeighted: Whether the arcs have weights.
  ///   - joining: What becomes of parallel arcs; they are kept if nil.
  ///   - weight: What is made of the weight of each arc once they are joined.
  ///   - isDirected: Whether the arcs are edges, and not halves of some.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  package init(
    nodeCount: Int, arcs: consuming Arcs, isWeighted: Bool, joining: Joining?,
    weight: @Sendable (Double) -> Double = { $0 }, isDirected: Bool
  ) {
    precondition(nodeCount <= Int(Int32.max), "The number of nodes is out of range")
    if arcs.tails.count >= Self.leastForBuckets {
      let all = arcs
      arcs = Arcs()
      self.init(
        nodeCount: nodeCount, arcCount: all.tails.count,
        pieceCount: (all.tails.count + Arcs.pieceSize - 1) / Arcs.pieceSize,
        isWeighted: isWeighted, joining: joining, weight: weight, isDirected: isDirected
      ) { all.piece($0) }
      return
    }
    let entering = Adjacency(
      nodeCount: nodeCount, sources: arcs.tails, targets: arcs.heads,
      weights: isWeighted ? arcs.weights : nil, isDirected: true)
    arcs = Arcs()
    var outgoing = entering.transposed()
    if let joining { outgoing.join(joining) }
    outgoing.mapWeights(weight)
    self.init(
      outgoing: outgoing, edgeCount: isDirected ? outgoing.arcCount : outgoing.arcCount / 2,
      isDirected: isDirected)
  }

  /// Creates a graph from arcs that come in pieces, as threads ask for them: the same as
  /// from all of them in a row.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes, at most 2³¹ − 1.
  ///   - arcCount: About how many arcs there are.
  ///   - pieceCount: The number of pieces.
  ///   - isWeighted: Whether the arcs have weights.
  ///   - joining: What becomes of parallel arcs; they are kept if nil.
  ///   - weight: What is made of the weight of each arc once they are joined.
  ///   - isDirected: Whether the arcs are edges, and not halves of some.
  ///   - workers: The threads to use.
  ///   - piece: Gives the arcs of a piece, and is called once for each.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  package init(
    nodeCount: Int, arcCount: Int, pieceCount: Int, isWeighted: Bool, joining: Joining?,
    weight: @Sendable (Double) -> Double = { $0 }, isDirected: Bool, workers: Workers = .all,
    piece: @Sendable (Int) -> Arcs
  ) {
    guard pieceCount > 1 else {
      self.init(
        nodeCount: nodeCount, arcs: pieceCount == 0 ? Arcs() : piece(0), isWeighted: isWeighted,
        joining: joining, weight: weight, isDirected: isDirected)
      return
    }
    precondition(nodeCount <= Int(Int32.max), "The number of nodes is out of range")
    let outgoing = ArcBuckets(
      nodeCount: nodeCount, arcCount: arcCount, pieceCount: pieceCount, isWeighted: isWeighted,
      workers: workers, arcs: piece
    ).rows(joining: joining, workers: workers, weight: weight)
    ArcBuckets.returnFreed()
    self.init(
      outgoing: outgoing, edgeCount: isDirected ? outgoing.arcCount : outgoing.arcCount / 2,
      isDirected: isDirected, workers: workers)
  }

  /// How many arcs are put into rows by parts of the graph.
  static let leastForBuckets = 1 << 18
}

extension CSRGraph.Arcs {
  /// How many arcs make a piece.
  static let pieceSize = 1 << 16

  /// Some of the arcs.
  fileprivate func piece(_ piece: Int) -> Self {
    let first = piece * Self.pieceSize
    let range = first..<min(tails.count, first + Self.pieceSize)
    var some = Self()
    some.tails = Array(tails[range])
    some.heads = Array(heads[range])
    if !weights.isEmpty { some.weights = Array(weights[range]) }
    return some
  }
}

extension Adjacency {
  /// The number of arcs.
  var arcCount: Int { heads.count }

  /// Joins arcs of one row to one node, which stand side by side.
  mutating func join(_ joining: CSRGraph.Joining) {
    var kept = 0
    var first = 0
    for node in 0..<nodeCount {
      let end = offsets[node + 1]
      let start = kept
      for arc in first..<end {
        if kept > start, heads[kept - 1] == heads[arc] {
          if let weight = weights?[arc] { add(weight, to: kept - 1, joining) }
        } else {
          heads[kept] = heads[arc]
          if let weight = weights?[arc] { weights?[kept] = weight }
          kept += 1
        }
      }
      first = end
      offsets[node + 1] = kept
    }
    heads.removeSubrange(kept...)
    weights?.removeSubrange(kept...)
  }

  private mutating func add(_ weight: Double, to arc: Int, _ joining: CSRGraph.Joining) {
    guard let known = weights?[arc] else { return }
    weights?[arc] = joining == .sum ? known + weight : min(known, weight)
  }

  mutating func mapWeights(_ body: (Double) -> Double) {
    guard var mapped = weights else { return }
    weights = nil
    for arc in mapped.indices { mapped[arc] = body(mapped[arc]) }
    weights = mapped
  }
}
