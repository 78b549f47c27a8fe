import EntenteAnalysis
import EntenteGraphviz
import EntenteModel
import Testing

@testable import EntenteRendering

/// Ten states in three regions around a club, of which one has no region.
private func regions() throws -> KnowledgeGraph {
  let states = (1...10).map { "s\($0)" }
  return try graph(
    "title: Regions\nproperties: {region: {type: text}}\nentities:\n  club: {kind: organization, name: Club}\n"
      + states.map { "  \($0): {kind: state, name: State \($0)}\n" }.joined() + "claims:\n"
      + states.map { "  - {subject: \($0), relation: member, object: club}\n" }.joined()
      + "  - {subject: s1, relation: ally, object: s2}\n"
      + "  - {subject: s1, relation: rival, object: s3}\n"
      + "  - {subject: s2, relation: met-with, object: s3, modality: planned}\n"
      + states.dropLast().enumerated().map { number, state in
        "  - {subject: \(state), property: region, value: \(["Asia", "Europe", "Africa"][number % 3])}\n"
          + "  - {subject: \(state), property: population, value: \(1000 * (number + 1))}\n"
      }.joined())
}

private func drawn(_ style: DiagramStyle, _ graph: KnowledgeGraph) async throws -> DrawnSVG {
  var options = try options()
  options.style = style
  options.scales = try EntityScales(style, of: graph, options.selection)
  return try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
}

private func content(_ style: DiagramStyle, _ graph: KnowledgeGraph) throws -> DiagramContent {
  DiagramContent(
    of: graph, .everything, limit: nil, style: style,
    scales: try EntityScales(style, of: graph, .everything))
}

@Suite("Scales of size and color")
struct ScaleTests {
  @Test("A property of words gives each word a color, the most frequent first")
  func words() throws {
    var style = DiagramStyle()
    style.coloring = .property(Property(rawValue: "region"))
    let content = try content(style, regions())
    #expect(content.colors.categories == ["Africa", "Asia", "Europe"])
    let colors = content.nodes.flatMap(\.colors)
    #expect(colors.filter { $0 == .category(1) }.count == 3)
    #expect(colors.filter { $0 == .unknown }.count == 2, "the club and one state have no region")
  }

  @Test("More words than colors: the rarest are other")
  func other() throws {
    let ids = (0..<12).map { "s\($0)" }
    let graph = try graph(
      "properties: {tongue: {type: text}}\nentities:\n  hub: {kind: state}\n"
        + ids.map { "  \($0): {kind: state}\n" }.joined()
        + "claims:\n"
        + ids.map {
          "  - {subject: hub, relation: ally, object: \($0)}\n"
            + "  - {subject: \($0), property: tongue, value: t\($0)}\n"
        }.joined() + "  - {subject: hub, property: tongue, value: ts0}\n")
    var style = DiagramStyle()
    style.coloring = .property(Property(rawValue: "tongue"))
    let content = try content(style, graph)
    #expect(content.colors.categories.count == 8 && content.colors.categories[0] == "ts0")
    #expect(content.nodes.flatMap(\.colors).filter { $0 == .other }.count == 4)
  }

  @Test("A property of numbers makes a scale of color, and sizes in proportion")
  func numbers() throws {
    var style = DiagramStyle()
    style.coloring = .property(Property(rawValue: "population"))
    style.sizing = .property(Property(rawValue: "population"))
    let content = try content(style, regions())
    #expect(content.colors.range == 1000...9000)
    let largest = try #require(content.nodes.first { $0.title == "State s9" })
    #expect(largest.weight == 1 && largest.colors == [.level(1)])
    let third = try #require(content.nodes.first { $0.title == "State s3" })
    #expect(abs(third.weight - 1.0 / 3) < 1e-9 && third.colors == [.level(0.25)])
    let club = try #require(content.nodes.first { $0.title == "Club" })
    #expect(club.weight == 0 && club.colors == [.unknown])
    #expect(content.nodes.allSatisfy { $0.chips.isEmpty }, "chips can't show sizes")
  }

  @Test("Sizes by a measure are its scores, of what is asserted or reported")
  func measure() throws {
    let graph = try regions()
    var style = DiagramStyle()
    style.sizing = .measure(.degree)
    let content = try content(style, graph)
    let entries = try graph.ranking(by: .degree).entries
    for entry in entries { #expect(content.sizes.value(of: entry.entity) == entry.score) }
    let s3 = try #require(graph.position(ofEntity: "s3"))
    #expect(content.sizes.value(of: s3) == 1, "a planned meeting and a rivalry count nothing")
  }

  @Test("Communities are colored, and named after the most tied in them")
  func communities() throws {
    let graph = try graph(
      """
      entities: {a: {kind: state, name: Aland}, b: {kind: state}, c: {kind: state}, \
      x: {kind: state, name: Xland}, y: {kind: state}, z: {kind: state}, w: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b}
        - {subject: a, relation: ally, object: c}
        - {subject: b, relation: ally, object: c}
        - {subject: x, relation: ally, object: y}
        - {subject: x, relation: ally, object: z}
        - {subject: y, relation: ally, object: z}
        - {subject: x, relation: ally, object: w}
        - {subject: a, relation: ally, object: x}
      """)
    var style = DiagramStyle()
    style.coloring = .communities
    let content = try content(style, graph)
    #expect(Set(content.colors.categories) == ["around Aland", "around Xland"])
  }

  @Test("With no size to show all are alike, and the legend has no sizes")
  func none() async throws {
    var style = DiagramStyle()
    style.sizing = .none
    let content = try content(style, regions())
    #expect(Set(content.nodes.map(\.weight)).count == 1)
    #expect(content.nodes.allSatisfy { !$0.isProminent })
    #expect(try await !drawn(style, regions()).groups.keys.contains { $0.hasPrefix("legend-size") })
  }

  @Test("Only the largest bear names; the others are marks with their names as titles")
  func labelTop() async throws {
    var style = DiagramStyle()
    style.labelCount = 2
    let svg = try await drawn(style, regions())
    let shapes = svg.groups.filter { id, group in
      group.classes.contains { $0.hasPrefix("kind-") } && !group.classes.contains("legend")
    }
    #expect(shapes.count == 11)
    let named = shapes.values.filter { !$0.texts.isEmpty }
    #expect(Set(named.flatMap(\.texts)) == ["Club", "State s1"])
    #expect(shapes.values.contains { $0.texts.isEmpty && $0.title == "State s10" })
  }

  @Test("What a graph can't show is refused with what it has")
  func refusals() throws {
    let graph = try regions()
    var style = DiagramStyle()
    style.sizing = .property(Property(rawValue: "wealth"))
    #expect(
      throws: EntityScales.Refusal.unknownProperty(
        Property(rawValue: "wealth"), known: ["population", "region"])
    ) { try EntityScales(style, of: graph, .everything) }
    style.sizing = .property(Property(rawValue: "region"))
    #expect(throws: EntityScales.Refusal.notNumeric(Property(rawValue: "region"), example: "Asia"))
    {
      try EntityScales(style, of: graph, .everything)
    }
  }

  @Test(
    "Numbers of a legend are short",
    arguments: [
      (12, "12"), (0, "0"), (0.034567, "0.0346"), (1234.0, "1,234"),
      (1_416_043_270, "1.42 billion"),
      (144_000_000, "144 million"), (999_600, "1 million"), (-2.5, "-2.5"), (0.5, "0.5"),
      (3.14159, "3.14"), (56.78, "56.8"), (1e-9, "1e-09"), (1e300, "1e+300"),
    ])
  func brief(number: Double, text: String) {
    #expect(number.brief == text)
  }

  @Test("A word for sizes or colors is a measure before it is a property")
  func meaning() {
    #expect(DiagramStyle.Sizing(named: "pagerank") == .measure(.pagerank))
    #expect(DiagramStyle.Sizing(named: "population") == .property(Property(rawValue: "population")))
    #expect(DiagramStyle.Coloring(named: "community") == .communities)
    #expect(DiagramStyle.Coloring(named: "kind") == .kind)
  }
}

@Suite("The legend of scales")
struct ScaleLegendTests {
  private func classes(_ svg: DrawnSVG, _ prefix: String, legend: Bool) -> Set<String> {
    Set(
      svg.groups.values.filter { $0.classes.contains("legend") == legend }.flatMap(\.classes)
        .filter { $0.hasPrefix(prefix) })
  }

  @Test("It holds exactly the categories that are drawn", arguments: Theme.all)
  func categories(theme: Theme) async throws {
    var style = DiagramStyle(theme: theme)
    style.coloring = .property(Property(rawValue: "region"))
    for labels in [nil, 3] {
      style.labelCount = labels
      let svg = try await drawn(style, regions())
      let shown = classes(svg, "category-", legend: false)
      #expect(shown.count == 4)
      #expect(classes(svg, "category-", legend: true) == shown)
      #expect(classes(svg, "kind-", legend: true) == classes(svg, "kind-", legend: false))
      let words = svg.groups.values.flatMap(\.texts)
      for word in ["Asia", "Europe", "Africa", "no region known", "Color: region"] {
        #expect(words.contains(word), "\(word)")
      }
      if theme.hasLetters { #expect(words.contains("A") && words.contains("C")) }
    }
  }

  @Test("It shows the ends of a scale of numbers, and only if there is one")
  func range() async throws {
    var style = DiagramStyle()
    style.coloring = .property(Property(rawValue: "population"))
    let svg = try await drawn(style, regions())
    let words = svg.groups.values.flatMap(\.texts)
    #expect(words.contains("1,000") && words.contains("9,000"))
    #expect(classes(svg, "level", legend: true) == ["level"])
    #expect(try await classes(drawn(DiagramStyle(), regions()), "level", legend: true).isEmpty)
  }

  @Test("It shows three sizes: the largest and the smallest that are drawn, and one between")
  func sizes() throws {
    let scale = SizeScale(
      .values("power", [4, 100, nil, 25]), neighborCounts: [1, 1, 1, 1], shown: [0, 1, 2, 3])
    let samples = scale.samples(of: [0, 1, 2, 3])
    #expect(samples.map(\.text) == ["100", "36", "4"])
    #expect(samples.map { $0.weight.squareRoot() } == [1, 0.6, 0.2])
    #expect(scale.samples(of: [3]).map(\.text) == ["25"], "one size needs no more")
    #expect(SizeScale().samples(of: [0]).isEmpty)
  }

  @Test("Words of data in the legend are text and nothing else")
  func hostile() async throws {
    let graph = try graph(
      #"""
      properties: {"<script>x</script>": {type: text}}
      entities: {a: {kind: state}, b: {kind: state}}
      claims:
        - {subject: a, relation: ally, object: b}
        - {subject: a, property: "<script>x</script>", value: "\"><image href='javascript:alert(1)'/>\u202E"}
        - {subject: b, property: "<script>x</script>", value: "&lt;b&gt; \\N ]; node [URL=x"}
      """#)
    var style = DiagramStyle(theme: .print)
    style.coloring = .property(Property(rawValue: "<script>x</script>"))
    let svg = try await drawn(style, graph)
    #expect(
      svg.elements.isSubset(of: [
        "svg", "g", "title", "desc", "path", "polygon", "polyline", "ellipse", "text", "a",
      ]))
    #expect(!svg.attributes.contains { $0.hasPrefix("on") || $0.hasSuffix("href") })
    let words = svg.groups.values.flatMap(\.texts)
    #expect(words.contains("Color: <script>x</script>"))
    #expect(words.contains { $0.contains("<image href=") })
    #expect(!words.contains { $0.contains("\u{202E}") })
  }
}

@Suite("Scales in every view")
struct ScalesOfViewsTests {
  /// The views of the summit, those of part of it first.
  private func views(of graph: KnowledgeGraph) throws -> [DiagramView] {
    func position(_ id: String) throws -> Int { try #require(graph.position(ofEntity: id)) }
    var projection = Projection.Options()
    projection.selection = .everything
    projection.dropsNegative = false
    return [
      .ego(try position("putin")),
      .paths(
        try graph.paths(
          from: try position("biden"), to: try position("belarus"), count: 1, projection)),
      .multiples(try ["2023-12-31", "2024-07-03"].map { try PartialDate($0) }),
      .matrix, .communities, .network,
    ]
  }

  @Test("Colors are those asked for, and the legend holds exactly them", arguments: Theme.all)
  func colors(theme: Theme) async throws {
    let graph = try summit()
    var style = DiagramStyle(theme: theme)
    style.coloring = .communities
    for view in try views(of: graph) {
      var options = try options()
      options.style = style
      options.view = view
      let svg = try DrawnSVG(try await Diagram(of: graph, options).drawn(as: .svg))
      func categories(legend: Bool) -> Set<String> {
        Set(
          svg.groups.values.filter { $0.classes.contains("legend") == legend }
            .flatMap(\.classes).filter { $0.hasPrefix("category-") })
      }
      #expect(!categories(legend: false).isEmpty, "\(view.name)")
      #expect(categories(legend: true) == categories(legend: false), "\(view.name)")
      let words = svg.groups.values.flatMap(\.texts)
      #expect(words.contains("Color: community"), "\(view.name)")
    }
  }

  @Test("Sizes are those asked for and in the legend, or it is said that there are none")
  func sizes() async throws {
    let graph = try summit()
    for view in try views(of: graph) {
      var options = try options()
      options.view = view
      #expect(Diagram(of: graph, options).remark == nil, "\(view.name)")
      options.style.sizing = .measure(.betweenness)
      let diagram = Diagram(of: graph, options)
      let svg = try DrawnSVG(try await diagram.drawn(as: .svg))
      let isExplained = svg.groups.values.flatMap(\.texts).contains("Size: betweenness")
      if case .matrix = view {
        #expect(diagram.remark != nil && !isExplained)
      } else {
        #expect(diagram.remark == nil && isExplained, "\(view.name)")
      }
    }
  }

  @Test("Those around someone are as large as their values, and only the largest are named")
  func ego() throws {
    let graph = try summit()
    let putin = try #require(graph.position(ofEntity: "putin"))
    var style = DiagramStyle()
    style.sizing = .measure(.betweenness)
    style.labelCount = 3
    let scales = try EntityScales(style, of: graph, .everything)
    let content = DiagramContent(
      around: putin, in: graph, .everything, limit: nil, style: style, scales: scales)
    for node in content.nodes {
      #expect(node.chips.isEmpty)
      #expect(node.weight == content.sizes.weight(of: node.entities[0]), "\(node.title)")
    }
    let named = content.nodes.dropFirst().filter(\.isLabeled)
    let others = content.nodes.dropFirst().filter { !$0.isLabeled }
    #expect(named.count == 3 && !others.isEmpty)
    let least = try #require(named.map(\.weight).min())
    #expect(others.allSatisfy { $0.weight <= least })
  }
}

@Suite("A picture in words")
struct DiagramAccountTests {
  @Test("It counts, tells what stands out, and gives each entity with its ties")
  func account() throws {
    var options = try options()
    options.style.coloring = .property(Property(rawValue: "region"))
    let lines = Diagram(of: try regions(), options).text
    #expect(lines[0] == "Regions")
    #expect(lines.contains("Entities: 10 states, 1 organization."))
    #expect(
      lines.contains(
        "Relations: 10 of structure, 1 of cooperation, 1 of contact (1 planned), 1 of conflict."))
    #expect(lines.contains { $0.hasPrefix("The largest by neighbors: Club (10), State s1 (3)") })
    #expect(lines.contains("State s3 (state, 3 neighbors, Africa)"))
    let start = try #require(lines.firstIndex(of: "State s3 (state, 3 neighbors, Africa)"))
    #expect(lines[start + 1] == "  member: Club")
    #expect(lines[start + 3] == "  planned: met with: State s2")
    #expect(lines.contains { $0.hasPrefix("  has member: State s1; State s2;") })
  }

  @Test("Every entity and every tie of the summit is in it")
  func complete() throws {
    let graph = try summit()
    let options = try options()
    let text = Diagram(of: graph, options).text.joined(separator: "\n")
    for tie in DrawnTie.all(of: graph, options.selection) {
      #expect(text.contains(graph.storage.entityName(tie.subject)))
    }
    #expect(text.contains("planned: met with: "))
  }
}
