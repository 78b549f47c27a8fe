import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente measures`: what each measure means.
struct Measures: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tells what each measure means and how it is computed.")

  @Argument(help: "A measure; all of them in one table if none is named.")
  var name: String?

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() async throws {
    try await reportingTrouble {
      let measures: [Measure]
      if let name {
        guard let measure = Measure(name: name) else {
          let names = Measure.allCases.map(\.rawValue)
          throw Trouble(
            "unknown measure '\(name)'",
            hint: nearest(to: name, among: names).map { "did you mean '\($0)'?" }
              ?? "one of: " + names.joined(separator: ", "))
        }
        measures = [measure]
      } else {
        measures = Measure.allCases
      }
      try output.write(text(measures))
    }
  }

  private func text(_ measures: [Measure]) -> String {
    switch output.format {
    case .text: name == nil ? overview(measures).text(output.style) : cards(measures)
    case .csv: full(measures).csv
    case .tsv: full(measures).tsv
    case .markdown: full(measures).markdown
    case .json:
      JSONValue.object([
        "entente": .integer(1), "measures": .array(measures.map(json)),
      ]).pretty
    }
  }

  private func overview(_ measures: [Measure]) -> Table {
    var table = Table([
      .init(name: "family", role: .muted), .init(name: "measure", role: .strong),
      .init(name: "meaning"), .init(name: "direction"),
      .init(name: "strength"), .init(name: "scale"),
    ])
    var family: Measure.Family?
    for measure in measures {
      let card = measure.card
      table.rows.append([
        measure.family == family ? "" : measure.family.rawValue, measure.rawValue, card.meaning,
        measure.defaultDirection == .ignore ? "ignored" : "as declared",
        measure.defaultWeight == .none ? "not read" : "read", card.scale,
      ])
      family = measure.family
    }
    return table
  }

  private func cards(_ measures: [Measure]) -> String {
    measures.map { measure in
      let width = 14
      return output.style(.strong, measure.card.title) + " (\(measure.rawValue))\n"
        + rows(measure).map { name, value in
          output.style.wrapped(
            "  " + output.style(.muted, name.padded(to: width)) + value, hanging: width + 2)
        }.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private func full(_ measures: [Measure]) -> Table {
    let names = measures.first.map { rows($0).map(\.0) } ?? []
    var table = Table((["measure"] + names).map { Table.Column(name: $0) })
    table.rows = measures.map { measure in [measure.rawValue] + rows(measure).map(\.1) }
    return table
  }

  private func json(_ measure: Measure) -> JSONValue {
    .object(
      [.init(key: "name", value: .string(measure.rawValue))]
        + rows(measure).map { .init(key: $0, value: .string($1)) })
  }

  private func rows(_ measure: Measure) -> [(String, String)] {
    let card = measure.card
    return [
      ("family", measure.family.rawValue), ("meaning", card.meaning), ("formula", card.formula),
      ("scale", card.scale), ("direction", card.direction), ("strength", card.weight),
      ("negative", card.negative), ("disconnected", card.disconnected),
      ("complexity", card.complexity), ("reference", card.reference), ("also in", others(measure)),
    ]
  }

  /// The programs whose conventions `rank --as` follows for a measure.
  private func others(_ measure: Measure) -> String {
    let names = Ranking.Program.allCases.filter { measure.isKnown(to: $0) }.map(\.title)
    return names.isEmpty ? "none that rank --as knows" : names.joined(separator: ", ")
  }
}
