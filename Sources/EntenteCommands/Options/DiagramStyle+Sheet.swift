import EntenteFormats
import EntenteModel
import EntenteRendering

extension StyleSheet.Words {
  /// The words of the styles that diagrams know.
  static let ofDiagrams = StyleSheet.Words(
    shapes: NodeShape.allCases.map(\.rawValue), dashes: LineDash.allCases.map(\.rawValue),
    heads: LineHead.allCases.map(\.rawValue), themes: Theme.all.map(\.name))
}

extension DiagramStyle {
  /// Takes over what a style file says.
  ///
  /// - Parameters:
  ///   - sheet: What the file says.
  ///   - theme: The theme asked for, in place of that of the file.
  ///   - words: The kinds that the graph knows.
  /// - Returns: What is doubtful: kinds that nobody knows, and a theme of the file
  ///   that is hard to read.
  /// - Throws: Trouble with the place in the file of what can't be applied.
  mutating func apply(
    _ sheet: StyleSheet, theme: String?, words: Vocabulary
  ) throws -> [Problem] {
    for entry in sheet.kinds {
      var mark = kinds[entry.kind] ?? mark(inheritedBy: entry.kind, words)
      if let shape = entry.shape.flatMap(NodeShape.init), shape != mark.shape {
        mark = KindMark(shape, isDoubled: mark.isDoubled)
      }
      mark.isRounded = entry.isRounded ?? mark.isRounded
      mark.isDoubled = entry.isDoubled ?? mark.isDoubled
      kinds[entry.kind] = mark
    }
    for entry in sheet.families {
      var mark = families[entry.family] ?? .plain
      mark.width = entry.width ?? mark.width
      mark.dash = entry.dash.flatMap(LineDash.init) ?? mark.dash
      mark.head = entry.head.flatMap(LineHead.init) ?? mark.head
      mark.length = entry.length ?? mark.length
      families[entry.family] = mark
    }
    if let name = sheet.sizeBy { sizing = Sizing(named: name) }
    if let name = sheet.colorBy { coloring = Coloring(named: name) }
    labelCount = sheet.labelTop
    var problems = unknownKinds(of: sheet, words)
    if let name = theme ?? sheet.theme {
      if let own = sheet.themes.first(where: { $0.name == name }) {
        self.theme = Theme(own)
        problems += self.theme.faults.map { .init("theme", .warning, $0, at: own.location) }
      } else if let known = Theme.named(name) {
        self.theme = known
      } else {
        throw Trouble(
          "--theme takes " + StyleOptions.themeHint(name, among: sheet.themes.map(\.name)))
      }
    }
    if !(sheet.kinds.isEmpty && sheet.families.isEmpty) {
      problems += faults.map { Problem("style", .warning, $0) }
    }
    return problems
  }

  private func mark(inheritedBy kind: Entity.Kind, _ words: Vocabulary) -> KindMark {
    words[kind]?.parent.flatMap { kinds[$0] } ?? KindMark(.box)
  }

  /// Warns of kinds that neither the program nor the graph knows.
  private func unknownKinds(of sheet: StyleSheet, _ words: Vocabulary) -> [Problem] {
    let known = words.entityKinds.map(\.kind.rawValue)
    return sheet.kinds.filter { !known.contains($0.kind.rawValue) }.map { entry in
      Problem(
        "unknown-kind", .warning, "no entity here is of the kind '\(entry.kind.rawValue)'",
        hint: nearest(to: entry.kind.rawValue, among: known).map { "did you mean '\($0)'?" },
        at: entry.location)
    }
  }
}

extension Theme {
  /// The theme that a style file describes, over the one that it is based on.
  init(_ sheet: StyleSheet.ColorTheme) {
    self = sheet.base.flatMap(Theme.named) ?? .light
    name = sheet.name
    let base = self
    func color(_ key: String, _ own: String) -> String { sheet.colors[key] ?? own }
    background = color("background", base.background)
    panel = color("panel", base.panel)
    ink = color("ink", base.ink)
    muted = color("muted", base.muted)
    faint = color("faint", base.faint)
    accent = color("accent", base.accent)
    scale = ScaleColors(
      low: color("scale-low", base.scale.low), high: color("scale-high", base.scale.high),
      border: color("scale-border", base.scale.border))
    if let border = sheet.colors["other"] {
      other = KindColors(border: border, fill: tint(of: border))
    }
    for entry in sheet.kinds {
      let border = entry.border ?? colors(of: entry.kind).border
      let known = kinds[entry.kind]
      let fill = entry.fill ?? (entry.border == nil ? known?.fill : nil) ?? tint(of: border)
      kinds[entry.kind] = KindColors(border: border, fill: fill)
    }
    for entry in sheet.families {
      let known = colors(of: entry.family)
      families[entry.family] = FamilyColors(
        line: entry.line ?? known.line, text: entry.text ?? entry.line ?? known.text)
    }
    if !sheet.categories.isEmpty {
      categories = sheet.categories.map {
        KindColors(border: $0.border, fill: $0.fill ?? tint(of: $0.border))
      }
    }
  }
}
