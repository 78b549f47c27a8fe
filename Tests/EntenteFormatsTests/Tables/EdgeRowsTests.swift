import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Rows of edges read without texts")
struct EdgeRowsTests {
  /// The graph of a table as the plain reader makes it, row by row.
  private func plainly(_ file: InputFile, isDirected: Bool?) throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    var log = ProblemLog(file: file)
    let graph = TableReader.read(file, isDirected: isDirected, log: &log)
    builder.problems += log.problems
    graph?.add(from: file, group: 0, isDirected: isDirected, to: &builder)
    return try builder.build()
  }

  /// What both readers make of a table: claims and problems, or the errors; and what is
  /// made of it where only some bytes are at hand at a time.
  private func digests(
    _ text: String, isDirected: Bool? = nil, windowLength: Int = 1000
  ) -> [[String]] {
    let file = InputFile(name: "t.csv", bytes: Array(text.utf8))
    let part = file.beginning(of: windowLength)
    let readings: [() throws -> KnowledgeGraph] = [
      { try KnowledgeGraph(reading: [file], isDirected: isDirected) },
      { try plainly(file, isDirected: isDirected) },
      { try KnowledgeGraph(reading: [part], isDirected: isDirected) },
    ]
    return readings.map { read in
      do {
        let graph = try read()
        let claims = graph.claims.indices.map { position in
          let place = graph.location(ofClaim: position)
          let isOwn = graph.storage.claims.flags[position].contains(.isOwnRelation)
          return "\(place.line):\(place.column) \(graph.claims[position]) \(isOwn)"
        }
        return claims + graph.entities.map { "\($0)" } + graph.problems.map { "\($0)" }
          + graph.sources.map { "\($0)" }
      } catch let error as ReadError {
        return error.problems.map { "\($0)" }
      } catch {
        return ["\(error)"]
      }
    }
  }

  private static let fields: [String: [String]] = [
    "source": [
      "a", "b", "Казахстан", "\"c\"", "\"d \"\"e\"\"\"", " f", "\u{A0}g", "été", "", "h i",
    ],
    "target": ["a", "b", "x\u{3000}", "\"c,d\"", "日本", "longer than eleven bytes", "\"\""],
    "kind": ["ally", "Met with", "trades-with", "unknown", "", "ALLY", "\"member\""],
    "weight": ["1", "2.5", "-0.25", "", "1e3", "NA", "007", "123456789012345678", "0.1", "3."],
    "since": ["2024", "2024-07", "2024-07-03", "", "2024-02-30", "2023-12-31", "1999~"],
    "until": ["", "", "2025-01-01", "2024-07-31", "2025", "2020-02-29"],
    "note": ["x", "\"two\nlines\"", "", "NA", " y ", "\" z \""],
    "count": ["1", "-2", "", "30"],
    "ok": ["true", "False", ""],
    "when": ["2024-07-03", "2024-07", ""],
  ]

  @Test("Both readers make the same of any table", arguments: 0..<150)
  func agreement(seed: Int) {
    var random = SplitMix(UInt64(seed))
    // Most tables have few fields that are unusual or wrong.
    let usual = seed.isMultiple(of: 3) ? 10 : Int.random(in: 2...4, using: &random)
    let optional = ["kind", "weight", "since", "until", "note", "count", "ok", "when"]
    let columns = (["source", "target"] + optional.filter { _ in Bool.random(using: &random) })
      .shuffled(using: &random)
    let lineEnd = seed.isMultiple(of: 5) ? "\r\n" : "\n"
    var text = columns.joined(separator: ",") + lineEnd
    for _ in 0..<Int.random(in: 1...60, using: &random) {
      let row = columns.map { column in
        Self.fields[column]?.prefix(usual).randomElement(using: &random) ?? ""
      }
      text += row.joined(separator: ",")
      text += Int.random(in: 0..<40, using: &random) == 0 ? ",," + lineEnd + lineEnd : lineEnd
    }
    let digests = digests(
      text, isDirected: [nil, true, false].randomElement(using: &random) ?? nil,
      windowLength: Int.random(in: 60...400, using: &random))
    #expect(digests[0] == digests[1], "\(text)")
    #expect(digests[0] == digests[2], "\(text)")
  }

  @Test("Two threads read a long table in its order")
  func longTable() throws {
    var text = "source,target,kind,weight,since,id number\n"
    for i in 0..<40_000 {
      text += "n\(i % 977),n\(i * 7 % 1009),ally,\(i % 50).5,20\(10 + i % 10)-01-02,\(i)\n"
      if i.isMultiple(of: 9_000) { text += "\"quoted \"\"here\"\"\",n1,ally,,,\n" }
    }
    #expect(text.utf8.count > 1 << 20)
    let digests = digests(text, windowLength: 300_000)
    #expect(digests[0] == digests[1])
    #expect(digests[0] == digests[2])
  }

  @Test("A row that ends in the piece of another thread is read once")
  func rowsAcrossPieces() {
    var text = "source,target,kind,note\n"
    for i in 0..<200 {
      let note = (0..<400).map { "line \($0 * i)" }.joined(separator: "\n")
      text += "n\(i),n\(i * 7 % 50),ally,\"\(note)\"\n" + "a\(i),b,ally,short\n"
    }
    #expect(text.utf8.count > 5 << 17)
    let digests = digests(text, windowLength: 400_000)
    #expect(digests[0] == digests[1] && digests[0] == digests[2])
    #expect(digests[0].count { $0.contains("short") } == 200)
  }

  @Test("A mistake far down a table is told with its place, and leaves no graph")
  func mistake() {
    let rows = (0..<9_000).map { "a\($0),b\($0),1.5\n" }.joined()
    let both = digests("source,target,weight\n" + rows + "x,y,many\n" + rows)
    #expect(both[0] == both[1] && both[0] == both[2])
    #expect(both[0].count == 2 && both[0].contains { $0.contains("9002") })
  }

  @Test("A last field without its closing quote is told by every reader")
  func unclosedQuote() {
    let digests = digests("source,target,note\na,b,x\na,c,\"y", windowLength: 26)
    #expect(digests[0] == digests[1] && digests[0] == digests[2])
    #expect(digests[0].contains { $0.contains("no closing quote") })
  }

  @Test("Rows of the common shape are all read without the other reader")
  func commonShape() throws {
    let text = "a,b,ally,1.5,2024-01-02,,src-1\nc,\"d\",ally,2,,2025,\"x, y\"\n"
    let header = ["source", "target", "kind", "weight", "since", "until", "source_id"]
    let columns = try #require(try TableColumns.ofEdges(header.map { ColumnHeader($0) }))
    let bytes = Array(text.utf8)
    let values = AttributeReader(columns.attributes, rows: CSVScanner(bytes), of: 7)
    var rows = try #require(
      EdgeRows(columns, values, count: 7, separator: UInt8(ascii: ","), takesPlainEdges: true))
    rows.learn(["ally": "ally"])
    let part = bytes.withUnsafeBufferPointer { rows.read(bytes.indices, of: $0) }
    #expect(!part.stopsAtUnusualRow && part.end == bytes.count && part.batch.count == 2)
    #expect(part.batch.strengths == [1.5, 2] && rows.kinds.map(\.rawValue) == ["tied", "ally"])
  }

  @Test(
    "A decimal number is the double nearest to what is written",
    arguments: ["0.1", "12345.678901", "999999999999999", "-0.25", "0.00000000000001", "5"])
  func decimals(text: String) {
    let bytes = Array(text.utf8)
    let number = bytes.withUnsafeBufferPointer { $0.decimal(bytes.indices) }
    #expect(number == Double(text))
  }
}
