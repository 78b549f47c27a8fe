import EntenteModel

/// In which state each person holds an office, and when.
struct OfficeHosts {
  private struct Office {
    var state: Int
    var extents: [Extent]
    var claims: [Int]
  }

  private let graph: KnowledgeGraph
  private let identities: Identities
  private var offices: [Int: [Office]] = [:]

  /// Reads the offices, whichever kinds of relation and dates are asked for: a
  /// meeting of 2019 is folded by the office of 2019.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - selection: Which claims count.
  ///   - identities: Who is who.
  ///   - organs: The states of which organizations are organs: an office of an organ is
  ///     one of the state.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, _ identities: Identities,
    organs: [Int: [Int]] = [:]
  ) {
    self.graph = graph
    self.identities = identities
    for tie in graph.ties(selection.identifying(by: .holdsOffice)) {
      let object = identities.representative(of: tie.relation.object)
      for state in organs[object] ?? [object]
      where graph.storage.entityKind(state) == .state {
        offices[identities.representative(of: tie.relation.subject), default: []].append(
          Office(
            state: state, extents: tie.claims.map(graph.extent(ofClaim:)), claims: tie.claims))
      }
    }
  }

  /// The claims by which each entity is folded.
  var foldedClaims: [Int: [Int]] { offices.mapValues { $0.flatMap(\.claims) } }

  /// Whether an entity that stands for itself is folded into a state.
  func folds(_ entity: Int) -> Bool { offices[entity] != nil }

  /// The states into which an entity is folded, in the order of the input.
  func states(of entity: Int) -> [Int] {
    var seen: Set<Int> = []
    return (offices[entity] ?? []).map(\.state).filter { seen.insert($0).inserted }
  }

  /// The entity that stands for an end of a tie: a state, for a person who
  /// holds an office of it at the time of the tie.
  ///
  /// Where several offices are possible, one that is certain at that time goes
  /// before the others, then the one that began last. Where none is, it is the
  /// office nearest in time.
  func host(of end: Int, for tie: Tie) -> Int {
    let entity = identities.representative(of: end)
    guard let offices = offices[entity] else { return entity }
    guard offices.count > 1 else { return offices[0].state }
    let times = tie.claims.map(graph.extent(ofClaim:))
    var best = (state: entity, fit: Fit.none)
    for office in offices {
      for extent in office.extents {
        for time in times {
          let fit = Fit(of: extent, at: time)
          if best.fit < fit { best = (office.state, fit) }
        }
      }
    }
    return best.state
  }

  /// How well an office fits the time of a tie; the greatest is the best.
  private struct Fit: Comparable {
    /// 2 if both certainly hold on one day, 1 if they can, 0 if they can't.
    var grade: Int
    /// The days between the two, negated.
    var nearness: Int
    /// When the office began at the latest.
    var start: CalendarDay

    static let none = Fit(grade: -1, nearness: .min, start: .distantPast)

    init(of office: Extent, at time: Extent) {
      let gap = max(
        Int(office.earliestStart.number) - Int(time.latestEnd.number),
        Int(time.earliestStart.number) - Int(office.latestEnd.number))
      let isPossible = gap <= 0
      // What happens once has no day on which it surely holds, but surely lies
      // within an office that holds on all of its days.
      let mustMeet =
        office.mustHold(with: time)
        || (office.latestStart <= time.earliestStart && time.latestEnd <= office.earliestEnd)
      grade = isPossible ? (mustMeet ? 2 : 1) : 0
      nearness = isPossible ? 0 : -gap
      start = office.latestStart
    }

    private init(grade: Int, nearness: Int, start: CalendarDay) {
      self.grade = grade
      self.nearness = nearness
      self.start = start
    }

    static func < (a: Fit, b: Fit) -> Bool {
      (a.grade, a.nearness, a.start) < (b.grade, b.nearness, b.start)
    }
  }
}

extension Extent {
  /// Whether both must hold on one day: each has days on which it certainly
  /// holds, and they share one.
  func mustHold(with other: Extent) -> Bool {
    max(latestStart, other.latestStart) <= min(earliestEnd, other.earliestEnd)
  }
}
