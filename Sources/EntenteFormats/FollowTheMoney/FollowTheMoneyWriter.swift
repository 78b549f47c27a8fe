import EntenteModel

/// Writes graphs as entities of FollowTheMoney, one a line.
///
/// A relation becomes an interval between its ends, of the schema that
/// ``FollowTheMoneyModel`` has for its kind: a membership, an ownership, a
/// directorship for an office. A kind that has none, or whose ends the schema does
/// not take, becomes an `UnknownLink` with the kind as its role. Sources become
/// documents, which prove the claims that cite them.
///
/// Every entity of FollowTheMoney is a fact. What a source only reports, plans or
/// denies is none and is left out, and so is who was absent, with their numbers
/// among the losses.
///
/// A graph that was read from FollowTheMoney is written as it was, schema for
/// schema and property for property.
struct FollowTheMoneyWriter {
  let graph: KnowledgeGraph
  /// Whether all of the graph comes from files of FollowTheMoney.
  let isNative: Bool
  /// The schema of each entity, by position.
  let schemata: [String]
  let sources: [String: Source]
  private let files: Set<String>
  /// The id under which each entity is written, by position.
  private(set) var ids: [String] = []
  private(set) var documents: [String: String] = [:]
  private(set) var records: [FollowTheMoneyRecord] = []
  var links: [FollowTheMoneyRecord] = []
  var names: FollowTheMoneyIDs
  var losses: LossReport

  /// The lines of a graph.
  static func write(_ graph: KnowledgeGraph, losses: inout LossReport) -> [UInt8] {
    var writer = FollowTheMoneyWriter(graph, losses)
    writer.writeEntities()
    if !writer.isNative { writer.writeSources() }
    writer.writeClaims()
    losses = writer.losses
    var text = ""
    for record in writer.records + writer.links { text += record.line + "\n" }
    return Array(text.utf8)
  }

  private init(_ graph: KnowledgeGraph, _ losses: LossReport) {
    self.graph = graph
    let files = graph.storage.files
    let isNative =
      !files.isEmpty && files.allSatisfy { InputFormat(of: $0) == .followTheMoney }
    self.isNative = isNative
    self.losses = losses
    sources = Dictionary(graph.sources.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    self.files = Set(files.map(\.name))
    schemata = graph.entities.map { entity in
      isNative
        ? FollowTheMoneyModel.schema(readAs: entity.kind)
        : FollowTheMoneyModel.schema(of: entity.kind, in: graph.vocabulary)
    }
    names = FollowTheMoneyIDs(of: graph.entities.map(\.id))
  }
}

// MARK: - Entities and sources

extension FollowTheMoneyWriter {
  private mutating func writeEntities() {
    let otherNames = isNative ? otherNames() : []
    for (position, (entity, schema)) in zip(graph.entities, schemata).enumerated() {
      let id = isNative ? entity.id : names.id(of: entity.id)
      ids.append(id)
      var record = FollowTheMoneyRecord(id: id, schema: schema)
      let title = FollowTheMoneyModel.nameProperty(of: schema)
      if !isNative || entity.name != entity.id { record.add(title, entity.name) }
      for alias in entity.aliases where !otherNames.contains([String(position), alias]) {
        record.add(isNative ? title : "alias", alias)
      }
      for code in entity.codes { add(code, of: entity, to: &record) }
      records.append(record)
      if isNative { continue }
      if FollowTheMoneyModel.kind(of: schema).kind != entity.kind {
        losses.add("kinds of entities", why: "FollowTheMoney has no schema for them")
      }
      if entity.isUnnamed {
        losses.add("marks of unnamed holders", why: "FollowTheMoney has no field for them")
      }
    }
    losses.add(
      "ids", count: names.changedCount,
      why: "those of FollowTheMoney are letters, digits, points and hyphens")
    if isNative { return }
    if graph.title != nil { losses.add("titles", why: "FollowTheMoney has no field for it") }
  }

  /// The names of entities, by position, that a property other than that of the
  /// name gives them.
  private func otherNames() -> Set<[String]> {
    var names: Set<[String]> = []
    for (position, claim) in graph.claims.enumerated() {
      guard case .property(let property, let value) = claim.statement,
        ["alias", "previousName"].contains(property.rawValue)
      else { continue }
      names.insert([String(graph.storage.claims.subject[position]), value])
    }
    return names
  }

  private mutating func add(
    _ code: Entity.Code, of entity: Entity, to record: inout FollowTheMoneyRecord
  ) {
    switch code.scheme {
    case "wd": if !isNative || code.value != entity.id { record.add("wikidataId", code.value) }
    case "lei" where FollowTheMoneyModel.isA(record.schema, "LegalEntity"):
      record.add("leiCode", code.value)
    case "iso2": record.add("country", code.value.lowercased())
    default:
      losses.add("codes of '\(code.scheme)'", why: "FollowTheMoney has no property for them")
    }
  }

  /// Makes a document of each source of a graph that is not from FollowTheMoney.
  private mutating func writeSources() {
    for source in graph.sources {
      let id = names.make("source-" + source.id)
      documents[source.id] = id
      var record = FollowTheMoneyRecord(id: id, schema: "Document")
      record.add("title", source.title ?? source.id)
      if let date = source.date { record.add("date", text(of: date)) }
      record.add("publisher", source.publisher)
      record.add("author", source.author)
      record.add("sourceUrl", source.url)
      record.add("notes", source.note)
      if source.isDateInferred {
        losses.add("bases of dates", why: "FollowTheMoney can't say that a date is inferred")
      }
      if source.reliability != nil {
        losses.add("reliabilities of sources", why: "FollowTheMoney has no place for them")
      }
      records.append(record)
    }
  }

  /// A date as FollowTheMoney writes it; nil, with a loss, if it can't.
  mutating func text(of date: PartialDate) -> String? {
    guard let text = date.followTheMoneyText else {
      losses.add("dates", why: "FollowTheMoney has no seasons, decades and years before 1")
      return nil
    }
    if date.qualifier != .plain {
      losses.add("qualifiers of dates", why: "FollowTheMoney has none")
    }
    return text
  }
}

// MARK: - Claims

extension FollowTheMoneyWriter {
  private mutating func writeClaims() {
    var tied: [String: [Int]] = [:]
    var order: [String] = []
    for (position, claim) in graph.claims.enumerated() {
      switch (claim.standing, claim.statement) {
      case (.asserted, .property(let property, let value)):
        write(property, value, of: claim, at: position)
      case (.asserted, .relation):
        if isNative {
          if let key = claim.key {
            if tied[key] == nil { order.append(key) }
            tied[key, default: []].append(position)
          } else {
            writeProperty(tying: claim, at: position)
          }
        } else {
          writeLink(claim, at: position)
        }
      case (let standing, _):
        losses.add(
          "\(standing.rawValue) claims", why: "what FollowTheMoney says is a fact")
      }
    }
    for key in order { writeLinks(tied[key] ?? [], key: key) }
    if isNative { dropUndeclared() }
  }

  private mutating func write(
    _ property: Property, _ value: String, of claim: Claim, at position: Int
  ) {
    let subject = Int(graph.storage.claims.subject[position])
    let schema = schemata[subject]
    let known = FollowTheMoneyModel.property(property, of: schema)
    guard let name = isNative ? known ?? nativeName(of: property) : known else {
      losses.add(
        "values of '\(property.rawValue)'", why: "FollowTheMoney has no property for them")
      return
    }
    if isNative {
      records[subject].add(name, value)
      cite(claim.citations, in: &records[subject])
      return
    }
    if graph.vocabulary[property]?.type == .period {
      guard let period = try? Period(value) else {
        losses.add("values of '\(property.rawValue)'", why: "they are no dates")
        return
      }
      var record = records[subject]
      addPeriod(period, to: &record, as: name == "date" ? nil : name)
      records[subject] = record
    } else {
      records[subject].add(name, value)
    }
    for citation in claim.citations { records[subject].add("proof", documents[citation.source]) }
    countLosses(of: claim, exceptNote: false)
    if claim.period != nil {
      losses.add("periods of properties", why: "FollowTheMoney dates intervals only")
    }
    if claim.role != nil {
      losses.add("roles of properties", why: "FollowTheMoney has no field for them")
    }
  }

  /// The property of FollowTheMoney that a property was read from.
  private func nativeName(of property: Property) -> String {
    let name = property.rawValue
    guard name.hasSuffix("-text") else { return name }
    let base = String(name.dropLast("-text".count))
    return FollowTheMoneyModel.dates.contains(base) ? base : name
  }

  /// Drops the ends that a file names without declaring them.
  private mutating func dropUndeclared() {
    var used: Set<String> = []
    for record in records + links {
      for property in record.properties { used.formUnion(property.values) }
    }
    records.removeAll {
      $0.schema == "LegalEntity" && $0.properties.isEmpty && $0.datasets.isEmpty
        && used.contains($0.id)
    }
  }

  private mutating func writeProperty(tying claim: Claim, at position: Int) {
    guard case .relation(let kind, _) = claim.statement else { return }
    let columns = graph.storage.claims
    let (subject, object) = (Int(columns.subject[position]), Int(columns.object[position]))
    for (owner, other, isReversed) in [(subject, object, false), (object, subject, true)] {
      guard let property = FollowTheMoneyModel.property(of: kind, in: schemata[owner]),
        property.isReversed == isReversed
      else { continue }
      records[owner].add(property.name, ids[other])
      cite(claim.citations, in: &records[owner])
      return
    }
    writeLink(claim, at: position)
  }

  /// Adds the sources of a graph that was read from FollowTheMoney.
  func cite(_ citations: [Citation], in record: inout FollowTheMoneyRecord) {
    for citation in citations {
      guard let source = sources[citation.source] else { continue }
      if source.url == source.id {
        record.add("sourceUrl", source.id)
      } else if !files.contains(source.id) {
        record.add(dataset: source.id)
      }
    }
  }
}
