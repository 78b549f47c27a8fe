import EntenteModel

/// A value as a typed attribute of an XML format holds it.
enum TypedValue {
  /// The value, spelled as our own formats do.
  case value(String)
  /// Nothing: an empty text or `null` where a number should stand.
  case absent
  /// The text is not of the type.
  case malformed

  /// Reads a text as a value of a type.
  init(_ text: String, as type: Property.ValueType) {
    switch type {
    case .text, .code: self = .value(text)
    case .integer, .number:
      let word = Self.trimmed(text)
      if word.isEmpty || word.lowercased() == "null" || word.lowercased() == "nan" {
        self = .absent
      } else if type == .integer ? Self.isInteger(word) : Self.isNumber(word) {
        self = .value(word.utf8.first == UInt8(ascii: "+") ? String(word.dropFirst()) : word)
      } else {
        self = .malformed
      }
    case .boolean:
      switch Self.trimmed(text).lowercased() {
      case "true", "1", "yes": self = .value("true")
      case "false", "0", "no": self = .value("false")
      case "", "null": self = .absent
      default: self = .malformed
      }
    case .period:
      let word = Self.trimmed(text)
      if word.isEmpty || word.lowercased() == "null" {
        self = .absent
      } else {
        self = (try? Period(word)) == nil ? .malformed : .value(word)
      }
    }
  }

  /// Whether a text is a value of a type in a spelling that all programs take
  /// and that reading leaves as it is.
  static func isPlain(_ text: String, of type: Property.ValueType) -> Bool {
    switch type {
    case .text, .code: true
    case .boolean: text == "true" || text == "false"
    // A fraction that is whole, as `3.0`, is no integer to other programs.
    case .integer: text.utf8.first != UInt8(ascii: "+") && Int(text) != nil
    case .number:
      text.utf8.first != UInt8(ascii: "+") && text == text.trimmed && isNumber(text)
    case .period: (try? Period(text)) != nil
    }
  }

  /// What a type is called in messages.
  static func name(of type: Property.ValueType) -> String {
    switch type {
    case .text, .code: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "'true' or 'false'"
    case .period: "a date"
    }
  }

  /// The text without space around it; most texts have none.
  static func trimmed(_ text: String) -> String {
    guard let first = text.utf8.first, let last = text.utf8.last else { return text }
    return first > 0x20 && last > 0x20 && first < 0x80 && last < 0x80 ? text : text.trimmed
  }

  /// A whole number, also one written as `3.0`, as programs do that hold all
  /// numbers as fractions.
  private static func isInteger(_ text: String) -> Bool {
    if Int(text) != nil { return true }
    let digits =
      text.utf8.first.map { $0 == 0x2D || $0 == 0x2B } == true ? text.dropFirst() : text[...]
    if !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
    guard isNumber(text), let number = Double(text) else { return false }
    return number == number.rounded()
  }

  /// A decimal number or an infinity; `0x1p3`, which Swift would take, is none.
  private static func isNumber(_ text: String) -> Bool {
    if text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) { return Double(text) != nil }
    return ["inf", "infinity", "+inf", "-inf", "+infinity", "-infinity"].contains(text.lowercased())
  }
}
