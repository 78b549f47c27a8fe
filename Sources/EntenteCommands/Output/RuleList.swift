import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The rules of `check`, as a table or for programs.
struct RuleList {
  private let rules: [Finding.RuleDescription]

  /// The rules that options choose.
  init(_ options: RuleOptions) {
    rules = Finding.rules.filter {
      (options.chosen.isEmpty || options.chosen.contains($0.name))
        && !options.ignored.contains($0.name)
    }
  }

  func text(_ format: CheckOutputOptions.Format, _ style: TextStyle) -> String {
    switch format {
    case .text: table.text(style)
    case .csv: table.csv
    case .tsv: table.tsv
    case .markdown: table.markdown
    case .json: json.pretty
    case .sarif: SARIFLog([], in: nil).json.pretty
    }
  }

  private var table: Table {
    var table = Table([
      .init(name: "rule", role: .strong), .init(name: "severity"), .init(name: "finds"),
      .init(name: "fix"),
    ])
    table.rows = rules.map { rule in
      [rule.name, rule.severity.rawValue, rule.summary, rule.isFixable ? "--fix" : ""]
    }
    return table
  }

  private var json: JSONValue {
    .object([
      "entente": .integer(1),
      "rules": .array(
        rules.map { rule in
          .object([
            "name": .string(rule.name), "severity": .string(rule.severity.rawValue),
            "summary": .string(rule.summary), "fixable": .boolean(rule.isFixable),
          ])
        }),
    ])
  }
}
