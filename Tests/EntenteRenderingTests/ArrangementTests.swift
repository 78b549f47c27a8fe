import EntenteAnalysis
import EntenteGraphviz
import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

@Suite("What a view shows, and where")
struct ArrangementTests {
  @Test("The ring runs from contacts to conflicts, and plans come last")
  func ringOrder() async throws {
    let graph = try summit()
    let putin = try #require(graph.position(ofEntity: "putin"))
    var options = try options()
    options.view = .ego(putin)
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let middle = try #require(svg.groups["n0"]?.box)
    /// The angle of a shape by its name, clockwise from the top.
    func angle(_ name: String) throws -> Double {
      let box = try #require(
        svg.groups.values.first {
          $0.classes.contains("node") && $0.texts.first == name
            && $0.classes.contains { $0.hasPrefix("kind-") }
        }?.box, "\(name)")
      let (x, y) = (Double(box.midX - middle.midX), Double(middle.midY - box.midY))
      let angle = atan2(x, y)
      return angle < -0.001 ? angle + 2 * .pi : angle
    }
    // Contact, cooperation, office, conflict, contact planned, cooperation planned.
    let order = try [
      "Kazakhstan", "SCO", "Russia", "Ukraine", "SCO summit in Astana", "Central Asia",
    ]
    .map(angle)
    #expect(order == order.sorted(), "\(order)")
  }

  @Test("An ego network of too many keeps the most tied, and counts the others by kind")
  func egoLimit() throws {
    let graph = try summit()
    let sco = try #require(graph.position(ofEntity: "sco"))
    let content = DiagramContent(around: sco, in: graph, .everything, limit: 5)
    #expect(content.nodes.count == 6)
    #expect(content.nodes.contains { $0.title == "Vladimir Putin" })
    #expect(content.leftOut.values.reduce(0, +) == 28)
  }

  @Test("Ties that divide hold no community together")
  func divided() throws {
    let ids = (0..<12).map { "e\($0)" }
    func claims(_ relation: String, _ pairs: [(Int, Int)]) -> String {
      pairs.map { "  - {subject: e\($0.0), relation: \(relation), object: e\($0.1)}\n" }.joined()
    }
    func pairs(_ range: Range<Int>) -> [(Int, Int)] {
      range.flatMap { a in range.filter { $0 > a }.map { (a, $0) } }
    }
    let across = (0..<6).flatMap { a in (6..<12).map { (a, $0) } }
    let graph = try graph(
      "entities:\n" + ids.map { "  \($0): {kind: state}\n" }.joined() + "claims:\n"
        + claims("ally", pairs(0..<6) + pairs(6..<12) + [(0, 6)]) + claims("rival", across))
    let content = DiagramContent(of: graph, .everything, limit: nil, folds: false)
    let placement = CommunityPlacement(of: content, seed: 1)
    #expect(
      placement.members.map { $0.sorted() }.sorted { $0[0] < $1[0] } == [
        Array(0..<6), Array(6..<12),
      ])
  }

  @Test("Dates are those on which most begins, and what happened is over in the next frame")
  func dates() throws {
    let graph = try graph(
      """
      entities: {a: {kind: state}, b: {kind: state}, c: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b, period: 2001-05-01/..}
        - {subject: a, relation: ally, object: c, period: 2001-05-01/2003-01-01}
        - {subject: b, relation: met-with, object: c, period: 2002-06-07}
        - {subject: b, relation: cooperates-with, object: c}
      """)
    let frames = NetworkFrames(of: graph, .everything, at: [])
    #expect(frames.titles == ["1 May 2001", "7 June 2002"])
    func kinds(_ frame: Int) -> [String] {
      frames.ties[frame].map { "\($0.tie.relation.kind.rawValue)" }.sorted()
    }
    #expect(kinds(0) == ["ally", "ally"])
    #expect(kinds(1) == ["ally", "ally", "met-with"])
    let later = NetworkFrames(
      of: graph, .everything, at: try ["2002-12-31", "2004-01-01"].map { try PartialDate($0) })
    #expect(later.ties[0].count == 3)
    #expect(later.ties[1].map(\.tie.relation.kind.rawValue) == ["ally"])
    #expect(later.new[1].isEmpty)
  }

  @Test("A square matrix has the same entities in rows and columns, and counts those left out")
  func square() throws {
    let ids = (0..<70).map { "e\($0)" }
    let claims = (1..<70).map { "  - {subject: e0, relation: ally, object: e\($0)}\n" }
    let graph = try graph(
      "entities:\n" + ids.map { "  \($0): {kind: state}\n" }.joined() + "claims:\n"
        + claims.joined())
    let ties = DrawnTie.all(of: graph, .everything)
    let matrix = MatrixContent(of: graph, ties: ties, limit: 80)
    #expect(!matrix.isOfAffiliations)
    #expect(Set(matrix.rows) == Set(matrix.columns))
    #expect(matrix.rows.count + matrix.rowsLeftOut == 70)
    #expect(
      matrix.rows.allSatisfy { row in
        matrix.columns.contains { matrix.cells[.init(row: row, column: $0)] != nil }
      })
  }

  @Test("The columns of many groups are those that tell rows apart, not those of everybody")
  func tellingColumns() throws {
    let states = (0..<24).map { "s\($0)" }
    let groups = (0..<30).map { "g\($0)" }
    var claims = ""
    for (number, group) in groups.enumerated() {
      // The first ten hold everybody; each of the others another half.
      for (place, state) in states.enumerated()
      where number < 10 || (place / max(1, number % 12) + place * number) % 2 == 0 {
        claims += "  - {subject: \(state), relation: member, object: \(group)}\n"
      }
    }
    let graph = try graph(
      "entities:\n" + states.map { "  \($0): {kind: state}\n" }.joined()
        + groups.map { "  \($0): {kind: organization}\n" }.joined() + "claims:\n" + claims)
    let matrix = MatrixContent(
      of: graph, ties: DrawnTie.all(of: graph, .everything), limit: 80)
    let chosen = Set(matrix.columns.map { graph.entities[$0].id })
    #expect(chosen.isDisjoint(with: groups.prefix(10)))
    #expect(chosen.count > 5 && chosen.count <= 18)
    #expect(matrix.columnsLeftOut == 30 - chosen.count)
  }
}
