/// The character references of HTML: `&amp;`, `&eacute;`, `&#233;`, `&#xe9;`.
enum HTMLEntities {
  /// A text with its references resolved; what is none stays as it is.
  static func decoded(_ text: String) -> String {
    guard text.contains("&") else { return text }
    var result = ""
    var rest = text.unicodeScalars[...]
    while let start = rest.firstIndex(of: "&") {
      result.unicodeScalars += rest[..<start]
      let name = rest[start...].dropFirst().prefix(Self.longestName).prefix {
        $0 != ";" && $0 != "&"
      }
      if name.endIndex < rest.endIndex, rest[name.endIndex] == ";",
        let scalar = scalar(String(name))
      {
        result.unicodeScalars.append(scalar)
        rest = rest[rest.index(after: name.endIndex)...]
      } else {
        result.append("&")
        rest = rest[rest.index(after: start)...]
      }
    }
    result.unicodeScalars += rest
    return result
  }

  private static let longestName = 10

  private static func scalar(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return named[name] }
    let digits = name.dropFirst()
    let number =
      digits.first == "x" || digits.first == "X"
      ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    return number.flatMap { $0 < 0x20 ? nil : Unicode.Scalar($0) }
  }

  /// The names of Latin-1, from U+00A0 on, as HTML 4 lists them.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn \
    sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave \
    Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN \
    szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave \
    iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml
    """

  private static let named: [String: Unicode.Scalar] = {
    var names: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "ndash": "–", "mdash": "—",
      "hellip": "…", "bull": "•", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
      "euro": "€", "larr": "←", "rarr": "→", "harr": "↔", "Scaron": "Š", "scaron": "š",
      "OElig": "Œ", "oelig": "œ",
    ]
    for (position, name) in latin1.split(separator: " ").enumerated() {
      names[String(name)] = Unicode.Scalar(UInt8(0xA0 + position))
    }
    return names
  }()
}
