import EntenteGraph
import EntenteModel
import Testing

@testable import EntenteRendering

/// Expects of boxes that no two come nearer to each other than a distance.
private func expectApart(_ points: [PlanePoint], _ sizes: [NodeSize], by gap: Double) {
  for i in sizes.indices {
    for j in sizes.indices where j > i {
      let dx: Double = abs(points[i].x - points[j].x)
      let dy: Double = abs(points[i].y - points[j].y)
      let width: Double = (sizes[i].width + sizes[j].width) / 2 + gap
      let height: Double = (sizes[i].height + sizes[j].height) / 2 + gap
      #expect(dx >= width || dy >= height, "\(i) and \(j) overlap")
    }
  }
}

@Suite("Arranging shapes")
struct ArrangingTests {
  @Test("Shapes on a ring keep clear of each other and of the middle", arguments: [1, 2, 7, 40])
  func ring(count: Int) {
    var sizes = [NodeSize(width: 160, height: 50)]
    for number in 0..<count {
      let (width, height) = (60 + 40 * (number % 5), 24 + 30 * (number % 3))
      sizes.append(NodeSize(width: Double(width), height: Double(height)))
    }
    let ring = Ring(sizes, order: Array(1..<sizes.count))
    expectApart(ring.points, sizes, by: 0)
    let tops = ring.points.dropFirst().map(\.y)
    #expect(ring.points[1].y > 0.7 * (tops.max() ?? 0), "the first is at the top")
  }

  @Test("Boxes never overlap, and those with ties between them stand closer")
  func boxes() {
    let sizes = (0..<9).map { number -> NodeSize in
      let (width, height) = (100 + number * 37 % 90, 60 + number * 53 % 70)
      return NodeSize(width: Double(width), height: Double(height))
    }
    let placed = BoxPlacement(
      sizes, ties: { add in for _ in 0..<40 { add(7, 8) } }, gap: 20, aspect: 1.4, seed: 1
    ).centers
    expectApart(placed, sizes, by: 19.9)
    let tied = placed[7].distance(to: placed[8])
    let others = (0..<7).map { placed[$0].distance(to: placed[8]) }.sorted()
    #expect(tied <= others[1])
  }

  @Test("Moving shapes leaves fewer crossings, the same for the same seed")
  func crossings() {
    // A ring of eight whose shapes stand in the wrong order.
    var content = DiagramContent()
    content.nodes = (0..<8).map {
      DiagramContent.Node(id: "n\($0)", kind: .state, title: "n", description: "n")
    }
    content.edges = (0..<8).map { number in
      DiagramContent.Edge(
        id: "e\(number)", tail: number, head: (number + 1) % 8, family: .cooperation, look: .held,
        pointsToHead: false, pointsToTail: false, label: nil, description: "", kinds: [])
    }
    let sizes = content.nodes.map { _ in NodeSize(width: 10, height: 10) }
    let points = (0..<8).map { node -> PlanePoint in
      let angle = Double(node * 3 % 8) * .pi / 4
      return PlanePoint(x: 200 * cosine(angle), y: 200 * sine(angle))
    }
    func searched() -> [PlanePoint] {
      var search = CrossingSearch(points, content, sizes: sizes)
      search.run(rounds: 80, seed: 3, within: Extent2D(points, sizes))
      return search.points
    }
    let before = LayoutScore(points, content, sizes: sizes, aspect: 1)
    let after = LayoutScore(searched(), content, sizes: sizes, aspect: 1)
    #expect(before.crossings == 16)
    #expect(after.crossings <= 8, "half of them at least are gone")
    #expect(searched() == searched())
  }

  @Test("Names beside marks do not cover each other")
  func names() {
    let points = (0..<30).map { PlanePoint(x: Double($0 % 6) * 40, y: Double($0 / 6) * 18) }
    let marks = points.map { _ in NodeSize(width: 9, height: 9) }
    let placed = NamePlacement(
      points.map { _ in "Kazakhstan" }, at: points, marks: marks, wanted: Array(points.indices),
      fontSize: { _ in 8.5 })
    #expect(placed.names.count >= 5)
    let boxes = placed.names.values.map(\.box)
    for (i, first) in boxes.enumerated() {
      for second in boxes[(i + 1)...] {
        #expect(first.overlap(second) < 0.3 * first.width * first.height)
      }
    }
  }
}
