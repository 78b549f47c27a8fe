import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteRendering

/// How a diagram looks: a style file, and flags that win over it.
struct StyleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A style file: marks, themes and scales (docs/style.md).", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var style: String?

  @Option(
    help: ArgumentHelp(
      "The colors: light, dark, print, or a theme of the style file (default: light).",
      valueName: "name"))
  var theme: String?

  @Option(
    help: ArgumentHelp(
      "What makes a name large: neighbors, none, a measure as of rank, or a property with numbers "
        + "(default: neighbors).", valueName: "what"))
  var sizeBy: String?

  @Option(
    help: ArgumentHelp(
      "What colors a shape: kind, community, a measure, or a property (default: kind).",
      valueName: "what"))
  var colorBy: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only the so many largest bear their names.", valueName: "n"))
  var labelTop: Int?

  func validate() throws {
    if let labelTop, labelTop < 0 { throw ValidationError("--label-top is 0 or more.") }
    if style == nil, let theme, Theme.named(theme) == nil {
      throw ValidationError("--theme takes \(Self.themeHint(theme, among: [])).")
    }
    for (flag, value) in [("--size-by", sizeBy), ("--color-by", colorBy)] where value == "" {
      throw ValidationError("\(flag) names a measure or a property.")
    }
  }

  /// Puts the style into the options of a diagram, with what sizes and colors stand
  /// for in a graph.
  func apply(to options: inout Diagram.Options, of graph: KnowledgeGraph) throws {
    options.style = try diagramStyle(for: graph.vocabulary)
    do {
      options.scales = try EntityScales(options.style, of: graph, options.selection)
    } catch { throw trouble(error, in: graph) }
  }

  private func diagramStyle(for words: Vocabulary) throws -> DiagramStyle {
    var diagramStyle = DiagramStyle()
    if let style {
      let sheet = try StyleSheet(InputFile(contentsOf: style), words: .ofDiagrams)
      for problem in try diagramStyle.apply(sheet, theme: theme, words: words) {
        Diagnostics.report(problem)
      }
    } else if let theme, let known = Theme.named(theme) {
      diagramStyle.theme = known
    }
    if let sizeBy { diagramStyle.sizing = .init(named: sizeBy) }
    if let colorBy { diagramStyle.coloring = .init(named: colorBy) }
    if let labelTop { diagramStyle.labelCount = labelTop }
    return diagramStyle
  }

  static func themeHint(_ name: String, among own: [String]) -> String {
    let known = Theme.all.map(\.name) + own
    return known.joined(separator: ", ") + ", not '\(name)'"
      + (nearest(to: name, among: known).map { "; did you mean '\($0)'?" } ?? "")
  }

  private func trouble(_ refusal: EntityScales.Refusal, in graph: KnowledgeGraph) -> any Error {
    switch refusal {
    case .unknownProperty(let property, let known):
      let words =
        known + Measure.allCases.map(\.rawValue) + ["neighbors", "none", "kind", "community"]
      return Trouble(
        "no entity has the property '\(property.rawValue)'",
        hint: nearest(to: property.rawValue, among: words).map { "did you mean '\($0)'?" }
          ?? (known.isEmpty
            ? "the entities have no properties, as the claims are selected"
            : "the graph has: " + known.prefix(12).joined(separator: ", ")
              + (known.count > 12 ? " …" : "")))
    case .notNumeric(let property, let example):
      return Trouble(
        "the values of '\(property.rawValue)' are no numbers, such as '\(example.prefix(40))'",
        hint: "sizes need numbers; --color-by takes words too")
    case .communities(let refusal): return refusal.trouble(in: graph)
    case .measure(let measure, let refusal): return refusal.trouble(by: measure, in: graph)
    }
  }
}
