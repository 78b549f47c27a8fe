import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Round trips")
struct RoundTripTests {
  /// The formats that hold all that a graph of claims says.
  static let complete: [OutputFormat] = [
    .dossier, .claims, .graphml, .yed, .gexf, .nodeLink, .d3, .jsonGraph, .cytoscape, .graphology,
    .gml, .dot,
  ]

  /// The formats that lose some, and say so.
  static let partial: [OutputFormat] = [
    .csv, .tsv, .pajek, .pajekProject, .dl, .matrixMarket, .edgeList,
  ]

  /// The files of a written graph, read again.
  private func read(_ written: WrittenGraph, _ format: OutputFormat) throws -> KnowledgeGraph {
    let input = try #require(format.inputFormat)
    let files = written.files.map { file in
      InputFile(name: file.part.map { "random.\($0).x" } ?? "random.x", bytes: file.bytes)
    }
    return try KnowledgeGraph(reading: files, as: input)
  }

  @Test("A random graph of claims comes back as it was", arguments: complete, 0..<25)
  func dossier(format: OutputFormat, seed: Int) throws {
    var random = RandomGraph(seed: UInt64(seed))
    let graph = try random.dossier()
    let written = try graph.written(as: format)
    let back = try read(written, format)
    #expect(written.losses.isEmpty)
    #expect(GraphDigest(back).changes(from: GraphDigest(graph)) == [])
  }

  @Test(
    "A dossier comes back as it was, however many items its sections have",
    arguments: [0, 1, 999, 1_000, 1_001, 2_500])
  func long(count: Int) throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "long.yaml", bytes: []))
    for number in 0..<count {
      // Some ids are too long to stand before a colon as they are.
      let id = String(repeating: "a", count: number % 500 == 0 ? 200 : 1) + "\(number)"
      for end in [id, id + "b"] {
        builder.add(Entity(id: end, kind: .state, name: end), from: file)
      }
      builder.add(Source(id: "s\(number)"), from: file)
      var claim = Claim(id, .member, id + "b")
      claim.citations = [Citation(source: "s\(number)")]
      builder.add(claim, from: file)
    }
    let graph = try builder.build()
    let back = try read(try graph.written(as: .dossier), .dossier)
    #expect(Array(back.claims) == Array(graph.claims))
    #expect(Array(back.entities) == Array(graph.entities))
    #expect(back.sources == graph.sources)
    #expect(back.claims.count == count)
  }

  @Test("A random graph of another program comes back as it was", arguments: complete, 0..<25)
  func foreign(format: OutputFormat, seed: Int) throws {
    var random = RandomGraph(seed: UInt64(seed))
    let graph = try random.foreign()
    let written = try graph.written(as: format)
    let back = try read(written, format)
    #expect(written.losses.isEmpty)
    let changes = GraphDigest(back).withoutFile.changes(from: GraphDigest(graph).withoutFile)
    #expect(changes == [])
  }

  @Test("Whatever does not come back was reported as lost", arguments: partial, 0..<40)
  func losses(format: OutputFormat, seed: Int) throws {
    var random = RandomGraph(seed: UInt64(seed))
    for graph in [try random.dossier(), try random.foreign()] {
      let written = try graph.written(as: format)
      guard let back = try? read(written, format) else {
        Issue.record("what was written can't be read")
        continue
      }
      let changes = GraphDigest(back).withoutFile.changes(from: GraphDigest(graph).withoutFile)
      if written.losses.isEmpty { #expect(changes == []) }
    }
  }
}
