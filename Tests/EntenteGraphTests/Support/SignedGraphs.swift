import EntenteGraph
import Foundation
import Testing

extension SignedGraph {
  /// Pairs drawn with a probability, each positive with another.
  static func random(
    nodeCount: Int, edgeShare: Double, positiveShare: Double, seed: UInt64
  ) -> SignedGraph {
    var random = SplitMix(state: seed)
    func isDrawn(_ share: Double) -> Bool { Double(random.below(1000)) < share * 1000 }
    var edges: [(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)] = []
    for v in 0..<nodeCount {
      for u in 0..<v where isDrawn(edgeShare) {
        edges.append((CSRGraph.Node(u), CSRGraph.Node(v), isPositive: isDrawn(positiveShare)))
      }
    }
    return SignedGraph(nodeCount: nodeCount, edges: edges)
  }

  /// Every pair, all of one sign.
  static func complete(nodeCount: Int, isPositive: Bool) -> SignedGraph {
    .random(nodeCount: nodeCount, edgeShare: 1, positiveShare: isPositive ? 1 : 0, seed: 0)
  }

  /// A ring with some negative edges.
  static func ring(nodeCount: Int, negative: Int) -> SignedGraph {
    var edges: [(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)] = []
    for node in 0..<nodeCount {
      let next = CSRGraph.Node((node + 1) % nodeCount)
      edges.append((CSRGraph.Node(node), next, isPositive: node >= negative))
    }
    return SignedGraph(nodeCount: nodeCount, edges: edges)
  }

  /// Nodes in a row, every third edge negative.
  static func path(nodeCount: Int) -> SignedGraph {
    var edges: [(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)] = []
    for node in 0..<nodeCount - 1 {
      edges.append((CSRGraph.Node(node), CSRGraph.Node(node + 1), isPositive: node % 3 > 0))
    }
    return SignedGraph(nodeCount: nodeCount, edges: edges)
  }

  /// Every pair, friends if both are even or both odd.
  static func twoCamps(nodeCount: Int) -> SignedGraph {
    var edges: [(CSRGraph.Node, CSRGraph.Node, isPositive: Bool)] = []
    for v in 0..<nodeCount {
      for u in 0..<v {
        edges.append((CSRGraph.Node(u), CSRGraph.Node(v), isPositive: u % 2 == v % 2))
      }
    }
    return SignedGraph(nodeCount: nodeCount, edges: edges)
  }

  /// The number of edges that a division frustrates.
  func frustration(of labels: [Int]) -> Int {
    edges.count { $0.isPositive != (labels[Int($0.first)] == labels[Int($0.second)]) }
  }

  /// Every division in so many camps at most, the first node in the first.
  func divisions(limit: Int) -> [[Int]] {
    var all: [[Int]] = [[]]
    for _ in 0..<nodeCount {
      all = all.flatMap { labels in
        (0..<min(limit, (labels.max() ?? -1) + 2)).map { labels + [$0] }
      }
    }
    return all
  }
}

/// What other programs say of groups and balance, as written by `scripts/reference-groups`.
struct GroupReferences: Decodable, Sendable {
  struct Structure: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let nodeCount: Int
    let edges: [[UInt32]]
    let weights: [Double]?
    let articulationPoints: [UInt32]
    let bridges: [[UInt32]]
    let biconnected: [[UInt32]]
    let modules: [Int32]
    let codeLength: Double

    var testDescription: String { name }

    var graph: CSRGraph {
      CSRGraph(nodeCount: nodeCount, edges: edges.map { ($0[0], $0[1]) }, weights: weights)
    }
  }

  struct Flow: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let nodeCount: Int
    let edges: [[UInt32]]
    let weights: [Double]?
    let modules: [Int32]
    let codeLength: Double

    var testDescription: String { name }

    var graph: CSRGraph {
      CSRGraph(
        nodeCount: nodeCount, edges: edges.map { ($0[0], $0[1]) }, weights: weights,
        isDirected: true)
    }
  }

  struct Signed: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let nodeCount: Int
    let edges: [[UInt32]]
    let pn: [Double]
    /// Of the pairs as arcs, from their first ends to their second.
    let pnIncoming: [Double]?
    let pnOutgoing: [Double]?
    let labels: [Int32]
    let modularity: Double

    var testDescription: String { name }

    var graph: SignedGraph {
      SignedGraph(
        nodeCount: nodeCount, edges: edges.map { ($0[0], $0[1], isPositive: $0[2] == 1) })
    }

    var layers: [CommunityLayer] {
      [true, false].map { isPositive in
        CommunityLayer(
          CSRGraph(
            nodeCount: nodeCount,
            edges: edges.filter { ($0[2] == 1) == isPositive }.map { ($0[0], $0[1]) }),
          weight: isPositive ? 1 : -1)
      }
    }
  }

  let structures: [Structure]
  let flows: [Flow]
  let signed: [Signed]

  static let all: GroupReferences = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/reference-groups.json")
    do {
      return try JSONDecoder().decode(GroupReferences.self, from: Data(contentsOf: file))
    } catch {
      fatalError("The reference values cannot be read: \(error)")
    }
  }()
}
