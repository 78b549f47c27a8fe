import EntenteModel

/// The name of a column, and what programs write into it beside the name.
///
/// | program | headers |
/// |---|---|
/// | Neo4j | `personId:ID(Person)`, `:LABEL`, `:START_ID`, `:TYPE`, `age:int`, `names:string[]` |
/// | Neptune | `~id`, `~label`, `~from`, `~to`, `age:Int`, `names:String[]` |
struct ColumnHeader {
  /// What a program lays down that a column holds.
  enum Role {
    case id, label, source, target, type, ignored
  }

  /// The name without what stands beside it.
  var name: String

  /// The whole text.
  var text: String

  /// What the column holds by the rules of a program.
  var role: Role?

  /// How its values are read, if the header says.
  var type: Property.ValueType?

  /// Whether each field holds several values, with semicolons between.
  var isList = false

  /// The space within which ids mean something.
  var idSpace: String?

  init(_ text: String) {
    self.text = text
    name = text
    if let role = Self.neptune[text.lowercased()] {
      self.role = role
      return
    }
    for colon in text.indices where text[colon] == ":" {
      let mark = text[text.index(after: colon)...]
      if read(mark, after: text[..<colon]) { return }
    }
  }

  /// Takes what stands behind a colon; false if it is part of the name.
  private mutating func read(_ mark: Substring, after name: Substring) -> Bool {
    let word = mark.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
    guard let details = Details(mark.dropFirst(word.count)) else { return false }
    if let role = Self.neo4j[String(word)] {
      self.role = role
      idSpace = details.parenthesized
    } else if let type = Self.types[word.lowercased()], !name.isEmpty {
      self.type = type
      isList = details.isList
    } else {
      return false
    }
    self.name = name.trimmed
    return true
  }

  private static let neptune: [String: Role] = [
    "~id": .id, "~label": .label, "~from": .source, "~to": .target,
  ]

  private static let neo4j: [String: Role] = [
    "ID": .id, "LABEL": .label, "START_ID": .source, "END_ID": .target, "TYPE": .type,
    "IGNORE": .ignored,
  ]

  private static let types: [String: Property.ValueType] = [
    "byte": .integer, "short": .integer, "int": .integer, "integer": .integer, "long": .integer,
    "float": .number, "double": .number, "boolean": .boolean, "bool": .boolean,
    "string": .text, "char": .text, "date": .period, "datetime": .period,
    "localdatetime": .period, "time": .text, "localtime": .text, "duration": .text,
    "point": .text, "vector": .text,
  ]
}

/// What may stand behind a word of a type: `(Person)`, `{crs: wgs-84}`, `[]`.
private struct Details {
  var parenthesized: String?
  var isList = false

  /// Reads them; nil if the text is anything else.
  init?(_ text: Substring) {
    var rest = text
    while let first = rest.first {
      guard let close = Self.closing[first], let end = rest.firstIndex(of: close) else {
        return nil
      }
      let inner = rest[rest.index(after: rest.startIndex)..<end]
      if first == "[" {
        guard inner.isEmpty else { return nil }
        isList = true
      } else if first == "(" {
        parenthesized = String(inner)
      }
      rest = rest[rest.index(after: end)...]
    }
  }

  private static let closing: [Character: Character] = ["(": ")", "{": "}", "[": "]"]
}
