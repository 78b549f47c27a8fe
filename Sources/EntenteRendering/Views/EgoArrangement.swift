import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// An entity in the middle and its neighbors on a ring around it.
///
/// The ring is sorted by the family of the tie; within a family neighbors that
/// are tied to each other stand close.
struct EgoArrangement: Arrangement {
  let content: DiagramContent
  let heading: String?

  private let order: [Int]
  private let sectors: [Sector]

  /// A part of the ring.
  private enum Sector: Hashable, Comparable {
    case held(Int)
    case planned(Int)

    /// The families in the order of the ring.
    static let families: [Relation.Family] = [
      .contact, .cooperation, .structure, .office, .absence, .conflict,
    ]

    init(of edge: DiagramContent.Edge) {
      let place = Self.families.firstIndex(of: edge.family) ?? 0
      self = edge.look == .held ? .held(place) : .planned(place)
    }

    var words: String {
      switch self {
      case .held(let place): Self.families[place].rawValue
      case .planned(let place): "\(Self.families[place].rawValue) planned or denied"
      }
    }

    static func < (a: Sector, b: Sector) -> Bool {
      switch (a, b) {
      case (.held(let x), .held(let y)), (.planned(let x), .planned(let y)): x < y
      case (.held, .planned): true
      case (.planned, .held): false
      }
    }
  }

  init(
    around center: Int, in graph: KnowledgeGraph, _ selection: Selection, limit: Int?,
    style: DiagramStyle = DiagramStyle(), scales: EntityScales = EntityScales()
  ) {
    content = DiagramContent(
      around: center, in: graph, selection, limit: limit, style: style, scales: scales)
    var sectorOf = [Sector?](repeating: nil, count: content.nodes.count)
    for edge in content.edges where edge.tail == 0 || edge.head == 0 {
      let node = edge.tail + edge.head
      let sector = Sector(of: edge)
      sectorOf[node] = sectorOf[node].map { min($0, sector) } ?? sector
    }
    let sorted = content.nodes.indices.dropFirst().sorted { a, b in
      guard let first = sectorOf[a], let second = sectorOf[b] else { return a < b }
      return first == second ? a < b : first < second
    }
    order = Self.shortened(sorted, content, sectorOf)
    sectors = Set(sectorOf.compactMap { $0 }).sorted()
    let entities = content.nodes.dropFirst().reduce(0) { $0 + max(1, $1.chips.count) }
    heading =
      "\(graph.storage.entityName(center)): "
      + "\(content.relationCount.counted("tie", "ties")) to "
      + "\(entities.counted("entity", "entities"))"
  }

  var explained: DiagramContent {
    var explained = content
    explained.edges.removeAll(where: \.isFaint)
    return explained
  }

  var caption: [String] {
    let sequence = sectors.map(\.words).joined(separator: ", ")
    return [
      "Those tied to it, clockwise from the top: \(sequence)",
      "under each tie its date and sources",
    ]
  }

  var notes: [String] {
    content.edges.contains(where: \.isFaint) ? ["Thin grey lines: ties among the neighbors."] : []
  }

  var reasonForNothing: String { "nobody is tied to it" }

  var numbersSources: Bool { true }

  var summary: String {
    "ego network of \(content.nodes.first?.title ?? "nobody"): \(content.nodes.count - 1) shapes on "
      + "a ring, \(content.relationCount) ties"
  }

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let guessed = Ring(content.nodes.map(NodeSize.init), order: order)
    let measured = try await worker.outlines(
      of: content, at: guessed.points, painter, separation: nil)
    let ring = Ring(
      measured.map { NodeSize(width: $0.width, height: $0.height) }, order: order)
    let shapes = zip(measured, ring.points).map { $0.moved(to: $1) }
    let drawing = NetworkDrawing(content, shapes: shapes)
    drawing.draw(into: &document, with: painter)
    return drawing.extent
  }

  /// An order in which neighbors tied to each other stand closer, each within
  /// its part of the ring, by exchanging those next to each other.
  private static func shortened(
    _ order: [Int], _ content: DiagramContent, _ sectorOf: [Sector?]
  ) -> [Int] {
    var order = order
    let count = order.count
    guard count > 2, count <= 200 else { return order }
    var partners = [[Int]](repeating: [], count: content.nodes.count)
    for edge in content.edges where edge.isFaint {
      partners[edge.tail].append(edge.head)
      partners[edge.head].append(edge.tail)
    }
    var place = [Int](repeating: 0, count: content.nodes.count)
    for (position, node) in order.enumerated() { place[node] = position }
    func span(_ node: Int) -> Int {
      partners[node].reduce(0) { sum, partner in
        let apart = abs(place[node] - place[partner])
        return sum + min(apart, count - apart)
      }
    }
    for _ in 0..<count {
      var improved = false
      for position in 0..<(count - 1) {
        let (a, b) = (order[position], order[position + 1])
        guard sectorOf[a] == sectorOf[b] else { continue }
        let before = span(a) + span(b)
        place.swapAt(a, b)
        if span(a) + span(b) < before {
          order.swapAt(position, position + 1)
          improved = true
        } else {
          place.swapAt(a, b)
        }
      }
      if !improved { break }
    }
    return order
  }
}
