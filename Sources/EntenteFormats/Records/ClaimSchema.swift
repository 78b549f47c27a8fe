import EntenteModel

/// The keys of entities, sources and claims, as a data language spells them.
struct KeyStyle: Sendable {
  /// Dossiers: `said-by`.
  static let kebab = KeyStyle(isCamel: false)

  /// JSON: `saidBy`.
  static let camel = KeyStyle(isCamel: true)

  private let isCamel: Bool

  /// The key as this language spells it, from its words in lower case.
  func key(_ words: String) -> String {
    guard isCamel else { return words }
    let parts = words.split(separator: "-")
    return parts[0] + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

/// Reads entities, sources and claims from records.
struct ClaimSchema {
  let keys: KeyStyle
  let file: InputFile

  /// Whether a kind that nobody declared is an error; if not, it is a kind of
  /// the file's own.
  let isStrict: Bool

  /// The schemes of codes that may stand beside the name of an entity; any
  /// other goes under `codes`.
  static let codeSchemes = ["iso", "iso2", "cow", "gw", "gec", "wd", "un", "ticker", "lei"]

  /// Words that people use for kinds of entity, and the kinds that they mean.
  static let synonyms = [
    "country": "state", "nation": "state", "president": "leader", "politician": "person",
    "company": "organization", "city": "place", "region": "place", "summit": "event",
    "war": "event", "alliance": "organization",
  ]
}

// MARK: - Entities and sources

extension ClaimSchema {
  /// The entity of a record whose id is known from its key.
  func entity(
    id: String, _ record: inout Record, vocabulary: Vocabulary, log: inout ProblemLog
  ) -> Entity {
    var entity = Entity(id: id)
    if let kind = record.text("kind", log: &log) {
      entity.kind = Entity.Kind(rawValue: kind)
      if isStrict, vocabulary[entity.kind] == nil {
        let known = vocabulary.entityKinds.map(\.kind.rawValue)
        log.report(
          "unknown-kind", at: record.offset(of: "kind") ?? record.offset,
          "unknown kind of entity '\(kind)'",
          hint: (Self.synonyms[kind] ?? nearest(to: kind, among: known)).map {
            "did you mean '\($0)'?"
          }
            ?? "declare it under '\(keys.key("entity-kinds")):', or use one of: "
            + known.joined(separator: ", "))
      }
    }
    if let name = record.text("name", log: &log)?.trimmed, !name.isEmpty { entity.name = name }
    entity.aliases = record.texts("aliases", log: &log)
    entity.isUnnamed = record.flag("unnamed", log: &log) ?? false
    for scheme in Self.codeSchemes {
      if let value = record.text(scheme, log: &log) {
        entity.codes.append(Entity.Code(scheme: scheme, value: value))
        if let problem = CodeForm.problem(with: Entity.Code(scheme: scheme, value: value)) {
          log.report(
            problem.rule, .warning, at: record.offset(of: scheme) ?? record.offset,
            problem.message, hint: problem.hint)
        }
      }
    }
    if let node = record.node("codes"), var codes = Record(node, of: "set of codes", log: &log) {
      for member in codes.takeRemaining() {
        if case .scalar(let value) = member.value.content {
          if let other = entity.codes.first(where: { $0.scheme == member.key }) {
            log.report(
              "duplicate-key", at: member.keyOffset,
              "the code '\(member.key)' is given twice, here and as '\(other.value)'",
              hint: "keep one of them")
          }
          entity.codes.append(Entity.Code(scheme: member.key, value: value))
        } else {
          log.report(
            "wrong-type", at: member.value.offset,
            "a code is a single value, not "
              + member.value.typeName)
        }
      }
    }
    record.refuseUnknownKeys(log: &log)
    return entity
  }

  /// The source of a record whose id is known from its key.
  func source(id: String, _ record: inout Record, log: inout ProblemLog) -> Source {
    var source = Source(id: id, date: record.date("date", log: &log))
    source.isDateInferred =
      record.choice(keys.key("date-basis"), of: Claim.Basis.self, log: &log) == .inferred
    source.title = record.text("title", log: &log)
    source.publisher = record.text("publisher", log: &log)
    source.author = record.text("author", log: &log)
    source.url = record.text("url", log: &log)
    source.reliability = record.number("reliability", in: 0...1, log: &log)
    source.note = record.text("note", log: &log)
    record.refuseUnknownKeys(log: &log)
    return source
  }
}

// MARK: - Claims

extension ClaimSchema {
  /// The claim of a record, or nil if it says too little to be one.
  func claim(
    _ record: inout Record, vocabulary: Vocabulary, log: inout ProblemLog
  ) -> Claim? {
    let subject = record.requiredID("subject", log: &log)
    let statement = statement(&record, vocabulary: vocabulary, log: &log)
    var claim = Claim(
      subject: subject ?? "", statement: statement ?? .relation(.tied, object: ""),
      period: record.period("period", log: &log))
    claim.id = record.text("id", log: &log)
    claim.modality = record.choice("modality", of: Claim.Modality.self, log: &log) ?? .asserted
    claim.polarity = record.choice("polarity", of: Claim.Polarity.self, log: &log) ?? .affirmed
    claim.saidBy = record.text(keys.key("said-by"), log: &log)
    claim.basis = record.choice("basis", of: Claim.Basis.self, log: &log) ?? .stated
    claim.role = record.text("role", log: &log)
    claim.at = record.text("at", log: &log)
    claim.standsInFor = record.text("for", log: &log)
    claim.between = record.texts("between", log: &log)
    claim.strength = record.number("strength", log: &log)
    claim.confidence = record.number("confidence", in: 0...1, log: &log)
    claim.citations = citations(&record, log: &log)
    claim.note = record.text("note", log: &log)
    claim.key = record.text("key", log: &log)
    claim.isDirected = record.flag("directed", log: &log)
    claim.attributes = attributes(&record, log: &log)
    record.refuseUnknownKeys(log: &log)
    return subject == nil || statement == nil ? nil : claim
  }

  private func statement(
    _ record: inout Record, vocabulary: Vocabulary, log: inout ProblemLog
  ) -> Claim.Statement? {
    let hasRelation = record.node("relation") != nil
    let hasProperty = record.node("property") != nil
    guard hasRelation != hasProperty else {
      log.report(
        "missing-key", at: record.offset,
        hasRelation
          ? "this claim has both 'relation' and 'property'"
          : "this claim has neither 'relation' nor 'property'",
        hint: "a tie has 'relation' and 'object', a fact has 'property' and 'value'")
      for key in ["object", "value"] { _ = record.node(key) }
      return nil
    }
    if hasRelation {
      let name = record.text("relation", log: &log)
      let object = record.requiredID("object", log: &log)
      guard let name, let object else { return nil }
      let kind = Relation.Kind(rawValue: name)
      if isStrict, vocabulary[kind] == nil {
        reportUnknown(
          "relation", name, &record, among: vocabulary.relationKinds.map(\.kind.rawValue),
          section: "relation-kinds", log: &log)
        return nil
      }
      return .relation(kind, object: object)
    }
    let name = record.text("property", log: &log)
    let value = record.requiredText("value", log: &log)
    guard let name, let value else { return nil }
    let property = Property(rawValue: name)
    guard let definition = vocabulary[property] else {
      guard isStrict else { return .property(property, value: value) }
      reportUnknown(
        "property", name, &record, among: vocabulary.properties.map(\.property.rawValue),
        section: "properties", log: &log)
      return nil
    }
    checkValue(value, of: definition, at: record.offset(of: "value") ?? record.offset, log: &log)
    return .property(property, value: value)
  }

  private func reportUnknown(
    _ key: String, _ name: String, _ record: inout Record, among known: [String], section: String,
    log: inout ProblemLog
  ) {
    log.report(
      "unknown-\(key)", at: record.offset(of: key) ?? record.offset, "unknown \(key) '\(name)'",
      hint: nearest(to: name, among: known).map { "did you mean '\($0)'?" }
        ?? "entente kinds lists those known; declare your own under '\(keys.key(section)):'")
  }

  private func checkValue(
    _ value: String, of definition: Property.Definition, at offset: Int, log: inout ProblemLog
  ) {
    switch definition.type {
    case .period:
      do { _ = try Period(value) } catch {
        log.report("malformed-date", at: offset, error.description)
      }
    case .number:
      guard Double(value)?.isFinite == true else {
        log.report(
          "wrong-type", at: offset,
          "the value of '\(definition.property.rawValue)' is a number, not '\(value)'")
        return
      }
    case .integer:
      if Int(value) == nil {
        log.report(
          "wrong-type", at: offset,
          "the value of '\(definition.property.rawValue)' is a whole number, not '\(value)'")
      }
    case .boolean:
      if value != "true", value != "false" {
        log.report(
          "wrong-type", at: offset,
          "the value of '\(definition.property.rawValue)' is true or false, not '\(value)'")
      }
    case .text, .code:
      break
    }
  }

  /// The values that a foreign file gave an edge.
  private func attributes(_ record: inout Record, log: inout ProblemLog) -> [Claim.Attribute] {
    guard let node = record.node("attributes") else { return [] }
    guard case .list(let elements) = node.content else {
      log.report("wrong-type", at: node.offset, "'attributes' is a list, not \(node.typeName)")
      return []
    }
    return elements.compactMap { element in
      guard var record = Record(element, of: "attribute", log: &log) else { return nil }
      defer { record.refuseUnknownKeys(log: &log) }
      let name = record.requiredText("name", log: &log)
      let type = record.choice("type", of: Property.ValueType.self, log: &log) ?? .text
      let value = record.requiredText("value", log: &log)
      guard let name, let value else { return nil }
      return Claim.Attribute(name, type: type, value: value)
    }
  }

  /// The citations of a claim: `cite: first ¶1`, a list of such, or maps; under
  /// `citations` as well.
  private func citations(_ record: inout Record, log: inout ProblemLog) -> [Citation] {
    var citations: [Citation] = []
    for key in ["cite", "citations"] {
      guard let node = record.node(key) else { continue }
      if case .list(let elements) = node.content {
        citations += elements.compactMap { citation($0, log: &log) }
      } else if case .null = node.content {
        _ = record.text(key, log: &log)
      } else if let citation = citation(node, log: &log) {
        citations.append(citation)
      }
    }
    return citations
  }

  func citation(_ node: DataNode, log: inout ProblemLog) -> Citation? {
    if case .scalar(let text) = node.content {
      guard let (source, locator) = text.trimmed.firstWord else {
        log.report(
          "wrong-type", at: node.offset, "a citation is empty",
          hint: "name a source and a place in it: first ¶3")
        return nil
      }
      return Citation(source: source, locator: locator)
    }
    guard var record = Record(node, of: "citation", log: &log) else { return nil }
    defer { record.refuseUnknownKeys(log: &log) }
    let source = record.requiredID("source", log: &log)
    let locator = record.text("locator", log: &log)
    let quotation = record.text("quotation", log: &log)
    return source.map { Citation(source: $0, locator: locator, quotation: quotation) }
  }
}
