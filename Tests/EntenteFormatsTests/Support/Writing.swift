import EntenteFormats
import EntenteModel
import Testing

extension KnowledgeGraph {
  /// The graph written in a format and read again.
  func roundTrip(as format: OutputFormat, ending: String) throws -> (KnowledgeGraph, [Loss]) {
    let written = try written(as: format)
    let files = written.files.map { file in
      InputFile(name: "a" + (file.part.map { "." + $0 } ?? "") + "." + ending, bytes: file.bytes)
    }
    return (try KnowledgeGraph(reading: files), written.losses)
  }

  /// The lines of its claims and entities, in one order whatever their own.
  func sortedLines() throws -> [String] {
    try text(as: .claims).split(separator: "\n").map(String.init).sorted()
  }

  /// The first file of a format as text.
  func text(as format: OutputFormat) throws -> String {
    String(decoding: try written(as: format).files[0].bytes, as: UTF8.self)
  }
}

/// Graphs that tell a sound writer from one that only looks so.
enum Trial {
  /// Texts that end a literal, look like another type, or mean something
  /// somewhere.
  static let hostileTexts = [
    "say \"hi\"", "a\\b", "ends with \\", "two\nlines", "=1+1", "#x", "a|b;c,d", "👩‍👩‍👧 שלום",
    "it's", "\\u0027}) DETACH DELETE n //", "`x`", "]]>", "&#34; &amp;", "007", "true", "NA", "1,5",
    "a\tb", "two  spaces", "\u{1}", "*Arcs", "% x", "\"", "''' \"\"\"", "x\\;y",
  ]

  /// A dossier with a claim for each hostile text, as role and as note.
  static func hostileDossier() throws -> KnowledgeGraph {
    var lines = ["{\"entente\":1,\"title\":\"A \\\"hostile\\\" one\"}"]
    lines.append("{\"entity\":{\"id\":\"b\",\"kind\":\"state\",\"name\":\"B\"}}")
    for (i, text) in hostileTexts.enumerated() {
      let quoted = JSONValue.string(text).line
      lines.append(
        "{\"entity\":{\"id\":\"n\(i)\",\"kind\":\"person\",\"name\":\(quoted),\"aliases\":[\"x;y\"]}}"
      )
      lines.append(
        "{\"subject\":\"n\(i)\",\"relation\":\"member\",\"object\":\"b\",\"role\":\(quoted),"
          + "\"note\":\(quoted),\"modality\":\"\(i % 2 == 0 ? "asserted" : "planned")\"}")
    }
    let reading = Reading(lines.joined(separator: "\n"), name: "h.jsonl")
    return try #require(reading.graph, "\(reading.problems)")
  }

  /// A graph of another program with parallel edges, a loop, a lone node, two
  /// nodes of one name, both directions, and values of several types.
  static func foreignGraph() throws -> KnowledgeGraph {
    let text = """
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="n" for="node" attr.name="name" attr.type="string"/>
      <key id="g" for="node" attr.name="gdp" attr.type="double"/>
      <key id="z" for="node" attr.name="zip" attr.type="string"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="c" for="edge" attr.name="count" attr.type="long"/>
      <key id="p" for="edge" attr.name="period" attr.type="string"/>
      <key id="r" for="edge" attr.name="relation" attr.type="string"/>
      <graph edgedefault="directed">
      <node id="a"><data key="n">Woman</data><data key="g">3</data><data key="z">007</data></node>
      <node id="b"><data key="n">Woman</data><data key="g">4</data><data key="z">008</data></node>
      <node id="c"><data key="n">Lone</data></node>
      <edge source="a" target="b"><data key="w">2.5</data><data key="c">3</data></edge>
      <edge source="a" target="b"><data key="p">1995/1999</data><data key="r">member</data></edge>
      <edge source="b" target="a" directed="false"><data key="w">1</data></edge>
      <edge source="b" target="b"><data key="r">a "quoted" kind</data></edge>
      </graph></graphml>
      """
    let reading = Reading(text, name: "f.graphml")
    return try #require(reading.graph, "\(reading.problems)")
  }

  /// The edges as `source>target kind weight period attributes`.
  static func edges(_ graph: KnowledgeGraph) -> [String] {
    graph.claims.compactMap { claim in
      guard case .relation(let kind, let object) = claim.statement else { return nil }
      let isDirected = claim.isDirected ?? (graph.vocabulary[kind]?.isSymmetric != true)
      let parts = [claim.strength.map { "\($0)" }, claim.period?.description].compactMap(\.self)
      return
        ([claim.subject + (isDirected ? ">" : "-") + object, kind.rawValue] + parts
        + claim.attributes.map { "\($0.name)=\($0.value):\($0.type)" }).joined(separator: " ")
    }
  }

  /// The nodes as `id kind name property=value:type …`.
  static func nodes(_ graph: KnowledgeGraph) -> [String] {
    var texts = graph.entities.map { "\($0.id) \($0.kind.rawValue) \($0.name)" }
    for claim in graph.claims {
      guard case .property(let property, let value) = claim.statement,
        let position = graph.position(ofEntity: claim.subject)
      else { continue }
      let type = graph.vocabulary[property]?.type ?? .text
      texts[position] += " \(property.rawValue)=\(value):\(type)"
    }
    return texts
  }
}
