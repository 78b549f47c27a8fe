import EntenteModel

extension Check {
  /// Plans whose time has passed without a word on what came of them.
  ///
  /// A source that denies them, or a plan for another day, does not make them
  /// come true; the denial is a word all the same.
  func overduePlans() -> [Finding] {
    guard let today else { return [] }
    let overdue = ties.compactMap { tie -> (tie: Tie, claims: [Int])? in
      let late = claims(of: tie) { $0 == .planned }.filter { isOver($0, in: tie, on: today) }
      return late.isEmpty ? nil : (tie, late)
    }
    guard !overdue.isEmpty else { return [] }
    let wanted = Set(overdue.map { theme(of: $0.tie) })
    var words: [Theme: [Int]] = [:]
    for tie in ties where wanted.contains(theme(of: tie)) {
      words[theme(of: tie), default: []] += tie.claims.filter { !isPlanned($0) }
    }
    return overdue.compactMap { tie, late in
      let said = words[theme(of: tie)] ?? []
      let open = late.filter { plan in !said.contains { canCoincide(plan, $0) } }
      guard !open.isEmpty else { return nil }
      return Finding(
        rule: .overduePlan,
        message: sentence(tie) + " was planned, and no source says what came of it", claims: open,
        location: graph.location(ofClaim: open[0]),
        hint: "add what happened, or that it did not: polarity: denied")
    }
  }

  /// The day on which plans are judged: if none is named, that of the latest
  /// source that a claim cites.
  private var today: CalendarDay? {
    if let date = circumstances.date { return date.earliest }
    var isCited = [Bool](repeating: false, count: graph.sources.count)
    for citation in graph.storage.claims.citations { isCited[Int(citation.source)] = true }
    return zip(graph.sources, isCited).compactMap { $1 ? $0.date?.earliest : nil }.max()
  }

  /// Whether what was planned should have happened, or begun, before a day.
  private func isOver(_ plan: Int, in tie: Tie, on day: CalendarDay) -> Bool {
    let extent = graph.extent(ofClaim: plan)
    let isLasting = graph.vocabulary[tie.relation.kind]?.life == .interval
    return (isLasting ? extent.latestStart : extent.latestEnd) < day
  }

  /// What a source reports as done that lies behind its own day.
  ///
  /// Sources whose date is inferred may well be of a later day.
  func afterTheirSources() -> [Finding] {
    let columns = graph.storage.claims
    return ties.flatMap { tie in
      holding(tie).compactMap { claim -> Finding? in
        guard graph.storage.period(ofClaim: claim) != nil else { return nil }
        var last = CalendarDay.distantPast
        for citation in columns.citations(of: claim) {
          let source = graph.sources[Int(citation.source)]
          guard let date = source.date, !source.isDateInferred else { return nil }
          last = max(last, date.latest)
        }
        guard last != .distantPast, graph.extent(ofClaim: claim).earliestStart > last else {
          return nil
        }
        return Finding(
          rule: .afterItsSource, message: sentence(tie) + " only after its source was published",
          claims: [claim], location: graph.location(ofClaim: claim),
          hint: "if it was to come: modality: planned")
      }
    }
  }
}
