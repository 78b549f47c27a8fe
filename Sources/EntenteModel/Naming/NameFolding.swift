extension String {
  /// The text in the form by which names are compared.
  ///
  /// Two names are equal in this form if they differ only in
  ///
  /// - case;
  /// - accents and strokes of Latin and Greek letters (é, ø, ı, ά), ligatures
  ///   (æ is ae, ß is ss), ё for е, and the width of East Asian Latin letters;
  /// - white space, hyphens, dashes and underscores, which separate words
  ///   alike, however many there are;
  /// - the shape of apostrophes;
  /// - characters that can't be seen.
  ///
  /// The marks of other scripts make other letters (й is not и) and count, as
  /// do full stops and every other punctuation.
  ///
  ///     "António  GUTERRES".foldedForSearch  // "antonio guterres"
  ///     "Côte d’Ivoire".foldedForSearch      // "cote d'ivoire"
  ///     "saudi-arabia".foldedForSearch       // "saudi arabia"
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  package var foldedForSearch: String {
    var folding = NameFolding()
    for scalar in unicodeScalars { folding.append(scalar) }
    return folding.folded
  }

  /// Whether the text has a letter of any script.
  var hasLetter: Bool { unicodeScalars.contains { $0.properties.isAlphabetic } }
}

/// A name that is being folded, scalar by scalar.
private struct NameFolding {
  private(set) var folded = ""

  /// Whether words are to be separated before the next letter.
  private var isBetweenWords = false

  /// The last letter written, on which marks stand.
  private var letter: Unicode.Scalar = " "

  mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return appendASCII(scalar) }
    if (0xFF01...0xFF5E).contains(scalar.value) {
      return appendASCII(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint { return }
    switch properties.generalCategory {
    case .dashPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator,
      .connectorPunctuation:
      isBetweenWords = true
    case .nonspacingMark:
      if !isAccent(scalar) { write(scalar) }
    default:
      if scalar == "\u{2212}" || properties.isWhitespace {
        isBetweenWords = true
      } else if Self.apostrophes.contains(scalar) {
        write("'")
      } else {
        for lower in properties.lowercaseMapping.unicodeScalars { appendLowercase(lower) }
      }
    }
  }

  private mutating func appendASCII(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "A"..."Z": write(Unicode.Scalar(UInt8(scalar.value + 32)))
    case " ", "-", "_", "\t"..."\r": isBetweenWords = true
    case "`": write("'")
    case "\0"..."\u{1F}", "\u{7F}": break
    default: write(scalar)
    }
  }

  private mutating func appendLowercase(_ scalar: Unicode.Scalar) {
    if isAccent(scalar) { return }
    if let plain = PlainLetters.table[scalar] {
      for scalar in plain.unicodeScalars { write(scalar) }
    } else {
      write(scalar)
    }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if isBetweenWords, !folded.isEmpty { folded.unicodeScalars.append(" ") }
    isBetweenWords = false
    letter = scalar
    folded.unicodeScalars.append(scalar)
  }

  /// Whether a mark is an accent that does not count on the letter before it.
  private func isAccent(_ mark: Unicode.Scalar) -> Bool {
    guard (0x300...0x36F).contains(mark.value) else { return false }
    let isOnYe = letter == "е" && mark == "\u{308}"
    return isOnYe || letter.value < 0x250 || (0x370...0x3FF).contains(letter.value)
  }

  private static let apostrophes: Set<Unicode.Scalar> = [
    "\u{B4}", "\u{2B9}", "\u{2BB}", "\u{2BC}", "\u{2BD}", "\u{2BE}", "\u{2BF}", "\u{2C8}",
    "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{A78C}",
  ]
}

/// The small letters that are read as others: those with accents and strokes
/// as the letters without, by their names in Unicode.
private enum PlainLetters {
  static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [
      "ß": "ss", "ı": "i", "ð": "d", "þ": "th", "ſ": "s", "ς": "σ", "ё": "е",
    ]
    let blocks =
      [0xC0...0x24F, 0x1E00...0x1EFF, 0x370...0x3FF, 0x1F00...0x1FFF] as [ClosedRange<UInt32>]
    let names = blocks.joined().compactMap {
      value -> (scalar: Unicode.Scalar, words: [Substring])? in
      guard let scalar = Unicode.Scalar(value), let name = scalar.properties.name,
        name.utf8.dropFirst(6).starts(with: "SMALL LETTER ".utf8)
      else { return nil }
      return (scalar, name.split(separator: " "))
    }
    var greek: [[Substring]: Unicode.Scalar] = [:]
    for (scalar, words) in names where words[0] == "GREEK" { greek[words] = scalar }
    for (scalar, words) in names where table[scalar] == nil {
      // `LATIN SMALL LETTER E WITH ACUTE` is an E.
      let base = words.prefix { $0 != "WITH" }
      if words[0] == "LATIN" {
        if base.count == 4, base[3].utf8.count <= 2 { table[scalar] = base[3].lowercased() }
      } else if base.count < words.count, let letter = greek[Array(base)] {
        table[scalar] = String(letter)
      }
    }
    return table
  }()
}
