/// What the betweenness of one node is made of.
public struct BetweennessParts: Sendable, Hashable {
  /// Two nodes, and the share of the shortest paths between them that pass through the
  /// node.
  public struct Pair: Sendable, Hashable {
    /// The node at which the paths begin; of an undirected graph, the smaller.
    public let source: CSRGraph.Node

    /// The node at which they end.
    public let target: CSRGraph.Node

    /// The share, greater than 0 and at most 1.
    public let share: Double
  }

  /// The betweenness of the node.
  public let score: Double

  /// What comes in by each edge, in the order of `predecessors(of:)`.
  ///
  /// A path through the node goes by two of its edges, so that each has half of it. With
  /// those of ``leaving``, they add up to the score.
  public let entering: [Double]

  /// What goes out by each edge, in the order of `neighbors(of:)`; none of an undirected
  /// graph, whose edges are all among ``entering``.
  public let leaving: [Double]

  /// What the paths from each node add, in node order.
  ///
  /// The sum is the score. The two ends of an undirected pair have half of it each.
  public let ofSources: [Double]

  /// The pairs with the largest shares; those that tie are in the order of their nodes.
  public let pairs: [Pair]

  /// The number of pairs some of whose shortest paths pass through the node.
  public let pairCount: Int
}

extension CSRGraph {
  /// Returns what the betweenness of a node is made of: the pairs that it sits between,
  /// and the edges by which their paths come and go.
  ///
  /// Conventions are those of ``betweennessCentrality(lengths:workers:)``: a pair of an
  /// undirected graph counts once, and scores are not normalized.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     path.betweennessParts(of: 1, pairCount: 9).pairs  // [(0, 2, share 1)]
  ///     path.betweennessParts(of: 1, pairCount: 9).entering  // [½, ½]
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - pairCount: How many pairs to return at most.
  ///   - lengths: How long the edges are.
  ///   - workers: The threads to use; every number gives the same parts.
  ///
  /// - Returns: The parts.
  ///
  /// - Precondition: By `.weights`, every weight is greater than 0.
  ///
  /// - Complexity: O(*nm*) by hops, O(*nm* log *n*) by weights; O(*n* + *m*) space a thread.
  ///
  /// > U. Brandes. "On variants of shortest-path betweenness centrality and their generic
  /// > computation." *Social Networks* 30(2), 2008, pp. 136–145.
  /// > doi:[10.1016/j.socnet.2007.11.001](https://doi.org/10.1016/j.socnet.2007.11.001)
  public func betweennessParts(
    of node: Int, pairCount: Int, lengths: EdgeLengths = .hops, workers: Workers = .all
  ) -> BetweennessParts {
    precondition(nodes.contains(node), "The graph lacks the node")
    precondition(pairCount >= 0, "The number of pairs is negative")
    precondition(lengths == .hops || hasPositiveWeights(), "A length must be greater than 0")
    // Their number does not depend on that of the threads.
    let pieces = min(64, nodeCount)
    let searches = workers.forEach(
      of: pieces,
      storage: { PassageSearch(through: node, in: self, lengths: lengths, pairCount: pairCount) },
      { piece, search in
        let sources = nodeCount * piece / pieces..<nodeCount * (piece + 1) / pieces
        search.addPassages(from: sources, piece: piece)
      })
    let found = searches.flatMap(\.passages).sorted { $0.piece < $1.piece }
    // From both ends of a pair, or from one.
    let factor = isDirected ? 1.0 : 0.5
    var entering = [Double](repeating: 0, count: predecessors(of: node).count)
    var leaving = [Double](repeating: 0, count: isDirected ? neighbors(of: node).count : 0)
    var ofSources = [Double](repeating: 0, count: nodeCount)
    var pairs: [BetweennessParts.Pair] = []
    var score = 0.0
    for passage in found {
      for arc in entering.indices { entering[arc] += passage.entering[arc] }
      for arc in leaving.indices { leaving[arc] += passage.leaving[arc] }
      for (source, sum) in passage.sums {
        ofSources[Int(source)] = sum * factor
        score += sum * factor
      }
      pairs += passage.pairs
    }
    pairs.keepLargest(pairCount)
    return BetweennessParts(
      // Entering and leaving are one in an undirected graph, where pairs count twice.
      score: score, entering: entering.map { $0 / 2 }, leaving: leaving.map { $0 / 2 },
      ofSources: ofSources, pairs: pairs, pairCount: found.reduce(0) { $0 + $1.pairCount })
  }
}

extension [BetweennessParts.Pair] {
  /// Keeps the pairs with the largest shares, in order.
  fileprivate mutating func keepLargest(_ count: Int) {
    sort { ($1.share, $0.source, $0.target) < ($0.share, $1.source, $1.target) }
    if self.count > count { removeSubrange(count...) }
  }
}

/// The shares of shortest paths that pass through one node, from source to source over
/// storage reused.
private struct PassageSearch: Sendable {
  /// What was found from the sources of one piece.
  struct Passages: Sendable {
    var piece: Int
    var entering: [Double]
    var leaving: [Double]
    var sums: [(source: CSRGraph.Node, sum: Double)] = []
    var pairs: [BetweennessParts.Pair] = []
    var pairCount = 0
  }

  private let node: Int
  private let graph: CSRGraph
  private let lengths: EdgeLengths
  private let wanted: Int

  /// How many pairs are kept until the smallest of them are let go.
  private let room: Int
  private var search: PathSearch
  private var count: ShortestPathCount

  /// The share of the source's paths to each node that pass through the one asked about;
  /// 0 between searches.
  private var passing: [Double]

  /// What depends on each node behind it: the share of all paths that pass through it.
  private var dependency: [Double]

  private(set) var passages: [Passages] = []

  init(through node: Int, in graph: CSRGraph, lengths: EdgeLengths, pairCount: Int) {
    self.node = node
    self.graph = graph
    self.lengths = lengths
    wanted = pairCount
    room = pairCount < .max / 8 ? 4 * pairCount + 64 : .max
    search = PathSearch(nodeCount: graph.nodeCount)
    count = ShortestPathCount(nodeCount: graph.nodeCount)
    passing = [Double](repeating: 0, count: graph.nodeCount)
    dependency = passing
  }

  mutating func addPassages(from sources: Range<Int>, piece: Int) {
    var found = Passages(
      piece: piece, entering: Array(repeating: 0, count: graph.predecessors(of: node).count),
      leaving: Array(repeating: 0, count: graph.isDirected ? graph.neighbors(of: node).count : 0))
    for source in sources where source != node {
      search.run(from: source, along: graph.outgoing, lengths: lengths)
      guard search.position[node] >= 0 else { continue }
      count.countPaths(over: search, in: graph, lengths: lengths)
      let sum = pass(from: source, into: &found)
      guard sum > 0 else { continue }
      found.sums.append((CSRGraph.Node(source), sum))
      let before = graph.incoming.arcs(of: node)
      for (place, arc) in before.enumerated() {
        let tail = Int(graph.incoming.heads[arc])
        guard isShortest(tail, node, graph.incoming.weights?[arc]) else { continue }
        found.entering[place] += count.share(of: tail, in: node) * sum
      }
      if graph.isDirected { addLeaving(into: &found) }
    }
    found.pairs.keepLargest(wanted)
    passages.append(found)
  }

  /// Spreads the share of paths through the node to all nodes behind it.
  ///
  /// - Returns: The sum of the shares.
  private mutating func pass(from source: Int, into found: inout Passages) -> Double {
    let start = Int(search.position[node])
    passing[node] = 1
    var sum = 0.0
    for place in start + 1..<max(start + 1, search.reached.count) {
      let head = Int(search.reached[place])
      var share = 0.0
      for arc in graph.incoming.arcs(of: head) {
        let tail = Int(graph.incoming.heads[arc])
        guard passing[tail] > 0, isShortest(tail, head, graph.incoming.weights?[arc]) else {
          continue
        }
        share += passing[tail] * count.share(of: tail, in: head)
      }
      guard share > 0 else { continue }
      // Rounding must not make more of it than all.
      share = min(1, share)
      passing[head] = share
      sum += share
      guard graph.isDirected || source < head else { continue }
      found.pairCount += 1
      found.pairs.append(
        .init(source: CSRGraph.Node(source), target: CSRGraph.Node(head), share: share))
      if found.pairs.count > room { found.pairs.keepLargest(wanted) }
    }
    for head in search.reached[start...] { passing[Int(head)] = 0 }
    return sum
  }

  /// Adds what goes out by each edge: the share of the paths behind it.
  private mutating func addLeaving(into found: inout Passages) {
    let start = Int(search.position[node])
    for tail in search.reached[start...].reversed() {
      let u = Int(tail)
      dependency[u] = 0
      for (place, arc) in graph.outgoing.arcs(of: u).enumerated() {
        let head = Int(graph.outgoing.heads[arc])
        guard isShortest(u, head, graph.outgoing.weights?[arc]) else { continue }
        let share = count.share(of: u, in: head) * (1 + dependency[head])
        dependency[u] += share
        if u == node { found.leaving[place] += share }
      }
    }
  }

  /// Whether a shortest path from the source goes by an edge.
  private func isShortest(_ tail: Int, _ head: Int, _ weight: Double?) -> Bool {
    let (place, next) = (search.position[tail], search.position[head])
    guard place >= 0, next > place else { return false }
    return search.distance[tail] + (lengths == .weights ? weight ?? 1 : 1)
      <= search.distance[head] * (1 + EdgeLengths.tieTolerance)
  }
}
