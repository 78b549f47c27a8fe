import EntenteModel

@testable import EntenteFormats

/// A graph written in a format, and what reading that gives.
struct TextRoundTrip {
  var text: String
  var losses: [Loss]
  var back: KnowledgeGraph

  /// Writes a graph, and reads it from a file of the name that its own had, so
  /// that citations stay the same.
  init(_ graph: KnowledgeGraph, as format: OutputFormat) throws {
    let written = try graph.written(as: format)
    text = String(decoding: written.files[0].bytes, as: UTF8.self)
    losses = written.losses
    let input: InputFormat =
      switch format {
      case .gml: .gml
      case .dot: .dot
      default: .json
      }
    let name = graph.storage.files.first?.name ?? "a"
    back = try KnowledgeGraph(
      reading: [InputFile(name: name, bytes: written.files[0].bytes)], as: input)
  }

  static let formats: [OutputFormat] = [
    .nodeLink, .d3, .jsonGraph, .cytoscape, .graphology, .gml, .dot,
  ]

  /// All that a graph says, in lines: entities, claims, the types of properties.
  static func said(by graph: KnowledgeGraph) -> [String: Int] {
    var lines: [String] = ["title \(graph.title ?? "")"]
    for entity in graph.entities { lines.append("\(entity)") }
    for claim in graph.claims {
      var claim = claim
      switch claim.statement {
      case .relation: claim.isDirected = claim.isDirected(in: graph.vocabulary)
      case .property(let property, _):
        lines.append("\(property.rawValue) is \(graph.vocabulary[property]?.type ?? .text)")
      }
      lines.append(JSONValue(claim).line)
    }
    for source in graph.sources { lines.append("\(source)") }
    return lines.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

/// Texts that formats have trouble with.
enum HostileText {
  static let all = [
    "a\"b", "back\\", "back\\\\", "q\\\"q", "\\\\\"", "\"", "\\", "line\nbreak", "cr\r\n", "\\\n",
    "nul\u{0}x", "\u{1}ctl", "tab\t", "  lead", "trail  ", "two  spaces", "]]>", "<b>x</b>", "<",
    ">", "&amp;", "&#233;", "&", "é ü ж 中", "🤝🏽", "\u{202E}RTL", "|", "a|b;c", "{x}", "[1]",
    "[\"a\"]", "[", "{\"a\":1}", "true", "null", "1", "1.0", "007", "+5", "1e5", "inf", "nan",
    "node", "edge", "graph", "strict", "subgraph", "_networkx_list_start", "()", "\\N", "\\n\\l",
    "%", "#", "//", "-", "->", "'", "a,b", "\u{FEFF}", "\u{2028}", "\u{85}", "id", "label",
  ]
}
