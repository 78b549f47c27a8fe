import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// Findings in the format in which linters report to other programs: SARIF 2.1.0.
///
/// > "Static Analysis Results Interchange Format (SARIF) Version 2.1.0."
/// > OASIS Standard, 2020.
/// > <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>
struct SARIFLog {
  private let findings: [Finding]
  private let graph: KnowledgeGraph?

  init(_ findings: [Finding], in graph: KnowledgeGraph?) {
    self.findings = findings
    self.graph = graph
  }

  /// The log: one run of one tool.
  var json: JSONValue {
    let numbers = Dictionary(
      Finding.rules.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { a, _ in a })
    return .object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"),
      "version": .string("2.1.0"),
      "runs": .array([
        .object([
          "tool": .object([
            "driver": .object([
              "name": .string("entente"),
              "version": .string(Entente.version),
              "rules": .array(Finding.rules.map(rule)),
            ])
          ]),
          "columnKind": .string("unicodeCodePoints"),
          "results": .array(findings.map { result($0, numbers) }),
        ])
      ]),
    ])
  }

  private func rule(_ rule: Finding.RuleDescription) -> JSONValue {
    .object([
      "id": .string(rule.name),
      "shortDescription": .object(["text": .string(rule.summary + ".")]),
      "defaultConfiguration": .object(["level": .string(rule.severity.rawValue)]),
    ])
  }

  private func result(_ finding: Finding, _ numbers: [String: Int]) -> JSONValue {
    let claims = graph.map { graph in
      finding.claims.map {
        (graph.location(ofClaim: $0), ClaimText(graph: graph).text([$0]))
      }
    }
    return .object([
      "ruleId": .string(finding.rule.name),
      "ruleIndex": numbers[finding.rule.name].map { .integer($0) },
      "level": .string(finding.severity.rawValue),
      "message": .object([
        "text": .string(finding.message + (finding.hint.map { " (\($0))" } ?? ""))
      ]),
      "locations": .list(finding.location.map { [location($0, number: nil)] } ?? []),
      "relatedLocations": .list(
        (claims ?? []).enumerated().map {
          location($0.element.0, number: $0.offset, message: $0.element.1)
        }),
    ])
  }

  private func location(
    _ place: SourceLocation, number: Int?, message: String? = nil
  ) -> JSONValue {
    .object([
      "id": number.map { .integer($0) },
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(Self.uri(of: place.file))]),
        "region": place.line < 1
          ? nil
          : .object([
            "startLine": .integer(place.line), "startColumn": .integer(Self.column(of: place)),
          ]),
      ]),
      "message": message.map { .object(["text": .string($0)]) },
    ])
  }

  /// The column in Unicode scalars, which an editor's column may join.
  private static func column(of place: SourceLocation) -> Int {
    guard place.lineText.count >= place.column - 1 else { return max(1, place.column) }
    return place.lineText.prefix(max(0, place.column - 1)).unicodeScalars.count + 1
  }

  /// The address of a file: relative to the folder that the program runs in, if
  /// it lies there.
  private static func uri(of path: String) -> String {
    if path == "<stdin>" { return "stdin" }
    let folder = FileManager.default.currentDirectoryPath + "/"
    let full = URL(fileURLWithPath: path).standardizedFileURL.path
    let isInside = full.hasPrefix(folder)
    let shown = isInside ? String(full.dropFirst(folder.count)) : full
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: ":;")
    let encoded = shown.addingPercentEncoding(withAllowedCharacters: allowed) ?? shown
    return isInside ? encoded : "file://" + encoded
  }
}
