import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

@Suite("What stands around a diagram")
struct FrameTests {
  /// The sizes of the words of nodes whose ids begin so, in a document.
  private func sizes(_ document: String, of prefix: String) -> [Double] {
    document.split(separator: "\n").filter { $0.hasPrefix("  \"\(prefix)") }.compactMap { line in
      line.firstMatch(of: /POINT-SIZE="([0-9.]+)"/).flatMap { Double($0.1) }
    }
  }

  @Test("Title, legend and sources can be read when the sheet is scaled to a page")
  func readable() async throws {
    let graph = try summit()
    let dates = try ["2023-12-31", "2024-07-03"].map { try PartialDate($0) }
    for view in [DiagramView.network, .communities, .multiples(dates)] {
      var options = try options()
      options.view = view
      let diagram = Diagram(of: graph, options)
      let document = try await diagram.document()
      let width = try DrawnSVG(try await diagram.drawn(as: .svg)).sheet.width
      #expect(width > 1300, "\(view.name)")
      for (part, least) in [("legend-text-", 9.0), ("title-", 20), ("source-", 8)] {
        let found = sizes(document, of: part)
        #expect(!found.isEmpty, "\(view.name): \(part)")
        #expect(found.allSatisfy { $0 * 1080 / width >= least }, "\(view.name): \(part) \(found)")
      }
    }
  }

  @Test("Sizes in a legend are those of the picture, however large the sheet is")
  func trueSizes() async throws {
    let document = try await Diagram(of: try summit(), try options()).document()
    let shown = sizes(document, of: "legend-size-")
    #expect(shown.count == 3)
    #expect(shown.max() == NodeText.titleSize(of: 1))
    #expect(sizes(document, of: "n").contains(NodeText.titleSize(of: 1)))
  }

  @Test("Characters of East Asia are twice as wide, and marks on letters take no room")
  func columns() {
    #expect("Astana".columns == 6 && "上海合作组织".columns == 12 && "e\u{301}".columns == 1)
    #expect("Қазақстан".columns == 9)
    #expect("上海 合作 组织".wrapped(at: 9) == ["上海 合作", "组织"])
    #expect("one two three".wrapped(at: 7) == ["one two", "three"])
    let node = { (title: String) in
      DiagramContent.Node(id: "n", kind: .state, title: title, description: title)
    }
    #expect(
      NodeSize(of: node("上海合作组织")).width > 1.8 * NodeSize(of: node("Astana")).width - 40)
  }

  @Test("A key has as few rows as its width allows, read from the top down")
  func key() {
    let narrow = KeyColumns([100, 60, 80, 40, 90], within: 230)
    #expect(narrow.rows == 2 || narrow.rows == 3)
    #expect((0..<5).allSatisfy { narrow.place(of: $0).row < narrow.rows })
    #expect(narrow.place(of: 0).left == 0 && narrow.place(of: narrow.rows).left == 100)
    #expect(KeyColumns([100, 60, 80], within: 300).rows == 1)
    #expect(KeyColumns([100, 60, 80], within: 90).rows == 3)
  }
}

@Suite("Names beside marks")
struct NamePlacementTests {
  private let marks = [NodeSize](repeating: NodeSize(width: 10, height: 10), count: 2)

  private func placed(
    _ titles: [String], _ points: [PlanePoint], lines: [(PlanePoint, PlanePoint)] = [],
    within bounds: Extent2D? = nil
  ) -> NamePlacement {
    NamePlacement(
      titles, at: points, marks: marks, wanted: Array(titles.indices), lines: lines, within: bounds,
      fontSize: { _ in 10 })
  }

  @Test("A name stands to the right, unless a line leads there")
  func lines() throws {
    let points = [PlanePoint(x: 0, y: 0), PlanePoint(x: 300, y: 0)]
    let free = try #require(placed(["Moscow", "Kyiv"], points).names[0])
    #expect(free.box.center.x > 20 && free.box.center.y == 0)
    let crossed = try #require(
      placed(["Moscow", "Kyiv"], points, lines: [(points[0], points[1])]).names[0])
    #expect(crossed.box.center.x < 0 || abs(crossed.box.center.y) >= crossed.box.height / 2)
  }

  @Test("No name leaves the frame, and a long one stands in several lines")
  func bounds() throws {
    let points = [PlanePoint(x: 195, y: 0), PlanePoint(x: -195, y: 90)]
    let frame = Extent2D([PlanePoint(x: 0, y: 0)], [NodeSize(width: 400, height: 200)])
    let title = "Second round of Iran's presidential election"
    let placed = placed([title, title], points, within: frame)
    #expect(placed.names.count == 2)
    for name in placed.names.values {
      #expect(name.lines.count == 2)
      #expect(name.box.center.x + name.box.width / 2 <= frame.maxX + 1)
      #expect(name.box.center.x - name.box.width / 2 >= frame.minX - 1)
      #expect(name.box.center.y + name.box.height / 2 <= frame.maxY + 1)
    }
  }

  @Test("Names of frames lie on the sheet, right of the edge at which the title begins")
  func frames() async throws {
    var options = try options()
    options.view = .multiples(
      try ["2022-02-28", "2023-12-31", "2024-07-03", "2024-07-05"].map { try PartialDate($0) })
    let svg = try DrawnSVG(try await Diagram(of: try summit(), options).drawn(as: .svg))
    let edge = try #require(svg.groups["accent"]?.box)
    let names = svg.groups.filter { $0.key.hasSuffix("-name") }
    #expect(names.count > 60)
    for (id, name) in names {
      let box = try #require(name.box, "\(id) has a patch of paper")
      #expect(box.minX >= edge.minX - 1 && svg.holds(box), "\(id)")
      #expect(!name.title.isEmpty)
    }
  }
}
