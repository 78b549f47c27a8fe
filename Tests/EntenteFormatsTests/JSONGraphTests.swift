import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Graphs in JSON")
struct JSONGraphTests {
  @Test("Node-link of NetworkX: ids are texts, keys are edge ids, the rest attributes")
  func networkX() {
    let text = """
      {"directed": true, "multigraph": true, "graph": {"name": "World"},
       "nodes": [{"id": 1, "name": "One", "kind": "state"}, {"id": "b", "label": "B", "name": "x"},
                 {"id": [1, "c"]}],
       "links": [{"source": 1, "target": "b", "key": 0, "weight": 2.5, "relation": "ally"},
                 {"source": "b", "target": [1, "c"], "key": 1, "label": "l", "since": 1990}]}
      """
    let reading = ForeignReading(json: text)
    #expect(reading.graph?.title == "World")
    #expect(reading.graph?.isDirected == true)
    #expect(reading.nodes == ["1 \"One\" :state", "b \"B\" name=x", "(1, c)"])
    #expect(reading.edges == ["1 .. b #0 *2.5 :ally", "b .. (1, c) #1 \"l\" since=1990"])
    #expect(reading.problems.isEmpty)
    let newer = text.replacing("\"links\"", with: "\"edges\"").replacing("true", with: "false")
    #expect(ForeignReading(json: newer).edges == reading.edges)
    #expect(ForeignReading(json: newer).graph?.isDirected == false)
  }

  @Test("D3: nodes by position and by name, values as weights, ends as whole nodes")
  func d3() {
    let byPosition = ForeignReading(
      json: """
        {"nodes": [{"name": "Woman", "group": 1}, {"name": "Woman", "group": 2}],
         "links": [{"source": 1, "target": 0, "value": 3}]}
        """)
    #expect(byPosition.nodes == ["0 \"Woman\" group=1", "1 \"Woman\" group=2"])
    #expect(byPosition.edges == ["1 .. 0 *3.0"])
    #expect(byPosition.places(.note) == ["2:12 assumed-weight"])
    #expect(byPosition.graph?.isDirected == nil)
    let byName = ForeignReading(
      json: """
        {"nodes": [{"name": "a"}, {"name": "b"}], "links": [{"source": "b", "target": "a"}]}
        """)
    #expect(byName.nodes == ["a \"a\"", "b \"b\""])
    #expect(byName.edges == ["b .. a"])
    let whole = ForeignReading(
      json: """
        {"nodes": [{"id": "a"}, {"id": "b"}],
         "links": [{"source": {"id": "a", "x": 1}, "target": {"id": "b"}}]}
        """)
    #expect(whole.edges == ["a .. b"])
  }

  @Test("Whole numbers that are ids are ids; those that are none are positions")
  func positions() {
    let ids = ForeignReading(
      json: "{\"nodes\": [{\"id\": 1}, {\"id\": 0}], \"links\": [{\"source\": 0, \"target\": 1}]}")
    #expect(ids.edges == ["0 .. 1"])
    #expect(ids.problems.isEmpty)
    let positions = ForeignReading(
      json: "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}],\n"
        + "\"links\": [{\"source\": 0, \"target\": 1}]}")
    #expect(positions.edges == ["a .. b"])
    #expect(positions.places(.warning) == ["2:10 ends-by-position"])
  }

  @Test("Sigma and Gephi: edges say of themselves whether they are directed")
  func sigma() {
    let text = """
      {"nodes": [{"id": "n1", "label": "A", "x": 1.5, "size": "5"}, {"id": "n2"}],
       "edges": [{"id": "e1", "source": "n1", "target": "n2", "type": "Directed", "weight": "2"},
                 {"source": "n2", "target": "n1", "type": "curve", "directed": false}]}
      """
    let reading = ForeignReading(json: text)
    #expect(reading.nodes == ["n1 \"A\" x=1.5 size=5", "n2"])
    #expect(reading.edges == ["n1 -> n2 #e1 *2.0", "n2 -- n1 type=curve"])
    #expect(reading.types(of: "x") == [.number])
    #expect(reading.types(of: "size") == [.text])
  }

  @Test("JSON Graph Format 2: a map of nodes, metadata, relations; directed unless said")
  func graphFormat() {
    let text = """
      {"graph": {"id": "g", "label": "World", "type": "t", "nodes": {
         "a": {"label": "A", "metadata": {"area": 12, "tags": ["x", "y"]}}, "b": {}},
       "edges": [
         {"id": "e", "source": "a", "target": "b", "relation": "ally", "metadata": {"weight": 2}},
         {"source": "b", "target": "a", "directed": false, "label": "l"}]}}
      """
    let reading = ForeignReading(json: text)
    #expect(reading.graph?.title == "World")
    #expect(reading.graph?.isDirected == true)
    #expect(reading.nodes == ["a \"A\" area=12 tags=x tags=y", "b"])
    #expect(reading.edges == ["a .. b #e *2.0 :ally", "b -- a \"l\""])
    #expect(reading.places(.note) == ["1:11 ignored-key"])
  }

  @Test("JSON Graph Format 1: a list of nodes; edges alone declare by use")
  func graphFormat1() {
    let reading = ForeignReading(
      json: """
        {"graph": {"directed": false, "nodes": [{"id": "a", "label": "A"}, {"id": "b"}],
         "edges": [{"source": "a", "target": "b"}]}}
        """)
    #expect(reading.graph?.isDirected == false)
    #expect(reading.nodes == ["a \"A\"", "b"])
    #expect(reading.edges == ["a .. b"])
    let edges = ForeignReading(
      json: "{\"graph\": {\"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}}")
    #expect(edges.edges == ["a .. b"])
    #expect(edges.places(.error).isEmpty)
  }

  @Test("Of several graphs the first is read; the others and hyperedges are reported")
  func reported() {
    let reading = ForeignReading(
      json: """
        {"graphs": [{"nodes": {"a": {}}, "hyperedges": [{"nodes": ["a"]}]},
          {"nodes": {"b": {}, "c": {}}, "edges": []}]}
        """)
    #expect(reading.nodes == ["a"])
    #expect(reading.places(.warning) == ["2:3 several-graphs", "1:48 hyperedges"])
  }

  @Test(
    "Cytoscape.js: apart, in one list, bare, or as a whole export",
    arguments: [
      "{\"elements\": {\"nodes\": [N1, N2], \"edges\": [E]}, \"data\": {\"name\": \"W\"}}",
      "{\"data\": {\"name\": \"W\"}, \"elements\": [E, N1, N2]}",
      "[N1, E, N2]",
      "{\"nodes\": [N1, N2], \"edges\": [E]}",
    ])
  func cytoscape(layout: String) {
    let text =
      layout
      .replacing("N1", with: "{\"data\": {\"id\": 1, \"name\": \"One\", \"parent\": \"b\"}}")
      .replacing(
        "N2", with: "{\"group\": \"nodes\", \"data\": {\"id\": \"b\"}, \"position\": {\"x\": 0.5}}"
      )
      .replacing(
        "E",
        with:
          "{\"data\": {\"id\": \"e\", \"source\": 1, \"target\": \"b\", \"weight\": 2, \"q\": 1}}")
    let reading = ForeignReading(json: text)
    #expect(reading.nodes == ["1 \"One\" parent=b", "b position.x=0.5"])
    #expect(reading.edges == ["1 .. b #e *2.0 q=1"])
    #expect(reading.graph?.isDirected == nil)
    #expect(reading.graph?.title == (layout.contains("name") ? "W" : nil))
  }

  @Test("Graphology: directed unless the edge or the graph says otherwise")
  func graphology() {
    let text = """
      {"attributes": {"name": "W"}, "options": {"type": "mixed", "multi": true},
       "nodes": [{"key": "a", "attributes": {"label": "A", "x": 1}}, {"key": "b"}],
       "edges": [{"key": "e", "source": "a", "target": "b", "undirected": true,
                  "attributes": {"weight": 1.5, "label": "l"}},
                 {"source": "a", "target": "b"}]}
      """
    let reading = ForeignReading(json: text)
    #expect(reading.graph?.title == "W")
    #expect(reading.graph?.isDirected == true)
    #expect(reading.nodes == ["a \"A\" x=1", "b"])
    #expect(reading.edges == ["a -- b #e *1.5 \"l\"", "a .. b"])
    let undirected = text.replacing("mixed", with: "undirected")
    #expect(ForeignReading(json: undirected).graph?.isDirected == false)
  }

  @Test("Attributes keep their types; lists repeat, objects have dotted names, null is none")
  func attributes() {
    let text = """
      {"nodes": [{"id": "a", "i": 1, "n": 1, "t": "2", "b": true, "m": 1, "l": [1, [2]],
        "o": {"p": {"q": "r"}}, "z": null, "e": []}, {"id": "b", "n": 2.5, "m": "x"}],
       "links": []}
      """
    let reading = ForeignReading(json: text)
    #expect(
      reading.nodes == ["a i=1 n=1 t=2 b=true m=1 l=1 l=2 o.p.q=r", "b n=2.5 m=x"])
    #expect(
      reading.graph?.nodes[0].attributes.map(\.type) == [
        .integer, .number, .text, .boolean, .text, .integer, .integer, .text,
      ])
  }

  @Test("A byte order mark is skipped, and each thing knows its byte")
  func offsets() {
    let reading = ForeignReading(
      json: "\u{FEFF}{\"nodes\":[{\"id\":\"a\"}],\"links\":[{\"source\":\"a\",\"target\":\"a\"}]}")
    #expect(reading.graph?.nodes.first?.offset == 13)
    #expect(reading.graph?.edges.first?.offset == 34)
  }
}
