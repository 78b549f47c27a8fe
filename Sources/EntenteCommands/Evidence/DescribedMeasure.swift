import EntenteAnalysis

/// A measure of entities, or that of ties, with what there is to tell of it.
struct DescribedMeasure {
  /// What `--by` calls it.
  let name: String
  let family: Measure.Family
  let card: Measure.Card

  /// Whether it reads direction, and strength, unless told otherwise.
  let readsDirection: Bool
  let readsStrength: Bool

  /// The programs whose conventions `rank --as` follows for it.
  private let programs: [Ranking.Program]

  init(_ measure: Measure) {
    name = measure.rawValue
    family = measure.family
    card = measure.card
    readsDirection = measure.defaultDirection != .ignore
    readsStrength = measure.defaultWeight != .none
    programs = Ranking.Program.allCases.filter { measure.isKnown(to: $0) }
  }

  /// The measure of ties.
  static let edgeBetweenness = DescribedMeasure(
    name: MeasureChoice.ofTies, family: .paths, card: .edgeBetweenness)

  private init(name: String, family: Measure.Family, card: Measure.Card) {
    self.name = name
    self.family = family
    self.card = card
    (readsDirection, readsStrength, programs) = (false, false, [])
  }

  /// All measures, by family.
  static var all: [DescribedMeasure] {
    Measure.Family.allCases.flatMap { family in
      Measure.allCases.filter { $0.family == family }.map(Self.init)
        + (family == .paths ? [edgeBetweenness] : [])
    }
  }

  /// The measure that a user means; nil if there is none.
  init?(name: String) {
    if MeasureChoice.isOfTies(name) {
      self = .edgeBetweenness
    } else if let measure = Measure(name: name) {
      self.init(measure)
    } else {
      return nil
    }
  }

  /// All that there is to tell, by heading.
  var rows: [(String, String)] {
    let others = programs.map(\.title).joined(separator: ", ")
    return [
      ("family", family.rawValue), ("meaning", card.meaning), ("formula", card.formula),
      ("scale", card.scale), ("direction", card.direction), ("strength", card.weight),
      ("negative", card.negative), ("disconnected", card.disconnected),
      ("complexity", card.complexity), ("reference", card.reference),
      ("also in", others.isEmpty ? "none that rank --as knows" : others),
    ]
  }
}
