public import EntenteModel

/// Claims in the order of time.
public struct Chronology: Sendable {
  /// The positions of those that say when, the earliest first: by the first day on
  /// which they can begin, or, if only their end is told, can end.
  public let dated: [Int]

  /// The positions of those that don't, in the order of the input.
  public let undated: [Int]

  /// Orders claims.
  ///
  /// - Parameters:
  ///   - claims: Their positions.
  ///   - graph: Their graph.
  /// - Complexity: O(*n* log *n*) for *n* claims.
  public init(of claims: [Int], in graph: KnowledgeGraph) {
    var dated: [(day: CalendarDay, end: CalendarDay, claim: Int)] = []
    var undated: [Int] = []
    for claim in claims {
      guard let period = graph.when(ofClaim: claim) else {
        undated.append(claim)
        continue
      }
      let extent = Extent(happening: period, reportedOn: nil, isPlanned: false)
      let start = if case .date(let date) = period.start { date.earliest } else { Self.end(period) }
      dated.append((start, extent.latestEnd, claim))
    }
    dated.sort { ($0.day, $0.end, $0.claim) < ($1.day, $1.end, $1.claim) }
    self.dated = dated.map(\.claim)
    self.undated = undated
  }

  private static func end(_ period: Period) -> CalendarDay {
    if case .date(let date) = period.end { date.earliest } else { .distantPast }
  }
}

extension KnowledgeGraph {
  /// When a claim was so: its period, or for a property that is a date, its value.
  public func when(ofClaim position: Int) -> Period? {
    if let period = storage.period(ofClaim: position) { return period }
    let columns = storage.claims
    guard columns.flags[position].contains(.isProperty) else { return nil }
    let definition = vocabulary.properties[Int(columns.predicate[position])]
    guard definition.type == .period else { return nil }
    return try? Period(storage.texts[TextID(rawValue: columns.object[position])])
  }
}
