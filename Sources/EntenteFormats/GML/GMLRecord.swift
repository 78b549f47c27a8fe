import EntenteModel

/// A list of keys and values of a GML text.
struct GMLRecord {
  /// A key with its value.
  struct Entry {
    var key: String
    var keyOffset: Int
    var value: Value
    var offset: Int

    /// Whether the key is one of those that GML gives a meaning; it is compared
    /// without regard to case.
    func isNamed(_ name: String) -> Bool { key == name || key.lowercased() == name }
  }

  /// A value.
  enum Value {
    case number(String), string(String), record(GMLRecord)

    /// The value as text; nil for a record.
    var text: String? {
      switch self {
      case .number(let text), .string(let text): text
      case .record: nil
      }
    }
  }

  var entries: [Entry] = []

  /// The entries up to the closing bracket of a list whose opening was read.
  init(
    from scanner: inout GMLScanner, openedAt start: Int, depth: Int = 1
  ) throws(GMLScanner.Malformation) {
    while let entry = try Self.entry(from: &scanner, openedAt: start, depth: depth) {
      entries.append(entry)
    }
  }

  /// The next entry of a list; nil at its closing bracket, or, outside of any
  /// list, at the end of the text.
  static func entry(
    from scanner: inout GMLScanner, openedAt start: Int?, depth: Int
  ) throws(GMLScanner.Malformation) -> Entry? {
    guard let (key, keyOffset) = try key(from: &scanner, openedAt: start) else { return nil }
    let (content, offset) = try value(of: key, from: &scanner)
    let value: Value
    switch content {
    case .number(let text): value = .number(text)
    case .string(let text): value = .string(text)
    default:
      guard depth < scanner.depthLimit else {
        throw .init(
          message: "lists are nested more than \(scanner.depthLimit) deep",
          hint: ReadingLimits.nestingHint(beyond: scanner.depthLimit), offset: offset)
      }
      value = .record(try GMLRecord(from: &scanner, openedAt: offset, depth: depth + 1))
    }
    return Entry(key: key, keyOffset: keyOffset, value: value, offset: offset)
  }

  /// The next key of a list; nil at its end.
  static func key(
    from scanner: inout GMLScanner, openedAt start: Int?
  ) throws(GMLScanner.Malformation) -> (key: String, offset: Int)? {
    guard let token = try scanner.next() else {
      guard let start else { return nil }
      throw .init(
        message: "this list is not closed", hint: "each '[' needs its ']'", offset: start)
    }
    switch token.content {
    case .key(let key): return (key, token.offset)
    case .close where start != nil: return nil
    case .close:
      throw .init(message: "this ']' closes nothing", offset: token.offset)
    default:
      throw .init(
        message: "expected a key", hint: "a list holds keys, each with one value",
        offset: token.offset)
    }
  }

  /// The token with which the value of a key starts.
  static func value(
    of key: String, from scanner: inout GMLScanner
  ) throws(GMLScanner.Malformation) -> (GMLScanner.Token.Content, offset: Int) {
    guard let token = try scanner.next() else {
      throw .init(message: "the key '\(key)' has no value", offset: scanner.position)
    }
    switch token.content {
    case .number, .string, .open: return (token.content, token.offset)
    case .key(let word):
      throw .init(
        message: "the value of '\(key)' is neither a number, a text nor a list",
        hint: "write text in quotes: \"\(word)\"", offset: token.offset)
    case .close:
      throw .init(message: "the key '\(key)' has no value", offset: token.offset)
    }
  }
}

extension GMLRecord.Entry {
  /// Adds the entry to attributes, the keys of inner lists joined by dots; a
  /// key that stands several times gives several attributes.
  func flatten(as prefix: String = "", into attributes: inout [Claim.Attribute]) {
    let name = prefix + key
    switch value {
    case .number(let text): attributes.append(PlainValue.attribute(name, text))
    case .string("_networkx_list_start"): return  // Marks a list of one value.
    case .string(let text):
      attributes.append(Claim.Attribute(name, type: .text, value: text))
    case .record(let record):
      for entry in record.entries { entry.flatten(as: name + ".", into: &attributes) }
    }
  }
}
