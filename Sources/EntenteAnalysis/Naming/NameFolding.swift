import Foundation

extension String {
  /// The text without accents, case and surplus spaces, to compare names by.
  package var foldedForSearch: String {
    let isASCII = utf8.allSatisfy { $0 < 0x80 }
    let plain =
      isASCII
      ? lowercased()
      : folding(
        options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
    return plain.split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "_" })
      .joined(separator: " ")
  }
}
