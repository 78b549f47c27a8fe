import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("GML")
struct GMLTests {
  private static let text = """
    Creator "a test" # a comment
    Version 1
    # another [ comment
    graph [
      comment "ties" directed 1 multigraph 1
      label "Summit &amp; after"
      edge [ source 1 target 2 value 2.5 label "met" ]
      node [ id 1 label "Woman" population 5 graphics [ x 1.5 center [ y 2 ] ] ]
      node [ id 2 label "Woman" alias "A" alias "B" kind "state" population 2.5 ]
      node [ id -3 label "Caf&eacute; &#269; & co &nope;" ]
      edge [ source 1 target 2 weight 3 value 9 ]
      edge [ id 7 source 2 target -3 kind "ally" period "1995/1999" directed 0 ]
    ]
    """

  @Test("Nodes are told apart by id, and inner lists are joined by dots")
  func nodes() {
    let reading = PlainReading(Self.text, by: GMLReader.read)
    #expect(reading.errors == [])
    #expect(
      reading.nodes == [
        "1 Woman population=5:number graphics.x=1.5:number graphics.center.y=2:integer",
        "2 Woman alias=A:text alias=B:text population=2.5:number",
        "-3 Café č & co &nope;",
      ])
    #expect(reading.graph?.nodes[1].kind == "state")
    #expect(reading.graph?.title == "Summit & after")
  }

  @Test("Repeated edges are kept, and a weight goes before a value")
  func edges() {
    let reading = PlainReading(Self.text, by: GMLReader.read)
    #expect(reading.edges == ["1>2 2.5 met", "1>2 3.0", "2--3 ally"])
    #expect(reading.graph?.edges[1].attributes.map(\.value) == ["9"])
    #expect(reading.graph?.edges[2].id == "7")
    #expect(reading.graph?.edges[2].period?.description == "1995/1999")
  }

  @Test("A graph that does not say so is undirected, and attributes of it are noted")
  func defaults() {
    let reading = PlainReading(
      "graph [ node [ id 0 ] foo 1 ]\ngraph [ ]\r\n", by: GMLReader.read)
    #expect(reading.graph?.isDirected == false)
    #expect(reading.doubts == ["1:7 ignored", "2:1 ignored"])
    #expect(PlainReading("graph []", by: GMLReader.read).doubts == ["1:7 empty"])
  }

  @Test("Text in ISO 8859-1 is read, and that is noted")
  func encoding() {
    let bytes = Array("graph [ node [ id 1 label \"Caf".utf8) + [0xE9] + Array("\" ] ]".utf8)
    let reading = PlainReading(bytes, by: GMLReader.read)
    #expect(reading.nodes == ["1 Café"])
    #expect(reading.doubts == ["1:31 encoding"])
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 no-graph"]),
      ("graph [\n node [ id 1 ]\n", ["1:7 gml"]),
      ("graph [ ] ]", ["1:11 gml"]),
      ("graph [\n node [ id A ] ]", ["2:12 gml"]),
      ("graph [\n node [ id ] ]", ["2:12 gml"]),
      ("graph [ node [ label \"x ] ]", ["1:22 gml"]),
      ("graph [ 5 ]", ["1:9 gml"]),
      ("graph [ node [ id 1x ] ]", ["1:19 gml"]),
      ("graph [ node 5 ]", ["1:14 gml"]),
      ("graph [\n node [ id 1 ]\n node [ id 1 ] ]", ["3:12 duplicate-id"]),
      ("graph [ node [ ] ]", ["1:9 missing-id"]),
      ("graph [ node [ id 1 id 2 ] ]", ["1:21 duplicate-key"]),
      ("graph [ directed 2 ]", ["1:18 wrong-type"]),
      ("graph [ node [ id 1 ] edge [ source 1 ] ]", ["1:23 missing-target"]),
      ("graph [ node [ id 1 ]\nedge [ source 1 target 2 ] ]", ["2:24 unknown-node"]),
      (
        "graph [ node [ id 1 ]\nedge [ source 1 target 1 weight \"x\" ] ]", ["2:33 wrong-type"]
      ),
      (
        "graph " + String(repeating: "[ a ", count: 300), ["1:807 gml"]
      ),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: GMLReader.read)
    #expect(reading.errors == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    #expect(PlainReading.brokenPromises(Self.text, by: GMLReader.read) == 0)
  }
}
