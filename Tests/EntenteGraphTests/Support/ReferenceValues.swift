import EntenteGraph
import Foundation
import Testing

/// What other programs say of a graph, as written by `scripts/reference-values`.
struct ReferenceCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let nodeCount: Int
  let isDirected: Bool
  let edges: [[UInt32]]
  let weights: [Double]?
  let components: [[UInt32]]
  let largestEigenvalue: Double
  let transitivity: Double
  let values: [String: [Double]]

  /// The lengths of the shortest paths from node 0 to nodes 1 to 5.
  let pathLengths: [[Double]]

  /// The ends of the paths of `betweennessOfSubset`.
  let sources: [Int]
  let targets: [Int]

  var testDescription: String { name }

  var lengths: EdgeLengths { weights == nil ? .hops : .weights }

  var graph: CSRGraph {
    CSRGraph(
      nodeCount: nodeCount, edges: edges.map { ($0[0], $0[1]) }, weights: weights,
      isDirected: isDirected)
  }

  /// The file of the values.
  static let file = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/reference-values.json")

  static let all: [ReferenceCase] = {
    struct Document: Decodable { let cases: [ReferenceCase] }
    do {
      return try JSONDecoder().decode(Document.self, from: Data(contentsOf: file)).cases
    } catch {
      fatalError("The reference values cannot be read: \(error)")
    }
  }()
}
