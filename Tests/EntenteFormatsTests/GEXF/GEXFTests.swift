import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("GEXF")
struct GEXFTests {
  /// A graph within its root, with the node `a`.
  private func read(_ content: String, graph: String = "", attributes: String = "")
    -> XMLGraphReading
  {
    .gexf(
      "<gexf><graph \(graph)>\(attributes)<nodes><node id=\"a\"/></nodes>\n\(content)</graph></gexf>"
    )
  }

  @Test("Labels, kinds, weights, types, lists, defaults and hierarchy are read")
  func full() {
    let reading = XMLGraphReading.gexf(GEXFExamples.full)
    #expect(reading.errors + reading.warnings == [])
    #expect(reading.notes == ["21:9 not-read"])
    #expect(reading.graph?.title == "Summit")
    #expect(reading.graph?.isDirected == true)
    #expect(reading.graph?.edges.map(\.id) == ["0", "1", "2"])
    #expect(
      reading.nodes == [
        "a Alliance - url:text=http://a.example members:integer=3 open:boolean=true tongues:text=ru "
          + "tongues:text=kk size:text=big founded:period=2001-06-15",
        "b Alliance - part-of:text=a members:integer=2",
        "c - - part-of:text=a part-of:text=b members:integer=2",
      ])
    #expect(
      reading.edges == [
        "a~b 2.5 ally treaty -", "b-c 4.0 - - -", "c-a - - - - type:text=mutual",
      ])
  }

  @Test(
    "Every namespace in use is read, and none",
    arguments: [
      "http://www.gexf.net/1.3", "http://gexf.net/1.3", "http://www.gexf.net/1.2draft",
      "http://www.gexf.net/1.1draft", "http://www.gephi.org/gexf/1.1draft", "",
    ])
  func namespaces(namespace: String) {
    let text = GEXFExamples.full.replacing(
      "xmlns=\"http://www.gexf.net/1.3\"", with: "xmlns=\"\(namespace)\"")
    #expect(XMLGraphReading.gexf(text).nodes == XMLGraphReading.gexf(GEXFExamples.full).nodes)
    let prefixed =
      "<g:gexf xmlns:g=\"\(namespace)\"><g:graph><g:nodes><g:node id=\"a\"/></g:nodes></g:graph></g:gexf>"
    if !namespace.isEmpty { #expect(XMLGraphReading.gexf(prefixed).nodes == ["a - -"]) }
  }

  @Test("Dates become periods, and values that hold at some time keep it in their names")
  func dates() {
    let reading = XMLGraphReading.gexf(GEXFExamples.dated)
    #expect(reading.errors + reading.warnings == [])
    #expect(reading.graph?.isDirected == false)
    #expect(
      reading.nodes == [
        "a - - period:period=2001-06-15/..",
        "b - - period:period=../2001-12-31 period:period=2005/2006",
      ])
    #expect(
      reading.edges == [
        "a~b - - - 2001-06-15/2004-01-01 weight@2001/2002:number=1 weight@2003-01-01:number=2",
        "a~b - - - 2001/.. spell:period=2001/2002 spell:period=2004/..",
        "a~b - - - 2012-01-12 time:text=2012-01-12T15:00:00+03:00",
        "a~b - - - 2002-01-01/2003-01-01 spell:period=2003-01-01 spell:period=2002-01-01",
      ])
  }

  @Test("Times that are numbers stay numbers")
  func numbers() {
    let reading = read(
      """
      <nodes><node id="b"><spells><spell end="1"/><spell start="2" end="4"/></spells></node></nodes>
      <edges><edge source="a" target="b" start="2" endopen="3.5"/>
      <edge source="a" target="b" timestamp="7"/><edge source="a" target="b" start="4" end="3"/></edges>
      """, graph: "timeformat=\"double\"")
    #expect(reading.nodes == ["a - -", "b - - spell:text=../1 spell:text=2/4"])
    #expect(
      reading.edges == [
        "a~b - - - - start:number=2 endopen:number=3.5", "a~b - - - - timestamp:number=7",
        "a~b - - - - start:number=4 end:number=3",
      ])
    #expect(reading.warnings == ["4:79 reversed"])
  }

  @Test("Attributes may be declared after the nodes, and texts stand within values")
  func lateAttributes() {
    let reading = read(
      "<nodes><node id=\"b\"><attvalues><attvalue for=\"0\">7</attvalue></attvalues></node></nodes>"
        + "<attributes class=\"node\"><attribute id=\"0\" title=\"n\" type=\"long\"/></attributes>")
    #expect(reading.problems == [])
    #expect(reading.nodes == ["a - -", "b - - n:integer=7"])
  }

  @Test(
    "Lists are split at the marks in use",
    arguments: [
      ("a|b c", ["a", "b c"]), ("a;b, c", ["a", "b, c"]), ("a, b", ["a", "b"]), ("", []),
      ("a", ["a"]),
      ("[a, \"b, \\\"c\"]", ["a", "b, \"c"]), ("[]", []),
    ])
  func lists(text: String, expected: [String]) {
    #expect(GEXFAttribute.elements(of: text) == expected)
  }

  @Test("What is doubtful is reported")
  func doubts() {
    let attributes = """
      <attributes class="node"><attribute id="0" title="n" type="double"/>\
      <attribute id="1" title="s" type="thing"><options>x|y</options></attribute></attributes>
      """
    let reading = read(
      """
      <nodes><node id="b"><attvalues><attvalue for="0" value="null"/><attvalue for="1" value="z"/>
      <attvalue for="9" value="q"/></attvalues></node></nodes>
      """, attributes: attributes)
    #expect(reading.nodes == ["a - -", "b - - s:text=z 9:text=q"])
    #expect(reading.warnings == ["1:117 unknown-type", "2:89 not-an-option", "3:16 unknown-key"])
    #expect(reading.notes == ["2:57 absent-value"])
  }

  @Test(
    "Mistakes stop the reading, each at its place",
    arguments: [
      ("<nodes><node id=\"a\"/></nodes>", "2:18 duplicate-id"),
      ("<nodes><node label=\"b\"/></nodes>", "2:8 missing-id"),
      ("<nodes><node id=\"b\" pid=\"x\"/></nodes>", "2:26 unknown-id"),
      ("<edges><edge source=\"a\" target=\"b\"/></edges>", "2:33 unknown-id"),
      ("<edges><edge target=\"a\"/></edges>", "2:8 missing-end"),
      ("<edges><edge source=\"a\" target=\"a\" type=\"odd\"/></edges>", "2:42 unknown-word"),
      ("<edges><edge source=\"a\" target=\"a\" weight=\"odd\"/></edges>", "2:44 wrong-type"),
      (
        "<edges><edge source=\"a\" target=\"a\" start=\"2001-13-01\"/></edges>",
        "2:43 malformed-date"
      ),
      ("<edges><edge source=\"a\" target=\"a\" start=\"soon\"/></edges>", "2:43 malformed-date"),
      ("<edge source=\"a\" target=\"a\"/>", "2:1 misplaced-element"),
      ("<nodez/>", "2:1 unknown-element"), ("<attributes class=\"x\"/>", "2:20 unknown-word"),
      ("<nodes>", "2:8 xml"),
    ])
  func mistakes(content: String, expected: String) {
    let reading = read(content)
    #expect(reading.errors == [expected])
    #expect(reading.graph == nil)
  }

  @Test(
    "A file without a graph is an error",
    arguments: [
      ("\n<gexf><meta><title>x</title></meta></gexf>", "2:1 no-graph"), ("<svg/>", "1:1 not-gexf"),
      ("", "1:1 xml"), ("<gexf><graph>", "1:14 xml"),
      ("<gexf><graph defaultedgetype='x'/></gexf>", "1:31 unknown-word"),
    ])
  func noGraph(text: String, expected: String) {
    #expect(XMLGraphReading.gexf(text).errors == [expected])
  }
}
