import EntenteModel

/// On which days each claim of a selection counts, as of whatever day is asked for.
///
/// A graph that is read as of many days need not tell of each claim on each of them what its
/// period and its sources say.
struct ClaimWindows: Sendable {
  /// The first and the last day on which each claim counts; the last is before the first if
  /// none is.
  private var windows: [(first: CalendarDay, last: CalendarDay)] = []

  private static let never = (first: CalendarDay.distantFuture, last: CalendarDay.distantPast)

  /// Reads the days of all claims of relations.
  ///
  /// - Parameters:
  ///   - selection: Which claims count; its date makes no difference.
  ///   - graph: The graph.
  /// - Complexity: O(*n*) for *n* claims.
  init(of selection: Selection, in graph: KnowledgeGraph) {
    var timeless = selection
    timeless.asOf = nil
    let filter = ClaimFilter(timeless, in: graph)
    let columns = graph.storage.claims
    let undated = UndatedExtents(of: graph.sources)
    let happensOnce = graph.vocabulary.relationKinds.map { $0.life == .point }
    windows.reserveCapacity(columns.flags.count)
    for claim in columns.flags.indices {
      guard !columns.flags[claim].contains(.isProperty), filter.certainty(ofClaim: claim) > .no
      else {
        windows.append(Self.never)
        continue
      }
      let isPoint = happensOnce[Int(columns.predicate[claim])]
      let extent =
        columns.period[claim] == .none
        ? undated.extent(
          ofClaim: claim, in: columns, happensOnce: isPoint,
          isPlanned: columns.flags[claim].contains(.isPlanned))
        : graph.extent(ofClaim: claim)
      windows.append(extent.window(isPoint: isPoint, certainOnly: selection.certainOnly))
    }
  }

  /// Whether a claim counts as of a day.
  func contains(_ claim: Int, on day: CalendarDay) -> Bool {
    let window = windows[claim]
    return window.first <= day && day <= window.last
  }

  /// The days on which some claim begins or ceases to count, the earliest first.
  var changes: [CalendarDay] {
    var days: Set<CalendarDay> = []
    for window in windows where window.first <= window.last {
      days.insert(window.first)
      if window.last < .distantFuture { days.insert(window.last.next) }
    }
    return days.sorted()
  }
}

extension Extent {
  /// The first and the last day as of which a claim counts: what lasts while it can hold, or
  /// must, and what happens once from its day on.
  fileprivate func window(
    isPoint: Bool, certainOnly: Bool
  ) -> (first: CalendarDay, last: CalendarDay) {
    if isPoint { return (certainOnly ? latestEnd : earliestStart, .distantFuture) }
    guard certainOnly else { return (earliestStart, latestEnd) }
    // The same as `holds(during:)` of one day.
    return (
      max(earliestStart, min(latestStart, latestEnd)),
      min(latestEnd, max(earliestEnd, earliestStart))
    )
  }
}
