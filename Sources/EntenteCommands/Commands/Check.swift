import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// `entente check`: what is wrong, contradictory or worth knowing.
struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists problems, contradictions between sources, and missing sources.",
    discussion: """
        entente check graphs/sco-astana-2024.yaml
        entente check graphs --ignore isolated --format sarif -o check.sarif
        entente check dossier.yaml --rule stated-twice --fix

      Each contradiction comes with the claims of both sides. Ties that join and divide the same \
      two entities are no mistake; they are listed apart as tensions. --rules lists all rules.

      Exit status 1 if there is a warning or an error.
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String] = []

  @Flag(help: "List the rules with their severities, and read nothing.")
  var rules = false

  @OptionGroup(title: "Rules") var choice: RuleOptions
  @OptionGroup(title: "Changes") var repair: RepairOptions
  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Output") var output: CheckOutputOptions

  func validate() throws {
    if inputs.isEmpty, !rules { throw ValidationError("Name a file, a folder, or -.") }
  }

  func run() async throws {
    try await reportingTrouble {
      if rules {
        return try output.write(RuleList(choice).text(output.format, output.plain.style))
      }
      let (all, graph) = try findings()
      let findings = choice.chosen(of: all, in: graph)
      if repair.fix {
        return try repair.run(findings, in: graph, inputs + input.others, output)
      }
      try write(findings, in: graph)
      let counts = Problem.Severity.allCases.reversed().map { severity in
        (severity, findings.filter { $0.severity == severity }.count)
      }.filter { $0.1 > 0 }
      output.plain.remark(
        counts.isEmpty
          ? "no problem in \(graph?.claims.count ?? 0) claims"
          : counts.map { "\($0.1) \($0.0.rawValue)\($0.1 == 1 ? "" : "s")" }.joined(separator: ", ")
      )
      if findings.contains(where: { $0.severity > .note }) { throw ExitCode(1) }
    }
  }

  /// What is to be said of the inputs.
  ///
  /// Mistakes that stop other commands are findings as well; then there is no
  /// graph.
  private func findings() throws -> ([Finding], KnowledgeGraph?) {
    do {
      let graph = try input.graph(
        of: inputs, quiet: true, verifiesAll: true, writing: output.output)
      return (graph.check(in: try choice.circumstances(of: graph)), graph)
    } catch let error as ReadError where error.problems.allSatisfy({ $0.rule != "unreadable" }) {
      return (error.problems.map(Finding.init), nil)
    }
  }

  private func write(_ findings: [Finding], in graph: KnowledgeGraph?) throws {
    switch output.format {
    case .text: try output.write(text(findings, in: graph))
    case .csv: try output.write(table(findings, in: graph).csv)
    case .tsv: try output.write(table(findings, in: graph).tsv)
    case .markdown: try output.write(table(findings, in: graph).markdown)
    case .json: try output.write(json(findings, in: graph).pretty)
    case .sarif: try output.write(SARIFLog(findings, in: graph).json.pretty)
    }
  }
}

// MARK: - Forms of output

extension Check {
  /// Contradictions, then mistakes, then tensions and notes, each with its claims.
  private func text(_ findings: [Finding], in graph: KnowledgeGraph?) -> String {
    let style = output.plain.style
    let groups: [(String, [Finding])] = [
      ("Contradictions", findings.filter { $0.rule.isContradiction }),
      (
        "Problems", findings.filter { !$0.rule.isContradiction && $0.severity > .note }
      ),
      ("Tensions", findings.filter { $0.rule == .tension }),
      ("Notes", findings.filter { $0.rule != .tension && $0.severity == .note }),
    ]
    return groups.filter { !$0.1.isEmpty }.map { title, members in
      style(.strong, "\(title) (\(members.count))") + "\n\n"
        + members.map { text($0, in: graph, style) }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func text(_ finding: Finding, in graph: KnowledgeGraph?, _ style: TextStyle) -> String {
    if case .reading(let rule, let severity) = finding.rule {
      return Diagnostics.text(
        of: Problem(rule, severity, finding.message, hint: finding.hint, at: finding.location),
        style)
    }
    let claims = finding.claims.compactMap { position in
      graph.map { graph in
        style.wrapped("    " + ClaimText(graph: graph).text(position, style), hanging: 8) + "\n"
      }
    }
    let place =
      finding.claims.isEmpty
      ? finding.location.map {
        " (" + $0.file.terminalSafe + ($0.line > 0 ? ":\($0.line)" : "") + ")"
      } ?? "" : ""
    return style.wrapped(
      "  \(finding.message.terminalSafe)\(style(.muted, place)) "
        + style(.muted, "[\(finding.rule.name)]"), hanging: 4) + "\n" + claims.joined()
  }

  private func table(_ findings: [Finding], in graph: KnowledgeGraph?) -> Table {
    var table = Table(
      ["rule", "severity", "message", "file", "line", "column", "claims"].map {
        Table.Column(name: $0)
      })
    for finding in findings {
      table.rows.append([
        finding.rule.name, finding.severity.rawValue, finding.message,
        finding.location?.file ?? "", finding.location.map { String($0.line) } ?? "",
        finding.location.map { String($0.column) } ?? "",
        graph.map { ClaimText(graph: $0).text(finding.claims) } ?? "",
      ])
    }
    return table
  }

  private func json(_ findings: [Finding], in graph: KnowledgeGraph?) -> JSONValue {
    .object([
      "entente": .integer(1),
      "findings": .array(
        findings.map { finding in
          .object([
            "rule": .string(finding.rule.name),
            "severity": .string(finding.severity.rawValue),
            "message": .string(finding.message),
            "file": .text(finding.location?.file),
            "line": finding.location.map { .integer($0.line) },
            "column": finding.location.map { .integer($0.column) },
            "hint": .text(finding.hint),
            "claims": .list(
              finding.claims.compactMap { position in graph.map { JSONValue($0.claims[position]) } }
            ),
          ])
        }),
    ])
  }
}
