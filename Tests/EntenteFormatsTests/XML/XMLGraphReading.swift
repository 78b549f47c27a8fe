import EntenteModel

@testable import EntenteFormats

/// What a reader of a foreign format made of a file.
struct XMLGraphReading {
  typealias Reader = (InputFile, inout ProblemLog) -> ForeignGraph?

  var graph: ForeignGraph?
  var problems: [Problem]

  init(_ bytes: [UInt8], _ reader: Reader) {
    let file = InputFile(name: "a", bytes: bytes)
    var log = ProblemLog(file: file)
    graph = reader(file, &log)
    problems = log.problems
  }

  static func graphML(_ text: String) -> XMLGraphReading {
    XMLGraphReading(Array(text.utf8)) { GraphMLReader.read($0, log: &$1) }
  }

  static func gexf(_ text: String) -> XMLGraphReading {
    XMLGraphReading(Array(text.utf8)) { GEXFReader.read($0, log: &$1) }
  }

  /// The problems of a severity as `line:column rule`.
  func places(_ severity: Problem.Severity) -> [String] {
    problems.filter { $0.severity == severity }.map {
      "\($0.location?.line ?? -1):\($0.location?.column ?? -1) \($0.rule)"
    }
  }

  var errors: [String] { places(.error) }
  var warnings: [String] { places(.warning) }
  var notes: [String] { places(.note) }

  /// The nodes as `id label kind name:type=value …`.
  var nodes: [String] {
    graph?.nodes.map {
      ([$0.id, $0.label ?? "-", $0.kind ?? "-"] + Self.texts($0.attributes)).joined(separator: " ")
    } ?? []
  }

  /// The edges as `source>target weight kind label period name:type=value …`,
  /// with `-` for an undirected and `~` for an undecided one.
  var edges: [String] {
    graph?.edges.map { edge in
      let mark = edge.isDirected.map { $0 ? ">" : "-" } ?? "~"
      return
        ([
          edge.source + mark + edge.target, edge.weight.map { "\($0)" } ?? "-", edge.kind ?? "-",
          edge.label ?? "-", edge.period?.description ?? "-",
        ] + Self.texts(edge.attributes)).joined(separator: " ")
    } ?? []
  }

  private static func texts(_ attributes: [Claim.Attribute]) -> [String] {
    attributes.map { "\($0.name):\($0.type.rawValue)=\($0.value)" }
  }
}
