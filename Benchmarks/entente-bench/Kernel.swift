import EntenteGraph

/// A kernel that can be timed.
struct Kernel: Sendable {
  /// Runs it, from a node if it is a search.
  var run: @Sendable (CSRGraph, _ source: Int, Workers) throws -> KernelResult

  init(_ run: @escaping @Sendable (CSRGraph, Workers) throws -> KernelResult) {
    self.run = { graph, _, workers in try run(graph, workers) }
  }

  /// A kernel that starts from one node.
  init(
    search: @escaping @Sendable (CSRGraph, _ source: Int, Workers) throws -> KernelResult
  ) {
    run = search
  }

  /// A kernel that gives each node a score.
  static func scores(_ run: @escaping @Sendable (CSRGraph, Workers) throws -> [Double]) -> Kernel {
    Kernel { KernelResult(scores: try run($0, $1)) }
  }

  /// The node from which single-source kernels start: the first of highest degree.
  static func start(in graph: CSRGraph) -> Int {
    let degrees = graph.nodes.map { node in
      graph.neighbors(of: node).count
        + (graph.isDirected ? graph.predecessors(of: node).count : 0)
    }
    return degrees.indices.max { (degrees[$0], $1) < (degrees[$1], $0) } ?? 0
  }
}

/// What a kernel gave, in the few numbers by which results are compared.
///
/// They are worked out when they are asked for, after the kernel has been timed.
struct KernelResult {
  private let summarize: () -> String

  var digest: String { summarize() }

  init(digest: @escaping () -> String) { summarize = digest }

  /// Sum, root of the sum of squares, greatest, and the first five nodes by score.
  init(scores: some Collection<Double>) {
    self.init {
      let scores = Array(scores)
      let sum = scores.reduce(0, +)
      let squares = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
      let top = order.prefix(5).map { "[\($0),\(scores[$0])]" }.joined(separator: ",")
      return "{\"l1\":\(sum),\"l2\":\(squares),\"max\":\(scores.max() ?? 0),\"top\":[\(top)]}"
    }
  }

  /// The number of parts and the size of the largest.
  init(labels: [Int]) {
    self.init {
      var sizes: [Int: Int] = [:]
      for label in labels { sizes[label, default: 0] += 1 }
      return "{\"parts\":\(sizes.count),\"largest\":\(sizes.values.max() ?? 0)}"
    }
  }

  /// A count.
  init(count: Int) { self.init { "{\"count\":\(count)}" } }
}
