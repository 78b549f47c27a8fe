import EntenteModel

// MARK: - Lists of neighbors

extension TableReader {
  /// Reads rows of a node and its neighbors, of which the first was read.
  mutating func readNeighborLists(_ first: CSVScanner.Row) throws(CSVScanner.Malformation) {
    log.report(
      "neighbor-lists", .note, at: first[0].offset,
      "the rows are of several lengths and name no columns; each is read as a node and its "
        + "neighbors")
    var known: Set<String> = []
    var row = first
    repeat {
      guard !row.allSatisfy(scanner.isEmpty) else { continue }
      let source = scanner.trimmedText(row[0])
      guard !source.isEmpty else {
        log.report("missing-id", at: row[0].offset, "this row names neighbors, but no node")
        continue
      }
      declare(source, at: row[0].offset, &known)
      for field in row.dropFirst() where !scanner.isEmpty(field) {
        let target = scanner.trimmedText(field)
        declare(target, at: field.offset, &known)
        graph.edges.append(ForeignGraph.Edge(source, target, at: field.offset))
        if isDirected == nil { noteAssumedDirection(at: field.offset) }
      }
    } while try scanner.next(&row)
  }

  private mutating func declare(_ id: String, at offset: Int, _ known: inout Set<String>) {
    if known.insert(id).inserted { graph.nodes.append(ForeignGraph.Node(id: id, at: offset)) }
  }
}

// MARK: - Matrices

extension TableReader {
  /// A cell that holds an edge.
  private struct Cell {
    var row: Int
    var column: Int
    var weight: Double
    var offset: Int
  }

  /// Reads a matrix, of which the first row, the names of its columns, was read.
  ///
  /// A cell that is empty or 0 holds no edge, and one for which a word such as `NA`
  /// stands neither, which is said; `NaN` is refused. A matrix that is the same on both
  /// sides of its diagonal is undirected, unless the reader is told; then each
  /// pair of cells is one edge.
  mutating func readMatrix(
    _ header: CSVScanner.Row, hasTwoModes: Bool
  ) throws(CSVScanner.Malformation) {
    let columnNames = header.dropFirst().map(scanner.trimmedText)
    var indices: [String: Int] = [:]
    for (i, (name, field)) in zip(columnNames, header.dropFirst()).enumerated() {
      indices[name] = i
      graph.nodes.append(
        node(name, at: field.offset, mode: hasTwoModes ? "2" : nil))
    }
    var rowNames: [String] = []
    var cells: [Cell] = []
    var missing: (offset: Int, count: Int)?
    var row: CSVScanner.Row = []
    while try nextRow(&row, like: header) {
      let name = scanner.trimmedText(row[0])
      if hasTwoModes { graph.nodes.append(node(name, at: row[0].offset, mode: "1")) }
      for (column, field) in row.dropFirst().enumerated() {
        guard let weight = weight(of: field), weight != 0 else {
          // Many programs write that of oneself nothing is known.
          if name != columnNames[column], isMissing(field) {
            missing = (missing?.offset ?? field.offset, (missing?.count ?? 0) + 1)
          }
          continue
        }
        cells.append(
          Cell(
            row: hasTwoModes ? rowNames.count : indices[name] ?? 0, column: column, weight: weight,
            offset: field.offset))
      }
      rowNames.append(name)
    }
    if let missing {
      log.report(
        "missing-value", .note, at: missing.offset,
        "missing values give no ties; there are \(missing.count)")
    }
    addEdges(
      of: cells, from: hasTwoModes ? rowNames : columnNames, to: columnNames,
      isSymmetric: hasTwoModes ? nil : Self.isSymmetric(cells))
  }

  private func node(_ id: String, at offset: Int, mode: String?) -> ForeignGraph.Node {
    var node = ForeignGraph.Node(id: id, at: offset)
    if let mode { node.attributes = [Claim.Attribute("mode", type: .integer, value: mode)] }
    return node
  }

  /// The number in a cell; that every cell holds one or none was seen before.
  private func weight(of field: CSVScanner.Field) -> Double? {
    let text = scanner.trimmedText(field)
    guard let weight = Double(text.replacing(",", with: ".")), weight.isFinite else { return nil }
    return weight
  }

  /// Whether a word such as `NA` has the place of a number; one that is none is reported.
  private mutating func isMissing(_ field: CSVScanner.Field) -> Bool {
    let text = scanner.trimmedText(field)
    guard ColumnType.isMissing(Array(text.utf8)[...]) else { return false }
    guard Double(text)?.isNaN == true else { return true }
    log.report(
      "wrong-type", at: field.offset, "'\(text)' is not a number",
      hint: "leave the cell empty, or write 0, where there is no tie")
    return false
  }

  private static func isSymmetric(_ cells: [Cell]) -> Bool {
    var weights: [SIMD2<Int>: Double] = [:]
    weights.reserveCapacity(cells.count)
    for cell in cells { weights[SIMD2(cell.row, cell.column)] = cell.weight }
    return cells.allSatisfy { weights[SIMD2($0.column, $0.row)] == $0.weight }
  }

  private mutating func addEdges(
    of cells: [Cell], from rowNames: [String], to columnNames: [String], isSymmetric: Bool?
  ) {
    // Ties between two modes have no direction unless somebody says so.
    graph.isDirected = isSymmetric.map { !$0 } ?? false
    let isWeighted = cells.contains { $0.weight != 1 }
    let isHalved = isSymmetric == true && isDirected != true
    for cell in cells where !isHalved || cell.row <= cell.column {
      var edge = ForeignGraph.Edge(
        rowNames[cell.row], columnNames[cell.column], at: cell.offset)
      if isWeighted { edge.weight = cell.weight }
      graph.edges.append(edge)
    }
    log.report(
      "matrix", .note, at: 0,
      "read as a matrix, "
        + (isSymmetric == nil
          ? "its rows and columns of two modes"
          : graph.isDirected == true ? "directed from row to column" : "the same on both sides"),
      hint: isSymmetric == nil ? nil : "--directed or --undirected if it is meant otherwise")
  }
}
