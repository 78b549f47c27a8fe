import EntenteModel

/// When claims hold that have no period: of each source, what its date tells of them.
///
/// Most claims of a handbook have none, and each of its sources is asked for thousands of
/// them.
struct UndatedExtents: Sendable {
  /// What is known whoever says so, and what each source tells: of what lasts and what
  /// happens once, as a fact and as a plan.
  private let known: [Extent]
  private let bySource: [Extent]

  /// How many of each there are.
  private static let forms = 4

  init(of sources: [Source]) {
    known = Self.extents(reportedOn: nil)
    bySource = sources.flatMap { Self.extents(reportedOn: $0.date) }
  }

  private static func extents(reportedOn date: PartialDate?) -> [Extent] {
    [false, true].flatMap { isPlanned in
      [
        Extent(lasting: nil, reportedOn: date, isPlanned: isPlanned),
        Extent(happening: nil, reportedOn: date, isPlanned: isPlanned),
      ]
    }
  }

  /// When a claim holds, by all of its sources.
  func extent(
    ofClaim claim: Int, in columns: borrowing ClaimColumns, happensOnce: Bool, isPlanned: Bool
  ) -> Extent {
    let form = (isPlanned ? 2 : 0) + (happensOnce ? 1 : 0)
    var extent = known[form]
    for citation in columns.citationRange(of: claim) {
      let source = Int(columns.citations[citation].source)
      extent = extent.narrowed(by: bySource[source * Self.forms + form])
    }
    return extent
  }
}
