import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// The same network at several dates, every entity at the same place in each
/// frame: what is new since the frame before is in color.
struct MultiplesArrangement: Arrangement {
  /// The shapes and lines of all frames, one after the other.
  private(set) var content = DiagramContent()

  private var panels: [Panel] = []

  /// Whether ties are drawn in every frame of which no claim tells when.
  private let tellsUndated: Bool

  /// Whether the frames are versions of a graph, not dates.
  private let showsVersions: Bool

  /// What one frame shows: its heading and its parts of the content.
  private struct Panel: Sendable {
    var title: String
    var counts: String
    var nodes: Range<Int>
    var edges: Range<Int>
    /// Whether each node has a tie in this frame.
    var isTied: [Bool]
    /// The nodes that are named.
    var named: Set<Int>
  }

  /// Where each entity stands in a frame, from the frame's middle.
  private let points: [PlanePoint]

  private static let frameSize = NodeSize(width: 560, height: 400)
  private static let gap = 44.0
  private static let heading = 30.0
  private static let mark = NodeSize(width: 11, height: 9)

  /// The network at some dates.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, at dates: [PartialDate], limit: Int?,
    seed: UInt64, keepsUndated: Bool = false
  ) {
    var whole = selection
    whole.asOf = nil
    self.init(
      of: graph, whole,
      NetworkFrames(of: graph, whole, at: dates, keepsUndated: keepsUndated),
      limit: limit, seed: seed, countsEnded: keepsUndated)
  }

  /// Two versions of a network.
  init(of versions: ComparedVersions, titles: [String], limit: Int?, seed: UInt64) {
    self.init(
      of: versions.graph, .everything, NetworkFrames(of: versions, titles: titles),
      limit: limit, seed: seed, countsEnded: false)
  }

  private init(
    of graph: KnowledgeGraph, _ whole: Selection, _ frames: NetworkFrames, limit: Int?,
    seed: UInt64, countsEnded: Bool
  ) {
    let network = DiagramContent(of: graph, whole, limit: limit, folds: false)
    tellsUndated = !frames.undated.isEmpty
    showsVersions = frames.areVersions
    let sizes = network.nodes.map {
      NodeSize(width: 16 + Double($0.title.count) * 5, height: 26)
    }
    points = Self.fitted(
      Placement.points(of: network, seed: seed, tries: 4, sizes: sizes), sizes)
    var nodeOf: [Int: Int] = [:]
    for (node, entities) in network.entities.enumerated() {
      for entity in entities { nodeOf[entity] = node }
    }
    let names = DiagramNames(of: graph, whole)
    for (number, ties) in frames.ties.enumerated() {
      add(
        ties.filter { nodeOf[$0.subject] != nil && nodeOf[$0.object] != nil },
        new: frames.new[number], titled: frames.titles[number], number: number, network, nodeOf,
        names)
      if countsEnded, number > 0, frames.endedCounts[number] > 0 {
        panels[number].counts += ", \(frames.endedCounts[number]) ended"
      }
    }
    content.leftOut = network.leftOut
    let drawn = frames.ties.joined().filter {
      nodeOf[$0.subject] != nil && nodeOf[$0.object] != nil
    }
    content.relationCount = Set(drawn.map(\.tie.relation.position)).count
    content.claimCount = Set(drawn.flatMap(\.tie.claims)).count
  }

  /// Adds a frame.
  private mutating func add(
    _ ties: [DrawnTie], new: Set<Int>, titled title: String, number: Int,
    _ network: DiagramContent, _ nodeOf: [Int: Int], _ names: DiagramNames
  ) {
    var part = DiagramContent()
    part.nodes = network.nodes
    for node in part.nodes.indices { part.nodes[node].id = "f\(number)-n\(node)" }
    part.addEdges(
      of: ties.filter { !new.contains($0.tie.relation.position) }, nodeOf: nodeOf,
      names: names, words: { _ in nil })
    for edge in part.edges.indices { part.edges[edge].isFaint = true }
    let kept = part.edges.count
    part.addEdges(
      of: ties.filter { new.contains($0.tie.relation.position) }, nodeOf: nodeOf,
      names: names, words: { _ in nil })

    var isTied = [Bool](repeating: false, count: part.nodes.count)
    var named: Set<Int> = []
    for (position, edge) in part.edges.enumerated() {
      isTied[edge.tail] = true
      isTied[edge.head] = true
      if position >= kept { named.formUnion([edge.tail, edge.head]) }
    }
    let hubs = part.nodes.indices.sorted {
      (-part.nodes[$0].weight, $0) < (-part.nodes[$1].weight, $1)
    }.prefix(5)
    named.formUnion(hubs.filter { isTied[$0] })

    let (firstNode, firstEdge) = (content.nodes.count, content.edges.count)
    content.nodes += part.nodes
    for var edge in part.edges {
      edge.id = "f\(number)-" + edge.id
      edge.tail += firstNode
      edge.head += firstNode
      content.edges.append(edge)
    }
    let drawn = Set(ties.map(\.tie.relation.position))
    let fresh = drawn.intersection(new).count
    panels.append(
      Panel(
        title: title,
        counts: drawn.count.counted("tie", "ties")
          + (showsVersions
            ? ", \(fresh) \(number > 0 ? "new" : "gone") or changed"
            : number > 0 ? ", \(fresh) new" : ""),
        nodes: firstNode..<content.nodes.count, edges: firstEdge..<content.edges.count,
        isTied: isTied, named: named))
  }

  /// The points of a layout in a frame, its middle at the origin.
  private static func fitted(_ points: [PlanePoint], _ sizes: [NodeSize]) -> [PlanePoint] {
    let extent = Extent2D(points, sizes.map { _ in NodeSize(width: 0, height: 0) })
    let (middleX, middleY) = (
      (extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2
    )
    let x = (frameSize.width - 90) / max(1, extent.width)
    let y = (frameSize.height - 40) / max(1, extent.height)
    return points.map { PlanePoint(x: ($0.x - middleX) * x, y: ($0.y - middleY) * y) }
  }

  // MARK: Words

  var shownCount: Int { panels.first?.nodes.count ?? 0 }

  var explained: DiagramContent {
    var explained = content
    explained.edges.removeAll(where: \.isFaint)
    return explained
  }

  var caption: [String] {
    [
      "\(shownCount) entities at the same places in every frame",
      showsVersions
        ? "in color what is gone, new or changed, in grey what both have"
        : "in color what is new since the frame before, in grey what lasts",
    ]
  }

  var notes: [String] {
    if showsVersions { return ["A small dot is an entity without a tie."] }
    return [
      "A meeting or other event is in the first frame after it; a small dot is an entity without a tie."
    ] + (tellsUndated ? ["Ties in grey in every frame are those of which no claim says when."] : [])
  }

  var summary: String {
    "\(panels.count) frames of \(shownCount) entities: "
      + panels.map { "\($0.title) (\($0.counts))" }.joined(separator: "; ")
  }

  var reasonForNothing: String {
    showsVersions
      ? "neither graph has a tie"
      : "no tie has a date, so that no frame can be told from another"
  }

  var extraTitles: [String: String] {
    Dictionary(
      uniqueKeysWithValues: content.nodes.map { ($0.id + "-name", $0.description) })
  }

  // MARK: Drawing

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let columns = panels.count < 2 ? 1 : panels.count == 3 ? 3 : 2
    var extent = Extent2D([], [])
    for (number, frame) in panels.enumerated() {
      let middle = PlanePoint(
        x: Double(number % columns) * (Self.frameSize.width + Self.gap),
        y: -Double(number / columns) * (Self.frameSize.height + Self.gap + Self.heading))
      draw(frame, number: number, around: middle, painter, &document)
      extent.formUnion(
        Extent2D(
          [PlanePoint(x: middle.x, y: middle.y + Self.heading / 2)],
          [
            NodeSize(
              width: Self.frameSize.width, height: Self.frameSize.height + Self.heading)
          ]))
    }
    return extent
  }

  private func draw(
    _ frame: Panel, number: Int, around middle: PlanePoint, _ painter: DiagramPainter,
    _ document: inout DOTDocument
  ) {
    let left = middle.x - Self.frameSize.width / 2
    let top = middle.y + Self.frameSize.height / 2
    document.textBox(
      frame.title, id: "frame-\(number)", size: 13, color: painter.theme.ink, isBold: true,
      left: left, width: Self.frameSize.width / 2, middle: top + 16, height: 18)
    document.textBox(
      frame.counts, id: "frame-counts-\(number)", size: 9.5, color: painter.theme.muted,
      left: left + 12 + Double(frame.title.count) * 7.6, width: Self.frameSize.width / 3,
      middle: top + 15, height: 14)

    var part = DiagramContent()
    part.nodes = Array(content.nodes[frame.nodes])
    part.edges = content.edges[frame.edges].map { edge in
      var edge = edge
      edge.tail -= frame.nodes.lowerBound
      edge.head -= frame.nodes.lowerBound
      return edge
    }
    let shapes = points.map {
      ShapeOutline(
        shape: "ellipse", center: PlanePoint(x: middle.x + $0.x, y: middle.y + $0.y),
        width: Self.mark.width + 3, height: Self.mark.height + 3)
    }
    for (number, node) in part.nodes.enumerated() {
      document.node(
        node.id,
        painter.mark(of: node, at: shapes[number].center, frame.isTied[number] ? Self.mark : nil))
    }
    for (edge, route) in zip(part.edges, EdgeRoutes(part, between: shapes, .straight).routes) {
      guard let route else { continue }
      document.edge(
        part.nodes[edge.tail].id, part.nodes[edge.head].id,
        painter.attributes(of: edge) + [("pos", .text(route.positions))])
    }
    let names = NamePlacement(
      part.nodes.map(\.title), at: shapes.map(\.center), marks: Self.mark,
      wanted: frame.named.sorted {
        (-part.nodes[$0].weight, $0) < (-part.nodes[$1].weight, $1)
      })
    for (node, center) in names.centers.sorted(by: { $0.key < $1.key }) {
      let size = part.nodes[node].weight > 0.5 ? 9.5 : 8
      document.centeredText(
        part.nodes[node].title, id: part.nodes[node].id + "-name", size: size,
        color: painter.theme.ink, at: center)
    }
  }
}

extension DiagramPainter {
  /// A small shape without words; a dot if it has no size.
  func mark(
    of node: DiagramContent.Node, at point: PlanePoint, _ size: NodeSize?
  ) -> DOTDocument.Attributes {
    let colors = style.colors(of: node.kind, in: vocabulary)
    let mark = style.mark(of: node.kind, in: vocabulary)
    return [
      ("id", .text(node.id)), ("class", .text("kind-\(node.kind.rawValue.cssName)")),
      ("tooltip", .text(GraphvizText.label(node.description))), ("label", .text("")),
      ("shape", .text(size == nil ? "circle" : mark.shape.rawValue)),
      ("style", .text(mark.isRounded && size != nil ? "filled,rounded" : "filled")),
      ("color", .text(size == nil ? theme.faint : colors.border)),
      ("fillcolor", .text(size == nil ? theme.faint : colors.border)), ("penwidth", .number(0.5)),
      ("fixedsize", .text("true")), ("width", .number((size?.width ?? 3.5) / 72)),
      ("height", .number((size?.height ?? 3.5) / 72)),
      ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
    ]
  }
}
