/// Tells names that may be of one entity from names that share nothing.
enum NameLikeness {
  /// Whether a name of one list is like a name of another: the same after
  /// folding, with a word in common, a word that begins alike or is a few
  /// letters away, the other's initials, or a known other name of a state.
  ///
  /// - Complexity: O(*mn*) for names of *m* and *n* letters in all.
  static func areAlike(_ first: [String], _ second: [String]) -> Bool {
    let first = first.prefix(32).map(\.foldedForSearch)
    let second = second.prefix(32).map(\.foldedForSearch)
    return first.contains { a in second.contains { areAlike(a, $0) } }
  }

  private static func areAlike(_ a: String, _ b: String) -> Bool {
    if a == b || StateNames.areOfOne(a, b) { return true }
    let (first, second) = (words(of: a), words(of: b))
    if first.contains(where: { word in second.contains { areAlikeWords(word, $0) } }) {
      return true
    }
    return isInitials(a, of: second) || isInitials(b, of: first)
  }

  private static func areAlikeWords(_ a: Substring, _ b: Substring) -> Bool {
    if a == b { return true }
    let least = min(a.count, b.count)
    guard least >= 4, max(a.count, b.count) <= 64 else { return false }
    return a.prefix(4) == b.prefix(4) || editDistance(String(a), String(b)) <= least / 3
  }

  /// The words that tell something, the first 16 at most.
  private static func words(of name: String) -> [Substring] {
    Array(
      name.split { $0 == " " || $0 == "." || $0 == "," }.filter { $0 != "of" && $0 != "the" }
        .prefix(16))
  }

  /// Whether a name is made of the first letters of words: `un` of
  /// `united nations`.
  private static func isInitials(_ name: String, of words: [Substring]) -> Bool {
    let letters = name.filter { $0 != "." && $0 != " " }
    return words.count > 1 && letters.count > 1 && letters == String(words.compactMap(\.first))
  }
}
