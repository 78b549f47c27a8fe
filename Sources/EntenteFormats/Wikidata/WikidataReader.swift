import EntenteModel

/// Reads entities of Wikidata: answers of its API (`{"entities": {…}}`), single
/// entities, and dumps of one a line.
///
/// An item is an entity with the code `wd`, whose kind follows from what it is an
/// instance of. A statement whose value is an item is a tie, any other a property;
/// ``WikidataVocabulary`` tells of which kind. Start, end and point in time are its
/// period, its id that of the claim, its references the sources; other qualifiers are
/// attributes. Statements of deprecated rank, which Wikidata holds to be wrong,
/// and those that say that there is no value or an unknown one are counted and
/// reported, not kept.
struct WikidataReader {
  private let file: InputFile
  private let number: KnowledgeGraph.Builder.FileNumber
  private var log: ProblemLog
  private var builder: KnowledgeGraph.Builder
  private var count = 0
  private var declared: Set<String> = []
  private var used: [(id: String, offset: Int)] = []
  private var known: Set<String> = []
  private var cited: Set<String> = []
  private var deprecated: (count: Int, offset: Int) = (0, 0)
  private var valueless: (count: Int, offset: Int) = (0, 0)
  private var skipped: (count: Int, offset: Int) = (0, 0)
  private var hasOtherParts = false

  /// Adds the items of a file to a graph that is being built.
  static func read(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) {
    let number = builder.add(file)
    var log = ProblemLog(file: file)
    var reader = WikidataReader(file: file, number: number, log: log, builder: builder)
    // The builder is moved in and out, lest it be copied on its first change.
    builder = KnowledgeGraph.Builder()
    JSONRecords.read(file, log: &log) { root, _ in reader.readRoot(root) }
    reader.finish(isSound: log.problems.isEmpty)
    builder = reader.builder
    builder.problems += log.problems + reader.log.problems
  }

  private init(
    file: InputFile, number: KnowledgeGraph.Builder.FileNumber, log: ProblemLog,
    builder: KnowledgeGraph.Builder
  ) {
    self.file = file
    self.number = number
    self.log = log
    self.builder = builder
  }

  private mutating func readRoot(_ root: DataNode) {
    if let entities = root["entities"] {
      for entity in entities.members?.map(\.value) ?? entities.elements ?? [] { readEntity(entity) }
    } else {
      readEntity(root)
    }
  }

  private mutating func readEntity(_ node: DataNode) {
    guard node.members != nil, let id = node["id"]?.text, !id.isEmpty else {
      return log.report(
        "missing-id", at: node.offset, "this is no entity of Wikidata: it has no id")
    }
    guard id.first == "Q", node["missing"] == nil else {
      if skipped.count == 0 { skipped.offset = node.offset }
      skipped.count += 1
      return
    }
    count += 1
    let statements = readStatements(of: node)
    guard declared.insert(id).inserted else {
      return log.report(
        "duplicate-id", at: node.offset, "the item '\(id)' is described twice",
        hint: "keep one of the two")
    }
    declare(id, node, statements)
    for statement in statements { read(statement, of: id) }
    let others = ["sitelinks", "labels", "descriptions"]
    hasOtherParts = hasOtherParts || others.contains { node[$0]?.members?.count ?? 0 > 1 }
  }

  /// The statements of an item that it asserts and that say something.
  private mutating func readStatements(of node: DataNode) -> [WikidataStatement] {
    let lists = (node["claims"] ?? node["statements"])?.members ?? []
    return lists.flatMap { $0.value.elements ?? [] }.compactMap { node in
      guard let statement = WikidataStatement(node) else {
        log.report("malformed-statement", at: node.offset, "this is no statement of Wikidata")
        return nil
      }
      if statement.rank == "deprecated" {
        if deprecated.count == 0 { deprecated.offset = node.offset }
        deprecated.count += 1
        return nil
      }
      switch statement.value {
      case .none, .unknown:
        if valueless.count == 0 { valueless.offset = node.offset }
        valueless.count += 1
        return nil
      default: return statement
      }
    }
  }

  private mutating func declare(_ id: String, _ node: DataNode, _ statements: [WikidataStatement]) {
    let classes = statements.compactMap { statement -> String? in
      guard statement.property == "P31", case .item(let item) = statement.value else { return nil }
      return item
    }
    let kind = WikidataVocabulary.kind(ofInstancesOf: classes)
    builder.vocabulary.add(kind)
    var entity = Entity(id: id, kind: kind.kind, name: Self.text(node["labels"]))
    entity.codes = [Entity.Code(scheme: "wd", value: id)]
    for language in ["en", "mul"] {
      for alias in node["aliases"]?[language]?.elements ?? [] {
        if let text = alias["value"]?.text, text != entity.name, !entity.aliases.contains(text) {
          entity.aliases.append(text)
        }
      }
    }
    builder.add(entity, from: number, at: node.offset)
    if let description = Self.text(node["descriptions"]) {
      let property = Property(rawValue: "description")
      add(
        Claim(subject: id, statement: .property(property, value: description)), citing: [],
        at: node.offset)
    }
  }

  /// The text in English, else in no certain language, else in the first.
  private static func text(_ texts: DataNode?) -> String? {
    let text =
      texts?["en"] ?? texts?["mul"] ?? texts?["en-gb"]
      ?? texts?.members?.min { $0.key < $1.key }?.value
    return text?["value"]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }

  private mutating func finish(isSound: Bool) {
    for (id, offset) in used where declared.insert(id).inserted {
      builder.add(
        Entity(id: id, codes: [Entity.Code(scheme: "wd", value: id)]), from: number, at: offset)
    }
    if count == 0, isSound, log.problems.isEmpty {
      log.report("empty", at: 0, "the file holds no items of Wikidata")
    }
    func note(_ rule: String, _ met: (count: Int, offset: Int), _ message: String) {
      if met.count > 0 { log.report(rule, .note, at: met.offset, "\(met.count) \(message)") }
    }
    note("deprecated", deprecated, "statements of deprecated rank are not kept")
    note("no-value", valueless, "statements say that there is no value or an unknown one; not kept")
    note("no-item", skipped, "entities that are no items, or are missing, are not kept")
    if hasOtherParts {
      log.report(
        "ignored-key", .note, at: 0,
        "labels in other languages than English and links to pages "
          + "are not read")
    }
  }
}

// MARK: - Statements

extension WikidataReader {
  private mutating func read(_ statement: WikidataStatement, of id: String) {
    let (period, rest) = statement.time
    var claim: Claim
    var attributes: [Claim.Attribute] = []
    switch statement.value {
    case .item(let item):
      let tie = WikidataVocabulary.tie(of: statement.property)
      if let definition = tie.definition, known.insert(statement.property).inserted {
        builder.vocabulary.add(definition)
      }
      used.append((item, statement.offset))
      claim = tie.isReversed ? Claim(item, tie.kind, id) : Claim(id, tie.kind, item)
      claim.role = tie.role
    case .quantity(_, let unit?):
      attributes.append(.init("unit", type: .code, value: unit)); fallthrough
    default:
      guard let property = property(of: statement, attributes: &attributes) else { return }
      claim = Claim(subject: id, statement: property)
    }
    claim.period = period
    claim.id = statement.id
    if statement.rank == "preferred" {
      attributes.append(.init("rank", type: .text, value: statement.rank))
    }
    attributes += rest.compactMap { WikidataStatement.attribute($0.property, $0.value) }
    claim.attributes = attributes
    add(claim, citing: citations(of: statement), at: statement.offset)
  }

  /// A value that is no item, as a property with its type.
  private mutating func property(
    of statement: WikidataStatement, attributes: inout [Claim.Attribute]
  ) -> Claim.Statement? {
    if case .text(_, let language?) = statement.value {
      attributes.append(.init("language", type: .text, value: language))
    }
    guard let value = WikidataStatement.attribute(statement.property, statement.value) else {
      return nil
    }
    var property = WikidataVocabulary.property(of: statement.property)
    if let known = builder.vocabulary[property], known.type != value.type {
      property = Property(rawValue: statement.property + "-" + value.type.rawValue)
    }
    builder.vocabulary.add(Property.Definition(property, type: value.type))
    return .property(property, value: value.value)
  }

  private mutating func add(_ claim: Claim, citing citations: [Citation], at offset: Int) {
    var claim = claim
    claim.citations = citations
    if citations.isEmpty {
      if cited.insert(file.name).inserted { builder.add(Source(id: file.name), from: number) }
      claim.citations = [Citation(source: file.name)]
    }
    builder.add(claim, from: number, at: offset)
  }

  /// The addresses of the references, or the items in which it is stated or from
  /// which it was taken.
  private mutating func citations(of statement: WikidataStatement) -> [Citation] {
    var citations: [Citation] = []
    for reference in statement.references {
      guard let snaks = reference["snaks"] else { continue }
      func values(_ property: String) -> [WikidataStatement.Value] {
        (snaks[property]?.elements ?? []).compactMap { WikidataStatement.value(of: $0) }
      }
      func texts(_ property: String) -> [String] {
        values(property).compactMap { value in
          switch value {
          case .text(let text, _): text
          case .item(let id): id
          default: nil
          }
        }
      }
      let addresses = texts("P854")
      let ids = [addresses, texts("P248"), texts("P143")].first { !$0.isEmpty } ?? []
      for id in ids where !citations.contains(where: { $0.source == id }) {
        citations.append(Citation(source: id))
        guard cited.insert(id).inserted else { continue }
        var source = Source(id: id)
        source.title = texts("P1476").first
        if case .time(let node)? = values("P577").first { source.date = WikidataTime.date(node) }
        if !addresses.isEmpty, id.hasPrefix("http") { source.url = id }
        builder.add(source, from: number)
      }
    }
    return citations
  }
}
