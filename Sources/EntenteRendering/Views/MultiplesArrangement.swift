import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// The same network at several dates, every entity at the same place in each
/// frame: what is new since the frame before is in color.
struct MultiplesArrangement: Arrangement {
  /// The shapes and lines of all frames, one after the other.
  private(set) var content = DiagramContent()

  private(set) var panels: [Panel] = []

  /// Whether ties are drawn in every frame of which no claim tells when.
  private let tellsUndated: Bool

  /// Whether the frames are versions of a graph, not dates.
  private let showsVersions: Bool

  /// What one frame shows: its heading and its parts of the content.
  struct Panel: Sendable {
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
  let points: [PlanePoint]

  /// How much larger than usual the frames are: the more entities, the more room
  /// their names need.
  let scale: Double

  /// The size of a frame.
  var frameSize: NodeSize { NodeSize(width: 560 * scale, height: 400 * scale) }

  private static let usualCount = 36.0
  private static let mostScale = 1.5

  /// The network at some dates.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, at dates: [PartialDate], limit: Int?,
    seed: UInt64, keepsUndated: Bool = false, style: DiagramStyle = DiagramStyle(),
    scales: EntityScales = EntityScales()
  ) {
    var whole = selection
    whole.asOf = nil
    self.init(
      of: graph, whole,
      NetworkFrames(of: graph, whole, at: dates, keepsUndated: keepsUndated),
      limit: limit, seed: seed, countsEnded: keepsUndated, style: style, scales: scales)
  }

  /// Two versions of a network.
  init(of versions: ComparedVersions, titles: [String], limit: Int?, seed: UInt64) {
    self.init(
      of: versions.graph, .everything, NetworkFrames(of: versions, titles: titles),
      limit: limit, seed: seed, countsEnded: false, style: DiagramStyle(), scales: EntityScales())
  }

  private init(
    of graph: KnowledgeGraph, _ whole: Selection, _ frames: NetworkFrames, limit: Int?,
    seed: UInt64, countsEnded: Bool, style: DiagramStyle, scales: EntityScales
  ) {
    let network = DiagramContent(
      of: graph, whole, limit: limit, folds: false, style: style, scales: scales)
    content.colors = network.colors
    // Numbers of neighbors are those of no frame.
    if case .values = scales.sizes { content.sizes = network.sizes }
    scale = min(
      Self.mostScale, max(1, (Double(network.nodes.count) / Self.usualCount).squareRoot()))
    tellsUndated = !frames.undated.isEmpty
    showsVersions = frames.areVersions
    let sizes = network.nodes.map {
      NodeSize(width: 16 + Double(min(24, $0.title.columns)) * 5, height: 26)
    }
    points = Self.fitted(
      Placement.points(of: network, seed: seed, tries: 4, sizes: sizes),
      NodeSize(width: 560 * scale, height: 400 * scale))
    var nodeOf: [Int: Int] = [:]
    for (node, entities) in network.entities.enumerated() {
      for entity in entities { nodeOf[entity] = node }
    }
    let names = DiagramNames(of: graph, whole)
    for (number, ties) in frames.ties.enumerated() {
      add(
        ties.filter { nodeOf[$0.subject] != nil && nodeOf[$0.object] != nil },
        new: frames.new[number], titled: frames.titles[number], number: number, network, nodeOf,
        names, style)
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
    _ network: DiagramContent, _ nodeOf: [Int: Int], _ names: DiagramNames, _ style: DiagramStyle
  ) {
    var part = DiagramContent()
    part.nodes = network.nodes
    for node in part.nodes.indices {
      part.nodes[node].id = "f\(number)-n\(node)"
      part.nodes[node].isLabeled = false
    }
    part.addEdges(
      of: ties.filter { !new.contains($0.tie.relation.position) }, nodeOf: nodeOf,
      names: names, style: style, words: { _ in nil })
    for edge in part.edges.indices { part.edges[edge].isFaint = true }
    let kept = part.edges.count
    part.addEdges(
      of: ties.filter { new.contains($0.tie.relation.position) }, nodeOf: nodeOf,
      names: names, style: style, words: { _ in nil })

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
    named.formIntersection(network.nodes.indices.filter { network.nodes[$0].isLabeled })

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
  private static func fitted(_ points: [PlanePoint], _ frame: NodeSize) -> [PlanePoint] {
    let extent = Extent2D(points, points.map { _ in NodeSize(width: 0, height: 0) })
    let (middleX, middleY) = (
      (extent.minX + extent.maxX) / 2, (extent.minY + extent.maxY) / 2
    )
    let x = (frame.width - 120) / max(1, extent.width)
    let y = (frame.height - 48) / max(1, extent.height)
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
}
