import EntenteAnalysis
import EntenteGraphviz
import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

@Suite("Large networks")
struct LargeNetworkTests {
  /// A graph of so many entities of one kind, in rings that are loosely joined.
  private func rings(_ count: Int) throws -> KnowledgeGraph {
    let ids = (0..<count).map { "e\($0)" }
    let claims = (0..<count).map { number -> String in
      let next = number % 20 == 19 ? number - 19 : number + 1
      return "  - {subject: e\(number), relation: ally, object: e\(next % count)}\n"
    }
    let bridges = stride(from: 0, to: count - 20, by: 20).map {
      "  - {subject: e\($0), relation: ally, object: e\($0 + 20)}\n"
    }
    return try graph(
      "entities:\n" + ids.map { "  \($0): {kind: state}\n" }.joined() + "claims:\n"
        + (claims + bridges).joined())
  }

  @Test("Every entity is a small mark with its title, and the most tied are named")
  func marks() async throws {
    let graph = try rings(240)
    var options = try options()
    options.limit = nil
    let diagram = Diagram(of: graph, options)
    let svg = try DrawnSVG(try await diagram.drawn(as: .svg))
    let marks = svg.groups.filter {
      $0.value.classes.contains("kind-state") && !$0.value.classes.contains("legend")
    }
    #expect(marks.count == 240)
    #expect(marks.values.allSatisfy { !$0.title.isEmpty && $0.texts.isEmpty })
    #expect(svg.groups(of: "edge").filter { !$0.classes.contains("legend") }.count == 251)
    let names = svg.groups.keys.filter { $0.hasSuffix("-name") }
    #expect((10...60).contains(names.count))
    let colors = Set(marks.values.flatMap(\.classes).filter { $0.hasPrefix("category-") })
    #expect(
      colors.count > 3, "communities have colors of their own: \(marks.values.first?.classes ?? [])"
    )
    #expect(diagram.summary.contains("240 marks"))
    for mark in marks.values { #expect(mark.box.map(svg.holds) == true) }
  }

  @Test("What makes marks large is said, and nothing if all are of one size")
  func caption() throws {
    let graph = try rings(240)
    for (sizing, words) in [
      (DiagramStyle.Sizing.neighbors, "larger mark = more neighbors"),
      (.measure(.betweenness), "larger mark = more betweenness"), (.none, nil),
    ] {
      var options = try options()
      options.limit = nil
      options.style.sizing = sizing
      let told = Diagram(of: graph, options).description
      #expect(told.contains("larger mark") == (words != nil))
      if let words { #expect(told.contains(words)) }
    }
  }

  @Test("Every view carries a graph of many hundreds in moments", .timeLimit(.minutes(5)))
  func manyHundreds() async throws {
    let graph = try rings(640)
    for view in [DiagramView.communities, .ego(0), .matrix] {
      var options = try options()
      options.limit = nil
      options.view = view
      #expect(try await !Diagram(of: graph, options).drawn(as: .svg).isEmpty, "\(view.name)")
    }
  }

  @Test("Unless all are asked for, the most tied eighty are drawn, and the others counted")
  func mostTied() async throws {
    let svg = try DrawnSVG(try await Diagram(of: try rings(240), try options()).drawn(as: .svg))
    #expect(svg.sentence.contains("160 states"))
  }
}
