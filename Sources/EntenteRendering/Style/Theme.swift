package import EntenteModel

/// The colors of a diagram, each written as `#RRGGBB`.
///
/// Only themes that the program knows, or has read and checked, exist: a color
/// goes into documents as it is.
public struct Theme: Hashable, Sendable {
  /// The name by which a user asks for it.
  public package(set) var name: String

  /// The paper.
  public package(set) var background: String
  /// Boxes that hold several entities.
  public package(set) var panel: String
  /// Names and titles.
  public package(set) var ink: String
  /// What is said in passing.
  public package(set) var muted: String
  /// Borders of boxes.
  public package(set) var faint: String
  /// The bar above the title.
  public package(set) var accent: String

  /// The border and the fill of each kind of entity.
  package var kinds: [Entity.Kind: KindColors]

  /// The line and the text of each family of relations.
  package var families: [Relation.Family: FamilyColors]

  /// The colors of what shapes can be divided into, told apart by everybody.
  package var categories: [KindColors]

  /// The color of the categories for which none is left.
  package var other: KindColors

  /// The two ends of a scale of fills, both of which bear the ink, and the border
  /// of what stands on the scale.
  package var scale: ScaleColors

  /// Whether categories bear letters too, since colors may not be seen.
  package var hasLetters = false

  /// Whether the few most prominent shapes are filled with the color of their border.
  package var fillsProminent = true

  package struct KindColors: Hashable, Sendable {
    package var border: String
    package var fill: String

    package init(border: String, fill: String) {
      self.border = border
      self.fill = fill
    }
  }

  package struct FamilyColors: Hashable, Sendable {
    package var line: String
    package var text: String

    package init(line: String, text: String) {
      self.line = line
      self.text = text
    }
  }

  package struct ScaleColors: Hashable, Sendable {
    package var low: String
    package var high: String
    package var border: String

    package init(low: String, high: String, border: String) {
      self.low = low
      self.high = high
      self.border = border
    }
  }
}

extension Theme {
  /// The colors of a kind; those of a plain entity for a kind of the user's own.
  package func colors(of kind: Entity.Kind) -> KindColors {
    kinds[kind] ?? kinds[.plain] ?? KindColors(border: ink, fill: background)
  }

  package func colors(of family: Relation.Family) -> FamilyColors {
    families[family] ?? FamilyColors(line: muted, text: muted)
  }

  /// What an entity is drawn with of which the color scale knows nothing.
  package var unknown: KindColors { KindColors(border: muted, fill: background) }

  /// The fill at a place of the scale, from 0 to 1.
  func fill(at level: Double) -> String {
    guard let low = SheetColor(scale.low), let high = SheetColor(scale.high) else {
      return background
    }
    return low.mixed(with: high, min(1, max(0, level))).hex
  }

  /// The ink or the paper, whichever is read better on a fill.
  func ink(on fill: String) -> String {
    Self.contrast(ink, fill) >= Self.contrast(background, fill) ? ink : background
  }

  /// A pale fill for a border, on which the ink and the muted ink can be read.
  package func tint(of border: String) -> String {
    guard let color = SheetColor(border), let paper = SheetColor(background) else {
      return background
    }
    let shares = stride(from: 0.24, to: 0.02, by: -0.02)
    let tint = shares.lazy.map { paper.mixed(with: color, $0).hex }.first { tint in
      Self.contrast(self.ink, tint) >= 4.6 && Self.contrast(self.muted, tint) >= 4.6
    }
    return tint ?? background
  }

  /// The contrast of two colors; none if one is none.
  static func contrast(_ a: String, _ b: String) -> Double {
    guard let first = SheetColor(a), let second = SheetColor(b) else { return 1 }
    return first.contrast(with: second)
  }

  /// The theme of a name, if the program knows it.
  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }
}
