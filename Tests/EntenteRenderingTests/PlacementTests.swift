import EntenteGraph
import EntenteModel
import Testing

@testable import EntenteRendering

@Suite("Routes of lines")
struct EdgeRouteTests {
  private func box(_ x: Double, _ y: Double) -> ShapeOutline {
    ShapeOutline(shape: "box", center: PlanePoint(x: x, y: y), width: 40, height: 20)
  }

  private func content(_ edges: [(Int, Int)], nodes: Int) throws -> DiagramContent {
    var content = DiagramContent()
    content.nodes = (0..<nodes).map {
      .init(id: "n\($0)", kind: .state, title: "\($0)", description: "")
    }
    content.edges = edges.enumerated().map { number, edge in
      .init(
        id: "e\(number)", tail: edge.0, head: edge.1, family: .contact, look: .held,
        pointsToHead: true, pointsToTail: false, description: "", kinds: [])
    }
    return content
  }

  @Test("A line between two free shapes is straight and ends at their outlines")
  func straight() throws {
    let routes = EdgeRoutes(try content([(0, 1)], nodes: 2), between: [box(0, 0), box(200, 0)])
    let route = try #require(routes.routes[0])
    #expect(route.curve.allSatisfy { abs($0.y) < 1e-6 })
    #expect(abs(route.curve[0].x - 20) < 0.01)
    #expect(abs(try #require(route.endTip).x - 180) < 0.01)
    #expect(abs(route.curve[3].x - 174) < 0.1, "six points are left for the arrowhead")
    #expect(route.startTip == nil)
  }

  @Test("A line bends round a shape that stands in between")
  func bent() throws {
    let shapes = [box(0, 0), box(200, 0), box(100, 0)]
    let routes = EdgeRoutes(try content([(0, 1)], nodes: 3), between: shapes)
    let route = try #require(routes.routes[0])
    #expect(route.points(40).allSatisfy { !shapes[2].contains($0) })
  }

  @Test("Lines between the same two shapes run beside each other, whichever way they point")
  func lanes() throws {
    let routes = EdgeRoutes(
      try content([(0, 1), (1, 0)], nodes: 2), between: [box(0, 0), box(200, 0)])
    let middles = try routes.routes.map { EdgeRoute.point(at: 0.5, on: try #require($0).curve) }
    #expect(abs(middles[0].y - middles[1].y) > 8)
  }

  @Test(
    "An outline knows what lies within it",
    arguments: [
      ("box", 0.95, 0.95, true), ("ellipse", 0.95, 0.95, false), ("ellipse", 0.6, 0.6, true),
      ("hexagon", 0.9, 0.9, false), ("hexagon", 0.95, 0.0, true), ("octagon", 0.9, 0.9, false),
      ("parallelogram", 0.95, 0.95, true), ("parallelogram", -0.9, 0.9, false),
    ] as [(String, Double, Double, Bool)])
  func outlines(shape: String, x: Double, y: Double, isWithin: Bool) {
    let outline = ShapeOutline(
      shape: shape, center: PlanePoint(x: 5, y: 5), width: 40, height: 20)
    #expect(outline.contains(PlanePoint(x: 5 + 20 * x, y: 5 + 10 * y)) == isWithin)
  }
}

@Suite("Placement")
struct PlacementTests {
  @Test("Crossings, ties over shapes and overlaps are counted")
  func score() {
    var content = DiagramContent()
    content.nodes = (0..<4).map { .init(id: "n\($0)", kind: .state, title: "", description: "") }
    content.edges = [(0, 2), (1, 3)].map {
      .init(
        id: "", tail: $0.0, head: $0.1, family: .contact, look: .held, pointsToHead: false,
        pointsToTail: false, description: "", kinds: [])
    }
    let sizes = content.nodes.map { _ in NodeSize(width: 10, height: 10) }
    func score(_ points: [(Double, Double)]) -> LayoutScore {
      LayoutScore(points.map { PlanePoint(x: $0.0, y: $0.1) }, content, sizes: sizes, aspect: 1)
    }
    #expect(score([(0, 0), (100, 0), (100, 100), (0, 100)]).crossings == 1)
    #expect(score([(0, 0), (0, 100), (100, 0), (100, 100)]).crossings == 0)
    #expect(score([(0, 0), (50, 0), (100, 0), (50, 100)]).tiesOverShapes == 1)
    #expect(score([(0, 0), (3, 0), (100, 0), (50, 100)]).overlaps == 1)
  }

  @Test("Text is broken between words, and a long word stands alone")
  func wrapping() {
    #expect("one two three".wrapped(at: 7) == ["one two", "three"])
    #expect("incomprehensible a".wrapped(at: 5) == ["incomprehensible", "a"])
    #expect("".wrapped(at: 5) == [""])
  }

  @Test(
    "Periods are spelled out as one writes them",
    arguments: [
      ("2024-07-03/2024-07-04", "3–4 July 2024"), ("2024-05", "May 2024"), ("2014~", "about 2014"),
      ("2001/..", "since 2001"), ("2024-07-04", "4 July 2024"), ("/2024-05", "until May 2024"),
      ("2022?", "2022?"), ("2024-06-30/2024-07-01", "30 June 2024 – 1 July 2024"),
    ])
  func periods(text: String, spelledOut: String) throws {
    #expect(try Period(text).spelledOut == spelledOut)
  }
}
