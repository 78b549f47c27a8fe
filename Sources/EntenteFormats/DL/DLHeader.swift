/// What a DL file of UCINET says before `data:`.
struct DLHeader {
  /// How the data are laid out.
  enum Layout {
    case fullMatrix, upperHalf, lowerHalf
    case edgeList(isTwoMode: Bool), nodeList(isTwoMode: Bool)

    init?(_ word: String) {
      switch word.lowercased() {
      case "fullmatrix", "fm", "full": self = .fullMatrix
      case "upperhalf", "uh", "upperhalfmatrix": self = .upperHalf
      case "lowerhalf", "lh", "lowerhalfmatrix": self = .lowerHalf
      case "edgelist1", "el1", "edgelist": self = .edgeList(isTwoMode: false)
      case "edgelist2", "el2": self = .edgeList(isTwoMode: true)
      case "nodelist1", "nl1", "nodelist", "nodelist1b": self = .nodeList(isTwoMode: false)
      case "nodelist2", "nl2": self = .nodeList(isTwoMode: true)
      default: return nil
      }
    }
  }

  /// A list of labels, and the byte of its keyword.
  struct Labels {
    var words: [PlainText.Word] = []
    var offset = 0
  }

  var layout = Layout.fullMatrix
  var title: String?
  /// `n`, `nr`, `nc` and `nm`, with the bytes at which they stand.
  var sizes: [String: (value: Int, offset: Int)] = [:]
  var hasDiagonal = true
  /// The labels of `all` nodes, or of each `row`, `column` or `matrix`.
  var labels: [String: Labels] = [:]
  /// Which labels stand in the data: `row`, `column`.
  var embedded: Set<String> = []

  private var list: String?

  /// Reads a header up to the data; nil with an error reported.
  init?(_ text: inout PlainText, log: inout ProblemLog) {
    guard let first = Self.word(&text), first.text.lowercased() == "dl" else {
      log.report(
        "no-header", at: text.position, "the file does not start with 'dl'",
        hint: "write 'dl n=5' before the data")
      return nil
    }
    while true {
      guard let word = Self.word(&text, inList: list != nil) else {
        log.report(
          "missing-data", at: text.position, "the file ends before its data",
          hint: "write 'data:' before them")
        return nil
      }
      if word.isQuoted, list == nil {
        log.report("unknown-word", at: word.offset, "a text stands where none is expected")
        return nil
      }
      if !word.isQuoted, word.text.lowercased() == "data:" { return }
      if !word.isQuoted, takeLabelsKeyword(word, &text) { continue }
      if let list {
        labels[list, default: Labels()].words.append(word)
      } else if !take(word, &text, &log) {
        return nil
      }
    }
  }

  /// Takes `labels:`, `row labels:`, `labels embedded` and the like.
  private mutating func takeLabelsKeyword(
    _ word: PlainText.Word, _ text: inout PlainText
  ) -> Bool {
    let start = text.position
    var name = word.text.lowercased()
    var what = "all"
    let qualifiers = [
      "row": "row", "column": "column", "col": "column", "matrix": "matrix", "level": "matrix",
    ]
    if let qualifier = qualifiers[name], let next = Self.word(&text, inList: true) {
      what = qualifier
      name = next.text.lowercased()
    }
    if name == "labels:" {
      list = what
      labels[what, default: Labels()].offset = word.offset
      return true
    }
    if name == "labels", let next = Self.word(&text, inList: true) {
      switch next.text.lowercased() {
      case ":":
        list = what
        labels[what, default: Labels()].offset = word.offset
        return true
      case "embedded", "embedded:":
        list = nil
        embedded.formUnion(what == "all" ? ["row", "column"] : [what])
        return true
      default: break
      }
    }
    text.position = start
    return false
  }

  /// Takes a word with its value: `n = 5`.
  private mutating func take(
    _ word: PlainText.Word, _ text: inout PlainText, _ log: inout ProblemLog
  ) -> Bool {
    let name = word.text.lowercased()
    guard ["n", "nr", "nc", "nm", "format", "diagonal", "title"].contains(name) else {
      log.report(
        "unknown-word", at: word.offset, "'\(word.text)' is not a word of a DL header",
        hint: "what is read: n, nr, nc, nm, format, diagonal, title, labels, data")
      return false
    }
    guard let value = Self.word(&text) else {
      log.report("missing-value", at: word.offset, "'\(word.text)' has no value")
      return false
    }
    switch name {
    case "title": title = value.text
    case "diagonal":
      guard ["present", "absent"].contains(value.text.lowercased()) else {
        log.report(
          "unknown-word", at: value.offset, "the diagonal is 'present' or 'absent'")
        return false
      }
      hasDiagonal = value.text.lowercased() == "present"
    case "format":
      guard let layout = Layout(value.text) else {
        log.report(
          "unsupported", at: value.offset, "the format '\(value.text)' is not read",
          hint: "what is read: fullmatrix, upperhalf, lowerhalf, edgelist1, edgelist2, "
            + "nodelist1, nodelist2")
        return false
      }
      self.layout = layout
    default:
      guard let size = PlainValue.count(value.text) else {
        log.report("wrong-type", at: value.offset, "'\(value.text)' is not a number of nodes")
        return false
      }
      sizes[name] = (size, value.offset)
    }
    return true
  }

  /// The next word, over line ends; in a list of labels `=` parts no words.
  private static func word(_ text: inout PlainText, inList: Bool = false) -> PlainText.Word? {
    func isBetween(_ byte: UInt8) -> Bool {
      PlainText.isSpace(byte) || PlainText.isLineEnd(byte) || byte == UInt8(ascii: ",")
        || (!inList && byte == UInt8(ascii: "="))
    }
    let bytes = text.bytes
    while text.position < bytes.count, isBetween(bytes[text.position]) { text.position += 1 }
    guard text.position < bytes.count else { return nil }
    let start = text.position
    if bytes[start] == UInt8(ascii: "\""),
      let close = bytes[(start + 1)...].firstIndex(of: UInt8(ascii: "\""))
    {
      text.position = close + 1
      return .init(text: text.text((start + 1)..<close), offset: start, isQuoted: true)
    }
    while text.position < bytes.count, !isBetween(bytes[text.position]) { text.position += 1 }
    return .init(text: text.text(start..<text.position), offset: start)
  }
}
