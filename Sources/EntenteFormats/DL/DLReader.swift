import EntenteModel

/// Reads DL files of UCINET: matrices, and lists of edges or of neighbors.
///
/// Nodes are numbered, rows before columns where these are two modes; labels
/// are their names. Each of several matrices is a kind of edges.
struct DLReader {
  var text: PlainText
  var header: DLHeader
  var graph = ForeignGraph()
  var rows = 0
  var columns = 0
  var isTwoMode = false
  var matrixCount = 1
  /// The matrix that is being read, from 0.
  var matrix = 0
  /// The nodes that labels within the data stand for, rows and columns apart.
  var numbers: [[String: Int]] = [[:], [:]]
  /// The byte of the first missing value, and how many there are.
  var missing: (offset: Int, count: Int)?

  private init(_ text: PlainText, _ header: DLHeader) {
    self.text = text
    self.header = header
  }

  /// The graph of a file; nil with an error reported.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard var text = PlainText(file, log: &log), let header = DLHeader(&text, log: &log) else {
      return nil
    }
    var reader = DLReader(text, header)
    if reader.start(&log) {
      switch header.layout {
      case .fullMatrix, .upperHalf, .lowerHalf: reader.readMatrices(&log)
      case .edgeList, .nodeList: reader.readLists(&log)
      }
    }
    if let missing = reader.missing {
      log.report(
        "missing-value", .note, at: missing.offset,
        "missing values give no ties; there are \(missing.count)")
    }
    return log.holdsErrors ? nil : reader.graph
  }

  /// Makes the nodes of the sizes and labels that the header gives.
  private mutating func start(_ log: inout ProblemLog) -> Bool {
    let n = header.sizes["n"]
    guard let rowSize = header.sizes["nr"] ?? n, let columnSize = header.sizes["nc"] ?? n else {
      log.report(
        "missing-count", at: 0, "the header does not say how many nodes there are",
        hint: "write 'n=5', or 'nr=5 nc=3'")
      return false
    }
    (rows, columns) = (rowSize.value, columnSize.value)
    switch header.layout {
    case .edgeList(let two), .nodeList(let two): isTwoMode = two
    case .fullMatrix: isTwoMode = header.sizes["nr"] != nil && header.sizes["nc"] != nil
    case .upperHalf, .lowerHalf: isTwoMode = false
    }
    if !isTwoMode, rows != columns {
      log.report("wrong-count", at: columnSize.offset, "this format has as many rows as columns")
      return false
    }
    for size in [rowSize, columnSize, header.sizes["nm"] ?? rowSize]
    where size.value > text.nodeLimit {
      log.report(
        "too-large", at: size.offset,
        "\(size.value) nodes or matrices are announced, far more than the file can describe")
      return false
    }
    matrixCount = header.sizes["nm"]?.value ?? 1
    graph.title = header.title
    graph.isDirected = !isTwoMode
    switch header.layout {
    case .upperHalf, .lowerHalf: graph.isDirected = false
    default: break
    }
    for number in 0..<(isTwoMode ? rows + columns : rows) {
      var node = ForeignGraph.Node(id: String(number + 1), at: rowSize.offset)
      if isTwoMode {
        node.attributes = [
          Claim.Attribute("mode", type: .integer, value: number < rows ? "1" : "2")
        ]
      }
      graph.nodes.append(node)
    }
    if graph.nodes.isEmpty {
      log.report("empty", .warning, at: rowSize.offset, "the header announces no nodes")
    }
    return takeLabels(&log)
  }

  private mutating func takeLabels(_ log: inout ProblemLog) -> Bool {
    let places = [
      ("all", 0, graph.nodes.count), ("row", 0, rows), ("column", isTwoMode ? rows : 0, columns),
      ("matrix", 0, matrixCount),
    ]
    for (what, first, count) in places {
      guard let labels = header.labels[what] else { continue }
      // Labels of all nodes may be those of the rows alone.
      guard labels.words.count == count else {
        log.report(
          "wrong-count", at: labels.offset,
          "\(labels.words.count) labels are given where there are \(count)",
          hint: "a label with spaces or commas stands in double quotes")
        return false
      }
      guard what != "matrix" else { continue }
      for (i, word) in labels.words.enumerated() {
        graph.nodes[first + i].label = word.text
        graph.nodes[first + i].offset = word.offset
        let side = isTwoMode && first + i >= rows ? 1 : 0
        if numbers[side][word.text] == nil { numbers[side][word.text] = first + i }
      }
    }
    return true
  }

  /// Adds a tie of the matrix that is being read, between nodes from 0.
  mutating func connect(_ source: Int, _ target: Int, _ weight: Double, at offset: Int) {
    guard weight != 0 else { return }
    var edge = ForeignGraph.Edge(String(source + 1), String(target + 1), at: offset)
    edge.weight = weight
    if matrixCount > 1 || header.labels["matrix"] != nil {
      let names = header.labels["matrix"]?.words ?? []
      edge.kind = matrix < names.count ? names[matrix].text : String(matrix + 1)
    }
    graph.edges.append(edge)
  }

  /// The number that a word stands for; nil if the value is missing, or, with
  /// an error, if it is none.
  mutating func value(_ word: PlainText.Word, _ log: inout ProblemLog) -> Double? {
    if let number = PlainValue.number(word.text) { return number }
    if [".", "na", "?"].contains(word.text.lowercased()) {
      missing = (missing?.offset ?? word.offset, (missing?.count ?? 0) + 1)
    } else {
      log.report("wrong-type", at: word.offset, "'\(word.text)' is not a number")
    }
    return nil
  }
}
