public import EntenteModel

/// A format that graphs are read from.
public enum InputFormat: String, CaseIterable, Hashable, Sendable {
  /// A dossier in YAML.
  case dossier
  /// Claims as JSON Lines.
  case claims
  /// A table of edges or of nodes, separated by commas, semicolons or tabs.
  case table
  /// The language of Graphviz.
  case dot
  /// GraphML, with the labels of yEd.
  case graphml
  /// GEXF 1.1 to 1.3.
  case gexf
  /// The Graph Modelling Language.
  case gml
  /// Pajek networks and projects.
  case pajek
  /// The data language of UCINET.
  case dl
  /// Matrix Market exchange format.
  case matrixMarket = "matrix-market"
  /// Lines of two nodes and perhaps a weight, separated by spaces.
  case edgeList = "edge-list"
  /// Graphs in JSON: node-link, JSON Graph Format, Cytoscape.js, graphology.
  case json
  /// Events of GDELT, ICEWS and POLECAT, coded in CAMEO or PLOVER.
  case events
  /// Entities of FollowTheMoney as JSON.
  case followTheMoney = "ftm"
  /// Entities of Wikidata as JSON.
  case wikidata
  /// GraphSON of TinkerPop, versions 1 to 3.
  case graphson
  /// The JSON Lines that APOC exports from Neo4j.
  case apoc
  /// A database of SQLite, in the tables in which Entente stores graphs.
  case sqlite
  /// A snapshot of a graph, which stands alone.
  case snapshot

  /// The format of a file, by the ending of its name, then by its first bytes.
  public init(of file: InputFile) {
    let ending = InputFormat(endingOf: file.name)
    self =
      switch ending {
      case .table where EventTableReader.recognizes(file.bytes[...]): .events
      case .claims: JSONOutline.format(of: file.bytes) ?? .claims
      case let ending?: ending
      case nil: InputFormat(content: file.bytes)
      }
  }

  /// The format that the ending of a file's name stands for, if it is known.
  package init?(endingOf name: String) {
    let parts = name.withoutGzipEnding.split(separator: "/").last?.split(separator: ".") ?? []
    guard parts.count > 1, let ending = parts.last?.lowercased(), let format = Self.byEnding[ending]
    else { return nil }
    self = format
  }

  private static let byEnding: [String: InputFormat] = [
    "yaml": .dossier, "yml": .dossier, "jsonl": .claims, "ndjson": .claims, "csv": .table,
    "tsv": .table, "tab": .table, "dot": .dot, "gv": .dot, "graphml": .graphml, "gexf": .gexf,
    "gml": .gml, "net": .pajek, "paj": .pajek, "dl": .dl, "mtx": .matrixMarket,
    "edgelist": .edgeList, "edges": .edgeList, "ijson": .followTheMoney, "graphson": .graphson,
    "cyjs": .json,
    "sqlite": .sqlite, "sqlite3": .sqlite, "entente": .snapshot,
  ]
}

extension String {
  /// The name of a file without what says that it is compressed: `a.csv` for
  /// `a.csv.gz`.
  var withoutGzipEnding: String {
    lowercased().hasSuffix(".gz") ? String(dropLast(3)) : self
  }
}

// MARK: - By content

extension InputFormat {
  private init(content bytes: [UInt8]) {
    if bytes.starts(with: SnapshotLayout.magic) {
      self = .snapshot
      return
    }
    if bytes.starts(with: Array("SQLite format 3\0".utf8)) {
      self = .sqlite
      return
    }
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    let head = String(decoding: text.prefix(4096), as: UTF8.self)
    let lines = head.split(whereSeparator: \.isNewline).map(\.trimmed).filter { !$0.isEmpty }
    guard let first = lines.first?.lowercased() else {
      self = .dossier
      return
    }
    let body = lines.filter { !$0.hasPrefix("#") && !$0.hasPrefix("%") && $0 != "---" }
    self =
      if first.hasPrefix("%%matrixmarket") {
        .matrixMarket
      } else if Self.isXML(bytes) {
        head.contains("<gexf") ? .gexf : .graphml
      } else if body.contains(where: { $0.hasPrefix("entente:") || $0.hasPrefix("{entente:") }) {
        .dossier
      } else if first.hasPrefix("{") || first.hasPrefix("[") {
        JSONOutline.format(of: bytes) ?? (Self.holdsClaims(lines[0]) ? .claims : .json)
      } else if EventTableReader.recognizes(text) {
        .events
      } else {
        Self.plainText(body)
      }
  }

  /// The format of a text that neither XML nor JSON nor a dossier begins so.
  private static func plainText(_ lines: [String]) -> InputFormat {
    let line = lines.first ?? ""
    let lower = line.lowercased()
    let words = lower.split(whereSeparator: { $0.isWhitespace || $0 == "[" || $0 == "{" })
    switch words.first ?? "" {
    case "digraph", "strict": return .dot
    case "graph": return lower.contains("{") || !lower.contains("[") ? .dot : .gml
    case "creator", "version": return .gml
    case "dl": return .dl
    case let word where word.hasPrefix("*"): return .pajek
    default: break
    }
    if line.contains(where: { ",;\t|".contains($0) }) { return .table }
    return areEdges(lines.prefix(5)) ? .edgeList : .dossier
  }

  /// Whether lines look like edges: two names, or two and a number, on each;
  /// a line alone must be of numbers, lest a sentence pass for a graph.
  private static func areEdges(_ lines: ArraySlice<String>) -> Bool {
    let rows = lines.map { $0.split(whereSeparator: \.isWhitespace) }
    guard let first = rows.first, (2...3).contains(first.count) else { return false }
    let areAlike = rows.allSatisfy { row in
      row.count == first.count && (row.count == 2 || Double(row[2]) != nil)
    }
    return areAlike && (rows.count > 1 || first.allSatisfy { Double($0) != nil })
  }

  /// Whether a text begins as XML does, in UTF-8 or in UTF-16.
  private static func isXML(_ bytes: [UInt8]) -> Bool {
    let marks: [UInt8] = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    let first = bytes.prefix(64).first { $0 > UInt8(ascii: " ") && !marks.contains($0) }
    return first == UInt8(ascii: "<")
  }

  /// Whether a line of JSON is one of a claim file.
  private static func holdsClaims(_ line: String) -> Bool {
    guard line.hasSuffix("}") else { return false }
    return ["\"subject\"", "\"entity\"", "\"entente\"", "\"source\": {", "\"source\":{"]
      .contains { line.contains($0) } && !line.contains("\"nodes\"")
  }
}
