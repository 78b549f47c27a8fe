import EntenteAnalysis
import EntenteGraphviz
import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

/// The views of the summit by name.
private func views(of graph: KnowledgeGraph) throws -> [DiagramView] {
  func position(_ id: String) throws -> Int { try #require(graph.position(ofEntity: id)) }
  let dates = try ["2022-02-28", "2023-12-31", "2024-07-03", "2024-07-05"].map {
    try PartialDate($0)
  }
  var projection = Projection.Options()
  projection.selection = .everything
  projection.dropsNegative = false
  let paths = try graph.paths(
    from: try position("biden"), to: try position("belarus"), count: 2, projection)
  return [
    .network, .ego(try position("putin")), .matrix, .communities, .paths(paths),
    .multiples(dates),
  ]
}

/// The shapes of entities: drawn, and neither legend nor heading.
private func shapes(_ svg: DrawnSVG) -> [(id: String, box: CGRect)] {
  svg.groups.filter { _, group in
    group.classes.contains("node") && group.classes.contains { $0.hasPrefix("kind-") }
      && !group.classes.contains("legend") && !group.classes.contains("frame")
  }.compactMap { id, group in group.box.map { (id, $0) } }
}

@Suite("Views of the summit")
struct ViewTests {
  @Test("Every view is titled, told in a sentence, free of overlaps and on its sheet")
  func everyView() async throws {
    let graph = try summit()
    for view in try views(of: graph) {
      var options = try options()
      options.view = view
      let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
      #expect(!svg.title.isEmpty, "\(view.name)")
      #expect(svg.sentence.count > 60, "\(view.name)")
      let boxes = shapes(svg)
      for (i, first) in boxes.enumerated() {
        #expect(svg.holds(first.box), "\(view.name): \(first.id) leaves the sheet")
        for second in boxes[(i + 1)...] {
          #expect(
            !first.box.insetBy(dx: 1.5, dy: 1.5).intersects(second.box.insetBy(dx: 1.5, dy: 1.5)),
            "\(view.name): \(first.id) and \(second.id) overlap")
        }
      }
      let decoration: Set = ["frame", "legend", "accent"]
      for (id, group) in svg.groups where decoration.isDisjoint(with: group.classes) {
        guard group.classes.contains("node") || group.classes.contains("edge") else { continue }
        #expect(!group.title.isEmpty, "\(view.name): \(id) has no title")
      }
    }
  }

  @Test("Themes change the colors of a view, and nothing else")
  func themes() async throws {
    let graph = try summit()
    for view in try [views(of: graph)[1], views(of: graph)[2]] {
      var options = try options()
      options.view = view
      let light = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
      for theme in [Theme.dark, .print] {
        options.theme = theme
        let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
        #expect(svg.groups.mapValues(\.title) == light.groups.mapValues(\.title))
        #expect(svg.groups.mapValues(\.texts) == light.groups.mapValues(\.texts))
      }
    }
  }

  @Test("Views can be had as DOT, PNG and PDF, twice with the same bytes")
  func formats() async throws {
    let graph = try summit()
    let all = try views(of: graph)
    for view in [all[1], all[2], all[4]] {
      var options = try options()
      options.view = view
      for (format, start) in [
        (GraphvizFormat.dot, Array("digraph".utf8)), (.png, [0x89, 0x50]),
        (.pdf, Array("%PDF".utf8)),
      ] {
        let first = try await Diagram(of: graph, options).drawn(as: format)
        #expect(first.starts(with: start), "\(view.name)")
        #expect(try await Diagram(of: graph, options).drawn(as: format) == first, "\(view.name)")
      }
    }
  }

  @Test("An ego network has a line for every tie of the entity, with date and sources")
  func ego() async throws {
    let graph = try summit()
    let putin = try #require(graph.position(ofEntity: "putin"))
    var options = try options()
    options.view = .ego(putin)
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let all = graph.ties(.everything).filter {
      $0.relation.subject == putin || $0.relation.object == putin
    }
    let ties = DrawnTie.all(of: graph, .everything).filter {
      $0.subject == putin || $0.object == putin
    }
    #expect(ties.count == all.count - 1, "a planned meeting that was held is one tie with it")
    #expect(svg.title == "Vladimir Putin: \(ties.count) ties to 19 entities")
    let told = svg.groups(of: "edge").filter {
      !$0.classes.contains("faint") && !$0.classes.contains("legend")
    }.flatMap { $0.title.split(separator: "; ") }
    #expect(told.count == ties.count)
    #expect(told.contains { $0.contains("Joe Biden – criticizes") })
    let words = svg.groups(of: "words").map(\.texts)
    #expect(words.contains { $0.contains("received by") && $0.contains("3 July 2024 · [1]") })
    let sources = svg.groups.values.flatMap(\.texts)
    #expect(sources.contains { $0.contains("[1] first") && $0.contains("[2] second") })
    #expect(
      svg.groups(of: "faint").allSatisfy { $0.texts.isEmpty },
      "ties among the neighbors only accompany the picture")
  }

  @Test("Those tied alike share a place on a full ring, and none is lost")
  func fullRing() async throws {
    let graph = try summit()
    let sco = try #require(graph.position(ofEntity: "sco"))
    let content = DiagramContent(around: sco, in: graph, .everything, limit: nil)
    #expect(content.nodes.contains { $0.title == "10 × dialogue partner" })
    let drawn = content.nodes.dropFirst().reduce(0) { $0 + max(1, $1.chips.count) }
    var neighbors: Set<Int> = []
    for tie in DrawnTie.all(of: graph, .everything) {
      if tie.subject == sco { neighbors.insert(tie.object) }
      if tie.object == sco { neighbors.insert(tie.subject) }
    }
    #expect(drawn == neighbors.count)
  }

  @Test("A matrix has a sign for each way in which a row is tied to a column")
  func matrix() async throws {
    let graph = try summit()
    var options = try options()
    options.view = .matrix
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let told = svg.groups(of: "sign").map(\.title)
    #expect(told.contains("Kyrgyzstan – member – Shanghai Cooperation Organisation"))
    #expect(told.contains { $0.hasPrefix("planned: Belarus – member") })
    #expect(told.contains { $0.contains("Ukraine") && $0.contains("attacks") })
    let words = svg.groups.values.flatMap(\.texts)
    for name in ["Kyrgyzstan", "Turkey", "Xi Jinping", "member", "planned: member"] {
      #expect(words.contains(name), "\(name) is missing")
    }
    #expect(!words.contains { $0.contains("suspended") }, "the key explains only what is there")
  }

  @Test("Communities stand in boxes of their own, which hold exactly their members")
  func communities() async throws {
    let graph = try summit()
    var options = try options()
    options.view = .communities
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let boxes = svg.groups.filter { $0.value.classes.contains("community") }
    #expect(boxes.count > 3)
    let content = DiagramContent(of: graph, .everything, limit: 80)
    let placement = CommunityPlacement(of: content, seed: 1)
    for (number, members) in placement.members.enumerated() {
      let box = try #require(boxes["community-\(number)"]?.box)
      for (node, shape) in content.nodes.enumerated() {
        let place = try #require(svg.groups[shape.id]?.box)
        #expect(box.contains(place) == members.contains(node), "\(shape.title)")
      }
    }
    #expect(placement.modularity > 0.4)
  }

  @Test("A path shows each step with its relation, date and place in the sources")
  func path() async throws {
    let graph = try summit()
    var options = try options()
    options.view = try views(of: graph)[4]
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    #expect(svg.title == "How Joe Biden connects to Belarus")
    let words = svg.groups.values.flatMap(\.texts)
    for text in ["criticizes", "[2] ¶11", "ally", "[1] ¶5", "(main ally in the war)"] {
      #expect(words.contains(text), "\(text) is missing")
    }
    #expect(svg.sentence.contains("product of signs −"))
  }

  @Test("Frames keep every entity in its place and color what is new")
  func multiples() async throws {
    let graph = try summit()
    var options = try options()
    options.view = try views(of: graph)[5]
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    func place(_ frame: Int, _ node: Int) throws -> CGPoint {
      let box = try #require(svg.groups["f\(frame)-n\(node)"]?.box)
      return CGPoint(x: box.midX, y: box.midY)
    }
    for frame in 1...3 {
      let shift = (
        x: try place(frame, 0).x - place(0, 0).x, y: try place(frame, 0).y - place(0, 0).y
      )
      for node in 1..<60 {
        let (a, b) = (try place(0, node), try place(frame, node))
        #expect(abs(b.x - a.x - shift.x) < 0.6 && abs(b.y - a.y - shift.y) < 0.6)
      }
    }
    func lines(_ frame: Int, _ words: String) -> [DrawnSVG.Group] {
      svg.groups.filter {
        $0.key.hasPrefix("f\(frame)-e") && $0.value.title.contains(words)
      }.map(\.value)
    }
    let election = "Iran’s presidential election"
    for words in ["(2024-07-05)"] {
      #expect(lines(2, words).isEmpty, "\(election) is two days later")
      #expect(lines(3, words).count == 1 && !lines(3, words)[0].classes.contains("faint"))
    }
    let founded = "China – member – Shanghai Cooperation Organisation"
    #expect(lines(0, founded).allSatisfy { !$0.classes.contains("faint") })
    #expect(!lines(0, founded).isEmpty && !lines(1, founded).isEmpty)
    #expect(lines(1, founded).allSatisfy { $0.classes.contains("faint") }, "it is still a member")
  }

  @Test("Hostile names are text in every view")
  func hostile() async throws {
    let names = [
      "<script>alert(1)</script>", "\"]; x [image=\"/etc/passwd\"] \\", "&lt;b&gt; \\N", "]]>",
      "</text><a xlink:href=\"javascript:alert(1)\">",
    ]
    let entities = names.enumerated().map { number, name in
      let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "  e\(number): {kind: state, name: \"\(quoted)\"}\n"
    }
    let claims = (1..<names.count).map {
      "  - {subject: e0, relation: ally, object: e\($0), role: \"<i>\\\"]\", "
        + "period: 2024-01-0\($0), cite: s}\n"
    }
    let graph = try graph(
      "sources: {s: {title: \"<b onclick='x'>\"}}\nentities:\n" + entities.joined() + "claims:\n"
        + claims.joined())
    var projection = Projection.Options()
    projection.selection = .everything
    projection.dropsNegative = false
    let views: [DiagramView] = [
      .network, .ego(0), .matrix, .communities, .multiples([]),
      .paths(try graph.paths(from: 1, to: 2, projection)),
    ]
    for view in views {
      var options = try options()
      options.view = view
      let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
      #expect(
        svg.elements.isSubset(of: [
          "svg", "g", "title", "desc", "path", "polygon", "polyline", "ellipse", "text", "a",
        ]), "\(view.name)")
      #expect(!svg.attributes.contains { $0.hasPrefix("on") || $0.hasSuffix("href") })
      let words = svg.groups.values.flatMap(\.texts).joined(separator: " ")
      #expect(words.contains("alert(1)"), "\(view.name) shows the name as it is")
    }
  }

  @Test("The text for those who can't see counts each entity once, and ranks only what has a size")
  func words() async throws {
    let graph = try summit()
    for view in try views(of: graph) {
      var options = try options()
      options.view = view
      let diagram = Diagram(of: graph, options)
      let told = diagram.text.filter { $0.first?.isWhitespace == false && $0.hasSuffix(")") }
      #expect(Set(told).count == told.count, "\(view.name) tells each entity once")
      let hasSizes = view.name == "network" || view.name == "communities"
      #expect(diagram.description.contains("The most ") == hasSizes, "\(view.name)")
      if view.name == "network" {
        #expect(diagram.description.contains("The most neighbors have SCO, Russia"))
      }
      if view.name == "multiples" {
        #expect(diagram.text.contains { $0.hasPrefix("Entities: 26 states") }, "\(diagram.text)")
      }
    }
  }

  @Test("A step of a path shows the words of its source, if the dossier quotes them")
  func quotation() async throws {
    let graph = try graph(
      """
      sources: {s: {title: News}}
      entities: {a: {kind: state, name: Belarus}, b: {kind: state, name: Russia}}
      claims:
        - {subject: a, relation: ally, object: b, cite: [{source: s, locator: ¶5, \
      quotation: "Belarus, main ally of Russia in its war in Ukraine"}]}
      """)
    var options = try options()
    options.view = .paths(try graph.paths(from: 0, to: 1, count: 1, Projection.Options()))
    let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
    let words = svg.groups.values.flatMap(\.texts)
    #expect(words.contains("“Belarus, main ally of Russia in"))
    #expect(words.contains("its war in Ukraine”"))
    #expect(words.contains("[1] ¶5"))
  }

  @Test("Those of the most tied that are tied to none of them are said to be")
  func aloneAmongTheMostTied() throws {
    // Six hubs, of which three are tied to each other, with five others each.
    let others = (0..<6).flatMap { hub in (0..<5).map { (hub, "x\(hub)\($0)") } }
    let graph = try graph(
      "entities:\n" + (0..<6).map { "  h\($0): {kind: state}\n" }.joined()
        + others.map { "  \($0.1): {kind: state}\n" }.joined() + "claims:\n"
        + [(0, 1), (1, 2), (2, 0)].map {
          "  - {subject: h\($0.0), relation: ally, object: h\($0.1)}\n"
        }.joined()
        + others.map { "  - {subject: h\($0.0), relation: ally, object: \($0.1)}\n" }.joined())
    let content = DiagramContent(of: graph, .everything, limit: 6)
    #expect(
      content.nodes.filter { !$0.chips.isEmpty }.map(\.title)
        == ["3 states tied to none of these"])
  }

  @Test("Where lines would hide each other a matrix is drawn, and the reason is said")
  func suited() throws {
    let usual = DiagramView.suited(to: try summit(), .everything, limit: 80)
    #expect(usual.view.name == "network")
    #expect(usual.reason.hasPrefix("view network: 131 lines between 59 shapes"))
    let ids = (0..<40).map { "e\($0)" }
    let claims = ids.indices.flatMap { i in
      ids.indices.filter { $0 > i }.map { "  - {subject: e\(i), relation: ally, object: e\($0)}\n" }
    }
    let dense = try graph(
      "entities:\n" + ids.map { "  \($0): {kind: state}\n" }.joined() + "claims:\n"
        + claims.shuffled().prefix(700).joined())
    let suited = DiagramView.suited(to: dense, .everything, limit: 80)
    #expect(suited.view.name == "matrix")
    #expect(suited.reason.contains("--view network"))
  }

  @Test("A view of nothing is empty")
  func empty() throws {
    let lonely = try graph("entities: {a: {kind: state}}\nclaims: []")
    for view in [DiagramView.network, .ego(0), .matrix, .communities, .paths([]), .multiples([])] {
      var options = try options()
      options.view = view
      let diagram = Diagram(of: lonely, options)
      #expect(diagram.isEmpty && !diagram.reasonForNothing.isEmpty, "\(view.name)")
    }
  }
}
