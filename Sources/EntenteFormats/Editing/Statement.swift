package import EntenteModel

/// A claim, an entity or a source in the words of a command line.
///
///     putin met-with modi period:2024-07-08 cite:wire¶3
///     sco inception 2001 cite:second¶2
///     modi person "Narendra Modi" iso:IND
///     wire 2024-07-08 title:"A report"
///
/// The first words have their places; what follows is `key:value`, with the keys
/// of a dossier. What is wrong is told with its place in the words.
package struct Statement {
  private let words: StatementWords
  private let file: InputFile
  private var log: ProblemLog

  /// Reads the words of an argument.
  ///
  /// - Parameters:
  ///   - text: The argument.
  ///   - name: What messages call it, as a file.
  package init(_ text: String, named name: String) {
    words = StatementWords(text)
    file = InputFile(name: name, bytes: Array(text.utf8))
    log = ProblemLog(file: file)
    if let quote = words.openQuote {
      log.report("open-quote", at: quote, "this quote is never closed")
    }
  }

  private var schema: ClaimSchema { ClaimSchema(keys: .kebab, file: file, isStrict: true) }

  /// Throws what was found wrong.
  private func check() throws(ReadError) {
    if log.problems.contains(where: { $0.severity == .error }) { throw ReadError(log.problems) }
  }

  // MARK: Claims

  /// Where a name leads: to the id of an entity, or to an explanation.
  package enum Resolved {
    case id(String)
    case unknown(message: String, hint: String?)
  }

  /// The claim that the words make.
  ///
  /// - Parameters:
  ///   - vocabulary: The relations and properties that can be claimed.
  ///   - sources: The ids of the sources that can be cited.
  ///   - resolve: Finds the entity that a name means.
  /// - Returns: The claim, its entities by id.
  /// - Throws: A ``ReadError`` with all that is wrong.
  package mutating func claim(
    _ vocabulary: Vocabulary, sources: [String], resolve: (String) -> Resolved
  ) throws(ReadError) -> Claim {
    guard words.words.count >= 3 else {
      log.report(
        "missing-key", at: 0, "a claim has three words at least",
        hint: "subject, relation and object: 'putin met-with xi'; "
          + "names of several words stand in double quotes")
      throw ReadError(log.problems)
    }
    let predicate = words.words[1]
    let isProperty = Self.isProperty(predicate.whole, vocabulary)
    var members: [DataNode.Member] = []
    let first = ["subject", isProperty ? "property" : "relation", isProperty ? "value" : "object"]
    for (key, word) in zip(first, words.words) {
      let isEntity = key == "subject" || key == "object"
      let text = isEntity ? entity(word.whole, at: word.offset, resolve) : word.whole
      members.append(.init(key: key, word.offset, .scalar(text)))
    }
    for word in words.words.dropFirst(3) { add(word, to: &members, resolve) }
    merge(&members)
    let node = DataNode(offset: 0, content: .map(members))
    guard var record = Record(node, of: "claim", log: &log) else { throw ReadError(log.problems) }
    let claim = schema.claim(&record, vocabulary: vocabulary, log: &log)
    for citation in claim?.citations ?? [] where !sources.contains(citation.source) {
      let word = words.words.first { $0.key == "cite" && $0.value.contains(citation.source) }
      log.report(
        "unknown-source", at: word?.valueOffset ?? 0, "unknown source '\(citation.source)'",
        hint: nearest(to: citation.source, among: sources).map { "did you mean '\($0)'?" }
          ?? "add it: --source '\(citation.source) 2024-07-08 title:\"…\"'")
    }
    try check()
    guard let claim else { throw ReadError(log.problems) }
    return claim
  }

  /// Whether a word is a property rather than a relation.
  private static func isProperty(_ word: String, _ vocabulary: Vocabulary) -> Bool {
    if vocabulary[Relation.Kind(rawValue: word)] != nil { return false }
    let properties = vocabulary.properties.map(\.property.rawValue)
    if properties.contains(word) { return true }
    let relations = vocabulary.relationKinds.map(\.kind.rawValue)
    return nearest(to: word, among: relations) == nil && nearest(to: word, among: properties) != nil
  }

  private mutating func entity(
    _ name: String, at offset: Int, _ resolve: (String) -> Resolved
  ) -> String {
    switch resolve(name) {
    case .id(let id): return id
    case .unknown(let message, let hint):
      log.report("unknown-id", at: offset, message, hint: hint)
      return name
    }
  }

  /// Words that stand for a key and its value.
  private static let shorthand = [
    "planned": "modality", "denied": "polarity", "inferred": "basis",
  ]

  private mutating func add(
    _ word: StatementWords.Word, to members: inout [DataNode.Member],
    _ resolve: (String) -> Resolved
  ) {
    guard let key = word.key else {
      if let key = Self.shorthand[word.value] {
        members.append(.init(key: key, word.offset, .scalar(word.value)))
      } else {
        reportStray(word)
      }
      return
    }
    func scalar(_ text: String) -> DataNode {
      DataNode(offset: word.valueOffset, content: .scalar(text))
    }
    switch key {
    case "at", "for":
      let id = entity(word.value, at: word.valueOffset, resolve)
      members.append(.init(key: key, word.valueOffset, .scalar(id)))
    case "between":
      let parts = word.isQuoted ? [word.value] : word.value.split(separator: ",").map(String.init)
      let ids = parts.map { entity($0, at: word.valueOffset, resolve) }
      members.append(.init(key: key, word.valueOffset, .list(ids.map(scalar))))
    case "said-by":
      // Whoever is no entity of the dossier is named as a text.
      let speaker = if case .id(let id) = resolve(word.value) { id } else { word.value }
      members.append(.init(key: key, word.valueOffset, .scalar(speaker)))
    case "cite":
      let parts = word.isQuoted ? [word.value] : word.value.split(separator: ",").map(String.init)
      members.append(
        .init(key: key, word.valueOffset, .list(parts.map { scalar(Self.citation($0)) })))
    case "note", "role", "key", "id":
      members.append(.init(key: key, word.valueOffset, .scalar(word.value)))
    default:
      members.append(.init(key: key, word.offset, .scalar(word.value)))
    }
  }

  /// `wire¶3` as dossiers write it: `wire ¶3`.
  private static func citation(_ text: String) -> String {
    guard let mark = text.firstIndex(of: "¶"), mark > text.startIndex,
      !text[..<mark].contains(where: \.isWhitespace)
    else { return text }
    return text[..<mark] + " " + text[mark...]
  }

  private mutating func reportStray(_ word: StatementWords.Word) {
    log.report(
      "unknown-word", at: word.offset, "'\(word.value)' has no place here",
      hint: "what follows the first words is key:value, as in role:\"Prime Minister\"; "
        + "names of several words stand in double quotes")
  }

  /// Joins lists that a key was given several times for, and reports any other
  /// key that stands twice.
  private mutating func merge(_ members: inout [DataNode.Member]) {
    var merged: [DataNode.Member] = []
    for member in members {
      guard let known = merged.firstIndex(where: { $0.key == member.key }) else {
        merged.append(member)
        continue
      }
      if case .list(let a) = merged[known].value.content, case .list(let b) = member.value.content {
        merged[known].value.content = .list(a + b)
      } else {
        log.report("duplicate-key", at: member.keyOffset, "'\(member.key)' is given twice")
      }
    }
    members = merged
  }

  // MARK: Entities and sources

  /// The entity that the words declare: id, kind, name, and what else is known.
  package mutating func entity(_ vocabulary: Vocabulary) throws(ReadError) -> Entity {
    let (id, members) = declaration(["kind", "name"], lists: ["aliases"])
    let node = DataNode(offset: 0, content: .map(members))
    guard var record = Record(node, of: "entity", log: &log) else { throw ReadError(log.problems) }
    let entity = schema.entity(id: id, &record, vocabulary: vocabulary, log: &log)
    try check()
    return entity
  }

  /// The source that the words declare: id, date, and what else is known.
  package mutating func source() throws(ReadError) -> Source {
    let (id, members) = declaration(["date", "title"], lists: [])
    let node = DataNode(offset: 0, content: .map(members))
    guard var record = Record(node, of: "source", log: &log) else { throw ReadError(log.problems) }
    if id.contains(where: \.isWhitespace) {
      log.report(
        "malformed-id", at: 0, "'\(id)' can't be the id of a source",
        hint: "citations name it in one word")
    }
    let source = schema.source(id: id, &record, log: &log)
    try check()
    return source
  }

  /// The id and the members of a declaration, whose first keys may be left out.
  private mutating func declaration(
    _ keys: [String], lists: Set<String>
  ) -> (id: String, [DataNode.Member]) {
    var rest = words.words[...]
    guard let id = rest.popFirst()?.whole, Record.isID(id) else {
      log.report("missing-key", at: 0, "the first word is the id")
      return ("?", [])
    }
    var members: [DataNode.Member] = []
    var places = keys[...]
    for word in rest {
      guard let key = word.key ?? places.popFirst() else {
        reportStray(word)
        continue
      }
      places.removeAll { $0 == key }
      let value = DataNode(offset: word.valueOffset, content: .scalar(word.value))
      members.append(
        lists.contains(key)
          ? .init(key: key, word.valueOffset, .list([value]))
          : .init(key: key, word.valueOffset, value.content))
    }
    merge(&members)
    return (id, members)
  }
}

extension DataNode.Member {
  fileprivate init(key: String, _ offset: Int, _ content: DataNode.Content) {
    self.init(
      key: key, keyOffset: offset, value: DataNode(offset: offset, content: content))
  }
}
