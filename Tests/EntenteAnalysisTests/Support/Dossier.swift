import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

/// A small dossier, written as the sentences that a test speaks of.
///
///     let graph = try Dossier("putin leader", "russia", "putin holds-office russia | role: President").graph
///
/// A line of one or two words declares an entity and its kind, a state if none is
/// named. A line of three words or more is a claim; what stands behind `|` is the
/// rest of it as a dossier has it. Without `cite`, a claim cites `july`, a source of
/// 3 July 2024; `august` is of 1 August 2024, `autumn` of 1 October, `undated` of no date.
struct Dossier {
  private var entities: [String] = []
  private var claims: [String] = []

  init(_ lines: String...) {
    for line in lines { add(line) }
  }

  /// Adds a line.
  mutating func add(_ line: String) {
    let parts = line.split(separator: "|", maxSplits: 1)
    let words = parts[0].split(separator: " ").map(String.init)
    if words.count < 3, parts.count == 1 {
      let kind = words.count == 2 ? words[1] : "state"
      entities.append("  \(words[0]): {kind: \(kind), name: \(words[0].capitalized)}")
    } else {
      var rest = parts.count == 2 ? ", " + parts[1] : ""
      if !rest.contains("cite:") { rest += ", cite: july" }
      let statement =
        words.count == 3 && words[1].hasSuffix(":")
        ? "property: \(words[1].dropLast()), value: \(words[2])"
        : "relation: \(words[1]), object: \(words[2])"
      claims.append("  - {subject: \(words[0]), \(statement)\(rest)}")
    }
  }

  var text: String {
    """
    entente: 1
    sources:
      july: {date: 2024-07-03}
      august: {date: 2024-08-01}
      autumn: {date: 2024-10-01}
      undated:
    entities:
    \(entities.joined(separator: "\n"))
    claims:
    \(claims.joined(separator: "\n"))

    """
  }

  var graph: KnowledgeGraph {
    get throws(ReadError) {
      try KnowledgeGraph(reading: [InputFile(name: "test.yaml", bytes: Array(text.utf8))])
    }
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}

extension KnowledgeGraph {
  /// A table of edges read as a graph.
  static func table(_ text: String, isDirected: Bool? = nil) throws(ReadError) -> KnowledgeGraph {
    try KnowledgeGraph(
      reading: [InputFile(name: "test.csv", bytes: Array(text.utf8))], isDirected: isDirected)
  }

  func position(_ id: String) throws -> Int {
    try #require(position(ofEntity: id), "there is no entity '\(id)'")
  }

  func id(_ position: Int) -> String { entities[position].id }

  /// A tie in words: `a ally b`.
  func text(_ tie: Tie) -> String {
    "\(id(tie.relation.subject)) \(tie.relation.kind.rawValue) \(id(tie.relation.object))"
  }

  /// The ties that a selection keeps, in words.
  func texts(_ change: (inout Selection) throws -> Void = { _ in }) throws -> [String] {
    var selection = Selection()
    try change(&selection)
    return ties(selection).map(text)
  }
}
