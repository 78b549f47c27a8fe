/// Texts as DOT writes them.
///
/// A backslash stays in a text and escapes only a quote and a line end, so that
/// an odd number of them before one of these, or at the end, can't be written;
/// nor can the empty text, which DOT takes for none.
enum DOTText {
  /// Whether reading a text in quotes gives the text back.
  static func holds(_ text: String) -> Bool {
    var backslashes = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): backslashes += 1
      case 0: return false
      case UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        if backslashes % 2 == 1 { return false }
        backslashes = 0
      default: backslashes = 0
      }
    }
    return backslashes % 2 == 0 && !text.isEmpty
  }

  /// A text as an id: in quotes unless it is a plain word or a numeral.
  static func id(_ text: String) -> String {
    isName(text) || isNumeral(text) ? text : quoted(text)
  }

  /// A text in quotes, which must be one that DOT can hold.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\"", with: "\\\"") + "\""
  }

  /// JSON with other escapes, for a text of DOT.
  static func json(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var json = ""
    var rest = text.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
      guard scalar == "\\", let next = rest.next() else {
        json.unicodeScalars.append(scalar)
        continue
      }
      switch next {
      case "\"": json += "\\u0022"
      case "\\": json += "\\u005c"
      default:
        json.unicodeScalars.append(scalar)
        json.unicodeScalars.append(next)
      }
    }
    return json
  }

  /// A text as a label, in which backslashes and entities have a meaning.
  static func label(_ text: String, isRecord: Bool) -> String {
    var label = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\\": label += "\\\\"
      case "\n": label += "\\n"
      case "&" where startsEntity(rest): label += "&amp;"
      case "{", "}", "|", "<", ">":
        label += (isRecord ? "\\" : "") + String(Character(scalar))
      default: label.unicodeScalars.append(scalar)
      }
    }
    return label
  }

  /// Whether what follows an `&` makes it an entity: `eacute;`, `#233;`.
  private static func startsEntity(_ text: Substring.UnicodeScalarView) -> Bool {
    let name = text.prefix(32).prefix { $0 != ";" && $0 != "&" }
    return !name.isEmpty && name.endIndex < text.endIndex && text[name.endIndex] == ";"
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !PlainValue.isDigit(first),
      text.utf8.allSatisfy({ byte in
        PlainValue.isDigit(byte) || byte == UInt8(ascii: "_")
          || (byte < 0x80 && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF))
      })
    else { return false }
    return DOTToken.Keyword(rawValue: text.lowercased()) == nil
  }

  /// Whether a text is a numeral: `-?[0-9]+(.[0-9]+)?`.
  private static func isNumeral(_ text: String) -> Bool {
    let parts = (text.first == "-" ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(PlainValue.isDigit) }
  }
}
