import EntenteModel

// MARK: - The lines of a section

extension PajekReader {
  mutating func readVertex(_ line: Range<Int>, _ log: inout ProblemLog) {
    guard !described.isEmpty, let vertex = PajekVertexLine(line, of: text) else {
      if described.isEmpty, !log.holdsErrors {
        log.report(
          "wrong-count", at: line.lowerBound, "a vertex follows where none is announced")
      }
      return
    }
    guard let number = self.vertex(vertex.number, &log) else { return }
    guard !described[number - 1] else {
      log.report(
        "duplicate-id", at: vertex.number.offset, "the vertex \(number) is described twice")
      return
    }
    if let offset = vertex.openQuote, !hasOpenQuote {
      hasOpenQuote = true
      log.report("open-quote", .warning, at: offset, "the label has no closing quote")
    }
    described[number - 1] = true
    graph.nodes[number - 1].offset = line.lowerBound
    graph.nodes[number - 1].label = vertex.label
    graph.nodes[number - 1].attributes += vertex.attributes
  }

  /// A line of `*Arcs` or `*Edges`: `1 2 weight parameter value … [1-5]`, after
  /// the number of its relation, if it has one: `3: 1 2`.
  mutating func readLine(_ line: Range<Int>, isDirected: Bool, _ log: inout ProblemLog) {
    count += 1
    var words = text.words(in: line)[...]
    var relation: String?
    if let first = words.first, first.text.hasSuffix(":"), !first.isQuoted {
      relation = String(first.text.dropLast())
      words.removeFirst()
    }
    guard words.count >= 2, let first = words.popFirst(), let second = words.popFirst() else {
      log.report(
        "missing-end", at: line.lowerBound, "a line names two vertices",
        hint: "lists of neighbors stand below '*Arcslist' or '*Edgeslist'")
      return
    }
    guard let source = vertex(first, &log), let target = vertex(second, &log) else { return }
    var weight = 1.0
    if let word = words.first, let number = PlainValue.number(word.text), !word.isQuoted {
      weight = number
      words.removeFirst()
    } else if let word = words.first, !word.isQuoted, Double(word.text)?.isNaN == true {
      log.report(
        "missing-value", .warning, at: word.offset, "the value '\(word.text)' is read as 1")
      words.removeFirst()
    }
    guard
      let position = connect(
        source, target, isDirected: isDirected, weight: weight, relation: relation,
        at: line.lowerBound)
    else { return }
    for attribute in PajekParameters.pairs(words) {
      if attribute.name == "l", graph.edges[position].label == nil {
        graph.edges[position].label = attribute.value
      } else if attribute.name == "time", attribute.value.hasPrefix("["),
        let period = PajekParameters.period(attribute.value)
      {
        graph.edges[position].period = period
      } else {
        graph.edges[position].attributes.append(attribute)
      }
    }
  }

  /// A line of `*Arcslist` or `*Edgeslist`: a vertex, then its neighbors.
  mutating func readList(_ line: Range<Int>, isDirected: Bool, _ log: inout ProblemLog) {
    var words = text.words(in: line)[...]
    guard let first = words.popFirst(), let source = vertex(first, &log) else { return }
    for word in words {
      guard let target = vertex(word, &log) else { continue }
      _ = connect(source, target, isDirected: isDirected, at: word.offset)
    }
  }

  /// Numbers of a matrix, row by row; lines may end anywhere.
  mutating func readMatrix(_ line: Range<Int>, _ log: inout ProblemLog) {
    let isTwoMode = firstModeCount > 0
    let rows = isTwoMode ? firstModeCount : described.count
    let columns = isTwoMode ? described.count - firstModeCount : described.count
    for word in text.words(in: line) {
      guard matrix.row < rows, columns > 0 else {
        log.report(
          "wrong-count", at: word.offset, "the matrix holds more than \(rows) × \(columns) numbers")
        section = .unread
        return
      }
      guard let weight = PlainValue.number(word.text) else {
        log.report("wrong-type", at: word.offset, "'\(word.text)' is not a number")
        section = .unread
        return
      }
      let (row, column) = matrix
      matrix.column += 1
      if matrix.column == columns { matrix = (row + 1, 0) }
      guard weight != 0 else { continue }
      _ = connect(
        row + 1, column + 1 + (isTwoMode ? rows : 0), isDirected: !isTwoMode, weight: weight,
        at: word.offset)
    }
  }

  /// A value of a vertex, in the order of the vertices.
  mutating func readValue(
    _ line: Range<Int>, _ kind: PajekSection.ValueKind, _ log: inout ProblemLog
  ) {
    for word in text.words(in: line) {
      count += 1
      guard kind != .permutation, count <= described.count else { continue }
      guard PlainValue.number(word.text) != nil else {
        log.report("wrong-type", at: word.offset, "'\(word.text)' is not a number")
        continue
      }
      graph.nodes[count - 1].attributes.append(
        Claim.Attribute(
          values.name, type: kind == .vector ? .number : PlainValue.type(of: word.text),
          value: word.text))
    }
  }
}
