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

    var sources: [Source] = []
    record.readEach("sources", as: "source", log: &log) { [schema] id, _, record, log in
      sources.append(schema.source(id: id, &record, log: &log))
    }
    var entities: [(Entity, Int)] = []
    let vocabulary = builder.vocabulary
    record.readEach("entities", as: "entity", log: &log) { [schema] id, offset, record, log in
      entities.append((schema.entity(id: id, &record, vocabulary: vocabulary, log: &log), offset))
    }
    let claims = readClaims(&record, vocabulary: vocabulary)
    record.refuseUnknownKeys(log: &log)

    let nodes = root["claims"]?.elements ?? []
    let file = builder.add(schema.file) { claim, field in
      nodes.element(at: claim)?.member(field.rawValue)?.value.offset
    }
    for source in sources { builder.add(source, from: file) }
    for (entity, offset) in entities { builder.add(entity, from: file, at: offset) }
    for (claim, offset) in claims { builder.add(claim, from: file, at: offset) }
  }

  private mutating func readClaims(
    _ record: inout Record, vocabulary: Vocabulary
  ) -> [(Claim, Int)] {
    guard let node = record.node("claims") else { return [] }
    guard case .list(let elements) = node.content else {
      if case .null = node.content { return [] }
      log.report(
        "wrong-type", at: node.offset, "'claims' is a list, not \(node.typeName)",
        hint: "begin each claim with '- '")
      return []
    }
    var claims: [(Claim, Int)] = []
    var ids: Set<String> = []
    for element in elements {
      guard var record = Record(element, of: "claim", log: &log) else { continue }
      if let claim = schema.claim(&record, vocabulary: vocabulary, log: &log) {
        if let id = claim.id, !ids.insert(id).inserted {
          log.report(
            "duplicate-id", at: record.offset(of: "id") ?? element.offset,
            "the claim id '\(id)' is used twice", hint: "give one of the two claims another id")
        }
        claims.append((claim, element.offset))
      }
    }
    return claims
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
