import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("JSON graphs, GML and DOT, there and back")
struct TextRoundTripTests {
  @Test("The claims of the summit are the same", arguments: TextRoundTrip.formats)
  func summit(format: OutputFormat) throws {
    let graph = try KnowledgeGraph(reading: [try Summit.file()])
    let trip = try TextRoundTrip(graph, as: format)
    #expect(trip.losses.isEmpty)
    #expect(trip.back.claims.count == graph.claims.count)
    #expect(graph.claims.count > 200)
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
  }

  @Test(
    "Ids, names, kinds, relations and attributes may be any text", arguments: TextRoundTrip.formats)
  func hostile(format: OutputFormat) throws {
    var foreign = ForeignGraph()
    foreign.isDirected = true
    let texts = HostileText.all
    for (i, text) in texts.enumerated() {
      var node = ForeignGraph.Node(id: text, at: 0, label: "a " + text)
      node.kind = text
      node.attributes = [
        .init("text", type: .text, value: text), .init("note \(text)", type: .integer, value: "1"),
        .init("none", type: .text, value: ""), .init(text, type: .text, value: "x"),
      ]
      foreign.nodes.append(node)
      var edge = ForeignGraph.Edge(text, texts[(i + 1) % texts.count], at: 0)
      edge.id = "e" + text
      edge.kind = text
      edge.label = text
      edge.weight = Double(i) * 1.5e18
      edge.attributes = [.init("text", type: .text, value: text)]
      foreign.edges.append(edge)
    }
    let graph = try foreign.graph(titled: "  a \"title\"\\")
    let trip = try TextRoundTrip(graph, as: format)
    #expect(trip.losses.isEmpty)
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
  }

  @Test(
    "Random graphs keep types, lists, directions and parallel edges",
    arguments: TextRoundTrip.formats, 0..<12 as Range<UInt64>)
  func random(format: OutputFormat, seed: UInt64) throws {
    let graph = try ForeignGraph.random(seed: seed).graph(titled: nil)
    let trip = try TextRoundTrip(graph, as: format)
    #expect(trip.losses.isEmpty)
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
    let again = try TextRoundTrip(trip.back, as: format)
    #expect(again.text == trip.text)
  }

  @Test("What is reported as lost is what differs", arguments: TextRoundTrip.formats)
  func losses(format: OutputFormat) throws {
    var foreign = ForeignGraph()
    foreign.isDirected = true
    var node = ForeignGraph.Node(id: "", at: 0)
    node.attributes = ["_networkx_list_start", "b"].map { .init("list", type: .text, value: $0) }
    foreign.nodes = [node, ForeignGraph.Node(id: "b", at: 0)]
    for weight in [Double.infinity, 1] {
      var edge = ForeignGraph.Edge("b", "b", at: 0)
      edge.weight = weight
      foreign.edges.append(edge)
    }
    let graph = try foreign.graph(titled: nil)
    let trip = try TextRoundTrip(graph, as: format)
    let strengths = trip.back.claims.compactMap(\.strength)
    let lost: [String: Int] = Dictionary(
      trip.losses.map { ($0.what, $0.count) }, uniquingKeysWith: +)
    #expect(strengths.count == 2 - (lost["weights"] ?? 0))
    #expect(trip.back.entities.contains { $0.id.isEmpty } == (lost["ids"] == nil))
    let values = trip.back.claims.count {
      if case .property = $0.statement { true } else { false }
    }
    #expect(values == 2 - (lost["values"] ?? 0))
    #expect(lost["weights"] == 1)
    let others = Set(lost.keys).subtracting(["weights"])
    #expect(others == (format == .gml ? ["values"] : format == .dot ? [] : ["ids"]))
  }

  @Test(
    "A file of the most common columns gets no record of changes", arguments: TextRoundTrip.formats)
  func plain(format: OutputFormat) throws {
    let table = InputFile("a.csv", "source,target,weight,note\nx,y,2.5,long\ny,z,1,short\n")
    let graph = try KnowledgeGraph(reading: [table])
    let trip = try TextRoundTrip(graph, as: format)
    #expect(trip.text.contains("entente") == (format == .gml))  // GML has no such ids.
    #expect(trip.back.relations.count == 2)
  }
}

extension ForeignGraph {
  fileprivate func graph(titled title: String?) throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    var graph = self
    graph.title = title
    graph.add(from: InputFile("a", "x"), group: -1, to: &builder)
    return try builder.build()
  }

  /// A graph with columns of each type, values of which some are none of it.
  fileprivate static func random(seed: UInt64) -> ForeignGraph {
    var random = SplitMix(seed)
    let samples: [Property.ValueType: [String]] = [
      .integer: ["0", "-7", "42", "007", "12345678901234567890"],
      .number: ["3", "3.0", "-0.5", "1e5", "1.5E-7", ".5", "+inf", "1e400"],
      .boolean: ["true", "false"], .text: ["2024", "true", "x", "", "é", "a\nb"],
      .period: ["2024", "2024-07-03"],
    ]
    var graph = ForeignGraph()
    graph.isDirected = seed % 2 == 0
    func attributes() -> [Claim.Attribute] {
      var attributes: [Claim.Attribute] = []
      for (type, texts) in samples.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        guard let one = texts.randomElement(using: &random) else { continue }
        if Bool.random(using: &random) {
          attributes.append(.init("\(type)", type: type, value: one))
        }
        for text in texts where Int.random(in: 0..<4, using: &random) == 0 {
          attributes.append(.init("\(type) list", type: type, value: text))
        }
      }
      return attributes
    }
    for i in 0..<8 {
      var node = ForeignGraph.Node(id: seed % 3 == 0 ? "\(i)" : "n \(i)", at: 0)
      if Bool.random(using: &random) { node.label = "label \(i % 3)" }
      node.attributes = attributes()
      graph.nodes.append(node)
    }
    for i in 0..<16 {
      let ends = (0..<2).map { _ in graph.nodes[Int.random(in: 0..<5, using: &random)].id }
      var edge = ForeignGraph.Edge(ends[0], ends[1], at: 0)
      if seed % 4 < 2, Bool.random(using: &random) { edge.isDirected = graph.isDirected == false }
      if seed % 5 == 0 { edge.id = "\(i)" }
      if Bool.random(using: &random) { edge.kind = "knows" }
      if Bool.random(using: &random) { edge.weight = Double(i) / 3 }
      edge.attributes = attributes()
      graph.edges.append(edge)
    }
    return graph
  }
}
