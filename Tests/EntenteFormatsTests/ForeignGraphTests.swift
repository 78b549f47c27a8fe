import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Graphs of other programs, as claims")
struct ForeignGraphTests {
  @Test(
    "One tie of two nodes comes out of every format",
    arguments: [
      ("a.dot", "digraph { x -> y }"), ("a.gv", "graph { x -- y }"),
      (
        "a.graphml",
        "<graphml><graph edgedefault=\"directed\"><node id=\"x\"/><node id=\"y\"/>"
          + "<edge source=\"x\" target=\"y\"/></graph></graphml>"
      ),
      (
        "a.gexf",
        "<gexf version=\"1.3\"><graph><nodes><node id=\"x\"/><node id=\"y\"/></nodes><edges>"
          + "<edge id=\"0\" source=\"x\" target=\"y\"/></edges></graph></gexf>"
      ),
      (
        "a.gml",
        "graph [ node [ id 1 label \"x\" ] node [ id 2 label \"y\" ] edge [ source 1 target 2 ] ]"
      ),
      ("a.net", "*Vertices 2\n1 \"x\"\n2 \"y\"\n*Arcs\n1 2\n"),
      ("a.dl", "dl n=2 format=edgelist1\nlabels:\nx,y\ndata:\n1 2\n"),
      ("a.mtx", "%%MatrixMarket matrix coordinate pattern general\n2 2 1\n1 2\n"),
      ("a.edgelist", "x y\n"),
      (
        "a.json",
        "{\"nodes\":[{\"id\":\"x\"},{\"id\":\"y\"}],\"links\":[{\"source\":\"x\",\"target\":\"y\"}]}"
      ),
    ])
  func formats(name: String, text: String) throws {
    let graph = try KnowledgeGraph(reading: [InputFile(name, text)])
    #expect(graph.entities.count == 2)
    #expect(graph.relations.map(\.kind) == [.tied])
    #expect(graph.claims.first?.citations.map(\.source).first == name)
  }

  @Test("What a node says is a typed property, what an edge says a typed attribute of its claim")
  func attributes() throws {
    let text = """
      <graphml><key id="p" for="node" attr.name="pop" attr.type="int"/>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="t" for="edge" attr.name="treaty" attr.type="boolean"/>
      <graph edgedefault="undirected"><node id="x"><data key="p">7</data></node><node id="y"/>
      <edge source="x" target="y"><data key="w">2.5</data><data key="t">true</data></edge>
      </graph></graphml>
      """
    let graph = try KnowledgeGraph(reading: [InputFile("a.graphml", text)])
    #expect(graph.vocabulary[Property(rawValue: "pop")]?.type == .integer)
    let claims = Array(graph.claims)
    #expect(claims[0].statement == .property(Property(rawValue: "pop"), value: "7"))
    let tie = try #require(claims.last)
    #expect(tie.strength == 2.5)
    #expect(tie.isDirected == false)
    #expect(tie.attributes.contains(.init("treaty", type: .boolean, value: "true")))
    let line = InputFile("b.jsonl", JSONValue(tie).line)
    #expect(try KnowledgeGraph(reading: [line]).claims.last?.attributes == tie.attributes)
  }

  @Test("Ids of two foreign files mean something in their own file only")
  func scopes() throws {
    let files = [InputFile("a.edgelist", "1 2\n"), InputFile("b.edgelist", "1 2\n")]
    #expect(try KnowledgeGraph(reading: files).entities.count == 4)
  }

  @Test("What the user says of direction holds where the file leaves it open, and only there")
  func direction() throws {
    let open = InputFile("a.edgelist", "1 2\n")
    let said = InputFile("a.dot", "graph { a -> b }".replacing("->", with: "--"))
    #expect(try !KnowledgeGraph(reading: [open], isDirected: false).relations[0].isDirected)
    #expect(try KnowledgeGraph(reading: [open], isDirected: true).relations[0].isDirected)
    #expect(try !KnowledgeGraph(reading: [said]).relations[0].isDirected)
    let edge = InputFile("b.dot", "digraph { a -> b [dir=none] }")
    #expect(try !KnowledgeGraph(reading: [edge], isDirected: true).relations[0].isDirected)
  }

  @Test("A file in UTF-16 is decoded before it is read, and errors keep their lines")
  func encodings() throws {
    let text = "<graphml>\n<graph edgedefault=\"directed\"><node id=\"ж\"/></graph></graphml>"
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 255), UInt8(unit >> 8)] }
    let graph = try KnowledgeGraph(reading: [InputFile(name: "a.graphml", bytes: bytes)])
    #expect(graph.entities.map(\.id) == ["ж"])
    #expect(graph.location(ofEntity: 0).line == 2)
    #expect(graph.location(ofEntity: 0).lineText.contains("<node id=\"ж\"/>"))
  }
}
