import EntenteModel

/// Reads dossiers: the YAML files in which people keep claims.
struct DossierReader {
  let schema: ClaimSchema
  var log: ProblemLog

  private init(_ file: InputFile) {
    schema = ClaimSchema(keys: .kebab, file: file, isStrict: true)
    log = ProblemLog(file: file)
  }

  /// Adds what a dossier says to a graph that is being built.
  ///
  /// Every problem found is left with the builder, which throws when it builds.
  ///
  /// - Returns: The text as a tree, if it is YAML.
  @discardableResult
  static func read(
    _ file: InputFile, into builder: inout KnowledgeGraph.Builder
  ) -> YAMLDocument? {
    var reader = DossierReader(file)
    let document = YAMLDocument(file, log: &reader.log)
    if let document { reader.read(document.root, into: &builder) }
    builder.problems += reader.log.problems
    return document
  }

  private mutating func read(_ root: DataNode, into builder: inout KnowledgeGraph.Builder) {
    guard var record = Record(root, of: "dossier", log: &log) else { return }
    DossierVersion.check(&record, log: &log)
    if let title = record.text("title", log: &log), builder.title == nil { builder.title = title }
    VocabularySchema.read(&record, keys: .kebab, into: &builder.vocabulary, log: &log)

    let vocabulary = builder.vocabulary
    let nodes = root["claims"]?.elements ?? []
    let file = builder.add(schema.file) { claim, field in
      nodes.element(at: claim)?.member(field.rawValue)?.value.offset
    }
    readItems(&record, vocabulary: vocabulary) {
      builder.add($0, from: file)
    } entity: {
      builder.add($0, from: file, at: $1)
    } claim: {
      builder.add($0, from: file, at: $1)
    }
    record.refuseUnknownKeys(log: &log)
  }

  /// What some sections of a dossier say, each item with its byte; nil if anything is
  /// wrong or doubtful.
  static func items(
    of sections: [DataNode.Member], in file: InputFile, vocabulary: Vocabulary
  ) -> (sources: [Source], entities: [(Entity, offset: Int)], claims: [(Claim, offset: Int)])? {
    var reader = DossierReader(file)
    let root = DataNode(offset: 0, content: .map(sections))
    guard var record = Record(root, of: "dossier", log: &reader.log) else { return nil }
    var sources: [Source] = []
    var entities: [(Entity, offset: Int)] = []
    var claims: [(Claim, offset: Int)] = []
    reader.readItems(&record, vocabulary: vocabulary) {
      sources.append($0)
    } entity: {
      entities.append(($0, $1))
    } claim: {
      claims.append(($0, $1))
    }
    return reader.log.problems.isEmpty ? (sources, entities, claims) : nil
  }

  /// Reads sources, entities and claims, and hands each on as it is read.
  private mutating func readItems(
    _ record: inout Record, vocabulary: Vocabulary, source: (Source) -> Void,
    entity: (Entity, _ offset: Int) -> Void, claim: (Claim, _ offset: Int) -> Void
  ) {
    let schema = schema
    record.readEach("sources", as: "source", log: &log) { id, _, record, log in
      source(schema.source(id: id, &record, log: &log))
    }
    record.readEach("entities", as: "entity", log: &log) { id, offset, record, log in
      entity(schema.entity(id: id, &record, vocabulary: vocabulary, log: &log), offset)
    }
    readClaims(&record, vocabulary: vocabulary, claim)
  }

  private mutating func readClaims(
    _ record: inout Record, vocabulary: Vocabulary, _ take: (Claim, _ offset: Int) -> Void
  ) {
    guard let node = record.node("claims") else { return }
    guard case .list(let elements) = node.content else {
      if case .null = node.content { return }
      log.report(
        "wrong-type", at: node.offset, "'claims' is a list, not \(node.typeName)",
        hint: "begin each claim with '- '")
      return
    }
    var ids: Set<String> = []
    for element in elements {
      guard var record = Record(element, of: "claim", log: &log) else { continue }
      if let claim = schema.claim(&record, vocabulary: vocabulary, log: &log) {
        if let id = claim.id, !ids.insert(id).inserted {
          log.report(
            "duplicate-id", at: record.offset(of: "id") ?? element.offset,
            "the claim id '\(id)' is used twice", hint: "give one of the two claims another id")
        }
        take(claim, element.offset)
      }
    }
  }
}

/// The version that a dossier, or a file of claims, says it is written in.
enum DossierVersion {
  /// Reports a version that is missing or unknown.
  static func check(_ record: inout Record, log: inout ProblemLog) {
    guard let version = record.text("entente", log: &log) else {
      if record.offset(of: "entente") == nil {
        log.report(
          "missing-key", at: record.offset, "this is not a dossier: it has no key 'entente'",
          hint: "begin with 'entente: 1'")
      }
      return
    }
    if version != "1" {
      log.report(
        "version", at: record.offset(of: "entente") ?? 0,
        "this program reads dossiers of version 1, not '\(version)'")
    }
  }
}

extension [DataNode] {
  /// The element that starts at a byte, of elements in the order of a text.
  fileprivate func element(at offset: Int) -> DataNode? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].offset < offset { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].offset == offset ? self[low] : nil
  }
}
