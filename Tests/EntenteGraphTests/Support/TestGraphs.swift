import EntenteGraph
import Testing

extension CSRGraph {
  /// Node 0 joined to `leafCount` others.
  static func star(leafCount: Int) -> CSRGraph {
    CSRGraph(nodeCount: leafCount + 1, edges: (0..<leafCount).map { (0, Node($0 + 1)) })
  }

  /// Nodes in a row.
  static func path(nodeCount: Int) -> CSRGraph {
    CSRGraph(
      nodeCount: nodeCount, edges: (0..<max(0, nodeCount - 1)).map { (Node($0), Node($0 + 1)) })
  }

  /// Nodes in a ring.
  static func cycle(nodeCount: Int, isDirected: Bool = false) -> CSRGraph {
    CSRGraph(
      nodeCount: nodeCount,
      edges: (0..<nodeCount).map { (Node($0), Node(($0 + 1) % nodeCount)) },
      isDirected: isDirected)
  }

  /// Every node joined to every other.
  static func complete(nodeCount: Int) -> CSRGraph {
    .multipartite(sides: [Int](repeating: 1, count: nodeCount))
  }

  /// Every node joined to every node of the other sides.
  static func multipartite(sides: [Int]) -> CSRGraph {
    let side = sides.enumerated().flatMap { [Int](repeating: $0.offset, count: $0.element) }
    var edges: [(Node, Node)] = []
    for u in side.indices {
      for v in side.indices where u < v && side[u] != side[v] { edges.append((Node(u), Node(v))) }
    }
    return CSRGraph(nodeCount: side.count, edges: edges)
  }

  /// Rows and columns of nodes, joined to those beside them.
  static func grid(width: Int, height: Int) -> CSRGraph {
    var edges: [(Node, Node)] = []
    for y in 0..<height {
      for x in 0..<width {
        let node = y * width + x
        if x + 1 < width { edges.append((Node(node), Node(node + 1))) }
        if y + 1 < height { edges.append((Node(node), Node(node + width))) }
      }
    }
    return CSRGraph(nodeCount: width * height, edges: edges)
  }

  /// Edges drawn with repetition, so that loops and parallel edges occur.
  static func random(
    nodeCount: Int, edgeCount: Int, isDirected: Bool, isWeighted: Bool, seed: UInt64
  ) -> CSRGraph {
    var random = SplitMix(state: seed)
    var edges: [(Node, Node)] = []
    var weights: [Double] = []
    for _ in 0..<edgeCount {
      edges.append((Node(random.below(nodeCount)), Node(random.below(nodeCount))))
      // Tenths make sums that tie on paper but not in floating point.
      weights.append(Double(random.below(6) + 1) / 10)
    }
    return CSRGraph(
      nodeCount: nodeCount, edges: edges, weights: isWeighted ? weights : nil,
      isDirected: isDirected)
  }
}

/// What a random graph is drawn from.
struct RandomCase: CustomTestStringConvertible, Sendable {
  let isDirected: Bool
  let isWeighted: Bool
  let seed: UInt64

  /// Sparse and dense graphs of every sort.
  static let all: [RandomCase] = (0..<32).map { number in
    RandomCase(isDirected: number & 1 == 1, isWeighted: number & 2 == 2, seed: number)
  }

  func graph(nodeCount: Int = 11) -> CSRGraph {
    .random(
      nodeCount: nodeCount, edgeCount: nodeCount / 2 + Int(seed), isDirected: isDirected,
      isWeighted: isWeighted, seed: seed)
  }

  var lengths: EdgeLengths { isWeighted ? .weights : .hops }

  var testDescription: String {
    "\(isDirected ? "directed" : "undirected"), \(isWeighted ? "weighted" : "unweighted"), \(seed)"
  }
}

/// A small generator of reproducible numbers, by Steele, Lea and Flood.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Graphs so small or odd that a kernel may stumble.
enum OddGraph: CaseIterable {
  case empty, oneNode, oneLoop, parallelEdges, twoComponents, noEdges, zeroWeights
  case directedLoop, directedChain, directedParallel, hugeWeights

  var graph: CSRGraph {
    switch self {
    case .empty: CSRGraph(nodeCount: 0, edges: [])
    case .oneNode: CSRGraph(nodeCount: 1, edges: [])
    case .oneLoop: CSRGraph(nodeCount: 1, edges: [(0, 0)])
    case .parallelEdges: CSRGraph(nodeCount: 2, edges: [(0, 1), (1, 0), (0, 1)])
    case .twoComponents: CSRGraph(nodeCount: 5, edges: [(0, 1), (2, 3), (3, 4)])
    case .noEdges: CSRGraph(nodeCount: 4, edges: [])
    case .zeroWeights: CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], weights: [0, 0])
    case .directedLoop: CSRGraph(nodeCount: 2, edges: [(0, 0), (0, 1)], isDirected: true)
    case .directedChain: CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
    case .directedParallel:
      CSRGraph(nodeCount: 2, edges: [(0, 1), (0, 1), (1, 0)], isDirected: true)
    case .hugeWeights:
      CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2), (2, 0)], weights: [1e308, 1e308, 1e308])
    }
  }
}
