package import EntenteModel

/// How far sources agree on a claim.
package enum Agreement: String, Hashable, Sendable {
  /// One source says so, or none.
  case single
  /// Several sources say so, and none otherwise.
  case corroborated
  /// Another claim contradicts it.
  case contested
}

/// How far sources agree on each claim of a graph, or on those about some entities.
package struct Agreements: Sendable {
  private let graph: KnowledgeGraph

  /// What the claims disagree on.
  package let disagreements: [Disagreement]

  /// The disagreements that each contested claim is part of, and its sides.
  private var contests: [Int: [(disagreement: Int, side: Int)]] = [:]

  /// The relation of each claim that is looked at; none of a fact.
  private var relationOf: [Int: UInt32] = [:]

  /// The claims that give a property of an entity the same value.
  private var facts: [Fact: [Int]] = [:]

  private struct Fact: Hashable {
    var subject: UInt32
    var property: UInt16
    var value: UInt32
  }

  /// Compares the claims about some entities with all that has to do with them.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - entities: The entities, by position; all if nil. What is asked of a claim with
  ///     none of them at its ends may leave others out.
  /// - Complexity: O(*n*) expected for *n* claims; where the graph has an index of the
  ///   relations of each entity, for those of these entities and of the offices that
  ///   they hold.
  package init(of graph: KnowledgeGraph, around entities: Set<Int>? = nil) {
    self.graph = graph
    var circumstances = CheckCircumstances()
    circumstances.entities = entities
    let check = Check(of: graph, in: circumstances)
    disagreements = graph.mayDisagree(on: check.claims) ? check.disagreements() : []
    for tie in check.ties {
      for claim in tie.claims { relationOf[claim] = UInt32(tie.relation.position) }
    }
    let flags = graph.storage.claims.flags
    for claim in check.claims where flags[claim].contains(.isProperty) {
      facts[fact(claim), default: []].append(claim)
    }
    for (number, disagreement) in disagreements.enumerated() {
      for (side, claims) in disagreement.sides.enumerated() {
        for claim in claims { contests[claim, default: []].append((number, side)) }
      }
    }
  }

  /// How far sources agree on a claim.
  package subscript(claim: Int) -> Agreement {
    if contests[claim] != nil { return .contested }
    return sourceCount(of: claim) > 1 ? .corroborated : .single
  }

  /// The number of sources that say the same as a claim, its own included.
  package func sourceCount(of claim: Int) -> Int {
    graph.storage.claims.sourceCount(of: equals(of: claim))
  }

  /// The claims that say otherwise, in the order of the input.
  package func opposing(_ claim: Int) -> [Int] {
    let others = (contests[claim] ?? []).flatMap { contest in
      let sides = disagreements[contest.disagreement].sides
      return sides.indices.filter { $0 != contest.side }.flatMap { sides[$0] }
    }
    return Set(others).sorted()
  }

  /// The claims that say the same of the same: as being so, as planned, or as not
  /// being so.
  private func equals(of claim: Int) -> [Int] {
    let flags = graph.storage.claims.flags
    let all =
      relationOf[claim].map { Array(graph.storage.relations.claims(of: Int($0))) }
      ?? facts[fact(claim)] ?? []
    let manner: ClaimColumns.Flags = [.isPlanned, .isDenied]
    let own = flags[claim].intersection(manner)
    return all.filter { flags[$0].intersection(manner) == own }
  }

  private func fact(_ claim: Int) -> Fact {
    let columns = graph.storage.claims
    return Fact(
      subject: columns.subject[claim], property: columns.predicate[claim],
      value: columns.object[claim])
  }
}
