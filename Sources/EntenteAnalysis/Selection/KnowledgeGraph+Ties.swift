public import EntenteModel

extension KnowledgeGraph {
  /// The ties that a selection supports, in the order of the input.
  ///
  /// - Complexity: O(*n*) for *n* claims.
  public func ties(_ selection: Selection = Selection()) -> [Tie] {
    let filter = ClaimFilter(selection, in: self)
    return relations.indices.compactMap { position in
      filter.tie(of: storage.relations.claims(of: position), at: position)
    }
  }

  /// The positions of the claims that a selection keeps, in the order of the
  /// input: those of its ties, and the facts of its entities.
  ///
  /// Facts are properties with a value. A selection of relation kinds keeps
  /// none, and least numbers of sources count for all claims of one value.
  ///
  /// - Complexity: O(*n*) expected for *n* claims.
  public func claims(_ selection: Selection) -> [Int] {
    let filter = ClaimFilter(selection, in: self)
    let tied = relations.indices.compactMap { position in
      filter.tie(of: storage.relations.claims(of: position), at: position)?.claims
    }
    return (tied.joined() + filter.facts()).sorted()
  }

  /// How surely a claim holds under a selection; no if it is left out.
  public func certainty(ofClaim position: Int, under selection: Selection) -> Certainty {
    ClaimFilter(selection, in: self).certainty(ofClaim: position)
  }

  /// The days on which a claim can hold.
  public func extent(ofClaim position: Int) -> Extent { storage.extent(ofClaim: position) }
}

/// A selection made ready for the columns of one graph.
struct ClaimFilter: Sendable {
  private let graph: KnowledgeGraph
  private let columns: ClaimColumns
  private let relationKinds: [Bool]
  private let entityKinds: [Bool]
  private let sources: [Bool]
  private let day: ClosedRange<CalendarDay>?
  private let during: ClosedRange<CalendarDay>?
  private let selection: Selection

  /// Whether what a kind of relation says happens once.
  private let happensOnce: [Bool]

  /// When claims without a period hold, if a time is asked for.
  private let undated: UndatedExtents?

  /// Whether claims of each standing are selected, by their order.
  private let standings: [Bool]

  /// When each claim counts, if it is known; then only relations are asked for.
  private let windows: ClaimWindows?

  /// - Parameters:
  ///   - selection: Which claims count.
  ///   - graph: The graph.
  ///   - windows: On which days they do, if it is known.
  init(_ selection: Selection, in graph: KnowledgeGraph, windows: ClaimWindows? = nil) {
    self.graph = graph
    self.windows = windows
    self.selection = selection
    columns = graph.storage.claims
    standings = Claim.Standing.allCases.sorted { $0.order < $1.order }.map(
      selection.standings.contains)
    let words = graph.vocabulary
    relationKinds = words.relationKinds.map {
      selection.relationKinds?.contains($0.kind) ?? true
    }
    entityKinds = words.entityKinds.map { definition in
      selection.entityKinds?.contains { words.kind(definition.kind, isA: $0) } ?? true
    }
    sources = graph.sources.map { selection.sources?.contains($0.id) ?? true }
    day = selection.asOf.map { $0.earliest...$0.latest }
    during = selection.during.map { period in
      let extent = Extent(lasting: period, reportedOn: nil, isPlanned: false)
      return extent.earliestStart...extent.latestEnd
    }
    happensOnce = words.relationKinds.map { $0.life == .point }
    undated = day == nil && during == nil ? nil : UndatedExtents(of: graph.sources)
  }

  /// Whether claims are chosen by what they say alone, neither by their time nor
  /// by who is tied or who says so.
  private var asksLittle: Bool {
    day == nil && during == nil && selection.entityKinds == nil && selection.sources == nil
      && selection.minimumSources <= 1 && selection.minimumConfidence <= 0
      && selection.withheld.isEmpty
  }

  /// Whether each kind of relation is chosen, and each standing of its claims,
  /// if no more is asked of claims; else nil.
  var plainChoice: PlainChoice? {
    asksLittle ? PlainChoice(kinds: relationKinds, standings: standings) : nil
  }

  /// What is asked of claims, if it is little.
  struct PlainChoice {
    let kinds: [Bool]
    let standings: [Bool]

    func allows(_ flags: ClaimColumns.Flags, kind: Int) -> Bool {
      kinds[kind] && standings[flags.standing.order]
    }
  }

  /// Puts the claims of a relation that are selected into an array; false if
  /// they make no tie.
  func choose(from claims: ClaimNumbers, into chosen: inout [Int]) -> Bool {
    chosen.removeAll(keepingCapacity: true)
    for claim in claims where isChosen(claim) { chosen.append(claim) }
    return !chosen.isEmpty && countSources(of: chosen) >= selection.minimumSources
  }

  /// Whether a claim of a relation is selected.
  private func isChosen(_ claim: Int) -> Bool {
    if let windows, let day { return windows.contains(claim, on: day.upperBound) }
    return certainty(ofClaim: claim) > .no
  }

  /// The same of the relation at a position.
  func choose(fromTieAt position: Int, into chosen: inout [Int]) -> Bool {
    choose(from: graph.storage.relations.claims(of: position), into: &chosen)
  }

  /// The tie of a relation; nil if the selection supports none.
  func tie(at position: Int) -> Tie? {
    tie(of: graph.storage.relations.claims(of: position), at: position)
  }

  /// The entities at the ends of a relation, by position.
  func ends(ofRelation position: Int) -> (subject: Int, object: Int) {
    let ends = graph.storage.ends(ofRelation: position)
    return (ends.subject, ends.object)
  }

  func isDirected(relation position: Int) -> Bool {
    graph.storage.ends(ofRelation: position).isDirected
  }

  /// How a claim stands.
  func standing(ofClaim claim: Int) -> Claim.Standing { columns.flags[claim].standing }

  func tie(of claims: ClaimNumbers, at position: Int) -> Tie? {
    var chosen: [Int] = []
    var certainty = Certainty.no
    var standing = Claim.Standing.denied
    for claim in claims {
      let held = self.certainty(ofClaim: claim)
      guard held > .no else { continue }
      chosen.append(claim)
      certainty = max(certainty, held)
      let own = columns.flags[claim].standing
      if own.order < standing.order { standing = own }
    }
    guard !chosen.isEmpty, countSources(of: chosen) >= selection.minimumSources else { return nil }
    return Tie(
      relation: graph.relations[position], claims: chosen, certainty: certainty,
      standing: standing)
  }

  /// The claims of properties that the selection keeps, of some entities or of all.
  func facts(of subjects: Set<UInt32>? = nil) -> [Int] {
    let kept = graph.facts(of: subjects).filter { certainty(ofClaim: $0) > .no }
    guard selection.minimumSources > 1 else { return kept }
    let values = Dictionary(grouping: kept) { claim in
      [columns.subject[claim], UInt32(columns.predicate[claim]), columns.object[claim]]
    }
    return values.values.filter { countSources(of: $0) >= selection.minimumSources }
      .flatMap(\.self).sorted()
  }

  func certainty(ofClaim claim: Int) -> Certainty {
    let flags = columns.flags[claim]
    guard standings[flags.standing.order], allows(columns.subject[claim]), supports(claim)
    else { return .no }
    if flags.contains(.isProperty) {
      guard selection.relationKinds == nil else { return .no }
    } else {
      guard relationKinds[Int(columns.predicate[claim])], allows(columns.object[claim]) else {
        return .no
      }
    }
    let held = certaintyInTime(ofClaim: claim)
    return selection.certainOnly && held < .certain ? .no : held
  }

  private func certaintyInTime(ofClaim claim: Int) -> Certainty {
    guard day != nil || during != nil else { return .certain }
    let happensOnce = happensOnce(claim)
    let extent = extent(ofClaim: claim, happensOnce: happensOnce)
    var held = Certainty.certain
    if let day {
      held = happensOnce ? extent.happened(by: day.upperBound) : extent.holds(during: day)
    }
    if let during { held = min(held, extent.holds(during: during)) }
    return held
  }

  private func happensOnce(_ claim: Int) -> Bool {
    !columns.flags[claim].contains(.isProperty) && happensOnce[Int(columns.predicate[claim])]
  }

  private func extent(ofClaim claim: Int, happensOnce: Bool) -> Extent {
    guard let undated, columns.period[claim] == .none else { return graph.extent(ofClaim: claim) }
    return undated.extent(
      ofClaim: claim, in: columns, happensOnce: happensOnce,
      isPlanned: columns.flags[claim].contains(.isPlanned))
  }

  private func allows(_ entity: UInt32) -> Bool {
    selection.entityKinds == nil
      || entityKinds[Int(graph.storage.entities.kind[Int(entity)])]
  }

  /// Whether a claim has a source that counts, enough confidence, and is not
  /// withheld: what does not depend on the time or the standing asked for.
  func supports(_ claim: Int) -> Bool {
    if !selection.withheld.isEmpty, selection.withheld.contains(claim) { return false }
    if selection.minimumConfidence > 0,
      columns.extras[UInt32(claim)]?.confidence ?? 1 < selection.minimumConfidence
    {
      return false
    }
    return sourcesAllow(claim)
  }

  private func sourcesAllow(_ claim: Int) -> Bool {
    guard selection.sources != nil else { return true }
    return columns.citations(of: claim).contains { sources[Int($0.source)] }
  }

  /// Whether enough sources support some claims.
  func haveEnoughSources(_ claims: [Int]) -> Bool {
    countSources(of: claims) >= selection.minimumSources
  }

  private func countSources(of claims: [Int]) -> Int {
    guard selection.minimumSources > 1 else { return 1 }
    return columns.sourceCount(of: claims)
  }
}

extension ClaimColumns {
  /// The number of sources that some claims cite.
  func sourceCount(of claims: [Int]) -> Int {
    claims.count == 1 && citations(of: claims[0]).count < 2
      ? citations(of: claims[0]).count
      : Set(claims.flatMap { citations(of: $0).map(\.source) }).count
  }
}
