import EntenteModel

/// What a snapshot says of its graph beside columns: the lines of a claim file
/// for the graph and its sources, and one for words and files.
struct SnapshotHead {
  var title: String?
  var vocabulary: Vocabulary
  var sources: [Source]
  var periods: [Period]
  var files: [String]

  /// The names of the kinds and properties, by the numbers that columns have.
  private var words: Words

  private struct Words {
    var entityKinds: [String]
    var relationKinds: [String]
    var properties: [String]
  }

  /// The text of a graph.
  static func text(of graph: KnowledgeGraph) -> String {
    let vocabulary = graph.vocabulary
    let words = JSONValue.object([
      "entityKinds": .array(vocabulary.entityKinds.map { .string($0.kind.rawValue) }),
      "relationKinds": .array(vocabulary.relationKinds.map { .string($0.kind.rawValue) }),
      "properties": .array(vocabulary.properties.map { .string($0.property.rawValue) }),
      "periods": .array(graph.storage.periods.map { .string($0.description) }),
      "files": .array(graph.storage.files.map { .string($0.name) }),
    ])
    return words.line + "\n" + ClaimLinesWriter.head(of: graph)
  }

  /// Reads the text; nil with errors in the log.
  init?(_ text: InputFile, log: inout ProblemLog) {
    let lines = text.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard lines.count == 2, let root = try? JSONParser.parse(lines[0]) else { return nil }
    func names(_ key: String) -> [String] { root[key]?.elements?.compactMap(\.text) ?? [] }
    words = Words(
      entityKinds: names("entityKinds"), relationKinds: names("relationKinds"),
      properties: names("properties"))
    files = names("files")
    periods = names("periods").compactMap { try? Period($0) }
    guard periods.count == names("periods").count else { return nil }
    var builder = KnowledgeGraph.Builder()
    sources = ClaimLinesReader.readHead(
      InputFile(name: text.name, bytes: Array(lines[1])), into: &builder)
    title = builder.title
    vocabulary = builder.vocabulary
    if builder.problems.contains(where: { $0.severity == .error }) { return nil }
  }

  /// Gives the columns the numbers that the words have in this program.
  ///
  /// They differ only if the program that wrote the snapshot knew other standard
  /// words.
  mutating func renumber(
    _ entities: inout EntityColumns, _ claims: inout ClaimColumns, _ used: inout RelationIndex
  ) throws {
    let kinds = words.entityKinds.map { name in
      UInt16(vocabulary.add(.init(Entity.Kind(rawValue: name), plural: name)))
    }
    let relations = words.relationKinds.map { name in
      UInt16(vocabulary.add(.init(Relation.Kind(rawValue: name))))
    }
    let properties = words.properties.map { name in
      UInt16(vocabulary.add(.init(Property(rawValue: name), type: .text)))
    }
    if !kinds.elementsEqual(0..<UInt16(kinds.count)) {
      for i in entities.kind.indices {
        guard kinds.indices.contains(Int(entities.kind[i])) else {
          throw MalformedColumns(name: "entity.kind")
        }
        entities.kind[i] = kinds[Int(entities.kind[i])]
      }
    }
    if relations.elementsEqual(0..<UInt16(relations.count)),
      properties.elementsEqual(0..<UInt16(properties.count))
    {
      return
    }
    used.kinds = Column(
      used.kinds.filter { $0 < relations.count }.map { UInt32(relations[Int($0)]) }.sorted())
    for i in claims.predicate.indices {
      let numbers = claims.flags[i].contains(.isProperty) ? properties : relations
      guard numbers.indices.contains(Int(claims.predicate[i])) else {
        throw MalformedColumns(name: "claim.predicate")
      }
      claims.predicate[i] = numbers[Int(claims.predicate[i])]
    }
  }
}
