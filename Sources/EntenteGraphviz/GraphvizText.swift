/// Text on its way into a DOT document.
///
/// Graphviz reads its input as C strings, interprets backslashes and HTML
/// entities in labels, writes control characters into SVG as they are, and dies
/// of a label with tens of thousands of lines. So every text that is not ours
/// passes one of these functions:
///
///     let name = "AT&T \\ \"Kazakh\u{202E}stan\""
///     "n0 [label=\(GraphvizText.quoted(GraphvizText.label(name)))]"
///     "n1 [label=<<B>\(GraphvizText.html(name))</B>>]"
public enum GraphvizText {
  /// The most lines that a label keeps.
  public static let mostLines = 200

  /// The most bytes of UTF-8 that an HTML-like label keeps.
  public static let mostBytes = 16 << 10

  /// The most bytes of UTF-8 that a quoted label keeps: Graphviz reads no quoted
  /// string of more than 16,384 bytes, and `&` takes five of them.
  public static let mostQuotedBytes = 3 << 10

  /// Returns text as the value of a label or tooltip that shows exactly this text.
  ///
  /// The text is cleaned and shortened; backslashes are doubled, `&` becomes
  /// `&amp;`, and a new line becomes `\n`. Use ``quoted(_:)`` on the result.
  public static func label(_ user: String) -> String {
    var value = ""
    for scalar in shortened(cleaned(user), to: mostQuotedBytes).unicodeScalars {
      switch scalar {
      case "\\": value += "\\\\"
      case "&": value += "&amp;"
      case "\n": value += "\\n"
      default: value.unicodeScalars.append(scalar)
      }
    }
    return value
  }

  /// Returns a complete quoted string of the DOT language, for names, ids and other values.
  ///
  /// The value is cleaned, but neither shortened nor read as a label. Two things
  /// DOT cannot write: a new line between quotes and backslashes, which Graphviz
  /// loses, so that every new line becomes a space; and an odd number of
  /// backslashes before a quote or at the end, where the string gets one more.
  /// (A node whose name begins with `%` gets another name from Graphviz. Names
  /// of our own making, such as `n0`, have no such trouble.)
  public static func quoted(_ value: String) -> String {
    var text = "\""
    var oddBackslashes = false
    for scalar in cleaned(value).unicodeScalars {
      switch scalar {
      case "\"":
        text += oddBackslashes ? "\\\\\"" : "\\\""
      case "\n":
        text += " "
      default:
        text.unicodeScalars.append(scalar)
      }
      oddBackslashes = scalar == "\\" && !oddBackslashes
    }
    return oddBackslashes ? text + "\\\"" : text + "\""
  }

  /// Returns text for the inside of an HTML-like label.
  ///
  /// The text is cleaned and shortened. A backslash becomes two entities, since
  /// Graphviz reads `\N` as the name of the node here too; a new line becomes `<BR/>`.
  /// Empty text becomes a no-break space, since `<B></B>` is an error to Graphviz.
  public static func html(_ user: String) -> String {
    let text = shortened(cleaned(user))
    if text.isEmpty { return "&#160;" }
    var value = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": value += "&lt;"
      case ">": value += "&gt;"
      case "&": value += "&amp;"
      case "\"": value += "&quot;"
      case "'": value += "&#39;"
      case "\\": value += "&#92;&#92;"
      case "\n": value += "<BR/>"
      default: value.unicodeScalars.append(scalar)
      }
    }
    return value
  }

  /// Returns an address for a `URL` attribute, or nil unless it is plain http or https.
  ///
  /// Graphviz writes addresses into SVG without escaping them, so characters
  /// that mean something to XML, to a shell or to the eye are percent-encoded.
  /// Use ``quoted(_:)`` on the result.
  public static func url(_ user: String) -> String? {
    guard WebAddress.isSafe(user) else { return nil }
    var value = ""
    for byte in user.utf8 {
      if WebAddress.keeps(byte) {
        value.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        value += byte < 16 ? "%0" : "%"
        value += String(byte, radix: 16, uppercase: true)
      }
    }
    return value
  }
}
