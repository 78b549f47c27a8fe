import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// A table of who belongs to what and who deals with whom.
struct MatrixArrangement: Arrangement {
  let content: DiagramContent
  let extraTitles: [String: String]

  private let matrix: MatrixContent
  private let titles: [Int: String]
  private let kinds: [Int: Entity.Kind]
  private let plurals: [Entity.Kind: String]

  private static let rowHeight = 17.0
  private static let columnWidth = 62.0
  private static let headingSize = 8.5

  init(
    of graph: KnowledgeGraph, _ selection: Selection, limit: Int?,
    style: DiagramStyle = DiagramStyle(), scales: EntityScales = EntityScales()
  ) {
    let names = DiagramNames(of: graph, selection)
    let isShown = Set(names.entities)
    let ties = DrawnTie.all(of: graph, selection).filter {
      isShown.contains($0.subject) && isShown.contains($0.object)
    }
    let matrix = MatrixContent(of: graph, ties: ties, limit: limit)
    self.matrix = matrix
    var content = DiagramContent()
    var colors = scales
    colors.sizes = .none
    content.measure(by: colors, shown: matrix.rows, style, in: graph)
    var titles: [Int: String] = [:]
    var kinds: [Int: Entity.Kind] = [:]
    for entity in matrix.rows + matrix.columns where titles[entity] == nil {
      let node = content.scaled(
        names.node(for: [entity], number: content.nodes.count, weight: 0, ties: []))
      titles[entity] = node.title
      kinds[entity] = node.kind
      content.nodes.append(node)
    }
    self.titles = titles
    self.kinds = kinds
    plurals = Dictionary(
      Set(kinds.values).map { ($0, graph.vocabulary[$0]?.plural ?? $0.rawValue) },
      uniquingKeysWith: { first, _ in first })

    var told: [String: String] = [:]
    var relations: Set<Int> = []
    for (place, signs) in matrix.cells {
      for (sign, ties) in signs {
        told[Self.id(place, sign, of: matrix)] = ties.map(names.sentence).joined(separator: "; ")
        relations.formUnion(ties.map(\.tie.relation.position))
      }
    }
    content.relationCount = relations.count
    content.claimCount = ties.filter { relations.contains($0.tie.relation.position) }
      .reduce(0) { $0 + $1.tie.claims.count }
    self.content = content
    extraTitles = told
  }

  /// Headings name the kinds of the rows where there are several; colors that stand
  /// for something else are explained.
  var explained: DiagramContent {
    var explained = DiagramContent()
    guard content.colors.name != nil else { return explained }
    let rows = Set(matrix.rows)
    explained.nodes = content.nodes.filter { !rows.isDisjoint(with: $0.entities) }
    explained.colors = content.colors
    return explained
  }

  var unshown: String? { "a matrix has no sizes: what they stand for is not shown" }

  var caption: [String] {
    [
      "\(matrix.rows.count) rows × \(matrix.columns.count) columns",
      "\(content.relationCount) relations from \(content.claimCount) claims",
    ]
  }

  var notes: [String] {
    var notes: [String] = []
    if matrix.rowsLeftOut > 0 {
      notes.append("\(matrix.rowsLeftOut) entities with fewer ties have no row.")
    }
    if matrix.columnsLeftOut > 0 {
      notes.append(
        "\(matrix.columnsLeftOut) groups have no column: shown are those that tell most of the rows "
          + "apart.")
    }
    return notes
  }

  var summary: String {
    "matrix of \(matrix.rows.count) rows and \(matrix.columns.count) columns for "
      + "\(content.relationCount) relations"
      + (matrix.isOfAffiliations ? "; columns are what the rows belong to or deal with" : "")
  }

  // MARK: Drawing

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let marks = MatrixPainter(painter: painter)
    let labelWidth = 26 + Double(matrix.rows.map { titles[$0]?.columns ?? 0 }.max() ?? 8) * 5.9
    let width = labelWidth + Double(matrix.columns.count) * Self.columnWidth
    func x(_ column: Int) -> Double { labelWidth + (Double(column) + 0.5) * Self.columnWidth }

    let headingTop = drawHeadings(x, painter, &document)
    var y = 0.0
    var lastKind: Entity.Kind?
    var isStriped = true
    for (number, row) in matrix.rows.enumerated() {
      let kind = kinds[row] ?? .plain
      if kind != lastKind, matrix.isOfAffiliations {
        y -= lastKind == nil ? 4 : 8
        document.textBox(
          (plurals[kind] ?? kind.rawValue).capitalizedFirst, id: "section-\(number)", size: 8.5,
          color: painter.theme.muted, isBold: true, left: 4, width: labelWidth, middle: y - 6,
          height: 12)
        y -= 14
        isStriped = true
      }
      lastKind = kind
      let middle = y - Self.rowHeight / 2
      if isStriped {
        marks.stripe(
          "stripe-\(number)", left: 0, width: width, middle: middle, height: Self.rowHeight,
          &document)
      }
      isStriped.toggle()
      marks.swatch(
        "row-kind-\(number)", of: kind, content.colors.color(of: row),
        at: PlanePoint(x: 12, y: middle), &document)
      document.textBox(
        titles[row] ?? "", id: "row-\(number)", size: 10.5, color: painter.theme.ink, left: 26,
        width: labelWidth - 26, middle: middle, height: Self.rowHeight - 3)
      for (place, column) in matrix.columns.enumerated() {
        let cell = MatrixContent.Place(row: row, column: column)
        drawCell(cell, at: PlanePoint(x: x(place), y: middle), marks, &document)
      }
      y -= Self.rowHeight
    }
    let bottom = drawKey(below: y, width: width, marks, &document)
    return Extent2D(
      [PlanePoint(x: 0, y: headingTop), PlanePoint(x: width, y: bottom)],
      [NodeSize(width: 0, height: 0), NodeSize(width: 0, height: 0)])
  }

  /// The names above the columns; returns where they end.
  private func drawHeadings(
    _ x: (Int) -> Double, _ painter: DiagramPainter, _ document: inout DOTDocument
  ) -> Double {
    var top = 10.0
    for (place, column) in matrix.columns.enumerated() {
      var bottom = 6.0
      let lines = (titles[column] ?? "").wrapped(at: 12).shortened(to: 4)
      for (number, line) in lines.reversed().enumerated() {
        document.centeredText(
          line, id: "column-\(place)-\(number)", size: Self.headingSize,
          color: painter.theme.ink, at: PlanePoint(x: x(place), y: bottom + 5))
        bottom += 10.5
      }
      top = max(top, bottom)
    }
    return top
  }

  private func drawCell(
    _ cell: MatrixContent.Place, at middle: PlanePoint, _ marks: MatrixPainter,
    _ document: inout DOTDocument
  ) {
    guard let signs = matrix.cells[cell]?.keys.sorted() else {
      document.dot(
        "none-\(cell.row)-\(cell.column)", at: middle, color: marks.painter.theme.faint)
      return
    }
    // Signs of several characters need more room than one of one.
    let step = signs.contains(where: MatrixPainter.isWide) ? 18.0 : 13
    for (number, sign) in signs.prefix(4).enumerated() {
      let shift = (Double(number) - Double(min(4, signs.count) - 1) / 2) * step
      let id = Self.id(cell, sign, of: matrix)
      marks.sign(
        id, sign, at: PlanePoint(x: middle.x + shift, y: middle.y), tooltip: extraTitles[id] ?? "",
        &document)
    }
  }

  /// What the signs mean, exactly those present; returns where it ends.
  private func drawKey(
    below top: Double, width: Double, _ marks: MatrixPainter, _ document: inout DOTDocument
  ) -> Double {
    let entries = matrix.signs.map { sign, kinds in
      let names = kinds.prefix(4).joined(separator: ", ") + (kinds.count > 4 ? " …" : "")
      return (sign: sign, words: sign.look == .held ? names : "\(sign.look.rawValue): \(names)")
    }
    let start = entries.contains { MatrixPainter.isWide($0.sign) } ? 29.0 : 22
    let rooms = entries.map { start + Double($0.words.columns) * 5.1 + 20 }
    let columns = KeyColumns(rooms, within: max(width, 520))
    for (number, entry) in entries.enumerated() {
      let (row, left) = columns.place(of: number)
      let y = top - 22 - Double(row) * 17
      marks.sign(
        "key-\(number)", entry.sign, at: PlanePoint(x: left + 12, y: y), tooltip: entry.words,
        isLegend: true, &document)
      document.textBox(
        entry.words, id: "key-text-\(number)", size: 9.5, color: marks.painter.theme.ink,
        left: left + start, width: rooms[number] - start, middle: y, height: 13)
    }
    return top - 22 - Double(columns.rows) * 17 + 9
  }

  private static func id(
    _ place: MatrixContent.Place, _ sign: MatrixSign, of matrix: MatrixContent
  ) -> String {
    "cell-\(place.row)-\(place.column)-\(MatrixMark.allCases.firstIndex(of: sign.mark) ?? 0)"
      + (sign.look == .held ? "" : "-\(sign.look.rawValue)")
  }
}
