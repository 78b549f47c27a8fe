import EntenteGraph
import Foundation
import Testing

/// What NetworkX says of the projections of a two-mode network, as written by
/// `scripts/reference-values`.
struct AffiliationCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let memberCount: Int
  let groupCount: Int
  let memberships: [[UInt32]]
  private let count: [[Double]]
  private let newman: [[Double]]
  private let jaccard: [[Double]]

  var testDescription: String { name }

  var network: Affiliations {
    Affiliations(
      memberCount: memberCount, groupCount: groupCount,
      memberships: memberships.map { ($0[0], $0[1]) })
  }

  /// The pairs, each with its weight behind it.
  func pairs(_ weight: CoMembership.Weight) -> [[Double]] {
    switch weight {
    case .count: count
    case .newman: newman
    case .jaccard: jaccard
    }
  }

  static let all: [AffiliationCase] = {
    struct Document: Decodable { let affiliations: [AffiliationCase] }
    do {
      let data = try Data(contentsOf: ReferenceCase.file)
      return try JSONDecoder().decode(Document.self, from: data).affiliations
    } catch {
      fatalError("The reference values cannot be read: \(error)")
    }
  }()

  /// Memberships drawn with repetition.
  static func random(memberCount: Int, groupCount: Int, count: Int, seed: UInt64) -> Affiliations {
    var random = SplitMix(state: seed)
    return Affiliations(
      memberCount: memberCount, groupCount: groupCount,
      memberships: (0..<count).map { _ in
        (CSRGraph.Node(random.below(memberCount)), CSRGraph.Node(random.below(groupCount)))
      })
  }
}
