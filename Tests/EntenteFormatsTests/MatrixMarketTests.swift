import Testing

@testable import EntenteFormats

@Suite("Matrix Market")
struct MatrixMarketTests {
  @Test(
    "Entries are ties of rows to columns",
    arguments: [
      (
        "coordinate real general\n% a comment\n\n2 2 2\n1 2 1.5e0\n2 2 -1", ["1>2 1.5", "2>2 -1.0"]
      ),
      ("coordinate pattern symmetric\n2 2 1\n2 1", ["2-1"]),
      ("coordinate integer skew-symmetric\n2 2 1\n2 1 3", ["2>1 3.0", "1>2 -3.0"]),
      ("coordinate pattern general\n1 2 1\n1 2", ["1-3"]),
      ("array real general\n2 2\n0\n1\n2\n0", ["2>1 1.0", "1>2 2.0"]),
      ("array integer symmetric\n2 2\n1\n2\n0", ["1-1 1.0", "2-1 2.0"]),
      ("array real skew-symmetric\n2 2\n4", ["2>1 4.0", "1>2 -4.0"]),
    ])
  func entries(text: String, edges: [String]) {
    let reading = PlainReading("%%MatrixMarket matrix " + text, by: MatrixMarketReader.read)
    #expect(reading.errors == [])
    #expect(reading.edges == edges)
  }

  @Test("A matrix that is not square has two modes")
  func modes() {
    let reading = PlainReading(
      "%%MatrixMarket matrix array integer general\n1 2\n0\n5\n", by: MatrixMarketReader.read)
    #expect(reading.nodes == ["1 mode=1:integer", "2 mode=2:integer", "3 mode=2:integer"])
    #expect(reading.edges == ["1-3 5.0"])
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 no-header"]),
      ("1 2 3\n", ["1:1 no-header"]),
      ("%%MatrixMarket matrix coordinate complex general\n", ["1:34 unsupported"]),
      ("%%MatrixMarket matrix coordinate real hermitian\n", ["1:39 unsupported"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2\n", ["2:1 wrong-type"]),
      (
        "%%MatrixMarket matrix coordinate real general\n2000000000 2000000000 1\n",
        ["2:1 too-large"]
      ),
      ("%%MatrixMarket matrix coordinate real symmetric\n2 3 0\n", ["2:3 wrong-count"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 3 1\n", ["3:3 unknown-node"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2\n", ["3:1 row-length"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2 1\n1 2 x\n", ["3:5 wrong-type"]),
      ("%%MatrixMarket matrix coordinate integer general\n2 2 1\n1 2 1.5\n", ["3:5 wrong-type"]),
      ("%%MatrixMarket matrix coordinate real symmetric\n2 2 1\n1 2 1\n", ["3:1 wrong-place"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2 9999999999\n1 2 1", ["3:6 wrong-count"]),
      ("%%MatrixMarket matrix coordinate real general\n2 2 0\n1 2 1", ["3:1 wrong-count"]),
      ("%%MatrixMarket matrix array real general\n2 1\n1", ["3:2 wrong-count"]),
      ("%%MatrixMarket matrix array real general\n1 1\n1 2", ["3:3 wrong-count"]),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: MatrixMarketReader.read)
    #expect(reading.errors == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    let text = "%%MatrixMarket matrix coordinate real general\n% c\n3 3 2\n1 2 1.5\n3 1 -2e3\n"
    #expect(PlainReading.brokenPromises(text, by: MatrixMarketReader.read) == 0)
  }
}
