import Testing

@testable import EntenteFormats

@Suite("UCINET DL")
struct DLTests {
  @Test(
    "Every layout is read",
    arguments: [
      ("dl n=2 data: 0 1\n2 0", ["1>2 1.0", "2>1 2.0"]),
      ("DL N = 2, FORMAT = FULLMATRIX\nDATA:\n0 . 1,0", ["2>1 1.0"]),
      ("dl n 3 format upperhalf diagonal absent data: 1 0 2", ["1-2 1.0", "2-3 2.0"]),
      ("dl n=2 format=lowerhalf data: 1 0 2", ["1-1 1.0", "2-2 2.0"]),
      ("dl n=3 format=edgelist1 data:\n1 2\n3 1 4.5\n", ["1>2 1.0", "3>1 4.5"]),
      ("dl nr=1 nc=2 format=edgelist2 data:\n1 2 3\n", ["1-3 3.0"]),
      ("dl n=3 format=nodelist1 data:\n1 2 3\n", ["1>2 1.0", "1>3 1.0"]),
      ("dl nr=2,nc=2 format=nodelist2 data:\n2 1 2\n", ["2-3 1.0", "2-4 1.0"]),
      ("dl nr=1 nc=2 data: 0 3", ["1-3 3.0"]),
      (
        "dl n=2 nm=2 matrix labels: ally \"at war\" data: 0 1 0 0 0 0 1 0",
        ["1>2 1.0 ally", "2>1 1.0 at war"]
      ),
      (
        "dl n=2 nm=2 format=edgelist1 data:\n1 2\n!\n2 1\n", ["1>2 1.0 1", "2>1 1.0 2"]
      ),
    ])
  func layouts(text: String, edges: [String]) {
    let reading = PlainReading(text, by: DLReader.read)
    #expect(reading.errors == [])
    #expect(reading.edges == edges)
  }

  @Test(
    "Labels stand in the header or in the data",
    arguments: [
      ("dl n=2\nlabels:\nGeorge, \"Jim Bob\"\ndata:\n0 1 0 0", ["1 George", "2 Jim Bob"]),
      ("dl n=2 labels embedded data:\na b\na 0 1\nb 0 0", ["1 a", "2 b"]),
      ("dl n=2 format=edgelist1 labels embedded: data:\nb a\n", ["1 b", "2 a"]),
      (
        "dl nr=1 nc=1 row labels: r col labels: c data: 1",
        ["1 r mode=1:integer", "2 c mode=2:integer"]
      ),
      (
        "dl nr=1 nc=1 format=el2 row labels embedded column labels embedded data:\nx x\n",
        ["1 x mode=1:integer", "2 x mode=2:integer"]
      ),
    ])
  func labels(text: String, nodes: [String]) {
    let reading = PlainReading(text, by: DLReader.read)
    #expect(reading.errors == [])
    #expect(reading.nodes == nodes)
    #expect(reading.edges.count == 1)
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 no-header"]),
      ("dl n=2", ["1:7 missing-data"]),
      ("dl data: 1", ["1:1 missing-count"]),
      ("dl n=2000000000 data:\n0", ["1:6 too-large"]),
      ("dl n=1 nm=2000000000 format=uh diagonal absent data:\n", ["1:11 too-large"]),
      ("dl n=x data:", ["1:6 wrong-type"]),
      ("dl n=2 format=blockmatrix data:", ["1:15 unsupported"]),
      ("dl n=2 colour=red data:", ["1:8 unknown-word"]),
      ("dl n=2 labels: a data: 0 0 0 0", ["1:8 wrong-count"]),
      ("dl n=2 data:\n0 1\n0", ["3:2 wrong-count"]),
      ("dl n=1 data:\n0 1", ["2:3 wrong-count"]),
      ("dl n=1 data:\nx", ["2:1 wrong-type"]),
      ("dl n=2 format=edgelist1 data:\n1 3\n", ["2:3 unknown-node"]),
      ("dl n=2 format=edgelist1 data:\n1\n", ["2:1 row-length"]),
      ("dl n=2 format=edgelist1 data:\na b\n", ["2:1 unknown-node"]),
      ("dl n=1 format=edgelist1 labels embedded data:\na b\n", ["2:3 wrong-count"]),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: DLReader.read)
    #expect(reading.errors == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    let texts = [
      "dl n=3 nm=2, format=fullmatrix\nmatrix labels: a \"b c\"\nlabels:\nx,y,z\ndata:\n"
        + "0 1 2\n1 0 .\n3 4 0\n0 1 2\n1 0 1\n3 4 0\n",
      "dl nr=2 nc=3 format=edgelist2 labels embedded\ndata:\na x 1\nb y 2\n!\na \"z\"\n",
    ]
    for text in texts {
      #expect(PlainReading.brokenPromises(text, by: DLReader.read) == 0)
    }
  }
}
