import EntenteModel

// MARK: - Matrices

extension DLReader {
  mutating func readMatrices(_ log: inout ProblemLog) {
    var rest: [PlainText.Word] = []
    /// The next word of the data; lines may end anywhere.
    func next() -> PlainText.Word? {
      while rest.isEmpty {
        guard let line = text.nextLine() else { return nil }
        rest = text.words(in: line, separators: [UInt8(ascii: ",")]).reversed()
      }
      return rest.popLast()
    }
    let firstColumn = isTwoMode ? rows : 0
    guard columns > 0 else { return }
    while matrix < matrixCount, rows > 0 {
      if header.embedded.contains("column") {
        for column in 0..<columns {
          guard let word = next() else { return reportEnd(0, &log) }
          name(firstColumn + column, word)
        }
      }
      for row in 0..<rows {
        if header.embedded.contains("row") {
          guard let word = next() else { return reportEnd(row, &log) }
          name(row, word)
        }
        for column in columnRange(row) {
          guard let word = next() else { return reportEnd(row, &log) }
          if let value = value(word, &log) {
            connect(row, firstColumn + column, value, at: word.offset)
          } else if log.holdsErrors {
            return
          }
        }
      }
      matrix += 1
    }
    if let word = next() {
      log.report(
        "wrong-count", at: word.offset, "the data go on after the last matrix",
        hint: "'n' and 'nm' say how much is read")
    }
  }

  private func columnRange(_ row: Int) -> Range<Int> {
    let gap = header.hasDiagonal ? 0 : 1
    switch header.layout {
    case .upperHalf: return min(row + gap, columns)..<columns
    case .lowerHalf: return 0..<(row + 1 - gap)
    default: return 0..<columns
    }
  }

  private mutating func name(_ node: Int, _ word: PlainText.Word) {
    guard graph.nodes[node].label == nil else { return }
    graph.nodes[node].label = word.text
    graph.nodes[node].offset = word.offset
  }

  private func reportEnd(_ row: Int, _ log: inout ProblemLog) {
    let which = matrixCount > 1 ? "matrix \(matrix + 1)" : "the matrix"
    log.report(
      "wrong-count", at: text.position, "the data end in row \(row + 1) of \(which)",
      hint: "\(rows) rows are announced")
  }
}

// MARK: - Lists

extension DLReader {
  /// Reads `i j weight` or `i j k …`, a line each; `!` ends a matrix.
  mutating func readLists(_ log: inout ProblemLog) {
    while let line = text.nextLine() {
      let words = text.words(in: line, separators: [UInt8(ascii: ",")])
      guard let first = words.first else { continue }
      if first.text == "!", words.count == 1 {
        matrix += 1
        continue
      }
      guard matrix < matrixCount else {
        log.report(
          "wrong-count", at: first.offset, "the data go on after the last matrix",
          hint: "'nm' says how many there are")
        return
      }
      switch header.layout {
      case .edgeList: readEdge(words, &log)
      default:
        guard let source = node(first, side: 0, &log) else { continue }
        for word in words.dropFirst() {
          guard let target = node(word, side: 1, &log) else { continue }
          connect(source, target, 1, at: word.offset)
        }
      }
    }
    let unnamed = graph.nodes.count { $0.label == nil }
    if !header.embedded.isEmpty, unnamed > 0, !log.holdsErrors {
      log.report(
        "wrong-count", .warning, at: header.sizes["n"]?.offset ?? 0,
        "\(unnamed) of the nodes announced have no label in the data and no ties")
    }
  }

  private mutating func readEdge(_ words: [PlainText.Word], _ log: inout ProblemLog) {
    guard words.count == 2 || words.count == 3 else {
      log.report(
        "row-length", at: words[0].offset, "an edge has two ends and at most a weight",
        hint: "labels with spaces stand in double quotes")
      return
    }
    guard let source = node(words[0], side: 0, &log), let target = node(words[1], side: 1, &log)
    else { return }
    let weight = words.count == 3 ? value(words[2], &log) : 1
    if let weight { connect(source, target, weight, at: words[0].offset) }
  }

  /// The node that a word stands for, counted from 0: by number, or by label
  /// if labels are embedded in the data.
  private mutating func node(
    _ word: PlainText.Word, side: Int, _ log: inout ProblemLog
  ) -> Int? {
    let side = isTwoMode ? side : 0
    let first = side == 1 ? rows : 0
    let count = side == 1 ? columns : rows
    let isEmbedded =
      header.embedded.contains(side == 1 ? "column" : "row")
      || (!isTwoMode && !header.embedded.isEmpty)
    if !isEmbedded, let number = PlainValue.count(word.text) {
      guard number >= 1, number <= count else {
        log.report(
          "unknown-node", at: word.offset, "there is no node \(number)",
          hint: "they are numbered 1 to \(count)")
        return nil
      }
      return first + number - 1
    }
    if let number = numbers[side][word.text] { return number }
    guard isEmbedded else {
      log.report(
        "unknown-node", at: word.offset, "no node is called '\(word.text)'",
        hint: "write 'labels embedded' before 'data:' if the data name the nodes")
      return nil
    }
    let position = first + numbers[side].count
    guard numbers[side].count < count else {
      log.report(
        "wrong-count", at: word.offset,
        "'\(word.text)' is one more than the \(count) nodes announced")
      return nil
    }
    numbers[side][word.text] = position
    graph.nodes[position].label = word.text
    graph.nodes[position].offset = word.offset
    return position
  }
}
