import EntenteGraph
import Foundation
import Testing

/// What other programs say of whole graphs, groups and pairs, as written by
/// `scripts/reference-structure`.
struct StructureReference: Decodable, Sendable, CustomTestStringConvertible {
  /// The centralities of a group of nodes.
  struct Group: Decodable, Sendable {
    let group: [Int]
    let degree: Int
    let closeness: Double
    let betweenness: Double
  }

  let name: String
  let nodeCount: Int
  let isDirected: Bool
  let edges: [[UInt32]]
  let labels: [Int]
  let numbers: [Double]
  let degreeAssortativity: Double?
  let groupAssortativity: Double?
  let valueAssortativity: Double?
  let triads: [String: Int]?
  let reciprocity: Double?
  let dyads: [Int]?
  let density: Double
  let richClub: [Double]
  /// The mean over random graphs of the same degrees.
  let richClubByChance: [Double]?
  let diameter: Int
  let meanDistance: Double
  let groups: [Group]?

  /// Pairs without a tie: both nodes, common neighbors, Jaccard, Adamic–Adar, resource
  /// allocation, preferential attachment.
  let links: [[Double]]?

  var testDescription: String { name }

  var graph: CSRGraph {
    CSRGraph(nodeCount: nodeCount, edges: edges.map { ($0[0], $0[1]) }, isDirected: isDirected)
  }

  static let all: [StructureReference] = {
    struct Document: Decodable { let cases: [StructureReference] }
    let file = ReferenceCase.file.deletingLastPathComponent()
      .appending(path: "reference-structure.json")
    do {
      return try JSONDecoder().decode(Document.self, from: Data(contentsOf: file)).cases
    } catch {
      fatalError("The reference values cannot be read: \(error)")
    }
  }()
}
