import EntenteGraph

/// Where the nodes of a diagram stand: the best of several stress layouts,
/// turned to the wanted shape of the sheet.
struct Placement: Sendable {
  /// The middle of each node, in points, y upward.
  private(set) var points: [PlanePoint]

  /// How good the placement is.
  let score: LayoutScore

  /// The width of a sheet to its height.
  private static let aspect = 1.4

  /// The usual distance between two tied shapes, border to border, in points.
  private static let gap = 56.0

  /// Places the nodes of a diagram.
  ///
  /// - Parameters:
  ///   - content: What the diagram shows.
  ///   - seed: The first of the seeds tried.
  ///   - tries: How many seeds to try.
  ///   - sizes: The sizes of the shapes; about those that their names need if nil.
  ///   - spacing: How far apart tied shapes are, as a share of what is usual.
  /// - Returns: The placement that is easiest to read.
  static func best(
    of content: DiagramContent, seed: UInt64, tries: Int, sizes: [NodeSize]? = nil,
    spacing: Double = 1
  ) -> Placement {
    let sizes = sizes ?? content.nodes.map(NodeSize.init)
    let lengths = wantedLengths(of: content, sizes, spacing: spacing)
    let graph = CSRGraph(
      nodeCount: content.nodes.count,
      edges: content.edges.map { (UInt32($0.tail), UInt32($0.head)) }, weights: lengths)
    let parts = graph.components()
    let placements = Workers.all.gather(max(1, tries)) { turn in
      Placement(content, sizes: sizes, lengths: lengths, parts: parts, seed: seed &+ UInt64(turn))
    }.easiestFirst
    guard content.nodes.count + content.edges.count < 400 else { return placements[0] }
    // The one that is easiest to read before the search is not always so after it.
    let begun = placements.prefix(mostSearched)
    let searched = Workers.all.gather(begun.count) { place in
      var search = CrossingSearch(begun[place].points, content, sizes: sizes)
      search.run(rounds: 60, seed: seed, within: Extent2D(begun[place].points, sizes))
      return Placement(points: search.points, content, sizes: sizes)
    }
    return (searched + [placements[0]]).easiestFirst[0]
  }

  /// From how many placements a search for fewer crossings begins.
  private static let mostSearched = 4

  /// Where the nodes of a diagram stand that may be a large one.
  ///
  /// Above some hundred nodes one layout is made and none is judged: to count
  /// crossings would take longer.
  ///
  /// - Parameters: As of ``best(of:seed:tries:sizes:spacing:)``.
  /// - Returns: The middle of each node, in points, y upward.
  static func points(
    of content: DiagramContent, seed: UInt64, tries: Int, sizes: [NodeSize]? = nil,
    spacing: Double = 1
  ) -> [PlanePoint] {
    guard content.nodes.count > mostJudged else {
      return best(of: content, seed: seed, tries: tries, sizes: sizes, spacing: spacing).points
    }
    let graph = CSRGraph(
      nodeCount: content.nodes.count,
      edges: content.edges.map { (UInt32($0.tail), UInt32($0.head)) },
      weights: wantedLengths(
        of: content, sizes ?? content.nodes.map(NodeSize.init), spacing: spacing))
    return graph.layout(lengths: .weights, seed: seed)
  }

  /// How many nodes a diagram has at most of which several layouts are tried.
  private static let mostJudged = 250

  private init(points: [PlanePoint], _ content: DiagramContent, sizes: [NodeSize]) {
    self.points = points
    score = LayoutScore(points, content, sizes: sizes, aspect: Self.aspect)
  }

  private init(
    _ content: DiagramContent, sizes: [NodeSize], lengths: [Double], parts: Components,
    seed: UInt64
  ) {
    points = Array(repeating: PlanePoint(x: 0, y: 0), count: content.nodes.count)
    var boxes: [PackedBoxes.Box] = []
    for part in 0..<parts.count {
      let members = parts.nodes(in: part).map(Int.init)
      let layout = Self.layout(of: members, content, lengths: lengths, seed: seed)
      let turned = Self.turned(layout, sizes: members.map { sizes[$0] })
      for (node, point) in zip(members, turned) { points[node] = point }
      boxes.append(
        PackedBoxes.Box(members: members, points: turned, sizes: members.map { sizes[$0] }))
    }
    PackedBoxes(boxes, aspect: Self.aspect).place(&points)
    score = LayoutScore(points, content, sizes: sizes, aspect: Self.aspect)
  }

  /// How long each tie should be: longer by the room that its ends take, and
  /// between two that share few neighbors, so that hubs stand apart.
  ///
  /// > E. R. Gansner, Y. Koren, S. North 2005 (see ``CSRGraph/stressLayout(seed:iterations:)``),
  /// > section 4.3, lengthen edges by the neighbors that their ends do not share.
  private static func wantedLengths(
    of content: DiagramContent, _ sizes: [NodeSize], spacing: Double
  ) -> [Double] {
    var neighbors = [Set<Int>](repeating: [], count: content.nodes.count)
    for edge in content.edges {
      neighbors[edge.tail].insert(edge.head)
      neighbors[edge.head].insert(edge.tail)
    }
    return content.edges.map { edge in
      let apart = neighbors[edge.tail].symmetricDifference(neighbors[edge.head]).count
      let alone = min(neighbors[edge.tail].count, neighbors[edge.head].count) == 1
      let stretch = alone ? 0.8 : 0.5 + 0.48 * Double(apart).squareRoot()
      let words = edge.label == nil ? 0 : LabelPlacement.size(of: edge).width * 0.85
      return spacing * (gap * edge.mark.length * stretch + words)
        + 0.55 * (sizes[edge.tail].reach + sizes[edge.head].reach)
    }
  }

  /// The stress layout of a connected part.
  private static func layout(
    of members: [Int], _ content: DiagramContent, lengths: [Double], seed: UInt64
  ) -> [PlanePoint] {
    var numbers: [Int: UInt32] = [:]
    for (number, node) in members.enumerated() { numbers[node] = UInt32(number) }
    var edges: [(UInt32, UInt32)] = []
    var weights: [Double] = []
    for (edge, length) in zip(content.edges, lengths) {
      guard let tail = numbers[edge.tail], let head = numbers[edge.head] else { continue }
      edges.append((tail, head))
      weights.append(length)
    }
    return CSRGraph(nodeCount: members.count, edges: edges, weights: weights)
      .stressLayout(seed: seed)
  }

  /// A layout turned and stretched a little, so that its shape comes nearest
  /// to the wanted one.
  private static func turned(_ layout: [PlanePoint], sizes: [NodeSize]) -> [PlanePoint] {
    guard layout.count > 2 else {
      return layout.count < 2
        ? layout : layout.map { PlanePoint(x: $0.distance(to: layout[0]), y: 0) }
    }
    var best = layout
    var least = Double.infinity
    for turn in 0..<36 {
      let angle = Double(turn) * .pi / 36
      let (sine, cosine) = (sine(angle), cosine(angle))
      let rotated = layout.map {
        PlanePoint(x: $0.x * cosine - $0.y * sine, y: $0.x * sine + $0.y * cosine)
      }
      let extent = Extent2D(rotated, sizes)
      let difference = abs(extent.width / max(1, extent.height) - aspect)
      if difference < least - 1e-9 {
        least = difference
        best = rotated
      }
    }
    let extent = Extent2D(best, sizes)
    let stretch = min(1.3, max(0.8, aspect * extent.height / max(1, extent.width)))
    return best.map { PlanePoint(x: $0.x * stretch, y: $0.y) }
  }
}

/// The box around some shapes.
struct Extent2D: Hashable, Sendable {
  var minX = Double.infinity
  var maxX = -Double.infinity
  var minY = Double.infinity
  var maxY = -Double.infinity

  var width: Double { max(0, maxX - minX) }
  var height: Double { max(0, maxY - minY) }

  /// Takes in another box.
  mutating func formUnion(_ other: Extent2D) {
    minX = min(minX, other.minX)
    maxX = max(maxX, other.maxX)
    minY = min(minY, other.minY)
    maxY = max(maxY, other.maxY)
  }

  init(_ points: [PlanePoint], _ sizes: [NodeSize]) {
    for (point, size) in zip(points, sizes) {
      minX = min(minX, point.x - size.width / 2)
      maxX = max(maxX, point.x + size.width / 2)
      minY = min(minY, point.y - size.height / 2)
      maxY = max(maxY, point.y + size.height / 2)
    }
  }
}

extension [Placement] {
  /// The placements, the easiest to read first; of equal ones the first made.
  fileprivate var easiestFirst: [Placement] {
    enumerated().sorted { a, b in
      a.element.score < b.element.score
        || !(b.element.score < a.element.score) && a.offset < b.offset
    }.map(\.element)
  }
}
