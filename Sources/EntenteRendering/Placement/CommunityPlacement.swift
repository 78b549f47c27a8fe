import EntenteGraph
import EntenteModel

/// Communities in boxes: each laid out by itself, the boxes beside each other
/// so that those with many ties between them stand close.
struct CommunityPlacement: Sendable {
  /// The community of each node, by its number; the largest is the first.
  let labels: [Int]

  /// The nodes of each community.
  let members: [[Int]]

  /// The modularity of the division.
  let modularity: Double

  private static let aspect = 1.4
  private static let padding = (x: 22.0, top: 34.0, bottom: 18.0)
  private static let gap = 46.0

  /// How far apart shapes are, as a share of what is usual in a network: less where
  /// they are many, since their boxes hold them together.
  private static func spacing(of content: DiagramContent) -> Double {
    content.nodes.count > 40 ? 0.7 : 1
  }

  /// Finds the communities of a diagram by the Leiden method.
  ///
  /// Ties of conflict and denied ones hold nothing together and are not counted;
  /// parallel lines count as often as they are.
  init(of content: DiagramContent, seed: UInt64) {
    let edges = content.edges.filter {
      $0.family != .conflict && $0.family != .absence && $0.look != .denied
    }.map { (UInt32($0.tail), UInt32($0.head)) }
    let graph = CSRGraph(nodeCount: content.nodes.count, edges: edges)
    let found = graph.leidenCommunities(seed: seed, workers: .one)
    modularity = found.modularity
    let groups = (0..<found.count).map { found.nodes(in: $0).map(Int.init) }
    members = groups.filter { $0.count > 1 }.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    var labels = [Int](repeating: -1, count: content.nodes.count)
    for (number, group) in members.enumerated() {
      for node in group { labels[node] = number }
    }
    self.labels = labels
  }

  /// The nodes that belong to no community of two or more.
  var single: [Int] { labels.indices.filter { labels[$0] < 0 } }

  /// The parts in which the diagram is laid out: communities, then single nodes.
  var parts: [[Int]] { members + single.map { [$0] } }

  /// Where the nodes of each part stand among themselves, far from other parts.
  func separate(_ content: DiagramContent, seed: UInt64) -> [PlanePoint] {
    var points = [PlanePoint](repeating: PlanePoint(x: 0, y: 0), count: content.nodes.count)
    var left = 0.0
    for part in parts {
      var numbers: [Int: Int] = [:]
      for (number, node) in part.enumerated() { numbers[node] = number }
      var inner = DiagramContent()
      inner.nodes = part.map { content.nodes[$0] }
      for edge in content.edges {
        guard let tail = numbers[edge.tail], let head = numbers[edge.head] else { continue }
        var copy = edge
        (copy.tail, copy.head) = (tail, head)
        inner.edges.append(copy)
      }
      let placed = Placement.points(
        of: inner, seed: seed, tries: part.count > 40 ? 2 : 8, spacing: Self.spacing(of: content))
      let extent = Extent2D(placed, inner.nodes.map(NodeSize.init))
      for (number, node) in part.enumerated() {
        points[node] = PlanePoint(
          x: placed[number].x - extent.minX + left,
          y: placed[number].y - (extent.minY + extent.maxY) / 2)
      }
      left += extent.width + 4000
    }
    return points
  }

  /// Moves parts, whose shapes are measured, together.
  ///
  /// - Returns: The shapes in their places, and the box of each community.
  func joined(
    _ shapes: [ShapeOutline], _ content: DiagramContent, seed: UInt64
  ) -> (shapes: [ShapeOutline], boxes: [Extent2D]) {
    let extents = parts.map { part in
      Extent2D(
        part.map { shapes[$0].center },
        part.map { NodeSize(width: shapes[$0].width, height: shapes[$0].height) })
    }
    let boxes = zip(parts, extents).map { part, extent in
      part.count > 1
        ? NodeSize(
          width: extent.width + 2 * Self.padding.x,
          height: extent.height + Self.padding.top + Self.padding.bottom)
        : NodeSize(width: extent.width, height: extent.height)
    }
    let centers = BoxPlacement(
      boxes, ties: { ties(of: content, $0) }, gap: Self.gap, aspect: Self.aspect, seed: seed
    ).centers
    var moved = shapes
    var frames: [Extent2D] = []
    for (number, part) in parts.enumerated() {
      let (extent, box, center) = (extents[number], boxes[number], centers[number])
      let isBox = part.count > 1
      let x = center.x - (extent.minX + extent.maxX) / 2
      let y =
        center.y - (extent.minY + extent.maxY) / 2
        - (isBox ? (Self.padding.top - Self.padding.bottom) / 2 : 0)
      for node in part {
        moved[node] = shapes[node].moved(
          to: PlanePoint(x: shapes[node].center.x + x, y: shapes[node].center.y + y))
      }
      if isBox { frames.append(Extent2D([center], [box])) }
    }
    return (moved, frames)
  }

  /// Gives each tie between two parts to a closure.
  private func ties(of content: DiagramContent, _ add: (Int, Int) -> Void) {
    var partOf = [Int](repeating: 0, count: content.nodes.count)
    for (number, part) in parts.enumerated() {
      for node in part { partOf[node] = number }
    }
    for edge in content.edges where partOf[edge.tail] != partOf[edge.head] {
      add(partOf[edge.tail], partOf[edge.head])
    }
  }
}
