import EntenteAnalysis
import EntenteModel

/// The ties of a network at several dates, or in two versions.
struct NetworkFrames: Sendable {
  /// What each frame shows, in their order.
  let titles: [String]

  /// The ties drawn in each frame.
  let ties: [[DrawnTie]]

  /// Those ties of each frame that were not in the frame before, by position, all
  /// of them in the first; of two versions those that the other has not, or not so.
  let new: [Set<Int>]

  /// How many lasting ties of the frame before are there no more.
  let endedCounts: [Int]

  /// Whether the frames are versions of a graph, not dates.
  let areVersions: Bool

  /// The ties, by position, of which no claim tells when; none unless they are
  /// kept in every frame.
  let undated: Set<Int>

  private static let usualCount = 4

  /// Reads a graph at some dates.
  ///
  /// A lasting tie is in a frame if it has surely begun at its date and can still
  /// hold; one of a day, such as a meeting, if it is of the time since the frame
  /// before.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - selection: Which claims count besides.
  ///   - dates: The dates; those after which most begins if there are none.
  ///   - keepsUndated: Whether ties of which no claim tells when are in every frame
  ///     in which they can hold, and new in none.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, at dates: [PartialDate],
    keepsUndated: Bool = false
  ) {
    let dates =
      dates.isEmpty
      ? Self.telling(of: graph, selection) : dates.sorted { $0.latest < $1.latest }
    var frames: [[DrawnTie]] = []
    var new: [Set<Int>] = []
    var before: Set<Int> = []
    var ended: [Int] = []
    var undated: Set<Int> = []
    for (number, date) in dates.enumerated() {
      var chosen = selection
      chosen.asOf = date
      let last = number > 0 ? dates[number - 1].latest : nil
      let ties = DrawnTie.all(of: graph, chosen).filter { tie in
        if keepsUndated, tie.tie.claims.allSatisfy({ graph.claims[$0].period == nil }) {
          undated.insert(tie.tie.relation.position)
          return true
        }
        return tie.tie.claims.contains { claim in
          let extent = graph.extent(ofClaim: claim)
          return extent.latestStart <= date.latest
            && (last.map { extent.latestEnd > $0 } ?? true || !graph.isOfOneDay(tie.tie))
        }
      }
      frames.append(ties)
      let here = Set(ties.map(\.tie.relation.position))
      new.append(here.subtracting(before).subtracting(undated))
      ended.append(before.subtracting(here).subtracting(undated).count { graph.isLasting($0) })
      before = here
    }
    titles = dates.map(\.spelledOut)
    areVersions = false
    ties = frames
    self.new = new
    endedCounts = ended
    self.undated = undated
  }

  /// Reads two versions of a graph that were compared.
  ///
  /// - Parameters:
  ///   - versions: The two.
  ///   - titles: What to call the earlier and the later.
  init(of versions: ComparedVersions, titles: [String]) {
    self.titles = titles
    areVersions = true
    ties = [versions.earlier, versions.later].map { DrawnTie.all(of: versions.graph, $0) }
    new = [versions.gone, versions.fresh]
    endedCounts = [0, 0]
    undated = []
  }

  /// The dates on which most claims begin, in their order.
  private static func telling(
    of graph: KnowledgeGraph, _ selection: Selection
  ) -> [PartialDate] {
    var begins: [CalendarDay: (count: Int, date: PartialDate)] = [:]
    for tie in graph.ties(selection) {
      for claim in tie.claims {
        guard case .date(let date)? = graph.claims[claim].period?.start else { continue }
        begins[date.latest, default: (0, date)].count += 1
      }
    }
    let sorted = begins.sorted { (-$0.value.count, $1.key) < (-$1.value.count, $0.key) }
    return sorted.prefix(usualCount).map(\.value.date).sorted { $0.latest < $1.latest }
  }
}

extension KnowledgeGraph {
  /// Whether a relation is of a lasting kind.
  fileprivate func isLasting(_ relation: Int) -> Bool {
    vocabulary.relationKinds[storage.ends(ofRelation: relation).kind].life == .interval
  }

  /// Whether a tie is of an event rather than a lasting one.
  fileprivate func isOfOneDay(_ tie: Tie) -> Bool {
    vocabulary[tie.relation.kind]?.life == .point
  }
}
