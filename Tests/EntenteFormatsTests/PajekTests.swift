import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Pajek")
struct PajekTests {
  private static let text = """
    % a comment
    /* another,
    of two lines */
    *Network Summit
    *Vertices 4
    1 "Smith "Joe" J" 0.1 0.2 0.5 box ic Red x_fact 2
    2 Putin [1-5]
    4 "&#268;apek" 0 0 foo "a b"
    *arcs :31 "MEET"
    1 2 -1.5 l "in Astana" w 3 [1995-1999]
    1 2 1 [5,7-*]
    *EDGES
    2 4
    *Arcslist
    *Edgeslist :2
    4 1 2
    *Matrix :3 "TRADE"
    0 2 0 0  0 0 0 0
    0 0 0 0  0 0 0 1
    *Partition camps
    *Vertices 4
    1
    2
    1
    1
    *Vector gdp
    *Vertices 4
    0.5
    1
    2
    3
    *Permutation p
    *Vertices 4
    4
    3
    2
    1
    """

  @Test("Vertices keep labels, coordinates, shapes, parameters and values")
  func vertices() {
    let reading = PlainReading(Self.text, by: PajekReader.read)
    #expect(reading.errors == [])
    #expect(
      reading.nodes == [
        "1 Smith \"Joe\" J x=0.1:number y=0.2:number z=0.5:number shape=box:text ic=Red:text "
          + "x_fact=2:integer camps=1:integer gdp=0.5:number",
        "2 Putin time=[1-5]:text camps=2:integer gdp=1:number",
        "3 camps=1:integer gdp=2:number",
        "4 Čapek x=0:number y=0:number foo=a b:text camps=1:integer gdp=3:number",
      ])
    #expect(reading.graph?.title == "Summit")
    #expect(reading.doubts == ["32:1 ignored"])
  }

  @Test("Lines keep direction, weight, relation, label, parameters and time")
  func lines() {
    let reading = PlainReading(Self.text, by: PajekReader.read)
    #expect(
      reading.edges == [
        "1>2 -1.5 MEET in Astana", "1>2 1.0 MEET", "2-4 1.0", "4-1 1.0 2", "4-2 1.0 2",
        "1>2 2.0 TRADE", "4>4 1.0 TRADE",
      ])
    let edges = reading.graph?.edges ?? []
    #expect(edges.first?.period?.description == "1995/1999")
    #expect(
      edges.prefix(2).map { PlainReading.texts($0.attributes) } == [
        ["w=3:integer"], ["time=[5,7-*]:text"],
      ])
  }

  @Test("Two modes are an attribute, and their matrix is undirected")
  func twoModes() {
    let reading = PlainReading(
      "*Vertices 3 2\n*Matrix\n1\n0.5\n", by: PajekReader.read)
    #expect(reading.nodes == ["1 mode=1:integer", "2 mode=1:integer", "3 mode=2:integer"])
    #expect(reading.edges == ["1-3 1.0", "2-3 0.5"])
  }

  @Test("A relation may stand in each line, and be named before")
  func relations() {
    let reading = PlainReading(
      "*Vertices 2\r*Arcs :1 \"a\"\r1 2\r*Arcs :2\r1: 2 1 4\r2 1\r", by: PajekReader.read)
    #expect(reading.edges == ["1>2 1.0 a", "2>1 4.0 a", "2>1 1.0 2"])
  }

  @Test("Networks of the same vertices are kinds of edges; another one is not read")
  func networks() {
    let reading = PlainReading(
      """
      *Network A
      *Vertices 2
      *Arcs
      1 2
      *Network B
      *Vertices 2
      *Arcs
      2 1
      *Vertices 3
      *Arcs
      3 1
      """, by: PajekReader.read)
    #expect(reading.edges.prefix(2) == ["1>2 1.0 A", "2>1 1.0 B"])
    #expect(reading.doubts.prefix(2) == ["6:1 several-networks", "9:1 ignored"])
  }

  @Test("Windows-1250 and a byte order mark are read")
  func encodings() {
    let head = Array("*Vertices 1\n1 \"".utf8)
    let reading = PlainReading(head + [0x8A, 0xE8, 0xE6] + Array("\"".utf8), by: PajekReader.read)
    #expect(reading.nodes == ["1 Ščć"])
    #expect(reading.doubts == ["2:4 encoding"])
    #expect(PlainReading("\u{FEFF}*Vertices 1", by: PajekReader.read).nodes == ["1"])
    #expect(PlainReading([0xFF, 0xFE, 0x2A, 0], by: PajekReader.read).errors == ["1:1 encoding"])
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 no-graph"]),
      ("*Vertices", ["1:1 missing-count"]),
      ("*Vertices 2000000000\n", ["1:11 too-large"]),
      ("*Vertices 2\n3 \"x\"", ["2:1 unknown-node"]),
      ("*Vertices 2\n1 a\n1 b", ["3:1 duplicate-id"]),
      ("*Vertices 2\n*Arcs\n1 x", ["3:3 wrong-type"]),
      ("*Vertices 2\n*Arcs\n1 3", ["3:3 unknown-node"]),
      ("*Vertices 2\n*Arcs\n1", ["3:1 missing-end"]),
      ("*Vertices 2\n*Edges 2\n1 2\n", ["2:8 wrong-count"]),
      ("*Vertices 2\n*Arcslist\n1 0", ["3:3 unknown-node"]),
      ("*Vertices 2\n*Matrix\n1 0\n1", ["4:2 wrong-count"]),
      ("*Vertices 1\n*Matrix\n1 0", ["3:3 wrong-count"]),
      ("*Vertices 1\n*Matrix\nx", ["3:1 wrong-type"]),
      ("*Vertices 2\n*Partition p\n*Vertices 2\n1", ["3:1 wrong-count"]),
      ("*Arcs\n1 2", ["1:1 no-graph", "2:1 unknown-node"]),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: PajekReader.read)
    #expect(reading.errors.sorted() == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    #expect(PlainReading.brokenPromises(Self.text, by: PajekReader.read) == 0)
  }
}
