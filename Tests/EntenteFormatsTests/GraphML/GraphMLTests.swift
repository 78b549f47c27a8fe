import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("GraphML")
struct GraphMLTests {
  /// A graph within its root, with the node `a`.
  private func read(_ content: String, keys: String = "") -> XMLGraphReading {
    .graphML(
      "<graphml>\(keys)<graph edgedefault=\"directed\"><node id=\"a\"/>\n\(content)</graph></graphml>"
    )
  }

  @Test("Labels, kinds, weights, types, defaults and directions are read")
  func full() {
    let reading = XMLGraphReading.graphML(GraphMLExamples.full)
    #expect(reading.problems == [])
    #expect(reading.graph?.title == "Steppe")
    #expect(reading.graph?.isDirected == false)
    #expect(reading.graph?.edges.map(\.id) == ["e0", nil, nil])
    #expect(
      reading.nodes == [
        "kz Kazakhstan state people:integer=20000000 landlocked:boolean=true",
        "uz Uz & Co - note:text=x < y landlocked:boolean=false",
      ])
    #expect(
      reading.edges == [
        "kz~uz 2.5 ally - - year:integer=2024", "uz>kz - - - - year:integer=1999",
        "kz~kz - - - - sourceport:text=north year:integer=2024",
      ])
  }

  @Test("The labels of yEd are read, groups flattened and the rest noted")
  func yEd() {
    let reading = XMLGraphReading.graphML(GraphMLExamples.yEd)
    #expect(reading.errors + reading.warnings == [])
    #expect(reading.notes == ["6:7 not-read", "10:7 nested-graph"])
    #expect(
      reading.nodes == [
        "n0 Union -", "n0::n0 Member\nState - part-of:text=n0 label:text=second",
      ])
    #expect(reading.edges == ["n0::n0-n0 - - - -", "n0~n0::n0 - - holds -"])
  }

  @Test("The labels of yFiles for HTML are read")
  func yFiles() {
    let keys =
      "<key id=\"d\" for=\"node\" attr.name=\"NodeLabels\" y:attr.uri=\"u\" xmlns:y=\"v\"/>"
    let label =
      "<x:List xmlns:x=\"x\" xmlns:y=\"y\"><y:Label><y:Label.Text>Star</y:Label.Text></y:Label>"
    let reading = read(
      "<node id=\"b\"><data key=\"d\">\(label)</x:List></data></node>"
        + "<node id=\"c\"><data key=\"d\"><y:Label xmlns:y=\"y\" Text=\"Moon\"/></data></node>",
      keys: keys)
    #expect(reading.nodes == ["a - -", "b Star -", "c Moon -"])
  }

  @Test("One id may stand for a key of nodes and one of edges, and keys may come late")
  func keys() {
    let reading = read(
      "<edge source=\"a\" target=\"a\"><data key=\"l\">7</data></edge><node id=\"b\"><data key=\"l\">B</data>"
        + "</node><key id=\"l\" for=\"edge\" attr.name=\"n\" attr.type=\"int\"><default>1</default></key>"
        + "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>")
    #expect(reading.problems == [])
    #expect(reading.nodes == ["a - -", "b B -"])
    #expect(reading.edges == ["a~a - - - - n:integer=7"])
  }

  @Test("A kind, weight or label of another type keeps its type")
  func types() {
    let keys = """
      <key id="k" for="edge" attr.name="kind" attr.type="int"/>\
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>\
      <key id="s" for="edge" attr.name="strength" attr.type="float"/>\
      <key id="d" for="edge" attr.name="period" attr.type="string"/>\
      <key id="n" for="node" attr.name="name" attr.type="int"/>
      """
    let reading = read(
      """
      <node id="b"><data key="n">7</data></node>\
      <edge source="a" target="b"><data key="k">3</data><data key="w">NaN</data><data key="s">2</data>\
      <data key="d">2001/..</data></edge>\
      <edge source="a" target="b"><data key="w">INF</data><data key="d">soon</data></edge>
      """, keys: keys)
    #expect(reading.nodes == ["a - -", "b 7 - name:integer=7"])
    #expect(
      reading.edges == [
        "a~b 2.0 - - 2001/.. kind:integer=3",
        "a~b - - - - weight:number=INF period:text=soon",
      ])
    // An edge without a weight counts as one of 1, which is to be known.
    #expect(reading.warnings == ["2:93 absent-value", "2:202 absent-value"])
    #expect(reading.notes.isEmpty)
  }

  @Test(
    "What is not a graph of nodes and edges is reported, not dropped",
    arguments: [
      ("<hyperedge><endpoint node=\"a\"/></hyperedge>", "2:1 hyperedge"),
      ("<node id=\"b\"><data key=\"x\">1</data></node>", "2:25 unknown-key"),
      (
        "<node id=\"b\"/><edge id=\"e\" source=\"a\" target=\"b\"/><edge id=\"e\" source=\"a\" target=\"b\"/>",
        "2:61 duplicate-edge-id"
      ),
      ("lost", "2:1 stray-text"), ("<marvel/>", "2:1 unknown-element"),
      ("<node id=\"b\"><locator/></node>", "2:14 not-read"),
      ("</graph><graph edgedefault=\"directed\">", "2:9 several-graphs"),
      ("<y:z/>", "2:2 undeclared-prefix"),
    ])
  func reported(content: String, expected: String) {
    let reading = read(content)
    #expect(reading.errors == [])
    #expect(reading.warnings == [expected])
  }

  @Test("Data without a key of their name stay as text")
  func unknownKeys() {
    let reading = read(
      "<node id=\"b\"><data key=\"label\">B</data><data key=\"x\"> 1</data></node>")
    #expect(reading.nodes == ["a - -", "b B - x:text= 1"])
  }

  @Test(
    "Mistakes stop the reading, each at its place",
    arguments: [
      ("<node id=\"a\"/>", "2:11 duplicate-id"), ("<node/>", "2:1 missing-id"),
      ("<edge source=\"a\" target=\"b\"/>", "2:26 unknown-id"),
      ("<edge target=\"a\" source=\"é\"/>", "2:26 unknown-id"),
      ("<edge source=\"a\"/>", "2:1 missing-end"),
      ("<edge source=\"a\" target=\"a\" directed=\"maybe\"/>", "2:39 unknown-word"),
      ("<nodes id=\"b\"/>", "2:1 unknown-element"), ("<port name=\"b\"/>", "2:1 misplaced-element"),
      ("<node id=\"b\"><data>1</data></node>", "2:14 missing-key"),
      ("<node id=\"b\"></graph>", "2:14 xml"), ("<node id=\"b\">", "2:14 xml"),
    ])
  func mistakes(content: String, expected: String) {
    let reading = read(content)
    #expect(reading.errors == [expected])
    #expect(reading.graph == nil)
  }

  @Test(
    "Values must be of the declared type", arguments: ["int", "long", "float", "double", "boolean"])
  func wrongTypes(type: String) {
    let keys = "<key id=\"k\" for=\"node\" attr.name=\"n\" attr.type=\"\(type)\"/>"
    #expect(
      read("<node id=\"b\"><data key=\"k\">many</data></node>", keys: keys).errors
        == ["2:14 wrong-type"])
    #expect(read("<node id=\"b\"><data key=\"k\">1</data></node>", keys: keys).errors == [])
  }

  @Test(
    "A file without a graph is an error",
    arguments: [
      ("<graphml/>", "1:1 no-graph"), ("<svg/>", "1:1 not-graphml"), ("", "1:1 xml"),
      ("<graphml><key id='a' for='nodd'/><graph/></graphml>", "1:27 unknown-word"),
      ("<graphml><graph edgedefault='no'/></graphml>", "1:30 unknown-word"),
    ])
  func noGraph(text: String, expected: String) {
    #expect(XMLGraphReading.graphML(text).errors == [expected])
  }

  @Test("An unknown end has a hint, and an empty graph is a graph")
  func hints() {
    let reading = read("<node id=\"belarus\"/><edge source=\"a\" target=\"balarus\"/>")
    #expect(reading.problems.first?.hint == "did you mean 'belarus'?")
    #expect(XMLGraphReading.graphML("<graphml><graph/></graphml>").graph?.nodes.isEmpty == true)
  }
}
