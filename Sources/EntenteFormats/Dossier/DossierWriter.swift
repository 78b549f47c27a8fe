import EntenteModel
import Yams

/// Writes dossiers: the YAML that people keep and edit, an entity or a claim a
/// line.
///
/// It reads back as the same graph; comments and the order of keys of a dossier
/// that was read are not kept.
enum DossierWriter {
  /// How many items of a section are put into words at a time, so that no tree of all is
  /// ever in memory.
  private static let itemsAtATime = 1_000

  /// The document of a graph.
  static func write(_ graph: KnowledgeGraph, losses: inout LossReport) throws -> [UInt8] {
    var head: [(Node, Node)] = [("entente", "1")]
    if let title = graph.title { head.append(("title", text(title))) }
    head += words(of: graph.vocabulary)
    var document = Array(try text(of: head).utf8)
    if !graph.sources.isEmpty {
      try write("sources", graph.sources, to: &document) { sources in
        block(sources.map { (text($0.id), value(JSONValue($0), without: "id")) })
      }
    }
    try write("entities", graph.entities, to: &document) { entities in
      block(entities.map { (text($0.id), value(JSONValue(dossier: $0), without: "id")) })
    }
    try write("claims", graph.keyedClaims, to: &document) { claims in
      .sequence(Node.Sequence(claims.map { value(JSONValue(dossier: $0)) }, .implicit, .block))
    }
    return document
  }

  /// Writes a section, some items at a time: those that follow stand below its key as well.
  private static func write<Items: RandomAccessCollection>(
    _ section: Node, _ items: Items, to document: inout [UInt8],
    node: (Items.SubSequence) -> Node
  ) throws {
    var rest = items[...]
    repeat {
      let lines = Array(try text(of: [(section, node(rest.prefix(itemsAtATime)))]).utf8)
      let isFirst = rest.startIndex == items.startIndex
      document += isFirst ? lines[...] : lines.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
      rest = rest.dropFirst(itemsAtATime)
    } while !rest.isEmpty
  }

  private static func text(of members: [(Node, Node)]) throws -> String {
    try serialize(
      node: block(members), canonical: false, indent: 2, width: -1, allowUnicode: true)
  }

  /// The sections of the words that are not standard.
  private static func words(of vocabulary: Vocabulary) -> [(Node, Node)] {
    guard case .object(let sections)? = JSONValue(wordsOf: vocabulary) else { return [] }
    return sections.map { section in
      guard case .object(let words) = section.value else { return (text(section.key), block([])) }
      return (text(kebab(section.key)), block(words.map { (text($0.key), value($0.value)) }))
    }
  }

  // MARK: Nodes

  private static func block(_ members: [(Node, Node)]) -> Node {
    .mapping(Node.Mapping(members, .implicit, members.isEmpty ? .flow : .block))
  }

  /// A JSON value on one line, its keys spelled as dossiers do.
  private static func value(_ json: JSONValue, without omitted: String? = nil) -> Node {
    switch json {
    case .string(let string): text(string)
    case .integer(let integer): plain(String(integer))
    case .number, .boolean: plain(json.line)
    case .array(let elements):
      .sequence(Node.Sequence(elements.map { value($0) }, .implicit, .flow))
    case .object(let members):
      .mapping(
        Node.Mapping(
          members.filter { $0.key != omitted }.map { (text(kebab($0.key)), value($0.value)) },
          .implicit, .flow))
    }
  }

  private static func plain(_ text: String) -> Node { scalar(text, .any) }

  /// A scalar whose tag is said, though never written: else all of what YAML might read it as
  /// would be tried, which takes a third of the time.
  private static func scalar(_ text: String, _ style: Node.Scalar.Style) -> Node {
    .scalar(Node.Scalar(text, Tag(.str), style))
  }

  /// A text, in quotes if YAML would not read it back as it is.
  private static func text(_ text: String) -> Node {
    let isWord =
      text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || "0123456789-_¶. ".unicodeScalars.contains($0)
      }
      && text.unicodeScalars.first?.properties.isAlphabetic == true && text.last != " "
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    if isWord, !words.contains(text.lowercased()) { return plain(text) }
    if (try? Period(text)) != nil { return plain(text) }
    return scalar(text, .doubleQuoted)
  }

  /// `saidBy` as dossiers spell it: `said-by`.
  private static func kebab(_ key: String) -> String {
    guard key.contains(where: \.isUppercase), key.first?.isLowercase == true else { return key }
    return key.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }
}

extension JSONValue {
  /// An entity as a dossier has it: codes of common schemes beside the name.
  init(dossier entity: Entity) {
    guard case .object(var members) = JSONValue(entity) else {
      self = .object([])
      return
    }
    if let position = members.firstIndex(where: { $0.key == "codes" }),
      case .object(let codes) = members[position].value
    {
      let common = codes.filter { ClaimSchema.codeSchemes.contains($0.key) }
      let others = codes.filter { !ClaimSchema.codeSchemes.contains($0.key) }
      members.remove(at: position)
      members += common
      if !others.isEmpty { members.append(Member(key: "codes", value: .object(others))) }
    }
    self = .object(members)
  }

  /// A claim as a dossier has it: its citations under `cite`, short where they
  /// can be.
  init(dossier claim: Claim) {
    guard case .object(var members) = JSONValue(claim) else {
      self = .object([])
      return
    }
    if let position = members.firstIndex(where: { $0.key == "citations" }) {
      let citations = claim.citations.map { citation in
        let text = citation.carriedText
        return text.first == "{" ? JSONValue(citation) : .string(text)
      }
      members[position] = Member(
        key: "cite", value: citations.count == 1 ? citations[0] : .array(citations))
    }
    self = .object(members)
  }
}
