import EntenteModel

extension Projection {
  /// What the tie at a place weighs, or costs, as some of its claims say; 1 if strengths
  /// are not read.
  func weight(
    ofTieAt place: Int, as claims: [Int], in graph: KnowledgeGraph
  ) throws(Refusal) -> Double {
    let kind = graph.storage.ends(ofRelation: Int(ties.relations[place])).kind
    return try Self.weight(
      of: claims, in: graph.storage.claims,
      default: graph.vocabulary.relationKinds[kind].defaultStrength, options)
  }

  /// What some claims of a tie weigh.
  static func weight(
    of chosen: [Int], in claims: ClaimColumns, default unsaid: Double, _ options: Options
  ) throws(Refusal) -> Double {
    switch options.weight {
    case .none: 1
    case .sources: Double(max(1, claims.sourceCount(of: chosen)))
    case .strength, .cost: try strength(of: chosen, in: claims, default: unsaid)
    }
  }

  /// What a claim weighs that is a tie of its own.
  static func weight(
    ofClaim claim: Int, in claims: ClaimColumns, default unsaid: Double, _ options: Options
  ) throws(Refusal) -> Double {
    guard options.weight == .strength || options.weight == .cost else {
      return try weight(of: [claim], in: claims, default: unsaid, options)
    }
    let strength = claims.strength[claim] ?? unsaid
    guard readable.contains(strength) else { throw .strength(strength, claim: claim) }
    return strength
  }

  /// The largest strength that a claim of a tie gives, or the default of its kind.
  private static func strength(
    of chosen: [Int], in claims: ClaimColumns, default unsaid: Double
  ) throws(Refusal) -> Double {
    var largest: (claim: Int, strength: Double)?
    for claim in chosen {
      guard let given = claims.strength[claim] else { continue }
      // No number is more than what is none, nor less.
      if given.isNaN { throw .strength(given, claim: claim) }
      if largest.map({ given > $0.strength }) ?? true { largest = (claim, given) }
    }
    let (claim, strength) = largest ?? (chosen[0], unsaid)
    guard Self.readable.contains(strength) else {
      throw .strength(strength, claim: claim)
    }
    return strength
  }

  /// The strengths that can be inverted and added up, and stay finite numbers.
  private static let readable = 1e-300...1e300
}
