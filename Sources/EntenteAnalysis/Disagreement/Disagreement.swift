public import EntenteModel

/// Claims of which not all can be true, by the sides that they take.
///
/// What merely sits ill together, as a partner who is a rival, is a *tension* and
/// no disagreement: both may be so.
public struct Disagreement: Sendable {
  /// The rule by which they contradict each other.
  public let rule: Finding.Rule

  /// What they disagree on, in one sentence without a full stop.
  public let message: String

  /// The positions of the claims on each side, which can be true together; two
  /// sides or more, that of the first claim first.
  public let sides: [[Int]]
}

extension KnowledgeGraph {
  /// What the claims of the graph disagree on, in the order of the rules and of
  /// the input.
  ///
  /// - Complexity: O(*n*) expected for *n* claims, if the claims of one relation
  ///   are few.
  public func disagreements() -> [Disagreement] {
    mayDisagree(on: ClaimNumbers(0..<claims.count)) ? Check(of: self).disagreements() : []
  }

  /// Whether any rule can find something: not among the edges of a foreign graph,
  /// each of which is a relation of its own, unless their kinds exclude each other.
  func mayDisagree(on claims: ClaimNumbers) -> Bool {
    guard storage.relations.areLone else { return true }
    let exclusive = Relation.Kind.membershipLevels.union([.holdsOffice, .attends])
    let isExclusive = vocabulary.relationKinds.map { exclusive.contains($0.kind) }
    let flags = storage.claims.flags
    let telling: ClaimColumns.Flags = [.isProperty, .isDenied]
    return storage.relations.kinds.contains { isExclusive[Int($0)] }
      || claims.contains { !flags[$0].isDisjoint(with: telling) }
  }

  /// Pairs tied by what joins and by what divides, which may both be so.
  public func tensions() -> [Finding] { Check(of: self).tensions() }
}

extension Check {
  /// What the claims that are looked at disagree on.
  func disagreements() -> [Disagreement] {
    contradictions().compactMap { finding in
      let sides = sides(of: finding)
      guard sides.count > 1 else { return nil }
      return Disagreement(rule: finding.rule, message: finding.message, sides: sides)
    }
  }

  /// The findings of claims that can't all be true.
  private func contradictions() -> [Finding] {
    (values() + relations() + memberships() + offices()).filter(\.rule.isContradiction)
  }

  /// The claims of a contradiction that clash with others of it, by the sides
  /// that they take.
  private func sides(of finding: Finding) -> [[Int]] {
    let columns = graph.storage.claims
    switch finding.rule {
    case .contradictoryValue: return valueSides(of: finding.claims)
    case .contradictoryStart: return startSides(of: finding.claims)
    case .affirmedAndDenied:
      return clashing(Self.grouped(finding.claims) { columns.flags[$0].contains(.isDenied) }) {
        isDenied($0, by: $1) || isDenied($1, by: $0)
      }
    case .presentAndAbsent:
      return clashing(Self.grouped(finding.claims) { columns.predicate[$0] }, canCoincide)
    case .contradictoryLevels:
      return clashing(Self.grouped(finding.claims) { columns.predicate[$0] }) {
        mustCoincide($0, $1) || areOfOneMonth($0, $1)
      }
    case .sharedOffice:
      return clashing(
        Self.grouped(finding.claims) { identities.representative(of: Int(columns.subject[$0])) },
        mustCoincide)
    case .heldAfterDeath, .memberBeforeFounding:
      return Self.grouped(finding.claims) { columns.flags[$0].contains(.isProperty) }
    default: return []
    }
  }

  /// Claims that agree on a key, in the order of their first.
  private static func grouped<Key: Hashable>(_ claims: [Int], by key: (Int) -> Key) -> [[Int]] {
    var numbers: [Key: Int] = [:]
    var groups: [[Int]] = []
    for claim in claims {
      if let number = numbers[key(claim)] {
        groups[number].append(claim)
      } else {
        numbers[key(claim)] = groups.count
        groups.append([claim])
      }
    }
    return groups
  }

  /// The sides without the claims that clash with none of another side: who was an
  /// observer until 2017 may be a member since.
  private func clashing(_ sides: [[Int]], _ clash: (Int, Int) -> Bool) -> [[Int]] {
    sides.indices.map { side in
      sides[side].filter { claim in
        sides.indices.contains { other in
          other != side && sides[other].contains { clash(claim, $0) }
        }
      }
    }.filter { !$0.isEmpty }
  }

  /// Claims by values that agree, each with the first that it agrees with.
  private func valueSides(of claims: [Int]) -> [[Int]] {
    var sides: [(value: String, claims: [Int])] = []
    for claim in claims {
      let type = graph.vocabulary.properties[Int(graph.storage.claims.predicate[claim])].type
      let value = value(ofClaim: claim)
      if let side = sides.firstIndex(where: { Self.agree($0.value, value, type) }) {
        sides[side].claims.append(claim)
      } else {
        sides.append((value, [claim]))
      }
    }
    return sides.map(\.claims)
  }

  /// Claims by beginnings that can be one day.
  private func startSides(of claims: [Int]) -> [[Int]] {
    var sides: [(extent: Extent, claims: [Int])] = []
    for claim in claims {
      let extent = graph.extent(ofClaim: claim)
      let known = sides.firstIndex {
        $0.extent.earliestStart <= extent.latestStart
          && extent.earliestStart <= $0.extent.latestStart
      }
      if let known { sides[known].claims.append(claim) } else { sides.append((extent, [claim])) }
    }
    return sides.map(\.claims)
  }
}
