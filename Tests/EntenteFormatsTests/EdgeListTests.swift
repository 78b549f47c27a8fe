import Testing

@testable import EntenteFormats

@Suite("Plain edge lists")
struct EdgeListTests {
  @Test(
    "Edges stand one a line, with a weight or data",
    arguments: [
      ("a b\nb\tc\r\n\na b", ["a?b", "b?c", "a?b"]),
      ("a b 2\n\"New York\" b -0.5\n", ["a?b 2.0", "New York?b -0.5"]),
      ("a b {'weight': 3, \"label\": 'it\\'s'}\nb c {}\n", ["a?b 3.0 it's", "b?c"]),
      ("# Directed graph (each pair once)\n# Nodes: 2 Edges: 1\n1 2\n", ["1>2"]),
      ("# Undirected graph: x.txt\n1 2\n", ["1-2"]),
      ("% asym weighted\n1 2 5\n", ["1>2 5.0"]),
      ("% bip unweighted\n1 1\n", ["1:1-2:1"]),
    ])
  func edges(text: String, edges: [String]) {
    let reading = PlainReading(text, by: EdgeListReader.read)
    #expect(reading.errors == [])
    #expect(reading.edges == edges)
  }

  @Test("Values of Python keep their types, and None is absent")
  func data() {
    let reading = PlainReading(
      "a b {'n': 1, 'x': 2.5, 'on': True, 'none': None, 'l': ['a', {'}': 1}], 's': \"c\"}\n",
      by: EdgeListReader.read)
    #expect(
      PlainReading.texts(reading.graph?.edges.first?.attributes ?? []) == [
        "n=1:integer", "x=2.5:number", "on=true:boolean", "l=['a', {'}': 1}]:text", "s=c:text",
      ])
  }

  @Test("Columns after the weight are attributes of one type")
  func columns() {
    let reading = PlainReading("a b 1 5\nb c 2 6.5\n", by: EdgeListReader.read)
    #expect(
      reading.graph?.edges.map { PlainReading.texts($0.attributes) } == [
        ["column 4=5:number"], ["column 4=6.5:number"],
      ])
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 empty"]),
      ("# nothing\n", ["1:1 empty"]),
      ("a b\nc\n", ["2:1 missing-end"]),
      ("1 2 3\n4 5\n", ["2:1 row-length"]),
      ("a b {'x': 1\n", ["1:12 python"]),
      ("a b {'x' 1}\n", ["1:10 python"]),
      ("a b {'x': 'y}\n", ["1:11 python"]),
      ("# Nodes: 2 Edges: 3\n1 2\n", ["1:19 wrong-count"]),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: EdgeListReader.read)
    #expect(reading.errors == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    let text = "# Nodes: 3 Edges: 2\na b {'weight': 3, 'l': [1, 'x'], \"k\": None}\nb \"c d\" {}\n"
    #expect(PlainReading.brokenPromises(text, by: EdgeListReader.read) == 0)
  }
}
