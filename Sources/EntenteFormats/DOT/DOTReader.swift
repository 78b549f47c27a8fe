import EntenteModel

/// Reads the language of Graphviz.
///
/// A label becomes the name of a node; `weight` the strength of an edge, `key`
/// its id, `relation` (or `kind`) and a node's `kind` their kinds; all other
/// attributes are kept, those of style as well. `dir=none` makes an edge of a
/// digraph undirected. The names of the subgraphs around a node become its
/// attributes `cluster` and `subgraph`, outermost first. An empty value is none,
/// as in Graphviz.
///
/// Of several graphs the first is read, as by Graphviz and NetworkX: ids mean
/// something within one graph only. The others are checked and reported.
struct DOTReader {
  /// The graph of a file; nil with an error reported if it is malformed.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    let bytes = file.bytes
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE]) {
      log.report(
        "encoding", at: 0, "the file is in UTF-16", hint: "save it as UTF-8")
      return nil
    }
    let hasMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    var encoding = isUTF8 ? DOTScanner.Encoding.utf8 : .latin1
    var (graphs, found) = DOTParser.parse(
      file, from: hasMark ? 3 : 0, as: encoding, log: log)
    let charset = graphs.first?.groups[0].attributes["charset"]
    if isUTF8, !hasMark, isLatin1(charset?.text), bytes.contains(where: { $0 >= 0x80 }) {
      encoding = .latin1
      (graphs, found) = DOTParser.parse(file, from: 0, as: encoding, log: log)
    }
    let isSound = !found.problems[log.problems.count...].contains { $0.severity == .error }
    log = found
    guard isSound else { return nil }
    guard let first = graphs.first else {
      log.report(
        "empty", at: 0, "the file holds no graph", hint: "a graph is written graph { a -- b }")
      return nil
    }
    reportEncoding(charset, isUTF8: isUTF8, log: &log)
    for other in graphs.dropFirst() where !other.nodes.isEmpty {
      log.report(
        "several-graphs", .warning, at: other.offset,
        "only the first graph of the file is read; this one has \(other.nodes.count) nodes "
          + "and \(other.edges.count) edges",
        hint: "give each graph a file of its own")
    }
    return ForeignGraph(first, log: &log)
  }

  private static func reportEncoding(
    _ charset: DOTAttributes.Value?, isUTF8: Bool, log: inout ProblemLog
  ) {
    let isUnicode = ["utf-8", "utf8"].contains(charset?.text.lowercased())
    if isLatin1(charset?.text) { return }
    if !isUTF8 {
      log.report(
        "encoding", .warning, at: charset?.offset ?? 0,
        "the file is not UTF-8 and is read as Latin-1", hint: "save it as UTF-8")
    } else if let charset, !charset.text.isEmpty, !isUnicode {
      log.report(
        "encoding", .warning, at: charset.offset,
        "the character set '\(charset.text)' is not known; the file is read as UTF-8")
    }
  }

  private static func isLatin1(_ charset: String?) -> Bool {
    ["latin-1", "latin1", "l1", "iso-8859-1", "iso_8859-1", "iso8859-1", "iso-ir-100"]
      .contains(charset?.lowercased())
  }
}
