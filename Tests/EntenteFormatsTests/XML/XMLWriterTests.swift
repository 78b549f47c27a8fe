import EntenteModel
import Testing

@testable import EntenteFormats

/// What GraphML, also for yEd, and GEXF have in common.
@Suite("Writing XML")
struct XMLWriterTests {
  /// The formats, each with the one that reads it.
  static let formats: [(OutputFormat, InputFormat)] = [
    (.graphml, .graphml), (.yed, .graphml), (.gexf, .gexf),
  ]

  @Test("A dossier comes back whole", arguments: formats)
  func dossier(format: OutputFormat, reader: InputFormat) throws {
    let trip = try RoundTrip(try KnowledgeGraph(reading: [Summit.file()]), format, reader)
    #expect(trip.before.claims.count > 200)
    #expect(trip.differences == [])
    #expect(trip.losses == [])
    #expect(trip.after.sources == trip.before.sources)
    #expect(trip.after.relations.count == trip.before.relations.count)
  }

  @Test("A graph of another program comes back whole", arguments: formats)
  func foreign(format: OutputFormat, reader: InputFormat) throws {
    var graph = ForeignGraph(nodes: ["a", "b", "c"], tied: false)
    graph.title = "Pact"
    graph.nodes[0].label = "Alpha"
    graph.nodes[0].kind = "state"
    graph.nodes[0].attributes = [
      .init("people", type: .integer, value: "7"), .init("share", type: .number, value: "1.50"),
      .init("open", type: .boolean, value: "false"), .init("code", type: .code, value: "042"),
      .init("tongue", type: .text, value: "ru"), .init("tongue", type: .text, value: "kk"),
      .init("year", type: .integer, value: "1"), .init("year", type: .integer, value: "2"),
      .init("since", type: .period, value: "2001-06~/.."),
    ]
    graph.nodes[1].attributes = [.init("tongue", type: .text, value: "[a]")]
    var edge = ForeignGraph.Edge("a", "b", at: 0)
    edge.id = "e 1"
    edge.kind = "ally"
    edge.weight = 0.1
    edge.label = "treaty"
    edge.period = try Period("2001?/")
    edge.attributes = [.init("signed", type: .boolean, value: "true")]
    var back = ForeignGraph.Edge("b", "a", at: 0)
    back.isDirected = false
    back.period = try Period("../2024-07")
    let loop = ForeignGraph.Edge("c", "c", at: 0)
    graph.edges = [edge, edge, back, back, loop]
    graph.edges[1].id = "7"
    let trip = try RoundTrip(graph, format, reader)
    #expect(trip.before.claims.count == 15)
    #expect(trip.differences == [])
    #expect(trip.losses == [])
  }

  @Test("Hostile text comes back as ids, names, kinds and attributes", arguments: formats)
  func hostile(format: OutputFormat, reader: InputFormat) throws {
    var graph = ForeignGraph(nodes: Hostile.texts)
    graph.title = " <x> "
    for (i, text) in Hostile.texts.enumerated() {
      graph.nodes[i].label = text + "!"
      graph.nodes[i].kind = text
      graph.nodes[i].attributes = [
        .init("note", type: .text, value: text), .init(text + "?", type: .text, value: text),
      ]
      guard i > 0 else { continue }
      graph.edges[i - 1].id = text
      graph.edges[i - 1].kind = text
      graph.edges[i - 1].label = "(" + text + ")"
      graph.edges[i - 1].attributes = graph.nodes[i].attributes
    }
    let trip = try RoundTrip(graph, format, reader)
    #expect(trip.before.entities.count == Hostile.texts.count)
    #expect(trip.differences == [])
    #expect(trip.losses == [])
  }

  @Test("Blank values and control characters in attributes come back", arguments: formats)
  func blanks(format: OutputFormat, reader: InputFormat) throws {
    var graph = ForeignGraph(nodes: ["a", "b"])
    for (i, text) in (Hostile.blanks + Hostile.control.dropLast()).enumerated() {
      let attributes: [Claim.Attribute] = [
        .init("n\(i)", type: .text, value: text), .init("n" + text, type: .text, value: "x\(i)"),
      ]
      graph.nodes[0].attributes += attributes
      graph.edges[0].attributes += attributes
    }
    graph.nodes[1].attributes = [.init("", type: .integer, value: "3")]
    let trip = try RoundTrip(graph, format, reader)
    #expect(trip.differences == [])
    #expect(trip.losses == [])
  }

  @Test(
    "What XML can't hold in ids and names is reported, and nodes stay apart", arguments: formats)
  func control(format: OutputFormat, reader: InputFormat) throws {
    var graph = ForeignGraph(nodes: Hostile.control + [""])
    graph.nodes[0].label = "x\u{0}y"
    graph.edges[0].id = "\u{1}"
    graph.edges[1].label = "z\u{1}\u{2}"
    graph.edges[2].label = " "
    graph.edges[3].kind = ""
    graph.edges[3].weight = .infinity
    let trip = try RoundTrip(graph, format, reader)
    #expect(trip.after.entities.count == 5)
    #expect(trip.after.claims.count == 4)
    #expect(
      Dictionary(trip.losses.map { ($0.what, $0.count) }) { $0 + $1 } == [
        "ids of nodes": 5, "ids of edges": 1, "characters": 3, "labels of edges": 1,
        "relations": 1, "strengths": 1,
      ])
  }

  @Test("An attribute that is called like a field stays an attribute", arguments: formats)
  func mistaken(format: OutputFormat, reader: InputFormat) throws {
    let names = [
      "label", "Label", "name", "Name", "kind", "labelV", "labelE", "relation", "weight", "Weight",
      "strength", "period", "start", "end", "directed", "id", "source", "key", "attribute.kind",
    ]
    for hasFields in [false, true] {
      var graph = ForeignGraph(nodes: ["a", "b"])
      for (i, name) in names.enumerated() {
        let value = name == "directed" ? "false" : name == "period" ? "2001" : "\(i)"
        graph.nodes[0].attributes.append(.init(name, type: .text, value: value))
        graph.edges[0].attributes.append(.init(name, type: .text, value: value))
      }
      if hasFields {
        graph.nodes[0].kind = "state"
        graph.nodes[0].label = "Alpha"
        graph.edges[0].label = "treaty"
        graph.edges[0].weight = 2
        graph.edges[0].kind = "ally"
        graph.edges[0].period = try Period("2005")
      }
      let trip = try RoundTrip(graph, format, reader)
      #expect(trip.differences == [])
      #expect(trip.losses == [])
    }
  }

  @Test("A number keeps its spelling, and its column the nearest type", arguments: formats)
  func numbers(format: OutputFormat, reader: InputFormat) throws {
    let columns: [(Property.ValueType, [String], String)] = [
      (.integer, ["-3", "9223372036854775807"], "long"), (.integer, ["3.0"], "double"),
      (.integer, ["123456789012345678901234567890"], "double"), (.integer, ["+5"], "string"),
      (.integer, ["many"], "string"), (.number, ["1e400", "inf", "-0.0", "5."], "double"),
      (.number, ["+inf"], "string"), (.number, ["nan"], "string"), (.number, [" 3 "], "string"),
      (.number, ["0x1p3"], "string"), (.boolean, ["true"], "boolean"),
      (.boolean, ["TRUE"], "string"),
      (.period, ["2001~"], "string"),
    ]
    var graph = ForeignGraph(nodes: ["a", "b", "c", "d", "e"], tied: false)
    for (i, column) in columns.enumerated() {
      for (node, value) in column.1.enumerated() {
        graph.nodes[node].attributes.append(.init("n\(i)", type: column.0, value: value))
      }
    }
    let trip = try RoundTrip(graph, format, reader)
    #expect(trip.differences == [])
    for (i, column) in columns.enumerated() {
      let name = Property(rawValue: "n\(i)")
      #expect(trip.after.vocabulary[name]?.type == column.0)
      let type = format == .gexf ? "type" : "attr.type"
      let declaration = "\"n\(i)\" \(type)=\"\(column.2)\""
      #expect(trip.text.contains(declaration), "\(declaration)")
    }
  }
}
