import EntenteModel

extension String {
  /// How many cells of a terminal the text takes: two for a wide character of
  /// East Asia or an emoji, none for a mark that joins the one before it.
  var displayWidth: Int {
    var width = 0
    var isCommand = false
    for character in self {
      guard let scalar = character.unicodeScalars.first else { continue }
      // A command that sets a color, from escape to m, takes no cell.
      if scalar == "\u{1B}" { isCommand = true }
      if !isCommand { width += scalar.columns }
      if scalar == "m" { isCommand = false }
    }
    return width
  }

  /// The text broken at spaces into lines of at most so many cells.
  ///
  /// A word that is longer is broken where it must be. Spaces stay, but for those
  /// at which a line ends.
  func lines(ofWidth width: Int, first: Int? = nil) -> [String] {
    var lines: [String] = []
    var line = String(prefix { $0 == " " })
    var length = line.count
    var gap = 0
    func limit() -> Int { lines.isEmpty ? first ?? width : width }
    for word in dropFirst(length).split(separator: " ", omittingEmptySubsequences: false) {
      guard !word.isEmpty else {
        gap += 1
        continue
      }
      var rest = String(word)
      if gap > 0, length + gap + rest.displayWidth > limit() {
        lines.append(line)
        (line, length) = ("", 0)
      } else {
        line += String(repeating: " ", count: gap)
        length += gap
      }
      while length + rest.displayWidth > limit() {
        var room = limit() - length
        var head = rest.prefix { character in
          room -= String(character).displayWidth
          return room >= 0
        }
        // A period such as 2001/2005 is broken between its dates.
        if let slash = head.lastIndex(of: "/") { head = head[...slash] }
        if head.isEmpty, length == 0 { break }
        lines.append(line + head)
        rest = String(rest.dropFirst(head.count))
        (line, length) = ("", 0)
      }
      line += rest
      length += rest.displayWidth
      gap = 1
    }
    return lines + [line]
  }

  /// The text with spaces behind it, or before it, up to a width in cells.
  func padded(to width: Int, isRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - displayWidth))
    return isRight ? space + self : self + space
  }
}
