import EntenteModel

/// Reads entities of FollowTheMoney, one a line or in a list.
///
///     {"id": "a", "schema": "Person", "properties": {"name": ["A"]}}
///     {"id": "p", "schema": "Payment", "properties": {"payer": ["a"], "beneficiary": ["b"]}}
///
/// ``FollowTheMoneyModel`` tells which schemata tie. A tie has the dates of its
/// interval, its role, and all else that is said of it as attributes; a sum of
/// money is such an attribute and no strength. Where a property has several
/// values all are kept: two payers and one beneficiary are two ties of one key.
/// Claims cite the addresses given as `sourceUrl` and the data sets, else the
/// file. Ids mean something in their file only, except for those of Wikidata.
struct FollowTheMoneyReader {
  private let file: InputFile
  private let number: KnowledgeGraph.Builder.FileNumber
  private var log: ProblemLog
  private var builder: KnowledgeGraph.Builder
  private var count = 0
  private var read: Set<String> = []
  private var kinds: Set<Relation.Kind> = []
  private var cited: Set<String> = []
  private var unknownSchemata: Set<String> = []
  private var halfTies: (count: Int, offset: Int) = (0, 0)
  private var ignored: Set<String> = []

  /// Adds the entities and ties of a file to a graph that is being built.
  static func read(_ file: InputFile, group: Int, into builder: inout KnowledgeGraph.Builder) {
    let number = builder.add(file, scope: .group(group), declaresByUse: true)
    var log = ProblemLog(file: file)
    var reader = FollowTheMoneyReader(file: file, number: number, log: log, builder: builder)
    // The builder is moved in and out, lest it be copied on its first change.
    builder = KnowledgeGraph.Builder()
    JSONRecords.read(file, log: &log) { node, _ in reader.readEntity(node) }
    reader.report(isSound: log.problems.isEmpty)
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

  private mutating func readEntity(_ node: DataNode) {
    guard let entity = FollowTheMoneyEntity(node, log: &log) else { return }
    count += 1
    read.insert(entity.id)
    ignored.formUnion(entity.ignored)
    if !FollowTheMoneyModel.knows(entity.schema), unknownSchemata.insert(entity.schema).inserted {
      log.report(
        "unknown-schema", .warning, at: entity.offset,
        "'\(entity.schema)' is no schema that is known; it is read as a kind of entity")
    }
    if let edge = FollowTheMoneyModel.edges[entity.schema] {
      readTie(entity, edge)
    } else {
      readNode(entity, caption: node["caption"]?.text)
    }
    for inner in entity.nested {
      guard let id = inner["id"]?.text, inner["schema"] != nil, !read.contains(id) else { continue }
      readEntity(inner)
    }
  }

  private mutating func report(isSound: Bool) {
    if count == 0, isSound, log.problems.isEmpty {
      log.report("empty", at: 0, "the file holds no entities")
    }
    if halfTies.count > 0 {
      log.report(
        "half-tie", .warning, at: halfTies.offset,
        "\(halfTies.count) ties name one end or none and are not kept")
    }
    if !ignored.isEmpty {
      log.report(
        "ignored-key", .note, at: 0,
        "not read: " + ignored.sorted().map { "'\($0)'" }.joined(separator: ", "))
    }
  }
}

// MARK: - Entities

extension FollowTheMoneyReader {
  private static let names = ["name", "full", "title", "label", "fileName", "number"]

  private mutating func readNode(_ source: FollowTheMoneyEntity, caption: String?) {
    let kind = FollowTheMoneyModel.kind(of: source.schema)
    builder.vocabulary.add(kind)
    let title = Self.names.first { !source[$0].isEmpty }
    let names = title.map { source.texts($0) } ?? []
    var entity = Entity(id: source.id, kind: kind.kind, name: names.first ?? caption)
    var taken: Set<String> = ["sourceUrl"]
    if let title { taken.insert(title) }
    for alias in names.dropFirst() + source.texts("alias") + source.texts("previousName")
    where alias != entity.name && !entity.aliases.contains(alias) {
      entity.aliases.append(alias)
    }
    let items = Set([source.id] + source.texts("wikidataId")).filter(Self.isItem)
    if items.count == 1, let item = items.first {
      entity.codes.append(Entity.Code(scheme: "wd", value: item))
      taken.insert("wikidataId")
    }
    if source["leiCode"].count == 1, let lei = source["leiCode"].first {
      entity.codes.append(Entity.Code(scheme: "lei", value: lei.text))
      taken.insert("leiCode")
    }
    // Without another claim, nothing else would say where the entity is from.
    if source.properties.allSatisfy({ taken.contains($0.name) }) { taken.remove("sourceUrl") }
    builder.add(entity, from: number, at: source.offset)
    let citations = citations(of: source)
    // Of a name that is an alias too, each property says so.
    let otherNames = Set(source.texts("alias") + source.texts("previousName"))
    if let title {
      for value in source[title].dropFirst() where otherNames.contains(value.text) {
        addProperty(title, value, of: source, citing: citations)
      }
    }
    for (name, values) in source.properties where !taken.contains(name) {
      let tie = FollowTheMoneyModel.tie(of: name, in: source.schema)
      for value in values {
        if let tie {
          declare(tie.kind)
          let (from, to) = tie.isReversed ? (value.text, source.id) : (source.id, value.text)
          add(Claim(from, tie.kind.kind, to), citing: citations, at: source.offset)
        } else {
          addProperty(name, value, of: source, citing: citations)
        }
      }
    }
  }

  private mutating func addProperty(
    _ name: String, _ value: FollowTheMoneyEntity.Value, of source: FollowTheMoneyEntity,
    citing citations: [Citation]
  ) {
    let type = type(of: name, value)
    var property = FollowTheMoneyModel.standard[name] ?? Property(rawValue: name)
    if type == .text, builder.vocabulary[property]?.type == .period {
      property = Property(rawValue: name + "-text")
    }
    builder.vocabulary.add(Property.Definition(property, type: type))
    add(
      Claim(subject: source.id, statement: .property(property, value: value.text)),
      citing: citations, at: source.offset)
  }

  /// Whether a text is the id of an item of Wikidata.
  private static func isItem(_ text: String) -> Bool {
    text.first == "Q" && text.utf8.count > 1
      && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// How a value is read: as the model has it, if the value is so, else as text.
  private mutating func type(
    of name: String, _ value: FollowTheMoneyEntity.Value
  ) -> Property.ValueType {
    if FollowTheMoneyModel.dates.contains(name) {
      if date(value.text) != nil { return .period }
    } else if FollowTheMoneyModel.numbers.contains(name) {
      if let number = Double(value.text), number.isFinite { return .number }
    } else {
      return .text
    }
    log.report(
      "wrong-type", .warning, at: value.offset,
      "'\(value.text)' is no value of '\(name)' and is kept as text")
    return .text
  }
}

// MARK: - Ties

extension FollowTheMoneyReader {
  private mutating func readTie(
    _ source: FollowTheMoneyEntity, _ edge: FollowTheMoneyModel.Edge
  ) {
    let from = source[edge.source]
    let to = source[edge.target]
    guard !from.isEmpty, !to.isEmpty else {
      if halfTies.count == 0 { halfTies.offset = source.offset }
      halfTies.count += 1
      return
    }
    declare(edge.kind)
    let citations = citations(of: source)
    var taken: Set<String> = [edge.source, edge.target, "sourceUrl"]
    let period = period(of: source, taken: &taken)
    let role = ["role", "relationship"].first { source[$0].count == 1 }
    if let role { taken.insert(role) }
    var attributes: [Claim.Attribute] = []
    for (name, values) in source.properties where !taken.contains(name) {
      for value in values {
        attributes.append(Claim.Attribute(name, type: type(of: name, value), value: value.text))
      }
    }
    for from in from {
      for to in to {
        var claim = Claim(from.text, edge.kind.kind, to.text, period: period)
        claim.key = source.id
        claim.role = role.flatMap { source.texts($0).first }
        claim.attributes = attributes
        add(claim, citing: citations, at: source.offset)
      }
    }
  }

  /// When a tie held: from its first start to its last end, or on its date.
  ///
  /// Dates that the period does not say in full, or that have a name of their
  /// own, such as the day of an election, stay attributes.
  private func period(
    of source: FollowTheMoneyEntity, taken: inout Set<String>
  ) -> Period? {
    func dates(_ names: String...) -> (name: String, dates: [PartialDate])? {
      for name in names {
        let values = source.texts(name)
        let dates = values.compactMap(date).sorted { $0.earliest.number < $1.earliest.number }
        if !dates.isEmpty, dates.count == values.count { return (name, dates) }
      }
      return nil
    }
    let start = dates("startDate", "periodStart")
    let end = dates("endDate", "periodEnd")
    if start != nil || end != nil {
      let period = Period(
        from: start?.dates.first.map { .date($0) } ?? .unknown,
        to: end?.dates.last.map { .date($0) } ?? .unknown)
      guard !period.isReversed else { return nil }
      for bound in [start, end] {
        if let bound, bound.dates.count == 1, ["startDate", "endDate"].contains(bound.name) {
          taken.insert(bound.name)
        }
      }
      return period
    }
    guard let day = dates("date", "electionDate", "declarationDate"), let first = day.dates.first,
      let last = day.dates.last
    else { return nil }
    if day.dates.count == 1 {
      if day.name == "date" { taken.insert(day.name) }
      return Period(first)
    }
    return Period(from: .date(first), to: .date(last))
  }

  /// The date that a text says; a time of day behind it is passed over.
  private func date(_ text: String) -> PartialDate? {
    try? PartialDate(text.prefix { $0 != "T" && $0 != " " })
  }

  private mutating func declare(_ kind: Relation.Kind.Definition) {
    if kinds.insert(kind.kind).inserted { builder.vocabulary.add(kind) }
  }

  private mutating func add(_ claim: Claim, citing citations: [Citation], at offset: Int) {
    var claim = claim
    claim.citations = citations
    builder.add(claim, from: number, at: offset)
  }

  /// The addresses that an entity names as its sources and the data sets that
  /// it is from; the file if there are none.
  private mutating func citations(of source: FollowTheMoneyEntity) -> [Citation] {
    var citations: [Citation] = []
    let addresses = source.texts("sourceUrl").map { ($0, true) }
    for (id, isAddress) in addresses + source.datasets.map({ ($0, false) }) {
      if cited.insert(id).inserted {
        var described = Source(id: id)
        if isAddress {
          described.url = id
          described.publisher = source.texts("publisher").first
        }
        builder.add(described, from: number)
      }
      citations.append(Citation(source: id))
    }
    if citations.isEmpty {
      if cited.insert(file.name).inserted { builder.add(Source(id: file.name), from: number) }
      citations = [Citation(source: file.name)]
    }
    return citations
  }
}
