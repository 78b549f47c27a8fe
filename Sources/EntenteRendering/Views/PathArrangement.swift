import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// Ways from one entity to another, one below the other, with the evidence of
/// each step beside its line.
struct PathArrangement: Arrangement {
  let content: DiagramContent
  let heading: String?
  let caption: [String]

  /// The nodes of each way, in their order.
  private let ways: [[Int]]

  /// What stands above and below the line of each step, by the edge's id.
  private let words: [String: StepWords]

  /// The words of a step.
  private struct StepWords: Sendable {
    var relation: String
    var details: [String]
    /// What the source says, if the dossier quotes it.
    var quotation: [String]

    /// What stands below the line.
    var lines: [String] { details + quotation }
  }

  private static let stepWidth = 150.0
  private static let longestRow = 5
  private static let rowGap = 44.0

  init(
    along paths: [EvidencePath], in graph: KnowledgeGraph, _ selection: Selection,
    style: DiagramStyle = DiagramStyle(), scales: EntityScales = EntityScales()
  ) {
    let names = DiagramNames(of: graph, selection)
    let evidence = TieEvidence(of: graph)
    var content = DiagramContent()
    content.measure(by: scales, shown: Self.entities(of: paths), style, in: graph)
    var ways: [[Int]] = []
    var words: [String: StepWords] = [:]
    for path in paths {
      guard let first = path.steps.first else { continue }
      var way: [Int] = []
      for entity in [first.from] + path.steps.map(\.to) {
        way.append(content.nodes.count)
        content.nodes.append(
          content.scaled(
            names.node(for: [entity], number: content.nodes.count, weight: 0.3, ties: [])))
      }
      for (number, step) in path.steps.enumerated() {
        guard
          let edge = Self.edge(
            of: step, from: way[number], to: way[number + 1],
            number: content.edges.count, names, style, in: graph)
        else { continue }
        content.edges.append(edge)
        content.relationCount += step.ties.count
        content.claimCount += step.ties.reduce(0) { $0 + $1.claims.count }
        words[edge.id] = Self.words(of: step, names, evidence, in: graph)
      }
      ways.append(way)
    }
    self.content = content
    self.ways = ways
    self.words = words
    if let path = paths.first, let start = path.steps.first, let end = path.steps.last {
      heading =
        "How \(graph.storage.entityName(start.from)) connects to \(graph.storage.entityName(end.to))"
      caption = Self.facts(of: path, evidence, in: graph)
    } else {
      heading = nil
      caption = ["no path"]
    }
  }

  var reasonForNothing: String {
    "no path joins the two; entente path says whether planned claims would"
  }

  var numbersSources: Bool { true }

  var summary: String {
    ways.isEmpty
      ? "no path" : "path of \(ways[0].count - 1) steps, each with its evidence"
  }

  // MARK: Words

  /// The length of the way, the product of its signs and its weakest evidence.
  private static func facts(
    of path: EvidencePath, _ evidence: TieEvidence, in graph: KnowledgeGraph
  ) -> [String] {
    let steps = path.steps.count
    var sign: Relation.Sign? = .positive
    for step in path.steps {
      guard let kind = step.ties.first?.relation.kind else { continue }
      switch graph.vocabulary[kind]?.sign ?? .neutral {
      case .positive: break
      case .negative: sign = sign.map { $0 == .negative ? .positive : .negative }
      case .neutral: sign = nil
      }
    }
    let weakest = path.steps.map { evidence.sourceCount(of: $0.ties) }.min() ?? 0
    let signWords: String? =
      switch sign {
      case .positive?: "product of signs +"
      case .negative?: "product of signs −"
      default: nil
      }
    return [
      "A shortest chain of claims: \(steps.counted("step", "steps"))", signWords,
      "weakest step: \(weakest.counted("source", "sources"))",
    ].compactMap { $0 }
  }

  private static func edge(
    of step: EvidencePath.Step, from tail: Int, to head: Int, number: Int, _ names: DiagramNames,
    _ style: DiagramStyle, in graph: KnowledgeGraph
  ) -> DiagramContent.Edge? {
    guard let tie = step.ties.first else { return nil }
    let family = graph.vocabulary[tie.relation.kind]?.family ?? .structure
    let look = DiagramContent.Look(tie.standing)
    let drawn = step.ties.map {
      DrawnTie(
        tie: $0, subject: $0.relation.subject, object: $0.relation.object, family: family,
        look: look)
    }
    return DiagramContent.Edge(
      id: "e\(number)", tail: tail, head: head, family: family, look: look,
      pointsToHead: tie.relation.isDirected && step.direction == .out,
      pointsToTail: tie.relation.isDirected && step.direction == .in,
      label: names.kinds(of: Array(drawn.prefix(1))),
      description: drawn.map(names.sentence).joined(separator: "; "),
      kinds: [tie.relation.kind.rawValue], ownMark: style.mark(of: family))
  }

  /// The entities along some ways, each once, in their order.
  private static func entities(of paths: [EvidencePath]) -> [Int] {
    var seen: Set<Int> = []
    return paths.flatMap { path in
      path.steps.prefix(1).map(\.from) + path.steps.map(\.to)
    }.filter { seen.insert($0).inserted }
  }

  /// What is said about a step: the relation, when, where it is said, which words
  /// the claim adds, and which other ties there are.
  private static func words(
    of step: EvidencePath.Step, _ names: DiagramNames, _ evidence: TieEvidence,
    in graph: KnowledgeGraph
  ) -> StepWords? {
    guard let tie = step.ties.first else { return nil }
    var details: [String] = []
    let date = evidence.dates(of: [tie])
    if !date.isEmpty { details.append(date) }
    details += evidence.places(of: [tie])
    let claim = graph.claims[tie.claims[0]]
    if let role = claim.role, !role.hasPrefix("\"") { details.append("(\(role))") }
    if let speaker = claim.saidBy, tie.standing == .reported {
      let name = graph.position(ofEntity: speaker).map(graph.storage.entityName) ?? speaker
      details.append("says " + name)
    }
    if tie.standing == .planned { details.append("planned") }
    let others = step.ties.dropFirst().map(\.relation.kind.rawValue.spaced)
    if !others.isEmpty {
      details.append(
        "also: " + others.prefix(3).joined(separator: ", ") + (others.count > 3 ? " …" : ""))
    }
    let kind = tie.relation.kind.rawValue.spaced
    let quoted = claim.role.flatMap { $0.hasPrefix("\"") ? $0.curlyQuotes : nil }
    return StepWords(
      relation: quoted.map { "\(kind): \($0)" } ?? kind,
      details: details.flatMap { $0.wrapped(at: 27) },
      quotation: evidence.quotation(of: [tie]).map {
        "\u{201C}\($0)\u{201D}".wrapped(at: 34).shortened(to: 5)
      } ?? [])
  }

  // MARK: Drawing

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let apart = content.nodes.indices.map { PlanePoint(x: Double($0) * 900, y: 0) }
    let measured = try await worker.outlines(of: content, at: apart, painter, separation: nil)
    let (shapes, labels) = placed(measured)
    for (node, shape) in zip(content.nodes, shapes) {
      document.node(node.id, painter.attributes(of: node, at: shape.center))
    }
    for (edge, route) in zip(content.edges, EdgeRoutes(content, between: shapes).routes) {
      guard let route else { continue }
      document.edge(
        content.nodes[edge.tail].id, content.nodes[edge.head].id,
        painter.attributes(of: edge) + [("pos", .text(route.positions))])
    }
    var extent = Extent2D(
      shapes.map(\.center), shapes.map { NodeSize(width: $0.width, height: $0.height) })
    for edge in content.edges {
      guard let words = words[edge.id], let center = labels[edge.id] else { continue }
      extent.formUnion(draw(words, of: edge, at: center, painter, &document))
    }
    return extent
  }

  /// The shapes from left to right, row by row, and the middles of the lines
  /// between them.
  private func placed(
    _ measured: [ShapeOutline]
  ) -> (shapes: [ShapeOutline], labels: [String: PlanePoint]) {
    var shapes = measured
    var labels: [String: PlanePoint] = [:]
    var y = 0.0
    for way in ways {
      let edges = content.edges.filter { way.contains($0.tail) }
      let room = edges.map(stepWidth)
      var x = 0.0
      let height = edges.compactMap { words[$0.id].map { Double($0.lines.count) } }.max() ?? 0
      for (number, node) in way.enumerated() {
        if number > 0, number % Self.longestRow == 0 {
          // The line turns to the next row.
          x = 0
          y -= height * 11 + measured[node].height + Self.rowGap
        }
        shapes[node] = measured[node].moved(
          to: PlanePoint(x: x + measured[node].width / 2, y: y))
        x += measured[node].width + (number < room.count ? room[number] : 0)
      }
      for edge in edges {
        let (a, b) = (shapes[edge.tail], shapes[edge.head])
        labels[edge.id] =
          a.center.y == b.center.y
          ? PlanePoint(
            x: (a.center.x + a.width / 2 + b.center.x - b.width / 2) / 2, y: a.center.y)
          : PlanePoint(x: (a.center.x + b.center.x) / 2, y: (a.center.y + b.center.y) / 2)
      }
      y -= height * 11 + Self.rowGap + 60
    }
    return (shapes, labels)
  }

  /// How long a line must be for its words.
  private func stepWidth(_ edge: DiagramContent.Edge) -> Double {
    guard let words = words[edge.id] else { return Self.stepWidth }
    let relation = Double(words.relation.columns) * 6.3
    let details = Double(words.lines.map(\.columns).max() ?? 0) * 4.9
    return max(Self.stepWidth * 0.7, max(relation, details) + 30)
  }

  /// Draws the relation above a line and its evidence below.
  private func draw(
    _ words: StepWords, of edge: DiagramContent.Edge, at center: PlanePoint,
    _ painter: DiagramPainter, _ document: inout DOTDocument
  ) -> Extent2D {
    let color =
      edge.look == .denied ? painter.theme.muted : painter.theme.colors(of: edge.family).text
    document.centeredText(
      words.relation, id: edge.id + "-relation", size: 11, color: color, isBold: true,
      at: PlanePoint(x: center.x, y: center.y + 11))
    var y = center.y - 11
    for (number, line) in words.lines.enumerated() {
      let isQuoted = number >= words.details.count
      document.centeredText(
        line, id: "\(edge.id)-evidence-\(number)", size: 8.5,
        color: isQuoted ? painter.theme.ink : painter.theme.muted, isItalic: isQuoted,
        at: PlanePoint(x: center.x, y: y))
      y -= 11
    }
    let height = center.y + 18 - y
    return Extent2D(
      [PlanePoint(x: center.x, y: (center.y + 18 + y) / 2)],
      [NodeSize(width: stepWidth(edge) - 20, height: height)])
  }
}
