import EntenteModel

extension StringProtocol {
  /// How many letters of usual width the text is as wide as: a character of East
  /// Asia counts twice, a mark that joins the one before it not at all.
  var columns: Int { reduce(0) { $0 + ($1.unicodeScalars.first?.columns ?? 0) } }
}

extension String {
  /// The text in lines of at most so many columns, broken between words; a word
  /// that is longer stands on a line of its own.
  func wrapped(at width: Int) -> [String] {
    var lines: [String] = []
    var filled = 0
    for word in split(separator: " ") {
      let columns = word.columns
      if let last = lines.last, filled + 1 + columns <= width {
        lines[lines.count - 1] = last + " " + word
        filled += 1 + columns
      } else {
        lines.append(String(word))
        filled = columns
      }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// The text with its first letter in capitals.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension [String] {
  /// At most so many lines, the last of which says if there were more.
  func shortened(to count: Int) -> [String] {
    self.count <= count ? self : prefix(count - 1) + [self[count - 1] + " …"]
  }
}
