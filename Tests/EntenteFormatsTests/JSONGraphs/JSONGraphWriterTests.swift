import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Writing graphs as JSON")
struct JSONGraphWriterTests {
  private let graph: KnowledgeGraph

  init() throws {
    let text = """
      {"directed": true, "graph": {"name": "Talks"}, "nodes": [
       {"id": "a", "label": "A", "kind": "state", "area": 12, "tags": ["x", "y"], "eu": true},
       {"id": "b"}],
       "edges": [
       {"source": "a", "target": "b", "relation": "funds", "weight": 2, "since": 1999.5, "id": "e"},
       {"source": "b", "target": "a", "directed": false}]}
      """
    graph = try KnowledgeGraph(reading: [InputFile("a.json", text)])
  }

  private func text(_ format: OutputFormat) throws -> String {
    String(decoding: try graph.written(as: format).files[0].bytes, as: UTF8.self)
  }

  @Test("NetworkX gets nodes, edges and one direction, which an edge may contradict")
  func nodeLink() throws {
    #expect(
      try text(.nodeLink) == """
        {
          "directed": true,
          "multigraph": true,
          "graph": {"name":"Talks"},
          "nodes": [
            {"id":"a","label":"A","kind":"state","area":12,"tags":["x","y"],"eu":true},
            {"id":"b"}
          ],
          "edges": [
            {"key":"e","source":"a","target":"b","relation":"funds","weight":2,"since":1999.5},
            {"source":"b","target":"a","directed":false}
          ]
        }

        """)
  }

  @Test("D3 gets links, whose weight is their value only if each has one")
  func d3() throws {
    let some = try text(.d3)
    #expect(some.contains("\"links\": ["))
    #expect(some.contains("\"weight\":2") && !some.contains("\"value\""))
    let all = try KnowledgeGraph(reading: [
      InputFile("a.csv", "source,target,weight\nx,y,2.5\ny,z,1\n")
    ])
    let written = String(decoding: try all.written(as: .d3).files[0].bytes, as: UTF8.self)
    #expect(written.contains("{\"source\":\"x\",\"target\":\"y\",\"value\":2.5}"))
  }

  @Test("JSON Graph Format gets a map of nodes, and metadata for what it has no word for")
  func jsonGraph() throws {
    let text = try text(.jsonGraph)
    #expect(text.contains("\"label\": \"Talks\""))
    #expect(
      text.contains(
        """
        "a": {"label":"A","metadata":{"kind":"state","area":12,"tags":["x","y"],"eu":true}}
        """))
    #expect(text.contains("\"b\": {}"))
    #expect(
      text.contains(
        """
        {"id":"e","source":"a","target":"b","relation":"funds","metadata":{"weight":2,"since":1999.5}}
        """))
  }

  @Test("Cytoscape gets elements with data, and what NetworkX asks for beside")
  func cytoscape() throws {
    let text = try text(.cytoscape)
    #expect(text.contains("{\"data\":{\"id\":\"b\",\"value\":\"b\",\"name\":\"b\"}}"))
    #expect(text.contains("{\"data\":{\"id\":\"e\",\"key\":0,\"source\":\"a\",\"target\":\"b\","))
    let back = try TextRoundTrip(graph, as: .cytoscape).back
    #expect(TextRoundTrip.said(by: back) == TextRoundTrip.said(by: graph))
  }

  @Test("An edge of Cytoscape that has the id of a node has it as its key")
  func sharedIDs() throws {
    let text = """
      {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"source": "a", "target": "b", "id": "a"}]}
      """
    let graph = try KnowledgeGraph(reading: [InputFile("a.json", text)])
    let trip = try TextRoundTrip(graph, as: .cytoscape)
    #expect(trip.text.contains("{\"data\":{\"key\":\"a\",\"source\""))
    #expect(trip.back.claims.map(\.key) == ["a"])
  }

  @Test("Keys of Cytoscape edges that say more than a count stay, and so do values of nodes")
  func countsAndKeys() throws {
    let text = """
      {"elements": {"nodes": [{"data": {"id": "a", "value": 7}}, {"data": {"id": "b", "value": "b"}}],
       "edges": [{"data": {"source": "a", "target": "b", "key": 3}}]}}
      """
    let reading = ForeignReading(json: text)
    #expect(reading.nodes == ["a value=7", "b value=b"])
    #expect(reading.edges == ["a .. b key=3"])
  }

  @Test("Graphology gets its type, and every undirected edge says that it is one")
  func graphology() throws {
    let text = try text(.graphology)
    #expect(text.contains("\"options\": {\"type\":\"mixed\",\"multi\":true,"))
    #expect(text.contains("{\"source\":\"b\",\"target\":\"a\",\"undirected\":true}"))
    #expect(text.contains("{\"key\":\"e\",\"source\":\"a\",\"target\":\"b\",\"attributes\":{"))
  }

  @Test("A number that JSON can't write is a text, and comes back as what it was")
  func numbers() throws {
    let text = """
      <graphml><key id="p" for="node" attr.name="p" attr.type="double"/><graph
      edgedefault="directed"><node id="x"><data key="p">INF</data></node><node id="y"><data
      key="p">3.0</data></node></graph></graphml>
      """
    let graph = try KnowledgeGraph(reading: [InputFile("a.graphml", text)])
    let trip = try TextRoundTrip(graph, as: .nodeLink)
    #expect(trip.text.contains("\"p\":3.0"))
    #expect(!trip.text.contains("null"))
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
  }
}
