import EntenteGraph
import EntenteGraphviz

/// The network with each of its communities in a box that is named after its
/// most tied members.
struct CommunitiesArrangement: Arrangement {
  let content: DiagramContent

  private let placement: CommunityPlacement
  private let seed: UInt64

  init(_ content: DiagramContent, seed: UInt64) {
    let placement = CommunityPlacement(of: content, seed: seed)
    var content = content
    // Between boxes lines are long, and cross many others: their titles say what
    // they are.
    for (number, edge) in content.edges.enumerated()
    where placement.labels[edge.tail] != placement.labels[edge.head] {
      content.edges[number].label = nil
    }
    self.content = content
    self.seed = seed
    self.placement = placement
  }

  var caption: [String] {
    [
      "\(placement.members.count) communities of \(shownCount) entities by their ties",
      "Leiden method, modularity \(placement.modularity.twoDigits)",
      "\(content.relationCount) relations from \(content.claimCount) claims",
    ]
  }

  var notes: [String] {
    [
      "Communities hold more ties inside than chance would; conflict and denied ties are not counted."
    ]
  }

  var summary: String {
    "\(placement.members.count) communities, modularity \(placement.modularity.twoDigits); "
      + "\(content.nodes.count) shapes and \(content.edges.count) lines for \(shownCount) entities"
  }

  var extraTitles: [String: String] {
    Dictionary(
      uniqueKeysWithValues: placement.members.enumerated().map { number, members in
        (
          "community-\(number)",
          "\(name(of: members)): " + members.map { content.nodes[$0].title }.joined(separator: ", ")
        )
      })
  }

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let measured = try await worker.outlines(
      of: content, at: placement.separate(content, seed: seed), painter, separation: 10)
    let (shapes, boxes) = placement.joined(measured, content, seed: seed)
    let fontSize = nameSize(over: boxes)
    for (number, box) in boxes.enumerated() {
      painter.communityBox(
        number, name: name(of: placement.members[number]), fontSize: fontSize, around: box,
        &document)
    }
    let drawing = NetworkDrawing(content, shapes: shapes)
    drawing.draw(into: &document, with: painter)
    var extent = drawing.extent
    for box in boxes { extent.formUnion(box) }
    return extent
  }

  /// The size of the names of boxes: larger on a large sheet, as far as they have room.
  private func nameSize(over boxes: [Extent2D]) -> Double {
    var extent = Extent2D([], [])
    for box in boxes { extent.formUnion(box) }
    return min(16, max(10, extent.width / 108))
  }

  /// The two most tied members.
  private func name(of members: [Int]) -> String {
    let first = members.sorted {
      (content.nodes[$1].weight, $0) < (content.nodes[$0].weight, $1)
    }.prefix(2).map { content.nodes[$0].title }
    let more = members.reduce(0) { $0 + max(1, content.nodes[$1].chips.count) } - first.count
    return first.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }
}

extension DiagramPainter {
  /// A box around a community, with its name in the upper left corner.
  func communityBox(
    _ number: Int, name: String, fontSize: Double, around box: Extent2D,
    _ document: inout DOTDocument
  ) {
    document.cluster(
      "community-\(number)",
      [
        (
          "bb",
          .text(
            [box.minX, box.minY, box.maxX, box.maxY].map(\.twoDigits).joined(separator: ","))
        ),
        ("id", .text("community-\(number)")), ("class", .text("community")),
        ("style", .text("filled,rounded")), ("color", .text(theme.faint)),
        ("fillcolor", .text(theme.panel)), ("penwidth", .number(1)), ("label", .text("")),
      ])
    document.textBox(
      name, id: "community-name-\(number)", size: fontSize, color: theme.muted, isBold: true,
      left: box.minX + 12,
      width: min(max(20, box.width - 24), Double(name.columns) * fontSize * 0.55 + 6),
      middle: box.maxY - 6 - fontSize * 0.8, height: fontSize * 1.4, background: theme.panel)
  }
}
