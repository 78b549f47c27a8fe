import EntenteModel

/// From when to when entities exist, by what is said of their beginning and end.
struct Lives {
  /// The days between which an entity began and ended.
  struct Life {
    var begin: ClosedRange<CalendarDay>?
    var end: ClosedRange<CalendarDay>?
    /// The claims that say so.
    var claims: [Int] = []

    /// Whether the entity exists on some day of a date.
    func holds(_ date: PartialDate) -> Certainty {
      var held = Certainty.certain
      if let begin {
        if date.latest < begin.lowerBound { return .no }
        if date.latest < begin.upperBound { held = .possible }
      }
      if let end {
        if date.earliest > end.upperBound { return .no }
        if date.earliest > end.lowerBound { held = .possible }
      }
      return held
    }

    fileprivate mutating func add(_ days: ClosedRange<CalendarDay>, isEnd: Bool, _ claim: Int) {
      claims.append(claim)
      let known = isEnd ? end : begin
      let widest =
        known.map {
          min($0.lowerBound, days.lowerBound)...max($0.upperBound, days.upperBound)
        } ?? days
      if isEnd { end = widest } else { begin = widest }
    }
  }

  private var lives: [Int: Life] = [:]

  /// What is affirmed of beginnings and ends, at whatever date.
  init(of graph: KnowledgeGraph, _ selection: Selection) {
    let words = graph.vocabulary.properties
    let isEnd = words.map { definition -> Bool? in
      switch definition.property.rawValue {
      case "inception", "birth": false
      case "dissolution", "death": true
      default: nil
      }
    }
    var timeless = selection
    timeless.asOf = nil
    timeless.during = nil
    timeless.relationKinds = nil
    timeless.entityKinds = nil
    timeless.standings.formIntersection([.asserted, .reported])
    let filter = ClaimFilter(timeless, in: graph)
    let columns = graph.storage.claims
    for claim in 0..<columns.count where columns.flags[claim].contains(.isProperty) {
      guard let isEnd = isEnd[Int(columns.predicate[claim])],
        filter.certainty(ofClaim: claim) > .no
      else { continue }
      let value = graph.storage.texts[TextID(rawValue: columns.object[claim])]
      guard let period = try? Period(value) else { continue }
      let extent = Extent(happening: period, reportedOn: nil, isPlanned: false)
      guard extent.earliestStart <= extent.latestEnd else { continue }
      lives[Int(columns.subject[claim]), default: Life()].add(
        extent.earliestStart...extent.latestEnd, isEnd: isEnd, claim)
    }
  }

  /// The life of an entity whose beginning is said; of others it is not known
  /// when they came.
  subscript(entity: Int) -> Life? { lives[entity].flatMap { $0.begin == nil ? nil : $0 } }
}
