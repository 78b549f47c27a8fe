import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// A network of hundreds or thousands of entities: small marks, thin lines, and
/// the names of the most tied.
struct LargeNetworkArrangement: Arrangement {
  private(set) var content: DiagramContent

  private let points: [PlanePoint]
  private let names: NamePlacement

  /// How many shapes are too many for a picture with all names.
  static let leastCount = 200

  private static let mostNames = 60

  /// Names are as large as can be read when the sheet is scaled to a page.
  private static func nameSize(_ points: [PlanePoint]) -> Double {
    let width = Extent2D(points, points.map { _ in NodeSize(width: 0, height: 0) }).width
    return min(60, max(13, width / 92))
  }

  /// The usual length of a line, and the room of a mark on the sheet.
  private static let lineLength = 46.0
  private static let room = 34.0

  init(_ content: DiagramContent, seed: UInt64) {
    self.content = content
    for node in content.nodes.indices { self.content.nodes[node].isLabeled = false }
    let graph = CSRGraph(
      nodeCount: content.nodes.count,
      edges: content.edges.map { (UInt32($0.tail), UInt32($0.head)) })
    points = Self.scaled(graph.layout(seed: seed), content)
    let wanted = content.nodes.indices.sorted {
      (-content.nodes[$0].weight, $0) < (-content.nodes[$1].weight, $1)
    }.prefix(Self.mostNames)
    let size = Self.nameSize(points)
    names = NamePlacement(
      content.nodes.map(\.title), at: points,
      marks: content.nodes.map { NodeSize(markOf: $0, aspect: 1) }, wanted: Array(wanted),
      fontSize: { _ in size })
  }

  /// Points so far apart that lines are long enough, and marks have room.
  private static func scaled(_ points: [PlanePoint], _ content: DiagramContent) -> [PlanePoint] {
    let extent = Extent2D(points, points.map { _ in NodeSize(width: 0, height: 0) })
    let lengths = content.edges.map { points[$0.tail].distance(to: points[$0.head]) }.sorted()
    let usual = lengths.isEmpty ? 1 : max(1e-9, lengths[lengths.count / 2])
    let area = max(1e-9, extent.width * extent.height)
    let spread = (Double(points.count) / area).squareRoot() * room
    let factor = max(lineLength / usual, spread)
    return points.map { PlanePoint(x: $0.x * factor, y: $0.y * factor) }
  }

  var caption: [String] {
    [
      "\(shownCount) entities, \(content.relationCount) relations from \(content.claimCount) claims",
      content.sizes.name.map { "larger mark = more \($0)" },
    ].compactMap(\.self)
  }

  var notes: [String] {
    let named = content.sizes.name.map { "those with the most \($0) are named" }
    return [
      (named.map { "\(names.names.count) of \($0); lines" } ?? "Lines")
        + " do not show directions."
    ]
  }

  var summary: String {
    "\(content.nodes.count) marks and \(content.edges.count) lines for \(shownCount) entities and "
      + "\(content.relationCount) relations; "
      + (content.nodes.count > 512 ? "sparse stress layout" : "stress layout")
  }

  var explained: DiagramContent {
    var explained = content
    for edge in explained.edges.indices {
      explained.edges[edge].pointsToHead = false
      explained.edges[edge].pointsToTail = false
    }
    return explained
  }

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    for edge in content.edges {
      let (a, b) = (points[edge.tail], points[edge.head])
      guard a.distance(to: b) > 0.1 else { continue }
      document.edge(
        content.nodes[edge.tail].id, content.nodes[edge.head].id,
        painter.thinLine(of: edge, from: a, to: b))
    }
    for (node, shape) in content.nodes.enumerated() {
      document.node(shape.id, painter.attributes(of: shape, at: points[node]))
    }
    for (node, name) in names.names.sorted(by: { $0.key < $1.key }) {
      document.name(name, id: content.nodes[node].id + "-name", isBold: true, painter.theme)
    }
    var extent = Extent2D(points, points.map { _ in NodeSize(width: 30, height: 30) })
    extent.formUnion(names.extent)
    return extent
  }
}

extension DiagramPainter {
  /// A line of a large picture: thin, and so faint that many of them add up.
  fileprivate func thinLine(
    of edge: DiagramContent.Edge, from start: PlanePoint, to end: PlanePoint
  ) -> DOTDocument.Attributes {
    let third = PlanePoint(x: (end.x - start.x) / 3, y: (end.y - start.y) / 3)
    let route = (0...3).map {
      "\((start.x + Double($0) * third.x).twoDigits),\((start.y + Double($0) * third.y).twoDigits)"
    }
    let mark = line(edge.family, edge.look, head: nil, tail: nil).filter {
      $0.0 == "style"
    }
    return [
      ("id", .text(edge.id)),
      (
        "class",
        .text(
          "family-\(edge.family.rawValue)" + (edge.look == .held ? "" : " \(edge.look.rawValue)"))
      ),
      ("tooltip", .text(GraphvizText.label(edge.description))),
      ("color", .text(theme.colors(of: edge.family).line + "80")), ("penwidth", .number(0.7)),
      ("dir", .text("none")), ("pos", .text(route.joined(separator: " "))),
    ] + mark
  }
}
