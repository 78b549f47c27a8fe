import EntenteModel
import Testing

@testable import EntenteFormats

/// A graph, what was written of it, and what was read of that.
struct RoundTrip {
  var before: KnowledgeGraph
  var after: KnowledgeGraph
  var losses: [Loss]
  var text: String

  init(_ graph: KnowledgeGraph, _ format: OutputFormat, _ inputFormat: InputFormat) throws {
    before = graph
    let written = try graph.written(as: format)
    losses = written.losses
    let bytes = try #require(written.files.first).bytes
    text = String(decoding: bytes, as: UTF8.self)
    after = try KnowledgeGraph(
      reading: [InputFile(name: "a", bytes: bytes)], as: inputFormat)
  }

  /// Of a graph of another program.
  init(_ graph: ForeignGraph, _ format: OutputFormat, _ inputFormat: InputFormat) throws {
    var builder = KnowledgeGraph.Builder()
    graph.add(from: InputFile("a", ""), group: -1, to: &builder)
    self = try RoundTrip(try builder.build(), format, inputFormat)
  }

  /// What differs: entities and claims that are there only before, or only
  /// after.
  var differences: [String] {
    let before = Self.lines(before)
    let after = Self.lines(after)
    return before.filter { !after.contains($0) }.map { "- " + $0 }
      + after.filter { !before.contains($0) }.map { "+ " + $0 }
  }

  /// The entities and claims as JSON, each with how often it has come before.
  private static func lines(_ graph: KnowledgeGraph) -> Set<String> {
    var counts: [String: Int] = [:]
    let lines = graph.entities.map { "\($0)" } + graph.claims.map { JSONValue($0).line }
    return Set(
      lines.map { line in
        counts[line, default: 0] += 1
        return "\(line) \(counts[line, default: 0])"
      } + [graph.title ?? "-"])
  }
}

extension ForeignGraph {
  /// Nodes of one label each, all tied to the first.
  init(nodes ids: [String], tied: Bool = true) {
    self.init()
    isDirected = true
    nodes = ids.map { Node(id: $0, at: 0) }
    if tied, let first = ids.first {
      edges = ids.dropFirst().map { Edge(first, $0, at: 0) }
    }
  }
}

/// Texts that formats stumble over.
enum Hostile {
  /// Those that a format of text can hold.
  static let texts = [
    " padded ", "a\nb", "a\r\nb\tc", "]]>", "<![CDATA[x]]>", "<&>\"'", "&#xD;", "&amp;",
    "👩‍👩‍👧 קשר ربط \u{202E}x", "\u{85}\u{2028}\u{7F}", "a|b;c,d", "[\"x\"]", "[", "{\"a\":1}", "null",
    "true", "1e5", "007", "-", "label", "id", "graph", "d0", "\\n", "#", "--", "e\u{301}",
  ]
  /// Those that say nothing.
  static let blanks = ["", " ", "\n"]
  /// Those that XML can't hold.
  static let control = ["\u{0}", "a\u{1}b", "a\u{2}b", "\u{FFFE}"]
}
