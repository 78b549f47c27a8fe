import Foundation

extension String {
  /// The text without accents, case and surplus spaces, to compare names by.
  package var foldedForSearch: String {
    folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
      .split(whereSeparator: { $0.isWhitespace || $0 == "-" || $0 == "_" })
      .joined(separator: " ")
  }
}
