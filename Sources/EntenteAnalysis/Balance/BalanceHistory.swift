import EntenteGraph
public import EntenteModel

/// The balance of a graph over time: at each date the graph is read as of that date.
public struct BalanceHistory: Sendable {
  /// The balance as of a day.
  public struct Entry: Sendable {
    /// The day.
    public let day: CalendarDay
    /// The number of pairs that are friends.
    public let positive: Int
    /// The number of pairs that are foes.
    public let negative: Int
    /// The number of pairs with ties of both signs.
    public let tensions: Int
    /// The triangles by their signs: +++, ++−, +−−, −−−.
    public let census: [Int]
    /// The share of triangles that are balanced; nil if there is none.
    public let degreeOfBalance: Double?
    /// The number of frustrated pairs.
    public let frustration: Int
    /// A number below which it can't be.
    public let lowerBound: Int
  }

  /// The days, the earliest first; none if no signed tie has a date.
  public let entries: [Entry]

  /// How the graph was read, as of the last day.
  public let summary: String

  /// How the days were chosen.
  public let sampling: MeasureHistory.Sampling

  /// How many ties that join or divide count on every day, since no claim of theirs tells
  /// when.
  public let undatedCount: Int
}

extension KnowledgeGraph {
  /// The balance over time.
  ///
  /// Days of change are those on which a tie that joins or divides begins or ceases to
  /// count. If leaders are folded into states, the days on which offices change are among
  /// them, and if members or organizations are folded, those on which members join and
  /// leave.
  ///
  /// - Parameters:
  ///   - options: Which claims count, and which days are looked at.
  ///   - tension: What becomes of a pair with ties of both signs.
  ///   - folding: Which entities are folded into others.
  ///   - steps: How many steps the search for camps may take on each day.
  /// - Returns: The balance on each day.
  /// - Throws: A ``Projection/Refusal`` if the graph can't be projected.
  public func balanceHistory(
    _ options: MeasureHistory.Options, tension: SignedProjection.TensionRule = .majority,
    folding: Projection.Folding? = nil, steps: Int = 200_000
  ) throws(Projection.Refusal) -> BalanceHistory {
    try balanceHistory(options, tension: tension, folding: folding, steps: steps) { _ in }
  }

  /// The same, handing over how the graph is read on each day.
  package func balanceHistory(
    _ options: MeasureHistory.Options, tension: SignedProjection.TensionRule,
    folding: Projection.Folding?, steps: Int, body: (SignedProjection) -> Void
  ) throws(Projection.Refusal) -> BalanceHistory {
    func isSigned(_ kind: Relation.Kind.Definition) -> Bool { kind.sign != .neutral }
    guard
      let (days, sampling, undated) = daysOfHistory(options, where: isSigned, folding: folding)
    else {
      return BalanceHistory(
        entries: [],
        summary: try SignedProjection(
          of: self, options.selection, tension: tension, folding: folding
        ).summary, sampling: .changes, undatedCount: 0)
    }
    var entries: [BalanceHistory.Entry] = []
    var summary = ""
    for day in days {
      var selection = options.selection
      selection.asOf = PartialDate(day)
      let projection = try SignedProjection(
        of: self, selection, tension: tension, folding: folding)
      body(projection)
      let triads = projection.graph.triads()
      let camps = projection.graph.camps(steps: steps)
      summary = projection.summary
      entries.append(
        BalanceHistory.Entry(
          day: day, positive: projection.graph.positiveCount,
          negative: projection.graph.negativeCount, tensions: projection.tensions.count,
          census: triads.census, degreeOfBalance: triads.degreeOfBalance,
          frustration: camps.frustration, lowerBound: camps.lowerBound))
    }
    return BalanceHistory(
      entries: entries, summary: summary, sampling: sampling, undatedCount: undated)
  }
}
