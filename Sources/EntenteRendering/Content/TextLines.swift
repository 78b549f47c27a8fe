extension String {
  /// The text in lines of at most so many characters, broken between words; a
  /// word that is longer stands on a line of its own.
  func wrapped(at width: Int) -> [String] {
    var lines: [String] = []
    for word in split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
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
