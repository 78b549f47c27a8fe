import EntenteModel

/// A map of a data file, read key by key; what nobody asks for is an error.
struct Record {
  /// The byte at which the map starts.
  let offset: Int

  private let members: [DataNode.Member]

  /// Whether somebody asked for each member.
  private var isTaken: [Bool]

  /// The keys asked for, which are those that the schema knows.
  private var asked: [String] = []

  /// How many keys a claim can have, and a few more.
  private static let commonKeyCount = 32

  /// What the map describes, for messages: `claim`.
  private let subject: String

  init?(_ node: DataNode, of subject: String, log: inout ProblemLog) {
    guard case .map(let members) = node.content else {
      log.report(
        "wrong-type", at: node.offset,
        "expected the keys of a \(subject), found \(node.typeName)")
      return nil
    }
    offset = node.offset
    self.members = members
    isTaken = [Bool](repeating: false, count: members.count)
    asked.reserveCapacity(Self.commonKeyCount)
    self.subject = subject
  }

  /// The value of a key, if the map has it.
  mutating func node(_ key: String) -> DataNode? {
    asked.append(key)
    // A map has few keys, except for the sections of a dossier, which are asked
    // for none by name.
    // Keys of other lengths, as most are, need not be compared.
    let length = key.utf8.count
    guard
      let position = members.firstIndex(where: { $0.key.utf8.count == length && $0.key == key })
    else { return nil }
    isTaken[position] = true
    return members[position].value
  }

  /// The byte at which the value of a key starts.
  func offset(of key: String) -> Int? { members.first { $0.key == key }?.value.offset }

  /// The members whose keys are not names that the schema knows.
  mutating func takeRemaining() -> [DataNode.Member] {
    let rest = members.indices.filter { !isTaken[$0] }
    for position in rest { isTaken[position] = true }
    return rest.map { members[$0] }
  }

  private static let commaHint = "if the text before it holds a comma, put that text in quotes"

  /// Reports every key that was never asked for.
  func refuseUnknownKeys(log: inout ProblemLog) {
    for (member, isTaken) in zip(members, isTaken) where !isTaken {
      if case .null = member.value.content {
        log.report(
          "null-value", at: member.keyOffset, "the key '\(member.key)' has no value",
          hint: Self.commaHint)
        continue
      }
      let known = Set(asked).sorted()
      let near = nearest(to: member.key, among: known)
      log.report(
        "unknown-key", at: member.keyOffset, "a \(subject) has no key '\(member.key)'",
        hint: near.map { "did you mean '\($0)'?" }
          ?? "known keys: " + known.joined(separator: ", "))
    }
  }
}

// MARK: - Typed values

extension Record {
  /// The text of a key.
  mutating func text(_ key: String, log: inout ProblemLog) -> String? {
    guard let node = node(key) else { return nil }
    return scalar(node, key, log: &log)
  }

  /// The text of a key that must be there.
  mutating func requiredText(_ key: String, log: inout ProblemLog) -> String? {
    guard node(key) != nil else {
      log.report("missing-key", at: offset, "this \(subject) has no '\(key)'")
      return nil
    }
    return text(key, log: &log)
  }

  /// The id under a key that must be there, which can't be empty.
  mutating func requiredID(_ key: String, log: inout ProblemLog) -> String? {
    guard let id = requiredText(key, log: &log) else { return nil }
    guard id.isEmpty else { return id }
    log.report("malformed-id", at: offset(of: key) ?? offset, "'\(key)' is empty")
    return nil
  }

  /// The texts of a key: one, or a list of them.
  mutating func texts(_ key: String, log: inout ProblemLog) -> [String] {
    guard let node = node(key) else { return [] }
    guard case .list(let elements) = node.content else {
      return scalar(node, key, log: &log).map { [$0] } ?? []
    }
    return elements.compactMap { scalar($0, key, log: &log) }
  }

  /// The truth value of a key: `true` or `false`.
  mutating func flag(_ key: String, log: inout ProblemLog) -> Bool? {
    guard let node = node(key), let text = scalar(node, key, log: &log) else { return nil }
    switch text {
    case "true": return true
    case "false": return false
    default:
      log.report(
        "wrong-type", at: node.offset, "'\(key)' is true or false, not '\(text)'")
      return nil
    }
  }

  /// The finite number of a key, within a range.
  mutating func number(
    _ key: String, in range: ClosedRange<Double>? = nil, log: inout ProblemLog
  ) -> Double? {
    guard let node = node(key), let text = scalar(node, key, log: &log) else { return nil }
    guard let number = Double(text), number.isFinite else {
      log.report("wrong-type", at: node.offset, "'\(key)' is a number, not '\(text)'")
      return nil
    }
    if let range, !range.contains(number) {
      log.report(
        "out-of-range", at: node.offset, "'\(key)' is \(text)",
        hint: "it lies between \(range.lowerBound) and \(range.upperBound)")
      return nil
    }
    return number
  }

  /// The period of a key.
  mutating func period(_ key: String, log: inout ProblemLog) -> Period? {
    guard let node = node(key), let text = scalar(node, key, log: &log) else { return nil }
    do { return try Period(text) } catch {
      log.report("malformed-date", at: node.offset, error.description)
      return nil
    }
  }

  /// The date of a key.
  mutating func date(_ key: String, log: inout ProblemLog) -> PartialDate? {
    guard let node = node(key), let text = scalar(node, key, log: &log) else { return nil }
    do { return try PartialDate(text) } catch {
      log.report("malformed-date", at: node.offset, error.description)
      return nil
    }
  }

  /// The word of a key, one of a closed set.
  mutating func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, of words: Word.Type, log: inout ProblemLog
  ) -> Word? {
    guard let node = node(key), let text = scalar(node, key, log: &log) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    log.report(
      "unknown-word", at: node.offset, "'\(key)' can't be '\(text)'",
      hint: nearest(to: text, among: known).map { "did you mean '\($0)'?" }
        ?? "it is one of: " + known.joined(separator: ", "))
    return nil
  }

  /// The source text of a node that must be a scalar.
  private func scalar(
    _ node: DataNode, _ key: String, log: inout ProblemLog
  ) -> String? {
    switch node.content {
    case .scalar(let text):
      return text
    case .null:
      log.report(
        "null-value", at: node.offset, "the key '\(key)' has no value",
        hint: "leave the key out; " + Self.commaHint)
      return nil
    default:
      log.report(
        "wrong-type", at: node.offset, "'\(key)' is a single value, not \(node.typeName)")
      return nil
    }
  }
}
