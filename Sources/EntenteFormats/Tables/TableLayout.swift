import EntenteModel

/// How a table holds a graph.
enum TableLayout {
  /// A row for each node.
  case nodes(TableColumns)
  /// A row for each edge.
  case edges(TableColumns)
  /// A row for each edge, but none that names the columns.
  case plainEdges(TableColumns)
  /// A row for each node, with its neighbors behind it.
  case neighborLists
  /// A row and a column for each node, and in their cell the weight of an edge;
  /// of two modes if the rows are of other nodes than the columns.
  case matrix(hasTwoModes: Bool)

  /// Tells the layout by the first row and, where that names no columns that are
  /// known, by all rows; nil if it is none of these.
  ///
  /// - Parameters:
  ///   - header: The first row, which the scanner has passed.
  ///   - scanner: The rows behind it.
  ///   - names: What the user says of the columns.
  /// - Throws: The first name of the user's that no column has.
  init?(
    _ header: CSVScanner.Row, before scanner: CSVScanner, names: TableColumnNames
  ) throws(TableColumns.UnknownName) {
    let texts = header.map(scanner.trimmedText)
    let headers = texts.map(ColumnHeader.init)
    do {
      if let edges = try TableColumns.ofEdges(headers, names: names) {
        self = .edges(edges)
        return
      }
    } catch {
      // A table of nodes may come along with the table that is meant.
      let holdsNodes = (try? TableColumns.ofNodes(headers)) != nil
      guard holdsNodes, names.source != nil || names.target != nil else { throw error }
    }
    if let nodes = try TableColumns.ofNodes(headers, names: names) {
      self = .nodes(nodes)
      return
    }
    let shape = TableShape(texts, before: scanner)
    if shape.isSquareMatrix {
      self = .matrix(hasTwoModes: false)
    } else if shape.isTwoModeMatrix {
      self = .matrix(hasTwoModes: true)
    } else if shape.isNeighborList {
      self = .neighborLists
    } else if !shape.isHeaded, let columns = TableColumns.ofPlainEdges(texts) {
      self = .plainEdges(columns)
    } else {
      return nil
    }
  }
}

/// What the rows of a table without known columns have in common.
private struct TableShape {
  /// Whether the rows are of several lengths.
  private(set) var isRagged = false

  /// Whether the first row names its columns: it has a word above numbers.
  private(set) var isHeaded = false

  /// Whether rows and columns go by the same names.
  private(set) var isSquareMatrix = false

  /// Whether rows and columns go by different names, and all cells are numbers.
  private(set) var isTwoModeMatrix = false

  /// Whether the rows are of several lengths and a neighbor has a row too.
  private(set) var isNeighborList = false

  /// - Complexity: O(*n*) for *n* bytes.
  init(_ header: [String], before scanner: CSVScanner) {
    var scanner = scanner
    var row: CSVScanner.Row = []
    var rowNames: [String] = []
    var neighbors = Set(header.dropFirst())
    var areNumbers = true
    var isNumberBelow = header.prefix(4).map { _ in true }
    while (try? scanner.next(&row)) == true {
      if row.count != header.count { isRagged = true }
      rowNames.append(scanner.trimmedText(row[0]))
      for (i, field) in row.prefix(isNumberBelow.count).enumerated() where isNumberBelow[i] {
        isNumberBelow[i] = NumberShape(scanner.bytes[scanner.trimmed(field)]) != nil
      }
      for field in row.dropFirst() where areNumbers || isRagged {
        let bytes = scanner.bytes[scanner.trimmed(field)]
        if !bytes.isEmpty, !ColumnType.isMissing(bytes), NumberShape(bytes) == nil {
          areNumbers = false
        }
        if isRagged, !bytes.isEmpty { neighbors.insert(scanner.trimmedText(field)) }
      }
    }
    isHeaded =
      rowNames.count > 1
      && zip(header, isNumberBelow).contains { NumberShape(Array($0.utf8)[...]) == nil && $1 }
    let columnNames = header.dropFirst()
    let names = Set(columnNames)
    let isNamed = names.count == columnNames.count && !names.contains("") && !names.isEmpty
    if isRagged {
      let namesColumn = header.contains(where: TableColumns.isColumnName)
      isNeighborList =
        !namesColumn && !header[0].isEmpty
        && (neighbors.contains(header[0]) || rowNames.contains(where: neighbors.contains))
    } else if isNamed, areNumbers, !rowNames.isEmpty {
      isSquareMatrix = rowNames.count == names.count && Set(rowNames) == names
      isTwoModeMatrix =
        header[0].isEmpty && !rowNames.contains(where: names.contains)
        && Set(rowNames).count == rowNames.count && !Self.areOrdinals(rowNames)
    }
  }

  /// Whether names are 0, 1, 2, … or 1, 2, 3, …, the numbers of rows.
  private static func areOrdinals(_ names: [String]) -> Bool {
    guard let first = names.first.flatMap({ Int($0) }), first == 0 || first == 1 else {
      return false
    }
    return names.enumerated().allSatisfy { Int($1) == first + $0 }
  }
}
