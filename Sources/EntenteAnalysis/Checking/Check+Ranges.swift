import EntenteModel

extension Check {
  /// Paragraphs that an article at hand lacks; there is no ¶0 in any.
  func locators() -> [Finding] {
    let columns = graph.storage.claims
    let counts = graph.sources.map { circumstances.paragraphCounts[$0.id] }
    var paragraphs: [TextID: ClosedRange<Int>?] = [:]
    var found: [Finding] = []
    for claim in claims {
      for citation in columns.citations(of: claim) where citation.locator != .none {
        let named: ClosedRange<Int>?
        if let known = paragraphs[citation.locator] {
          named = known
        } else {
          named = Self.paragraphs(in: graph.storage.texts[citation.locator])
          paragraphs[citation.locator] = named
        }
        guard let named else { continue }
        let count = counts[Int(citation.source)]
        guard named.lowerBound < 1 || count.map({ named.upperBound > $0 }) == true else { continue }
        let number = named.lowerBound < 1 ? named.lowerBound : named.upperBound
        let source = graph.sources[Int(citation.source)].id
        found.append(
          Finding(
            rule: .locatorOutOfRange,
            message: "'\(source)' has no ¶\(number)"
              + (count.map { ": it has \($0) paragraphs" } ?? ""),
            claims: [claim], location: graph.location(ofClaim: claim),
            hint: "¶n is the n-th line that is not empty, captions and headings included"))
      }
    }
    return found
  }

  /// The least and the greatest number after a ¶, or in a span that begins so;
  /// nil if there is none.
  static func paragraphs(in locator: String) -> ClosedRange<Int>? {
    var least = Int.max
    var greatest = Int.min
    var rest = Substring(locator)
    while let mark = rest.firstIndex(of: "¶") {
      rest = rest[rest.index(after: mark)...]
      while let number = number(&rest) {
        least = min(least, number)
        greatest = max(greatest, number)
        guard let dash = rest.first, "-–—".contains(dash) else { break }
        rest.removeFirst()
      }
    }
    return least <= greatest ? least...greatest : nil
  }

  private static func number(_ text: inout Substring) -> Int? {
    text = text.drop { $0 == " " || $0 == "¶" }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return nil }
    text = text[digits.endIndex...]
    return Int(digits) ?? Int.max
  }

  /// Strengths below zero: what divides is another kind of tie, not a negative
  /// amount of one.
  ///
  /// The edges of foreign files may have signs.
  func strengths() -> [Finding] {
    let columns = graph.storage.claims
    return claims.compactMap { claim in
      guard !columns.flags[claim].contains(.isOwnRelation),
        let strength = columns.strength[claim], strength < 0
      else { return nil }
      return Finding(
        rule: .strengthOutOfRange,
        message: "the strength \(strength) of this claim is below zero", claims: [claim],
        location: graph.location(ofClaim: claim),
        hint: "a tie that divides is of another kind, such as rival or opposes")
    }
  }
}
