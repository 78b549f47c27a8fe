package import EntenteModel

/// The colors of a diagram.
public struct Theme: Hashable, Sendable {
  /// The name by which a user asks for it.
  public var name: String

  /// The paper.
  public var background: String
  /// Boxes that hold several entities.
  public var panel: String
  /// Names and titles.
  public var ink: String
  /// What is said in passing.
  public var muted: String
  /// Borders of boxes.
  public var faint: String
  /// The bar above the title.
  public var accent: String

  /// The border and the fill of each kind of entity.
  package var kinds: [Entity.Kind: KindColors]
  /// The line and the text of each family of relations.
  package var families: [Relation.Family: FamilyColors]

  package struct KindColors: Hashable, Sendable {
    package var border: String
    package var fill: String
  }

  package struct FamilyColors: Hashable, Sendable {
    package var line: String
    package var text: String
  }

  /// The colors of a kind; those of a plain entity for a kind of the user's own.
  package func colors(of kind: Entity.Kind) -> KindColors {
    kinds[kind] ?? kinds[.plain] ?? KindColors(border: ink, fill: background)
  }

  package func colors(of family: Relation.Family) -> FamilyColors {
    families[family] ?? FamilyColors(line: muted, text: muted)
  }
}

extension Theme {
  /// Every theme that the program knows.
  public static let all: [Theme] = [light, dark, print]

  /// For screens and for paper.
  public static let light = Theme(
    name: "light", background: "#FFFFFF", panel: "#F6F7F9", ink: "#17202B", muted: "#55606D",
    faint: "#C9D0D8", accent: "#9C2C04",
    kinds: [
      .state: .init(border: "#1770D2", fill: "#E4EFFB"),
      .leader: .init(border: "#864705", fill: "#FDF0DC"),
      .person: .init(border: "#864705", fill: "#FFFFFF"),
      .organization: .init(border: "#054831", fill: "#DCF1E8"),
      .event: .init(border: "#B82C7C", fill: "#FBE6F1"),
      .place: .init(border: "#5B6673", fill: "#EEF1F4"),
      .bloc: .init(border: "#633F7C", fill: "#F1EAF6"),
      .initiative: .init(border: "#6B6A00", fill: "#F7F6DA"),
      .plain: .init(border: "#17202B", fill: "#FFFFFF"),
    ],
    families: [
      .structure: .init(line: "#8B93A3", text: "#5B6673"),
      .office: .init(line: "#C8850E", text: "#8A5600"),
      .cooperation: .init(line: "#056E51", text: "#056E51"),
      .contact: .init(line: "#633F7C", text: "#633F7C"),
      .conflict: .init(line: "#9C2C04", text: "#9C2C04"),
      .absence: .init(line: "#6B7683", text: "#55606D"),
    ])

  /// For dark screens.
  public static let dark = Theme(
    name: "dark", background: "#12171D", panel: "#1A2129", ink: "#EEF2F6", muted: "#A6B1BD",
    faint: "#36404B", accent: "#F76327",
    kinds: [
      .state: .init(border: "#428ADA", fill: "#14304F"),
      .leader: .init(border: "#F3CB6A", fill: "#43340F"),
      .person: .init(border: "#F3CB6A", fill: "#12171D"),
      .organization: .init(border: "#56DDA4", fill: "#0C3A2A"),
      .event: .init(border: "#D273A9", fill: "#45193A"),
      .place: .init(border: "#97A3AF", fill: "#232B34"),
      .bloc: .init(border: "#BD9BD8", fill: "#33234A"),
      .initiative: .init(border: "#D6D46A", fill: "#3A390F"),
      .plain: .init(border: "#EEF2F6", fill: "#12171D"),
    ],
    families: [
      .structure: .init(line: "#7C8A9C", text: "#A6B1BD"),
      .office: .init(line: "#EEE2A9", text: "#EEE2A9"),
      .cooperation: .init(line: "#45E4DA", text: "#45E4DA"),
      .contact: .init(line: "#BD73E8", text: "#CE97EE"),
      .conflict: .init(line: "#F76327", text: "#F98A5B"),
      .absence: .init(line: "#97A3AF", text: "#A6B1BD"),
    ])

  /// For printers without color: kinds differ by shape, families by line.
  public static let print = Theme(
    name: "print", background: "#FFFFFF", panel: "#FFFFFF", ink: "#000000", muted: "#404040",
    faint: "#A0A0A0", accent: "#000000",
    kinds: [
      .state: .init(border: "#000000", fill: "#FFFFFF"),
      .leader: .init(border: "#000000", fill: "#E8E8E8"),
      .person: .init(border: "#000000", fill: "#FFFFFF"),
      .organization: .init(border: "#000000", fill: "#D0D0D0"),
      .event: .init(border: "#000000", fill: "#FFFFFF"),
      .place: .init(border: "#606060", fill: "#FFFFFF"),
      .bloc: .init(border: "#606060", fill: "#F0F0F0"),
      .initiative: .init(border: "#000000", fill: "#FFFFFF"),
      .plain: .init(border: "#000000", fill: "#FFFFFF"),
    ],
    families: [
      .structure: .init(line: "#808080", text: "#404040"),
      .office: .init(line: "#606060", text: "#404040"),
      .cooperation: .init(line: "#000000", text: "#000000"),
      .contact: .init(line: "#303030", text: "#202020"),
      .conflict: .init(line: "#000000", text: "#000000"),
      .absence: .init(line: "#606060", text: "#404040"),
    ])
}
