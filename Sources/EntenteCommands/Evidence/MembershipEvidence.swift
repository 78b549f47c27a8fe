import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What it rests on that two entities share organizations: how many claims, of which
/// sources.
struct MembershipEvidence {
  private let graph: KnowledgeGraph
  private let memberships: Memberships

  /// What supports each membership that was looked at.
  private var known: [Membership: Support] = [:]

  private struct Membership: Hashable {
    var member: Int
    var organization: Int
  }

  struct Support {
    var claims = 0
    var sources: Set<UInt32> = []
  }

  init(_ memberships: Memberships, in graph: KnowledgeGraph) {
    self.graph = graph
    self.memberships = memberships
  }

  /// What supports that two entities belong to some organizations.
  ///
  /// - Complexity: O(*k*) expected for *k* organizations that were looked at before.
  mutating func support(of pair: SharingPair, in organizations: [Int]) -> Support {
    var all = Support()
    for organization in organizations {
      for member in [pair.first, pair.second] {
        let support = support(of: Membership(member: member, organization: organization))
        all.claims += support.claims
        if !support.sources.isSubset(of: all.sources) { all.sources.formUnion(support.sources) }
      }
    }
    return all
  }

  private mutating func support(of membership: Membership) -> Support {
    if let support = known[membership] { return support }
    let claims = memberships.ties(of: membership.member, in: membership.organization)
      .flatMap(\.claims)
    let columns = graph.storage.claims
    let support = Support(
      claims: claims.count, sources: Set(claims.flatMap { columns.citations(of: $0).map(\.source) })
    )
    known[membership] = support
    return support
  }

  /// The ids of the sources, in the order of the input.
  func sources(of support: Support) -> [String] {
    support.sources.sorted().map { graph.sources[Int($0)].id }
  }
}
