public import EntenteModel

/// The dates of a graph, and what begins, happens and ends on each.
public struct DatesOfChange: Sendable {
  /// What changes on one date, as the claims write it: a day, a month, a year.
  public struct Entry: Sendable {
    /// The date.
    public let date: PartialDate
    /// The positions of the claims that begin on it.
    public fileprivate(set) var begun: [Int] = []
    /// The positions of the claims of what happens on it.
    public fileprivate(set) var happened: [Int] = []
    /// The positions of the claims that end on it.
    public fileprivate(set) var ended: [Int] = []

    /// How many claims name the date.
    public var count: Int { begun.count + happened.count + ended.count }
  }

  /// The dates, the earliest first.
  public let entries: [Entry]

  /// How many claims have no date.
  public let undatedCount: Int

  /// Reads the dates of claims.
  ///
  /// - Parameters:
  ///   - claims: Their positions.
  ///   - graph: Their graph.
  /// - Complexity: O(*n*) expected for *n* claims, and *d* log *d* for *d* dates.
  public init(of claims: [Int], in graph: KnowledgeGraph) {
    var places: [PartialDate: Int] = [:]
    var entries: [Entry] = []
    var undated = 0
    func add(_ claim: Int, on date: PartialDate, _ list: WritableKeyPath<Entry, [Int]>) {
      let place = places[date] ?? entries.count
      if place == entries.count {
        places[date] = place
        entries.append(Entry(date: date))
      }
      entries[place][keyPath: list].append(claim)
    }
    for claim in claims {
      guard let period = graph.when(ofClaim: claim) else {
        undated += 1
        continue
      }
      if period.isSingleDate || period.start == period.end {
        if case .date(let date) = period.start { add(claim, on: date, \.happened) }
        continue
      }
      if case .date(let date) = period.start { add(claim, on: date, \.begun) }
      if case .date(let date) = period.end { add(claim, on: date, \.ended) }
    }
    self.entries = entries.sorted {
      ($0.date.earliest, $0.date.latest, $0.date.description)
        < ($1.date.earliest, $1.date.latest, $1.date.description)
    }
    undatedCount = undated
  }
}
