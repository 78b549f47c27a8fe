public import EntenteModel

/// A measure of entities over time.
///
/// At each date the graph is read as of that date, and ranked.
public struct MeasureHistory: Sendable {
  /// The measure.
  public let measure: Measure

  /// The days, the earliest first.
  public let days: [CalendarDay]

  /// The entities with their scores, in the order asked for, or of their last
  /// scores.
  public let lines: [Line]

  /// How the graph was read, as of the last day.
  public let summary: String

  /// How the days were chosen.
  public let sampling: Sampling

  /// How many ties count on every day, since no claim of theirs tells when.
  public let undatedCount: Int

  /// An entity with its score and rank on each day.
  public struct Line: Sendable {
    /// The position of the entity.
    public let entity: Int
    /// Its score on each day; nil if it was not ranked.
    public let scores: [Double?]
    /// Its rank on each day.
    public let ranks: [Int?]
  }

  /// How days are chosen.
  public enum Sampling: Hashable, Sendable {
    /// Every day on which a tie begins or ceases to count.
    case changes
    /// The first day of every so many months.
    case months(Int)
  }

  /// How a history is made.
  public struct Options: Sendable {
    /// Which claims count, at whatever date.
    public var selection = Selection()
    /// The entities wanted; those of the highest scores on the last day if none.
    public var entities: [Int] = []
    /// How many entities, if none is named.
    public var top = 5
    /// The first day of each so many months; where ties change if nil.
    public var everyMonths: Int?
    /// From when; where the first tie changes if nil.
    public var from: PartialDate?
    /// Until when; where the last tie changes if nil.
    public var to: PartialDate?

    /// The five highest, where ties change.
    public init() {}
  }

  /// How many days are looked at, at most.
  public static let mostDays = 400

  /// How many days are looked at before years and longer steps are taken instead
  /// of every change.
  static let mostChanges = 60
}

extension KnowledgeGraph {
  /// A measure over time; nil if no tie has a date.
  ///
  /// - Complexity: That of the measure on each day, of which there are
  ///   ``MeasureHistory/mostDays`` at most.
  /// - Throws: A ``Ranking/Refusal`` if the measure can't read the graph.
  public func history(
    of measure: Measure, _ options: MeasureHistory.Options
  ) throws(Ranking.Refusal) -> MeasureHistory? {
    try history(of: measure, options) { _, _, _ in }
  }

  /// The same, handing over what is ranked on each day from which anything changes, the last
  /// of them first.
  package func history(
    of measure: Measure, _ options: MeasureHistory.Options,
    body: (_ places: Range<Int>, _ entities: [Int], _ projection: Projection) -> Void
  ) throws(Ranking.Refusal) -> MeasureHistory? {
    let selection = options.selection
    guard let (days, sampling, undated) = daysOfHistory(options) else { return nil }
    let known = Projection.TimelessReading(of: self, selection)

    func ranking(on day: CalendarDay) throws(Ranking.Refusal) -> Ranking {
      var options = Ranking.Options()
      options.selection = selection
      options.selection.asOf = PartialDate(day)
      return try self.ranking(by: measure, options, groups: nil, known: known)
    }
    // The last day tells whom to follow.
    let final = try ranking(on: days[days.count - 1])
    let entities =
      options.entities.isEmpty
      ? final.entries.prefix(options.top).map(\.entity) : options.entities
    var lineOf: [Int: Int] = [:]
    for (line, entity) in entities.enumerated() { lineOf[entity] = line }
    var scores = [[Double?]](
      repeating: [Double?](repeating: nil, count: days.count), count: entities.count)
    var ranks = [[Int?]](
      repeating: [Int?](repeating: nil, count: days.count), count: entities.count)
    for places in Self.stretches(of: days, between: known.windows.changes).reversed() {
      let isFinal = places.upperBound == days.count
      let ranked = isFinal ? final : try ranking(on: days[places.lowerBound])
      for entry in ranked.entries {
        guard let line = lineOf[entry.entity] else { continue }
        for place in places {
          scores[line][place] = entry.score
          ranks[line][place] = entry.rank
        }
      }
      body(places, entities, ranked.projection)
    }
    return MeasureHistory(
      measure: measure, days: days,
      lines: entities.indices.map { line in
        MeasureHistory.Line(entity: entities[line], scores: scores[line], ranks: ranks[line])
      }, summary: final.projection.summary, sampling: sampling, undatedCount: undated)
  }

  /// The places of days from which on nothing changes until the next of them.
  private static func stretches(
    of days: [CalendarDay], between changes: [CalendarDay]
  ) -> [Range<Int>] {
    var starts: [Int] = []
    var next = 0
    for (place, day) in days.enumerated() {
      let seen = next
      while next < changes.count, changes[next] <= day { next += 1 }
      if place == 0 || next > seen { starts.append(place) }
    }
    return starts.indices.map { starts[$0]..<($0 + 1 < starts.count ? starts[$0 + 1] : days.count) }
  }

  /// The days to look at, and how many ties have no date; nil if all have none.
  ///
  /// - Parameters:
  ///   - options: Which days are asked for.
  ///   - isRead: Which relations are read; all unless told otherwise.
  ///   - folding: Which entities are folded into others.
  /// - Returns: The days, how they were chosen, and how many of the ties read have no date.
  func daysOfHistory(
    _ options: MeasureHistory.Options,
    where isRead: (Relation.Kind.Definition) -> Bool = { _ in true },
    folding: Projection.Folding? = nil
  ) -> (days: [CalendarDay], sampling: MeasureHistory.Sampling, undated: Int)? {
    var (changes, undated) = daysOfChange(options.selection, where: isRead)
    if changes.isEmpty { return nil }
    // Who is folded is read whichever relations and entities are asked for.
    for kind in folding?.datedKinds ?? [] {
      changes += daysOfChange(options.selection.identifying(by: kind), where: { _ in true }).days
    }
    changes = Set(changes).sorted()
    guard let begin = changes.first, let end = changes.last else { return nil }
    // What is asked for may lie wholly before the first change or after the last.
    let first = options.from?.earliest ?? min(begin, options.to?.latest ?? begin)
    let last = max(first, options.to?.latest ?? end)
    let (days, sampling) = Self.days(
      from: first, to: last, changes, everyMonths: options.everyMonths)
    return (days, sampling, undated)
  }

  /// The days on which a tie begins to count, and those after its last; and how
  /// many ties have none.
  private func daysOfChange(
    _ selection: Selection, where isRead: (Relation.Kind.Definition) -> Bool
  ) -> (days: [CalendarDay], undated: Int) {
    var filter = selection
    filter.asOf = nil
    let claims = ClaimFilter(filter, in: self)
    let relations = storage.relations
    let kinds = vocabulary.relationKinds
    let areRead = kinds.map(isRead)
    var days: Set<CalendarDay> = []
    var undated = 0
    var chosen: [Int] = []
    for relation in 0..<relations.count
    where areRead[storage.ends(ofRelation: relation).kind]
      && claims.choose(from: relations.claims(of: relation), into: &chosen)
    {
      let kind = kinds[storage.ends(ofRelation: relation).kind]
      if chosen.allSatisfy({ storage.claims.period[$0] == .none }) { undated += 1 }
      for claim in chosen where storage.claims.period[claim] != .none {
        let extent = extent(ofClaim: claim)
        let start: CalendarDay
        let end: CalendarDay
        if selection.certainOnly {
          // What happens once certainly has when its last day is over.
          start = kind.life == .point ? extent.latestEnd : extent.latestStart
          end = extent.earliestEnd
        } else {
          (start, end) = (extent.earliestStart, extent.latestEnd)
        }
        if start.isPlottable { days.insert(start) }
        if kind.life == .interval, end.next.isPlottable { days.insert(end.next) }
      }
    }
    return (days.sorted(), undated)
  }

  private static func days(
    from first: CalendarDay, to last: CalendarDay, _ changes: [CalendarDay], everyMonths: Int?
  ) -> ([CalendarDay], MeasureHistory.Sampling) {
    if everyMonths == nil {
      var within = changes.filter { first <= $0 && $0 <= last }
      if within.first != first { within.insert(first, at: 0) }
      if within.last != last { within.append(last) }
      if within.count <= MeasureHistory.mostChanges { return (within, .changes) }
    }
    let (start, end) = (first.parts, last.parts)
    let span = (end.year - start.year) * 12 + end.month - start.month
    let limit = everyMonths == nil ? MeasureHistory.mostChanges : MeasureHistory.mostDays
    let steps = [everyMonths ?? 1, 3, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000, 120_000]
    let step = steps.first { $0 >= (everyMonths ?? 1) && span / $0 < limit } ?? span
    let base = step % 12 == 0 ? start.year * 12 : start.year * 12 + start.month - 1
    var days = stride(from: base, through: end.year * 12 + end.month - 1, by: step).map { month in
      CalendarDay(
        year: month.floored(by: 12), month: month - month.floored(by: 12) * 12 + 1, day: 1)
    }.filter { first <= $0 && $0 <= last }
    if days.first != first { days.insert(first, at: 0) }
    if days.last != last { days.append(last) }
    return (days, .months(step))
  }
}

extension Int {
  fileprivate func floored(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((-self + divisor - 1) / divisor)
  }
}

extension CalendarDay {
  /// Whether the day is of a year that dates are written with.
  fileprivate var isPlottable: Bool {
    (CalendarDay(year: -9999, month: 1, day: 1)...CalendarDay(year: 9999, month: 12, day: 31))
      .contains(self)
  }
}
