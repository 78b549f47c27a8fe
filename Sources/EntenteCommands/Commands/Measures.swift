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
      var described = DescribedMeasure.all
      if let name {
        guard let wanted = DescribedMeasure(name: name) else {
          let names = described.map(\.name)
          throw Trouble(
            "unknown measure '\(name)'",
            hint: nearest(to: name, among: names).map { "did you mean '\($0)'?" }
              ?? "one of: " + names.joined(separator: ", "))
        }
        described = [wanted]
      }
      try output.write(text(described))
    }
  }

  private func text(_ measures: [DescribedMeasure]) -> String {
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

  private func overview(_ measures: [DescribedMeasure]) -> Table {
    var table = Table([
      .init(name: "family", role: .muted), .init(name: "measure", role: .strong),
      .init(name: "meaning"), .init(name: "direction"),
      .init(name: "strength"), .init(name: "scale"),
    ])
    var family: Measure.Family?
    for measure in measures {
      table.rows.append([
        measure.family == family ? "" : measure.family.rawValue, measure.name,
        measure.card.meaning, measure.readsDirection ? "as declared" : "ignored",
        measure.readsStrength ? "read" : "not read", measure.card.scale,
      ])
      family = measure.family
    }
    return table
  }

  private func cards(_ measures: [DescribedMeasure]) -> String {
    measures.map { measure in
      let width = 14
      return output.style(.strong, measure.card.title) + " (\(measure.name))\n"
        + measure.rows.map { name, value in
          output.style.wrapped(
            "  " + output.style(.muted, name.padded(to: width)) + value, hanging: width + 2)
        }.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private func full(_ measures: [DescribedMeasure]) -> Table {
    let names = measures.first.map { $0.rows.map(\.0) } ?? []
    var table = Table((["measure"] + names).map { Table.Column(name: $0) })
    table.rows = measures.map { measure in [measure.name] + measure.rows.map(\.1) }
    return table
  }

  private func json(_ measure: DescribedMeasure) -> JSONValue {
    .object(
      [.init(key: "name", value: .string(measure.name))]
        + measure.rows.map { .init(key: $0, value: .string($1)) })
  }
}
