import EntenteModel

/// Reads dossiers: the YAML files in which people keep claims.
struct DossierReader {
  let schema: ClaimSchema
  var log: ProblemLog

  /// The byte of each field of each claim, by the byte of the claim.
  private var fields: [Int: [ClaimField: Int]] = [:]

  private init(_ file: InputFile) {
    schema = ClaimSchema(keys: .kebab, file: file, isStrict: true)
    log = ProblemLog(file: file)
  }

  /// Adds what a dossier says to a graph that is being built.
  ///
  /// Every problem found is left with the builder, which throws when it builds.
  static func read(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) {
    var reader = DossierReader(file)
    reader.read(into: &builder)
    builder.problems += reader.log.problems
  }

  private mutating func read(into builder: inout KnowledgeGraph.Builder) {
    guard let root = YAMLDocument.root(of: schema.file, log: &log),
      var record = Record(root, of: "dossier", log: &log)
    else { return }
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

    let file = builder.add(schema.file) { [fields] claim, field in fields[claim]?[field] }
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
      fields[element.offset] = Self.fieldOffsets(of: record)
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

  private static func fieldOffsets(of record: Record) -> [ClaimField: Int] {
    var offsets: [ClaimField: Int] = [:]
    for field in ClaimField.allCases { offsets[field] = record.offset(of: field.rawValue) }
    return offsets
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
