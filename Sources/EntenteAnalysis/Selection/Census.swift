public import EntenteModel

/// What a selection keeps of a graph, counted without a value for each tie.
public struct Census: Sendable {
  /// The number of ties.
  public private(set) var tieCount = 0

  /// The number of ties of each kind, by its number in the vocabulary.
  public private(set) var tiesOfKinds: [Int]

  /// The number of claims: those of the ties, and the facts of entities.
  public private(set) var claimCount = 0

  /// The number of claims of each standing.
  public private(set) var standings: [Claim.Standing: Int] = [:]

  /// The number of connected parts of all entities, every tie counted whatever
  /// it says.
  public let componentCount: Int

  /// - Complexity: O(*n* + *m*) expected for *n* entities and *m* claims.
  public init(of graph: KnowledgeGraph, _ selection: Selection) {
    let storage = graph.storage
    let filter = ClaimFilter(selection, in: graph)
    let flags = storage.claims.flags
    let plainChoice = filter.plainChoice
    var parts = DisjointSets(count: graph.entities.count)
    var partCount = graph.entities.count
    var chosen: [Int] = []
    var kinds = [Int](repeating: 0, count: graph.vocabulary.relationKinds.count)
    var counts = [Int](repeating: 0, count: Claim.Standing.allCases.count)
    let relations = storage.relations
    for relation in 0..<relations.count {
      let ends = storage.ends(ofRelation: relation)
      if let plainChoice, relations.areLone {
        let claim = Int(relations.firstClaim(of: relation))
        guard plainChoice.allows(flags[claim], kind: ends.kind) else { continue }
        counts[flags[claim].standing.order] += 1
      } else {
        guard filter.choose(from: relations.claims(of: relation), into: &chosen) else { continue }
        for claim in chosen { counts[flags[claim].standing.order] += 1 }
      }
      kinds[ends.kind] += 1
      if parts.join(UInt32(ends.subject), UInt32(ends.object)) != nil { partCount -= 1 }
    }
    for claim in filter.facts() { counts[flags[claim].standing.order] += 1 }
    tiesOfKinds = kinds
    tieCount = kinds.reduce(0, +)
    claimCount = counts.reduce(0, +)
    for standing in Claim.Standing.allCases where counts[standing.order] > 0 {
      standings[standing] = counts[standing.order]
    }
    componentCount = partCount
  }
}
