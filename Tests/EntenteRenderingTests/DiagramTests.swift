import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

@Suite("Diagrams of the summit")
struct SummitDiagramTests {
  @Test(
    "Every theme draws every entity with a tie, and titles every shape and line",
    arguments: Theme.all)
  func everyTheme(theme: Theme) async throws {
    let graph = try summit()
    var options = try options()
    options.theme = theme
    let diagram = Diagram(of: graph, options)
    let svg = try DrawnSVG(try await diagram.drawn(as: .svg))
    let words = svg.groups.values.flatMap(\.texts).joined(separator: " ")
    for name in ["Vladimir Putin", "Kazakhstan", "Kyrgyzstan", "UAE", "New Silk Roads", "NATO"] {
      #expect(words.contains(name), "\(name) is not in the drawing")
    }
    #expect(!words.contains("Leader of Mongolia"), "he is drawn under his name")
    let decoration: Set = ["frame", "legend", "accent"]
    for group in svg.groups.values where decoration.isDisjoint(with: group.classes) {
      if group.classes.contains("node") { #expect(!group.title.isEmpty) }
      if group.classes.contains("edge") { #expect(group.title.contains("–")) }
    }
    #expect(svg.title == "SCO summit in Astana, July 2024")
    #expect(svg.sentence.contains("69 entities"))
  }

  @Test("Planned ties are dotted, and the ones that hold are not")
  func plannedIsDotted() async throws {
    let svg = try DrawnSVG(try await Diagram(of: summit(), options()).drawn(as: .svg))
    let lines = svg.groups(of: "edge").filter { !$0.classes.contains("legend") }
    let planned = lines.filter { $0.classes.contains("planned") }
    #expect(planned.count > 20)
    #expect(planned.allSatisfy { $0.dashes.contains("1,5") })
    #expect(planned.allSatisfy { $0.title.contains("planned: ") })
    let contacts = lines.filter { $0.classes == ["edge", "family-contact", "relation-met-with"] }
    #expect(contacts.contains { $0.title.contains("Khurelsukh") })
    #expect(contacts.allSatisfy { $0.dashes.isEmpty })
  }

  @Test("The legend holds exactly the kinds, families and standings that are drawn")
  func legend() async throws {
    let graph = try summit()
    for kinds in [nil, [Entity.Kind.state, .organization], [.person]] {
      var options = try options()
      options.selection.entityKinds = kinds
      let diagram = Diagram(of: graph, options)
      guard !diagram.isEmpty else { continue }
      let svg = try DrawnSVG(try await diagram.drawn(as: .svg))
      func classes(_ prefix: String, legend: Bool) -> Set<String> {
        Set(
          svg.groups.values.filter { $0.classes.contains("legend") == legend }
            .filter { !$0.classes.contains("planned") && !$0.classes.contains("denied") }
            .flatMap(\.classes).filter { $0.hasPrefix(prefix) })
      }
      #expect(classes("kind-", legend: true) == classes("kind-", legend: false))
      let drawn = Set(
        svg.groups(of: "edge").filter {
          !$0.classes.contains("legend") && !$0.classes.contains("denied")
        }
        .flatMap(\.classes).filter { $0.hasPrefix("family-") })
      #expect(classes("family-", legend: true) == drawn)
      for standing in ["planned", "denied"] {
        let members = svg.groups(of: standing)
        let explained = members.filter { $0.classes.contains("legend") }.count
        #expect((explained > 0) == (members.count > explained))
      }
    }
  }

  @Test("Who meets whom at the summit is as easy to read as the design asks")
  func score() async throws {
    let graph = try summit()
    var options = try options()
    options.selection.entityKinds = [.state, .person, .organization, .event]
    options.selection.relationKinds = Set(
      [
        "member", "holds-office", "represents", "hosts", "attends", "absent-from", "met-with",
        "received-by", "ally", "partner", "rival", "mediates", "chairs", "attacks",
        "perceives-threat", "criticizes", "aids",
      ].map(Relation.Kind.init(rawValue:)))
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let content = DiagramContent(of: graph, options.selection, limit: 80)
    let boxes = try content.nodes.map { try #require(svg.groups[$0.id]?.box) }
    let score = LayoutScore(
      boxes.map { PlanePoint(x: $0.midX, y: $0.midY) }, content,
      sizes: boxes.map { NodeSize(width: $0.width - 6, height: $0.height - 6) }, aspect: 1.4)
    #expect(content.nodes.count == 33 && content.edges.count == 58)
    #expect(score.crossings <= 29)
    #expect(score.tiesOverShapes <= 2)
    #expect(score.overlaps == 0)
    #expect((1.3...1.6).contains(score.aspect), "\(score.aspect)")
  }

  @Test("No two shapes overlap, and everything lies on the sheet")
  func noOverlap() async throws {
    let svg = try DrawnSVG(try await Diagram(of: summit(), options()).drawn(as: .svg))
    let shapes = svg.groups.filter { id, group in
      group.classes.contains("node") && group.classes.contains { $0.hasPrefix("kind-") }
        && !group.classes.contains("legend")
    }.compactMap { id, group in group.box.map { (id, $0) } }
    #expect(shapes.count > 50)
    for (i, first) in shapes.enumerated() {
      for second in shapes[(i + 1)...] {
        #expect(
          !first.1.insetBy(dx: 1, dy: 1).intersects(second.1.insetBy(dx: 1, dy: 1)),
          "\(first.0) and \(second.0) overlap")
      }
      #expect(svg.holds(first.1), "\(first.0) leaves the sheet")
    }
  }

  @Test(
    "The same input and seed give the same bytes",
    arguments: [GraphvizFormat.svg, .png, .pdf, .dot])
  func sameBytes(format: GraphvizFormat) async throws {
    let graph = try summit()
    var options = try options()
    options.selection.entityKinds = [.state, .organization]
    let first = try await Diagram(of: graph, options).drawn(as: format)
    let second = try await Diagram(of: graph, options).drawn(as: format)
    #expect(first == second)
    options.seed = 1000
    let other = try await Diagram(of: graph, options).drawn(as: format)
    #expect(other != first, "another seed gives another layout")
  }

  @Test("Pictures begin as their formats do")
  func formats() async throws {
    let diagram = Diagram(of: try summit(), try options())
    #expect(try await diagram.drawn(as: .png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
    #expect(try await diagram.drawn(as: .pdf).starts(with: Array("%PDF".utf8)))
    let dot = String(decoding: try await diagram.drawn(as: .dot), as: UTF8.self)
    #expect(dot.hasPrefix("digraph entente {"))
    #expect(dot.contains("SCO summit in Astana"))
  }

  @Test("An abbreviation stands for a name that it abbreviates, and an organization's always")
  func abbreviations() async throws {
    let graph = try graph(
      """
      entities:
        china: {kind: state, name: China, aliases: [PRC]}
        uae: {kind: state, name: United Arab Emirates, aliases: [UAE]}
        congo: {kind: state, name: Democratic Republic of the Congo, aliases: [Zaire, DRC]}
        cern: {kind: organization, name: European Organization for Nuclear Research, aliases: [CERN]}
      claims:
        - {subject: china, relation: member, object: cern}
        - {subject: uae, relation: observer, object: cern}
        - {subject: congo, relation: candidate, object: cern}
      """)
    let svg = try DrawnSVG(try await Diagram(of: graph, try options()).drawn(as: .svg))
    let shown = svg.groups.values.compactMap(\.texts.first)
    #expect(shown.contains("China") && !shown.contains("PRC"))
    #expect(shown.contains("UAE") && shown.contains("DRC") && shown.contains("CERN"))
  }

  @Test("Above the limit the most tied are drawn, and the others are counted by kind")
  func limit() async throws {
    var options = try options()
    options.limit = 10
    let svg = try DrawnSVG(try await Diagram(of: summit(), options).drawn(as: .svg))
    let words = svg.groups.values.flatMap(\.texts).joined(separator: " ")
    #expect(words.contains("Vladimir Putin"))
    #expect(!words.contains("Mongolia"))
    #expect(words.contains("Not drawn, with fewer neighbors:"))
    #expect(svg.sentence.contains("states"))
  }
}

@Suite("What a diagram shows")
struct DiagramContentTests {
  @Test("Three entities that are tied alike become one box, two stay apart")
  func twins() throws {
    func content(_ count: Int) throws -> DiagramContent {
      let ids = (1...count).map { "s\($0)" }
      let graph = try graph(
        "entities:\n  club: {kind: organization}\n  other: {kind: organization}\n"
          + ids.map { "  \($0): {kind: state}\n" }.joined() + "claims:\n"
          + "  - {subject: club, relation: partner, object: other}\n"
          + ids.map { "  - {subject: \($0), relation: member, object: club}\n" }.joined())
      return DiagramContent(of: graph, .everything, limit: nil)
    }
    #expect(try content(2).nodes.count == 4)
    let folded = try content(3)
    #expect(folded.nodes.count == 3)
    #expect(folded.nodes.contains { $0.chips == ["s1", "s2", "s3"] && $0.title == "3 × member" })
  }

  @Test("A planned twin is no twin of one that holds")
  func plannedTwin() throws {
    let graph = try graph(
      """
      entities: {club: {kind: organization}, a: {kind: state}, b: {kind: state}, c: {kind: state}}
      claims:
        - {subject: a, relation: member, object: club}
        - {subject: b, relation: member, object: club}
        - {subject: c, relation: member, object: club, modality: planned}
      """)
    let content = DiagramContent(of: graph, .everything, limit: nil)
    #expect(content.nodes.allSatisfy { $0.chips.isEmpty })
    #expect(content.edges.map(\.look.rawValue).sorted() == ["held", "held", "planned"])
  }

  @Test("Ties of one family between two entities become one line that names them")
  func parallelTies() throws {
    let graph = try graph(
      """
      entities: {a: {kind: state}, b: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b}
        - {subject: a, relation: partner, object: b}
        - {subject: b, relation: attacks, object: a}
      """)
    let content = DiagramContent(of: graph, .everything, limit: nil)
    #expect(content.edges.count == 2)
    #expect(content.edges[0].label == "ally, partner")
    #expect(!content.edges[0].pointsToHead && !content.edges[0].pointsToTail)
    #expect(content.edges[1].pointsToHead && !content.edges[1].pointsToTail)
    #expect(content.edges[1].description == "b – attacks – a")
  }

  @Test("An entity without a tie is named below the picture, not drawn")
  func untied() async throws {
    let graph = try graph(
      """
      entities: {a: {kind: state}, b: {kind: state}, lonely: {kind: state, name: Lonely Island}}
      claims: [{subject: a, relation: ally, object: b}]
      """)
    let svg = try DrawnSVG(try await Diagram(of: graph, options()).drawn(as: .svg))
    let words = svg.groups.values.flatMap(\.texts)
    #expect(words.contains { $0.contains("Not tied in this picture: Lonely Island.") })
    #expect(svg.groups(of: "kind-state").filter { !$0.classes.contains("legend") }.count == 2)
  }

  @Test("Hostile names come out as text and nothing else")
  func hostileNames() async throws {
    let names = [
      #"<script>alert(1)</script>"#, #"\" ]; x [image=\"/etc/passwd\"] \\"#, #"&lt;b&gt; \\N \\G"#,
      #"\u202Eevil\u0007"#, #"javascript:alert(1)"#,
    ]
    let graph = try graph(
      "title: \"<b>&amp;</b>\"\nentities:\n"
        + names.enumerated().map { "  e\($0.offset): {kind: state, name: \"\($0.element)\"}\n" }
        .joined()
        + "claims:\n"
        + (1..<names.count).map {
          "  - {subject: e0, relation: ally, object: e\($0), role: \"<i>\\\"]\", note: x}\n"
        }.joined())
    let bytes = try await Diagram(of: graph, options()).drawn(as: .svg)
    let svg = try DrawnSVG(bytes)
    #expect(
      svg.elements.isSubset(of: [
        "svg", "g", "title", "desc", "path", "polygon", "polyline", "ellipse", "text", "a",
      ]))
    #expect(!svg.attributes.contains { $0.hasPrefix("on") || $0.hasSuffix("href") })
    let words = svg.groups.values.flatMap(\.texts)
    #expect(words.contains { $0.contains("<script>alert(1)</script>") })
    #expect(svg.title == "<b>&amp;</b>")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("\u{202E}"))
  }

  @Test("A graph of several parts, of one tie, and of loops only can be drawn or is empty")
  func degenerate() async throws {
    let parts = try graph(
      """
      entities: {a: {kind: state}, b: {kind: state}, c: {kind: state}, d: {kind: state}}
      claims: [{subject: a, relation: ally, object: b}, {subject: c, relation: rival, object: d}]
      """)
    #expect(try await !Diagram(of: parts, options()).drawn(as: .svg).isEmpty)
    let loop = try graph(
      "entities: {a: {kind: state}}\nclaims: [{subject: a, relation: ally, object: a}]")
    #expect(try Diagram(of: loop, options()).isEmpty)
  }
}
