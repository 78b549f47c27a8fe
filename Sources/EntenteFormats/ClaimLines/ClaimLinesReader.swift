import EntenteModel

/// Reads claims as JSON Lines, one claim a line, as machines exchange them.
///
///     {"subject": "putin", "relation": "met-with", "object": "xi", "period": "2024-07-03"}
///     {"entity": {"id": "putin", "kind": "leader", "name": "Vladimir Putin"}}
///     {"source": {"id": "wire", "date": "2024-07-03"}}
///
/// Entities and sources may be declared on lines of their own, in any order;
/// one that is only used becomes a plain entity of that id. A line
/// `{"entente": 1, "title": …}` names the version, a title, and under
/// `entityKinds`, `relationKinds` and `properties` the words of the file's own.
struct ClaimLinesReader {
  private let schema: ClaimSchema
  private var log: ProblemLog
  private var sources: [Source] = []
  private var entities: [(Entity, Int)] = []
  private var claims: [(Claim, Int)] = []
  private var claimIDs: Set<String> = []

  private init(_ file: InputFile) {
    schema = ClaimSchema(keys: .camel, file: file, isStrict: false)
    log = ProblemLog(file: file)
  }

  /// Adds the claims of a file to a graph that is being built.
  static func read(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) {
    var reader = ClaimLinesReader(file)
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = file.bytes.starts(with: mark) ? file.bytes[mark.count...] : file.bytes[...]
    for line in text.split(separator: UInt8(ascii: "\n")) { reader.read(line, into: &builder) }
    if reader.claims.isEmpty, reader.entities.isEmpty, reader.log.problems.isEmpty {
      reader.log.report("empty", at: 0, "the file holds no claims")
    }
    let number = builder.add(file, declaresByUse: true) { claim, field in
      Self.offset(of: field, inClaimAt: claim, of: file)
    }
    for source in reader.sources { builder.add(source, from: number) }
    for (entity, offset) in reader.entities { builder.add(entity, from: number, at: offset) }
    for (claim, offset) in reader.claims { builder.add(claim, from: number, at: offset) }
    builder.problems += reader.log.problems
  }

  /// Reads the lines for a file and its sources, without claims.
  ///
  /// - Returns: The sources, in their order.
  static func readHead(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) -> [Source] {
    var reader = ClaimLinesReader(file)
    for line in file.bytes.split(separator: UInt8(ascii: "\n")) {
      reader.read(line, into: &builder)
    }
    builder.problems += reader.log.problems
    return reader.sources
  }

  private mutating func read(_ line: ArraySlice<UInt8>, into builder: inout KnowledgeGraph.Builder)
  {
    guard line.contains(where: { $0 > UInt8(ascii: " ") }) else { return }
    let root: DataNode
    do { root = try JSONParser.parse(line, limits: log.file.limits) } catch {
      log.report(
        "json", at: error.offset, "this line is not JSON: \(error.message)", hint: error.hint)
      return
    }
    guard var record = Record(root, of: "line", log: &log) else { return }
    if record.node("subject") != nil {
      readClaim(root, at: line.startIndex, vocabulary: builder.vocabulary)
    } else if let node = record.node("entity") {
      declare(node) { reader, id, record in
        let entity = reader.schema.entity(
          id: id, &record, vocabulary: builder.vocabulary, log: &reader.log)
        reader.entities.append((entity, node.offset))
      }
      record.refuseUnknownKeys(log: &log)
    } else if let node = record.node("source") {
      declare(node) { reader, id, record in
        reader.sources.append(reader.schema.source(id: id, &record, log: &reader.log))
      }
      record.refuseUnknownKeys(log: &log)
    } else if record.node("entente") != nil {
      DossierVersion.check(&record, log: &log)
      if let title = record.text("title", log: &log), builder.title == nil { builder.title = title }
      VocabularySchema.read(&record, keys: .camel, into: &builder.vocabulary, log: &log)
      record.refuseUnknownKeys(log: &log)
    } else {
      readClaim(root, at: line.startIndex, vocabulary: builder.vocabulary)
    }
  }

  private mutating func readClaim(_ root: DataNode, at offset: Int, vocabulary: Vocabulary) {
    guard var record = Record(root, of: "claim", log: &log),
      let claim = schema.claim(&record, vocabulary: vocabulary, log: &log)
    else { return }
    if let id = claim.id, !claimIDs.insert(id).inserted {
      log.report(
        "duplicate-id", at: record.offset(of: "id") ?? offset,
        "the claim id '\(id)' is used twice", hint: "give one of the two claims another id")
    }
    claims.append((claim, offset))
  }

  private mutating func declare(
    _ node: DataNode, _ add: (inout ClaimLinesReader, _ id: String, inout Record) -> Void
  ) {
    guard var record = Record(node, of: "declaration", log: &log),
      let id = record.requiredID("id", log: &log)
    else { return }
    add(&self, id, &record)
  }

  /// The byte of a field, found by reading the line of its claim again.
  private static func offset(
    of field: ClaimField, inClaimAt start: Int, of file: InputFile
  ) -> Int? {
    let line = file.bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
    guard case .map(let members) = try? JSONParser.parse(line, limits: file.limits).content else {
      return nil
    }
    let keys = field == .cite ? ["citations", "cite"] : [KeyStyle.camel.key(field.rawValue)]
    return members.first { keys.contains($0.key) }?.value.offset
  }
}
