package import EntenteModel

/// What a style file says, checked but not yet applied.
package struct StyleSheet: Sendable {
  /// The theme to draw in, one of those known or brought.
  package var theme: String?

  /// What sizes and colors stand for.
  package var sizeBy: String?
  package var colorBy: String?

  /// How many shapes bear their names.
  package var labelTop: Int?

  /// The marks of kinds of entity, in the order of the file.
  package var kinds: [Kind] = []

  /// The marks of families of relations.
  package var families: [Family] = []

  /// The themes that it brings.
  package var themes: [ColorTheme] = []

  /// The mark of a kind; what is nil stays as it is.
  package struct Kind: Sendable {
    package var kind: Entity.Kind
    package var shape: String?
    package var isRounded: Bool?
    package var isDoubled: Bool?
    package var location: SourceLocation
  }

  /// The mark of a family; what is nil stays as it is.
  package struct Family: Sendable {
    package var family: Relation.Family
    package var width: Double?
    package var dash: String?
    package var head: String?
    package var length: Double?
  }

  /// Colors of a name, each as `#RRGGBB`; what is nil is taken from another theme.
  package struct ColorTheme: Sendable {
    package var name: String
    package var base: String?
    /// The plain colors, by their keys.
    package var colors: [String: String] = [:]
    package var kinds: [(kind: Entity.Kind, border: String?, fill: String?)] = []
    package var families: [(family: Relation.Family, line: String?, text: String?)] = []
    /// The borders and fills of categories; empty if not given.
    package var categories: [(border: String, fill: String?)] = []
    package var location: SourceLocation
  }

  /// The words that a style file may use, which the reader does not know itself.
  package struct Words: Sendable {
    package var shapes: [String]
    package var dashes: [String]
    package var heads: [String]
    package var themes: [String]

    package init(shapes: [String], dashes: [String], heads: [String], themes: [String]) {
      self.shapes = shapes
      self.dashes = dashes
      self.heads = heads
      self.themes = themes
    }
  }

  /// The keys of a theme that are a color each.
  package static let colorKeys = [
    "background", "panel", "ink", "muted", "faint", "accent", "other", "scale-low", "scale-high",
    "scale-border",
  ]

  /// How many categories a theme can have at most; a letter stands for each.
  package static let mostCategories = 26

  /// Reads a style file.
  ///
  /// - Throws: A ``ReadError`` with every problem of the file.
  package init(_ file: InputFile, words: Words) throws(ReadError) {
    var reader = StyleSheetReader(file, words: words)
    let sheet = reader.read()
    guard let sheet, reader.log.problems.allSatisfy({ $0.severity < .error }) else {
      throw ReadError(reader.log.problems)
    }
    self = sheet
  }

  init() {}
}
