public import EntenteModel

extension KnowledgeGraph {
  /// Everything in the graph that a reader should know: contradictions first,
  /// then mistakes, then tensions and notes.
  ///
  /// - Complexity: O(*n* log *n*) expected for *n* claims, if the claims of one
  ///   relation are few.
  /// - Parameter circumstances: What is known beyond the graph.
  /// - Returns: What was found.
  public func check(
    in circumstances: CheckCircumstances = CheckCircumstances()
  ) -> [Finding] {
    let check = Check(of: self, in: circumstances)
    var found = Check.parts.filter { part in
      (circumstances.findsNotes || !part.isOfNotes)
        && circumstances.rules.map { !$0.isDisjoint(with: part.rules) } ?? true
    }.flatMap { $0.find(check) }
    found += problems.map(Finding.init)
    if !circumstances.findsNotes { found.removeAll { $0.severity == .note } }
    if let rules = circumstances.rules { found.removeAll { !rules.contains($0.rule) } }
    return found.enumerated().sorted { a, b in
      (a.element.order, a.offset) < (b.element.order, b.offset)
    }.map(\.element)
  }
}

extension Finding {
  /// What is worth most comes first.
  fileprivate var order: Int {
    if rule.isContradiction { return 0 }
    switch severity {
    case .error: return 1
    case .warning: return 2
    case .note: return [.tension, .plannedLevel, .overduePlan].contains(rule) ? 3 : 4
    }
  }
}

extension Check {
  /// Some rules that are looked after together.
  struct Part: Sendable {
    /// The rules that it finds breaches of, and no others.
    var rules: Set<Finding.Rule>
    var find: @Sendable (Check) -> [Finding]

    /// Whether all that it finds is merely worth knowing.
    var isOfNotes: Bool { rules.allSatisfy { $0.severity == .note } }
  }

  /// All rules, in the order in which breaches are listed.
  static let parts: [Part] = [
    Part(rules: [.contradictoryValue]) { $0.values() },
    Part(rules: [.affirmedAndDenied, .contradictoryStart, .presentAndAbsent]) { $0.relations() },
    Part(rules: [.contradictoryLevels, .plannedLevel, .memberBeforeFounding]) {
      $0.memberships()
    },
    Part(rules: [.sharedOffice, .heldAfterDeath]) { $0.offices() },
    Part(rules: [.reversedLife]) { $0.lives() },
    Part(rules: [.heldBeforeBirth]) { $0.heldBeforeBirth() },
    Part(rules: [.memberAfterDissolution]) { $0.membersAfterDissolution() },
    Part(rules: [.afterItsSource]) { $0.afterTheirSources() },
    Part(rules: [.locatorOutOfRange]) { $0.locators() },
    Part(rules: [.strengthOutOfRange]) { $0.strengths() },
    Part(rules: [.statedTwice]) { $0.claimsStatedTwice() },
    Part(rules: [.repeatedCitation]) { $0.repeatedCitations() },
    Part(rules: [.repeatedAlias]) { $0.repeatedAliases() },
    Part(rules: [.noSource, .unusedSource]) { $0.sources() },
    Part(rules: [.sharedName]) { $0.sharedNames() },
    Part(rules: [.selfTie]) { $0.selfTies() },
    Part(rules: [.isolated]) { $0.isolated() },
    Part(rules: [.mergedEntities]) { $0.merged() },
    Part(rules: [.nearDuplicateName, .namesNotCompared]) { $0.nearDuplicates() },
    Part(rules: [.tension]) { $0.tensions() },
    Part(rules: [.overduePlan]) { $0.overduePlans() },
  ]
}

/// What the rules share: the graph, what of it they look at, and who is who.
struct Check {
  let graph: KnowledgeGraph
  let circumstances: CheckCircumstances
  let identities: Identities

  /// The ties that are looked at, in the order of the input.
  let ties: [Tie]

  /// The claims that are looked at, facts included, in the order of the input.
  let claims: ClaimNumbers

  init(
    of graph: KnowledgeGraph, in circumstances: CheckCircumstances = CheckCircumstances()
  ) {
    self.graph = graph
    self.circumstances = circumstances
    identities = Identities(of: graph, .everything)
    if let entities = circumstances.entities {
      let scope = CheckScope(around: entities, in: graph, identities)
      (ties, claims) = (scope.ties, scope.claims)
    } else {
      ties = graph.ties(.everything)
      claims = ClaimNumbers(0..<graph.claims.count)
    }
  }

  func finding(_ rule: Finding.Rule, _ message: String, claims: [Int]) -> Finding {
    Finding(
      rule: rule, message: message, claims: claims,
      location: claims.first.map(graph.location(ofClaim:)))
  }

  // MARK: Words

  func name(_ entity: Int) -> String { graph.storage.entityName(entity) }

  /// `Belarus member SCO`.
  func sentence(_ tie: Tie) -> String {
    "\(name(tie.relation.subject)) \(tie.relation.kind.rawValue) \(name(tie.relation.object))"
  }

  // MARK: Who

  /// The ends of a tie, as the entities that stand for them.
  func ends(of tie: Tie) -> Ends {
    Ends(
      first: identities.representative(of: tie.relation.subject),
      second: identities.representative(of: tie.relation.object))
  }

  /// Two entities in an order.
  struct Ends: Hashable {
    var first: Int
    var second: Int

    /// The two in the order of the input, whichever is the subject.
    var unordered: Ends { first <= second ? self : Ends(first: second, second: first) }
  }

  /// What a tie is about: its kind and its ends, in one order if it is symmetric.
  struct Theme: Hashable {
    var kind: Relation.Kind
    var ends: Ends
  }

  /// What a tie is about, whoever says so and however it stands.
  func theme(of tie: Tie) -> Theme {
    let ends = ends(of: tie)
    return Theme(kind: tie.relation.kind, ends: tie.relation.isDirected ? ends : ends.unordered)
  }

  // MARK: How claims stand

  /// The claims of a tie that say that it is so, planned claims apart.
  func holding(_ tie: Tie) -> [Int] { claims(of: tie) { $0 == .asserted || $0 == .reported } }

  /// The claims of a tie that stand in one of some ways.
  func claims(of tie: Tie, where isWanted: (Claim.Standing) -> Bool) -> [Int] {
    tie.claims.filter { isWanted(graph.storage.claims.flags[$0].standing) }
  }

  /// The claims of a tie that affirm it, those that plan it apart.
  func affirmations(of tie: Tie) -> [[Int]] {
    [holding(tie), claims(of: tie) { $0 == .planned }].filter { !$0.isEmpty }
  }

  func isPlanned(_ claim: Int) -> Bool { graph.storage.claims.flags[claim].contains(.isPlanned) }

  // MARK: When

  /// Whether two claims can hold on one day.
  func canCoincide(_ a: Int, _ b: Int) -> Bool {
    graph.extent(ofClaim: a).canCoincide(with: graph.extent(ofClaim: b))
  }

  /// Whether two claims must hold on one day.
  func mustCoincide(_ a: Int, _ b: Int) -> Bool {
    graph.extent(ofClaim: a).mustHold(with: graph.extent(ofClaim: b))
  }

  /// The values of a property that are periods, by entity.
  func dates(_ property: Property) -> [Int: [(claim: Int, extent: Extent)]] {
    guard let number = graph.vocabulary.number(of: property) else { return [:] }
    let columns = graph.storage.claims
    var dates: [Int: [(claim: Int, extent: Extent)]] = [:]
    for claim in claims
    where columns.flags[claim].contains(.isProperty) && Int(columns.predicate[claim]) == number
      && columns.flags[claim].standing.order <= Claim.Standing.reported.order
    {
      guard let period = try? Period(value(ofClaim: claim)) else { continue }
      let entity = identities.representative(of: Int(columns.subject[claim]))
      let extent = Extent(happening: period, reportedOn: nil, isPlanned: false)
      dates[entity, default: []].append((claim, extent))
    }
    return dates
  }

  /// The value that a claim gives to a property.
  func value(ofClaim claim: Int) -> String {
    graph.storage.texts[TextID(rawValue: graph.storage.claims.object[claim])]
  }
}
