import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Rows of nodes read without texts")
struct NodeRowsTests {
  /// The graph of tables as the plain reader makes it, row by row.
  private func plainly(_ files: [InputFile]) throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    for file in files {
      var log = ProblemLog(file: file)
      let graph = TableReader.read(file, vocabulary: builder.vocabulary, log: &log)
      builder.problems += log.problems
      graph?.add(from: file, group: 0, to: &builder)
    }
    return try builder.build()
  }

  /// What a reader makes of tables: claims, entities and problems, or the errors.
  private func digest(_ read: () throws -> KnowledgeGraph) -> [String] {
    do {
      let graph = try read()
      let claims = graph.claims.indices.map { position in
        let place = graph.location(ofClaim: position)
        return "\(place.file):\(place.line):\(place.column) \(graph.claims[position])"
      }
      let entities = graph.entities.indices.map { position in
        let place = graph.location(ofEntity: position)
        let entity = graph.entities[position]
        let found = graph.position(ofEntity: entity.id)
        return "\(place.file):\(place.line):\(place.column) \(entity) \(String(describing: found))"
      }
      let words =
        graph.vocabulary.entityKinds.map(\.kind.rawValue)
        + graph.vocabulary.properties.map { "\($0.property.rawValue): \($0.type)" }
      return claims + entities + words + graph.problems.map { "\($0)" }
    } catch let error as ReadError {
      return error.problems.map { "\($0)" }
    } catch {
      return ["\(error)"]
    }
  }

  private func files(_ texts: String...) -> [InputFile] {
    zip(["t.nodes.csv", "t.edges.csv"], texts).map { InputFile(name: $0, bytes: Array($1.utf8)) }
  }

  private static let fields: [String: [String]] = [
    "label": ["Ann", "Casper", "منظمة 0", "", "\"quoted\"", "\"a \"\"b\"\"\"", " c", "id-3"],
    "kind": ["state", "", "Person", "organization", "own kind", "\"leader\"", "a;b", "TRUE", "1"],
    "aliases": ["", "", "", "", "x;y"],
    "iso": ["", "", "", "", "", "KAZ"],
    "note": ["x", "", "NA", "\"two\nlines\"", " y "],
    "count": ["1", "-2", "", "30", "NA"],
    "ok": ["true", "False", ""],
    "when": ["2024-07-03", "2024-07", ""],
  ]

  @Test("Both readers make the same of any tables of nodes and edges", arguments: 0..<200)
  func agreement(seed: Int) {
    var random = SplitMix(UInt64(seed))
    // Most tables have few fields that are unusual or wrong.
    let usual = seed.isMultiple(of: 3) ? 10 : Int.random(in: 2...4, using: &random)
    let optional = ["label", "kind", "aliases", "iso", "note", "count", "ok", "when"]
    let columns = (["id"] + optional.filter { _ in Bool.random(using: &random) })
      .shuffled(using: &random)
    let lineEnd = seed.isMultiple(of: 5) ? "\r\n" : "\n"
    var text = columns.joined(separator: ",") + lineEnd
    let count = Int.random(in: 1...60, using: &random)
    let repeats = Int.random(in: 0...3, using: &random) == 0
    for i in 0..<count {
      let row = columns.map { column in
        if column == "id" {
          return repeats && i.isMultiple(of: 20) ? "id-1" : i == 50 ? "" : "id-\(i)"
        }
        return Self.fields[column]?.prefix(usual).randomElement(using: &random) ?? ""
      }
      text += row.joined(separator: ",")
      text += Int.random(in: 0..<40, using: &random) == 0 ? ",," + lineEnd + lineEnd : lineEnd
    }
    var edges = "source,target,kind\n"
    for _ in 0..<40 {
      let ends = (0..<2).map { _ in "id-\(Int.random(in: 0..<(count + 5), using: &random))" }
      let kind = ["ally", "member", "holds-office", ""].randomElement(using: &random) ?? ""
      edges += "\(ends[0]),\(ends[1]),\(kind)\n"
    }
    let files = files(text, edges)
    #expect(
      digest { try KnowledgeGraph(reading: files) } == digest { try plainly(files) }, "\(text)")
  }

  @Test(
    "Entities numbered by their ids are those that resolution finds", arguments: 0..<40)
  func resolution(seed: Int) {
    var random = SplitMix(UInt64(seed))
    var nodes = "id,label,kind,note\n"
    for i in 0..<30 {
      let kind = ["state", "person", "organization", "", "new"].randomElement(using: &random) ?? ""
      nodes += "n\(i),\(["same", "N\(i)", "", "n\(i)"][i % 4]),\(kind),\(i % 3 == 0 ? "x" : "")\n"
    }
    var edges = "source,target,kind\n"
    for _ in 0..<60 {
      let ends = (0..<2).map { _ in "n\(Int.random(in: 0..<40, using: &random))" }
      let kind = ["ally", "member", "holds-office", "leads"].randomElement(using: &random) ?? ""
      edges += "\(ends[0]),\(ends[1]),\(kind)\n"
    }
    let files = files(nodes, edges)
    // What is to be kept apart is looked for among all that is known of entities.
    let merging = KnowledgeGraph.Merging(keptApart: ["n1"])
    #expect(
      digest { try KnowledgeGraph(reading: files) }
        == digest { try KnowledgeGraph(reading: files, merging: merging) })
  }

  @Test("Two threads read a long table in its order")
  func longTable() {
    var text = "id,label,kind,population\n"
    for i in 0..<20_000 {
      let kind = ["state", "person", "Guild"][i % 3]
      text += "id-\(i),The full and rather long name of the entity number \(i),\(kind),\(i)\n"
      if i.isMultiple(of: 9_000) { text += "\"quoted \"\"\(i)\"\"\",x,state,\n" }
    }
    #expect(text.utf8.count > 1 << 20)
    let files = files(text)
    let (fast, plain) = (
      digest { try KnowledgeGraph(reading: files) }, digest { try plainly(files) }
    )
    #expect(fast == plain)
    #expect(fast.count > 40_000)
  }

  @Test("Far down a long table an id declared twice is told with both lines")
  func repeatedID() throws {
    var text = "id,label\n"
    for i in 0..<60_000 { text += "id-\(i),The name of number \(i)\n" }
    let files = files(text + "id-7,Another\nid-8,The name of number 8\n")
    let error = #expect(throws: ReadError.self) { try KnowledgeGraph(reading: files) }
    let problem = try #require(error?.problems.first { $0.rule == "duplicate-id" })
    #expect(problem.location?.line == 60_002 && problem.hint?.contains("line 9;") == true)
    #expect(error?.problems.contains { $0.rule == "repeated-id" } == true)
  }

  @Test("Rows of the common shape are all read without the other reader")
  func commonShape() throws {
    let text = "a,منظمة,State,3\nb,\"B, C\",,\n"
    let header = ["id", "label", "kind", "count"]
    let columns = try #require(try TableColumns.ofNodes(header.map { ColumnHeader($0) }))
    let bytes = Array(text.utf8)
    let values = AttributeReader(columns.attributes, rows: CSVScanner(bytes), of: 4)
    var rows = try #require(
      NodeRows(
        columns, values, count: 4, separator: UInt8(ascii: ","), vocabulary: .standard))
    var batch = NodeBatch()
    var position = 0
    let stop = bytes.withUnsafeBufferPointer {
      rows.read(from: &position, of: $0, into: &batch)
    }
    #expect(stop == .end && batch.count == 2)
    #expect(rows.kinds == [.plain, .state] && batch.kinds == [1, 0])
    #expect(batch.values[1] == .missing)
  }
}
