import EntenteModel

/// Values as YAML text that any place of a dossier can take.
enum YAMLText {
  /// A text: as it is where YAML reads it back so, else in double quotes.
  static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      default:
        if isPrintable(scalar) {
          quoted.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          let width = scalar.value > 0xFFFF ? 8 : 4
          quoted += (width == 8 ? "\\U" : "\\u")
          quoted += String(repeating: "0", count: width - digits.count) + digits
        }
      }
    }
    return quoted + "\""
  }

  /// A value on one line.
  static func flow(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): scalar(text)
    case .integer, .number, .boolean: value.line
    case .array(let elements): "[" + elements.map(flow).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { scalar($0.key) + ": " + flow($0.value) }.joined(separator: ", ") + "}"
    }
  }

  /// Whether a text needs no quotes, in a list or a map on one line as well.
  private static func isPlain(_ text: String) -> Bool {
    if (try? Period(text)) != nil, text.utf8.allSatisfy({ $0 != UInt8(ascii: "?") }) {
      return text.first != "-"
    }
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic,
      text.unicodeScalars.last != " "
    else { return false }
    let words = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
    guard !words.contains(text.lowercased()) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      isPrintable(scalar)
        && (scalar.properties.isAlphabetic || "0123456789-_¶. '()/".unicodeScalars.contains(scalar))
    }
  }

  /// Whether a character can stand in a file as it is, and be seen there.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}

/// An element of a list, or a member of a map if it has a key, to be written
/// into a dossier.
struct YAMLItem {
  var key: String?
  var value: JSONValue

  /// The item on one line.
  var flow: String { (key.map { YAMLText.scalar($0) + ": " } ?? "") + YAMLText.flow(value) }

  /// The item as a line or several, set in by some spaces.
  ///
  /// - Parameters:
  ///   - indent: The column of its dash or key.
  ///   - isSpread: Whether each of its own keys stands on a line.
  ///   - newline: How lines end.
  /// - Returns: The lines, without a break after the last.
  func block(indent: Int, isSpread: Bool, newline: String) -> String {
    let margin = String(repeating: " ", count: indent)
    let dash = key == nil ? "- " : ""
    guard isSpread, case .object(let members) = value, !members.isEmpty else {
      return margin + dash + flow
    }
    let inner = newline + margin + "  "
    let lines = members.map { YAMLText.scalar($0.key) + ": " + YAMLText.flow($0.value) }
    let rest = lines.joined(separator: inner)
    return margin + dash + (key.map { YAMLText.scalar($0) + ":" + inner } ?? "") + rest
  }
}
