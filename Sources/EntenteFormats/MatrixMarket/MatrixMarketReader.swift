import EntenteModel

/// Reads matrices of the Matrix Market: coordinates and arrays, general,
/// symmetric or skew-symmetric.
///
/// An entry in row *i* and column *j* is a tie of node *i* to node *j*. The rows
/// and columns of a matrix that is not square are nodes of two modes, the
/// columns numbered after the rows.
struct MatrixMarketReader {
  private enum Symmetry: String { case general, symmetric, skew = "skew-symmetric" }
  private enum Field: String { case real, integer, pattern }

  private var text: PlainText
  private var graph = ForeignGraph()
  private var symmetry = Symmetry.general
  private var field = Field.real
  private var isDense = false
  private var rows = 0
  private var columns = 0
  /// The ids, and names, that comments give the nodes in their order.
  private var names: [[String]] = []

  private init(_ text: PlainText) { self.text = text }

  /// The graph of a file; nil with an error reported.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let text = PlainText(file, log: &log) else { return nil }
    var reader = MatrixMarketReader(text)
    if reader.readBanner(&log), let count = reader.readSize(&log) {
      if reader.isDense { reader.readArray(&log) } else { reader.readEntries(count, &log) }
      reader.takeNames()
    }
    return log.holdsErrors ? nil : reader.graph
  }

  private mutating func readBanner(_ log: inout ProblemLog) -> Bool {
    let start = text.position
    let words = text.nextLine().map { text.words(in: $0) } ?? []
    guard words.first?.text.lowercased() == "%%matrixmarket", words.count >= 5 else {
      log.report(
        "no-header", at: start, "the first line is not that of a matrix",
        hint: "write '%%MatrixMarket matrix coordinate real general'")
      return false
    }
    let names = words.map { $0.text.lowercased() }
    func refuse(_ i: Int, _ known: String) -> Bool {
      log.report(
        "unsupported", at: words[i].offset, "'\(words[i].text)' is not read",
        hint: "what is read: \(known)")
      return false
    }
    guard names[1] == "matrix" else { return refuse(1, "matrix") }
    guard ["coordinate", "array"].contains(names[2]) else { return refuse(2, "coordinate, array") }
    isDense = names[2] == "array"
    guard let field = Field(rawValue: names[3] == "double" ? "real" : names[3]),
      !(isDense && field == .pattern)
    else { return refuse(3, "real, integer, and pattern of coordinates") }
    guard let symmetry = Symmetry(rawValue: names[4]), !(field == .pattern && symmetry == .skew)
    else { return refuse(4, "general, symmetric, skew-symmetric") }
    (self.field, self.symmetry) = (field, symmetry)
    return true
  }

  /// The next line that is neither empty nor a comment.
  private mutating func nextWords() -> [PlainText.Word]? {
    while let line = text.nextLine().map(text.trimmed) {
      guard !line.isEmpty, text.bytes[line.lowerBound] != UInt8(ascii: "%") else {
        readComment(line)
        continue
      }
      return text.words(in: line)
    }
    return nil
  }

  /// Takes the id and name of a node from a comment that Entente wrote.
  private mutating func readComment(_ line: Range<Int>) {
    let mark = MatrixMarketWriter.nodeMark.utf8
    guard text.bytes[line].starts(with: mark),
      let root = try? JSONParser.parse(text.bytes[line].dropFirst(mark.count)),
      let words = root.elements?.compactMap(\.text), (1...2).contains(words.count)
    else { return }
    names.append(words)
  }

  /// Gives the nodes their ids and names, if each has an id of its own.
  private mutating func takeNames() {
    guard names.count == graph.nodes.count, Set(names.map { $0[0] }).count == names.count else {
      return
    }
    for (i, words) in names.enumerated() {
      graph.nodes[i].id = words[0]
      if words.count > 1 { graph.nodes[i].label = words[1] }
    }
    for i in graph.edges.indices {
      if let source = Int(graph.edges[i].source) { graph.edges[i].source = names[source - 1][0] }
      if let target = Int(graph.edges[i].target) { graph.edges[i].target = names[target - 1][0] }
    }
  }

  /// Reads the line of sizes, and gives how many entries are announced.
  private mutating func readSize(_ log: inout ProblemLog) -> Int? {
    guard let words = nextWords() else {
      log.report("missing-count", at: text.position, "the line of sizes is missing")
      return nil
    }
    let sizes = words.compactMap { PlainValue.count($0.text) }
    guard sizes.count == words.count, sizes.count == (isDense ? 2 : 3) else {
      log.report(
        "wrong-type", at: words[0].offset, "this is not a line of sizes",
        hint: isDense ? "write 'rows columns'" : "write 'rows columns entries'")
      return nil
    }
    (rows, columns) = (sizes[0], sizes[1])
    let isTwoMode = rows != columns
    let limit = text.nodeLimit
    guard rows <= limit, columns <= limit, rows + columns <= 2 * limit else {
      log.report(
        "too-large", at: words[rows > limit ? 0 : 1].offset,
        "\(max(rows, columns)) nodes are announced, far more than the file can describe")
      return nil
    }
    if isTwoMode, symmetry != .general {
      log.report("wrong-count", at: words[1].offset, "a \(symmetry.rawValue) matrix is square")
      return nil
    }
    graph.isDirected = symmetry != .symmetric && !isTwoMode
    for number in 0..<(isTwoMode ? rows + columns : rows) {
      var node = ForeignGraph.Node(id: String(number + 1), at: words[0].offset)
      if isTwoMode {
        node.attributes = [
          Claim.Attribute("mode", type: .integer, value: number < rows ? "1" : "2")
        ]
      }
      graph.nodes.append(node)
    }
    if graph.nodes.isEmpty {
      log.report("empty", .warning, at: words[0].offset, "the matrix has no rows and columns")
    }
    return isDense ? 0 : sizes[2]
  }

  private mutating func connect(_ row: Int, _ column: Int, _ weight: Double?, at offset: Int) {
    let target = rows == columns ? column : column + rows
    var edge = ForeignGraph.Edge(String(row), String(target), at: offset)
    edge.weight = weight
    graph.edges.append(edge)
    if symmetry == .skew, let weight {
      edge = ForeignGraph.Edge(String(target), String(row), at: offset)
      edge.weight = -weight
      graph.edges.append(edge)
    }
  }

  private func weight(_ word: PlainText.Word, _ log: inout ProblemLog) -> Double? {
    let number = field == .integer ? Int(word.text).map(Double.init) : PlainValue.number(word.text)
    if number == nil {
      let what = field == .integer ? "a whole number" : "a number"
      log.report("wrong-type", at: word.offset, "'\(word.text)' is not \(what)")
    }
    return number
  }
}

// MARK: - Entries

extension MatrixMarketReader {
  private mutating func readEntries(_ total: Int, _ log: inout ProblemLog) {
    var count = 0
    while let words = nextWords() {
      count += 1
      guard count <= total else {
        log.report(
          "wrong-count", at: words[0].offset, "\(total) entries are announced, more follow")
        return
      }
      let expected = field == .pattern ? 2 : 3
      guard words.count == expected else {
        log.report(
          "row-length", at: words[0].offset, "an entry has \(expected) numbers, not \(words.count)")
        continue
      }
      guard let row = index(words[0], to: rows, "row", &log),
        let column = index(words[1], to: columns, "column", &log)
      else { continue }
      if symmetry != .general, symmetry == .skew ? row <= column : row < column {
        log.report(
          "wrong-place", at: words[0].offset,
          "a \(symmetry.rawValue) matrix gives its lower triangle only",
          hint: "swap row and column")
        continue
      }
      guard field != .pattern else {
        connect(row, column, nil, at: words[0].offset)
        continue
      }
      if let weight = weight(words[2], &log) {
        connect(row, column, weight, at: words[0].offset)
      }
    }
    if count < total {
      log.report(
        "wrong-count", at: text.position, "\(total) entries are announced, \(count) follow")
    }
  }

  private func index(
    _ word: PlainText.Word, to limit: Int, _ what: String, _ log: inout ProblemLog
  ) -> Int? {
    guard let index = PlainValue.count(word.text), index >= 1, index <= limit else {
      log.report(
        "unknown-node", at: word.offset, "there is no \(what) \(word.text)",
        hint: "they are numbered 1 to \(limit)")
      return nil
    }
    return index
  }

  /// Reads all values, column by column; those that are not 0 are ties.
  private mutating func readArray(_ log: inout ProblemLog) {
    func first(_ column: Int) -> Int {
      switch symmetry {
      case .general: 1
      case .symmetric: column
      case .skew: column + 1
      }
    }
    var (row, column) = (first(1), 1)
    while let words = nextWords() {
      for word in words {
        while column <= columns, row > rows {
          column += 1
          row = first(column)
        }
        guard column <= columns else {
          log.report("wrong-count", at: word.offset, "the array holds more values than its size")
          return
        }
        guard let weight = weight(word, &log) else { return }
        if weight != 0 { connect(row, column, weight, at: word.offset) }
        row += 1
      }
    }
    while column <= columns, row > rows {
      column += 1
      row = first(column)
    }
    if column <= columns {
      log.report(
        "wrong-count", at: text.position, "the array ends in row \(row) of column \(column)")
    }
  }
}
