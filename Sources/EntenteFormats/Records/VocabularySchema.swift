import EntenteModel

/// The kinds and properties that a dossier brings.
///
/// A standard word keeps its meaning in every dossier; only the default
/// strength of a relation kind is a judgement that a dossier may state. A word
/// of the dossiers' own means one thing in all that are read together.
struct VocabularySchema {
  let keys: KeyStyle
  var log: ProblemLog

  /// Adds the words of a record to those known.
  static func read(
    _ record: inout Record, keys: KeyStyle, into words: inout Vocabulary, log: inout ProblemLog
  ) {
    var schema = VocabularySchema(keys: keys, log: log)
    schema.read(&record, into: &words)
    log = schema.log
  }

  private mutating func readEach(
    _ section: String, of record: inout Record, as subject: String,
    _ read: (inout VocabularySchema, _ id: String, _ offset: Int, inout Record) -> Void
  ) {
    var log = log
    record.readEach(keys.key(section), as: subject, log: &log) { id, offset, record, inner in
      self.log = inner
      read(&self, id, offset, &record)
      inner = self.log
    }
    self.log = log
  }
}

extension VocabularySchema {
  private mutating func read(_ record: inout Record, into words: inout Vocabulary) {
    readEntityKinds(&record, into: &words)
    let vocabulary = words
    readEach("relation-kinds", of: &record, as: "kind of relation") {
      reader, name, offset, record in
      let known = vocabulary[Relation.Kind(rawValue: name)]
      let kind = reader.relationKind(name, &record, vocabulary: vocabulary)
      if reader.mayDefine(kind, known, at: offset) { words.define(kind) }
    }
    readEach("properties", of: &record, as: "property") { reader, name, offset, record in
      let property = Property(rawValue: name)
      let known = vocabulary[property]
      let definition = Property.Definition(
        property,
        type: record.choice("type", of: Property.ValueType.self, log: &reader.log)
          ?? known?.type ?? .text,
        isFunctional: record.flag("functional", log: &reader.log) ?? known?.isFunctional ?? false,
        unit: record.text("unit", log: &reader.log) ?? known?.unit)
      record.refuseUnknownKeys(log: &reader.log)
      let isPlain = known == Property.Definition(property, type: .text)
      if let known, known != definition, !isPlain || Vocabulary.standard[property] != nil {
        reader.reportOtherMeaning(
          name, at: offset, isStandard: Vocabulary.standard[property] != nil)
      } else {
        words.define(definition)
      }
    }
  }

  private mutating func readEntityKinds(_ record: inout Record, into words: inout Vocabulary) {
    var parents: [(kind: Entity.Kind, offset: Int)] = []
    let vocabulary = words
    readEach("entity-kinds", of: &record, as: "kind of entity") { reader, name, offset, record in
      let kind = Entity.Kind(rawValue: name)
      let known = vocabulary[kind]
      let parent = record.text("parent", log: &reader.log).map(Entity.Kind.init(rawValue:))
      let definition = Entity.Kind.Definition(
        kind, parent: parent ?? known?.parent,
        plural: record.text("plural", log: &reader.log) ?? known?.plural)
      record.refuseUnknownKeys(log: &reader.log)
      if let parent { parents.append((parent, record.offset(of: "parent") ?? offset)) }
      if let known, known != definition {
        reader.reportOtherMeaning(name, at: offset, isStandard: Vocabulary.standard[kind] != nil)
      } else {
        words.add(definition)
      }
    }
    for parent in parents { check(parent.kind, at: parent.offset, in: words) }
  }

  private mutating func relationKind(
    _ name: String, _ record: inout Record, vocabulary: Vocabulary
  ) -> Relation.Kind.Definition {
    let plain = Relation.Kind.Definition(Relation.Kind(rawValue: name))
    let known = vocabulary[plain.kind].flatMap { $0 == plain ? nil : $0 }
    let isSymmetric = record.flag("symmetric", log: &log) ?? known?.isSymmetric ?? false
    let definition = Relation.Kind.Definition(
      plain.kind,
      from: entityKinds("from", of: &record, vocabulary) ?? known?.from ?? [],
      to: entityKinds("to", of: &record, vocabulary) ?? known?.to ?? [],
      isSymmetric: isSymmetric,
      inverse: record.text("inverse", log: &log) ?? known?.inverse,
      sign: record.choice("sign", of: Relation.Sign.self, log: &log) ?? known?.sign ?? .neutral,
      life: record.choice("life", of: Relation.Life.self, log: &log) ?? known?.life ?? .interval,
      family: record.choice("family", of: Relation.Family.self, log: &log)
        ?? known?.family ?? .structure,
      defaultStrength: record.number("strength", in: 0...1e9, log: &log)
        ?? known?.defaultStrength ?? 1)
    record.refuseUnknownKeys(log: &log)
    return definition
  }

  private mutating func entityKinds(
    _ key: String, of record: inout Record, _ vocabulary: Vocabulary
  ) -> [Entity.Kind]? {
    guard let offset = record.offset(of: key) else {
      _ = record.node(key)
      return nil
    }
    let kinds = record.texts(key, log: &log).map(Entity.Kind.init(rawValue:))
    for kind in kinds { check(kind, at: offset, in: vocabulary) }
    return kinds
  }

  private mutating func check(_ kind: Entity.Kind, at offset: Int, in words: Vocabulary) {
    guard words[kind] == nil else { return }
    let known = words.entityKinds.map(\.kind.rawValue)
    log.report(
      "unknown-kind", at: offset, "unknown kind of entity '\(kind.rawValue)'",
      hint: nearest(to: kind.rawValue, among: known).map { "did you mean '\($0)'?" }
        ?? "declare it under 'entity-kinds:', or use one of: " + known.joined(separator: ", "))
  }

  /// Whether a kind of relation may be defined so; if not, an error says why.
  private mutating func mayDefine(
    _ kind: Relation.Kind.Definition, _ known: Relation.Kind.Definition?, at offset: Int
  ) -> Bool {
    let standard = Vocabulary.standard[kind.kind]
    guard let known, known != (standard ?? Relation.Kind.Definition(kind.kind)) else {
      guard var standard else { return true }
      standard.defaultStrength = kind.defaultStrength
      if kind == standard { return true }
      reportOtherMeaning(kind.kind.rawValue, at: offset, isStandard: true)
      return false
    }
    if kind != known { reportOtherMeaning(kind.kind.rawValue, at: offset, isStandard: false) }
    return kind == known
  }

  private mutating func reportOtherMeaning(_ name: String, at offset: Int, isStandard: Bool) {
    log.report(
      "word-conflict", at: offset,
      isStandard
        ? "'\(name)' is a standard word, whose meaning can't change"
        : "another dossier gives '\(name)' another meaning",
      hint: isStandard
        ? "choose another name; of a standard kind of relation, only 'strength' can be set"
        : "choose another name, or give both the same meaning")
  }
}
