import EntenteModel
import Foundation
import Testing

@testable import EntenteFormats

@Suite("Snapshots")
struct SnapshotTests {
  private func opened(
    _ bytes: [UInt8], verifiesAll: Bool = true
  ) throws -> KnowledgeGraph {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("snapshot-\(UUID().uuidString).entente")
    try Data(bytes).write(to: url)
    // What is mapped stays readable after its name is gone.
    defer { try? FileManager.default.removeItem(at: url) }
    // Damage met later has nowhere to go but out of the process.
    return try KnowledgeGraph(snapshotAt: url.path, verifiesAll: verifiesAll) { error in
      fatalError("\(error)")
    }
  }

  private func snapshot(of graph: KnowledgeGraph) throws -> [UInt8] {
    try graph.written(as: .snapshot).files[0].bytes
  }

  @Test("A random graph opens as it was", arguments: 0..<60)
  func roundTrip(seed: Int) throws {
    var random = RandomGraph(seed: UInt64(seed))
    let graph = seed.isMultiple(of: 2) ? try random.dossier() : try random.foreign()
    let written = try graph.written(as: .snapshot)
    #expect(written.losses.isEmpty)
    let back = try opened(written.files[0].bytes)
    #expect(GraphDigest(back).changes(from: GraphDigest(graph)) == [])
    #expect(back.claims.map { "\($0)" } == graph.claims.map { "\($0)" })
    #expect(back.relations.map { "\($0)" } == graph.relations.map { "\($0)" })
    for (position, entity) in graph.entities.enumerated() {
      #expect(back.position(ofEntity: entity.id) == position)
    }
    #expect(back.position(ofEntity: "no such id") == nil)
    #expect(try snapshot(of: back) == written.files[0].bytes)
  }

  @Test("The same graph makes the same bytes")
  func determinism() throws {
    let text = "source,target\n" + (0..<500).map { "n\($0 % 83),n\($0 % 71)\n" }.joined()
    let file = InputFile(name: "t.csv", bytes: Array(text.utf8))
    let bytes = try snapshot(of: try KnowledgeGraph(reading: [file]))
    #expect(try snapshot(of: try KnowledgeGraph(reading: [file])) == bytes)
  }

  @Test("A snapshot is handed out in parts of a megabyte at most, and never held all")
  func parts() throws {
    let rows = (0..<60_000).map { "n\($0 % 4831),n\($0 % 7177)\n" }
    let file = InputFile(name: "t.csv", bytes: Array(("source,target\n" + rows.joined()).utf8))
    let graph = try KnowledgeGraph(reading: [file])
    let whole = try snapshot(of: graph)
    var parts: [[UInt8]] = []
    try SnapshotWriter(graph).write { parts.append(Array($0)) }
    #expect(parts.count > 2)
    #expect(parts.allSatisfy { $0.count <= 1 << 20 })
    #expect(Array(parts.joined()) == whole)
    #expect(try opened(whole).relations.count == 60_000)
    // Whoever takes the parts may fail.
    struct Full: Error {}
    #expect(throws: Full.self) { try SnapshotWriter(graph).write { _ in throw Full() } }
  }

  @Test("The index of a snapshot finds the relations of each entity")
  func incidence() throws {
    var random = RandomGraph(seed: 4)
    let graph = try random.dossier()
    let back = try opened(try snapshot(of: graph))
    let index = try #require(back.storage.incidence)
    for entity in graph.entities.indices {
      let expected = graph.relations.filter { $0.subject == entity || $0.object == entity }
      #expect(index.relations(of: entity).map(Int.init) == expected.map(\.position))
    }
  }

  @Test("A change of any byte is noticed, with a reason")
  func damage() throws {
    var random = RandomGraph(seed: 2)
    let bytes = try snapshot(of: try random.dossier())
    for position in stride(from: 0, to: bytes.count, by: 97) {
      var damaged = bytes
      damaged[position] ^= 0x10
      let error = #expect(throws: ReadError.self) { try opened(damaged) }
      #expect(error?.problems.first?.message.isEmpty == false)
    }
  }

  /// A snapshot with another number at a place in one of its sections, and with
  /// checksums that fit it.
  private func forged(_ bytes: [UInt8], _ section: String, at position: Int) throws -> [UInt8] {
    var layout = try bytes.withUnsafeBytes { try SnapshotLayout(of: $0) }
    var data = Array(bytes[layout.dataStart...])
    let place = try #require(layout.sections.first { $0.name == section })
    try #require(place.byteCount >= position + 2)
    data[place.start + position] = 0xFE
    data[place.start + position + 1] = 0x7F
    layout.checksums = data.withUnsafeBytes { data in
      (0..<layout.blockCount).map { XXH64.checksum(data.block($0)) }
    }
    return layout.head + data
  }

  @Test(
    "A number of nothing is found even where the checksums fit",
    arguments: [
      "claim.subject", "claim.object", "claim.predicate", "citations", "entity.id", "entity.name",
      "entity.kind", "entity.aliases", "relation.order", "incidence", "ids.numbers", "texts.starts",
      "claim.citation.list.ranks", "relation.kinds",
    ])
  func forgery(section: String) throws {
    let bytes = try snapshot(of: try KnowledgeGraph(reading: [try Summit.file()]))
    let error = #expect(throws: ReadError.self) { try opened(try forged(bytes, section, at: 0)) }
    #expect(error?.problems.first?.message.contains("does not fit") == true)
  }

  @Test("A snapshot that was cut or is none is refused at once", arguments: [0, 7, 63, 64, 3000])
  func cut(length: Int) throws {
    var random = RandomGraph(seed: 2)
    let bytes = try snapshot(of: try random.dossier())
    #expect(throws: ReadError.self) { try opened(Array(bytes.prefix(length)), verifiesAll: false) }
    #expect(throws: ReadError.self) { try opened(bytes + [0], verifiesAll: false) }
    #expect(throws: ReadError.self) {
      try opened([UInt8](repeating: 0x41, count: length), verifiesAll: false)
    }
  }

  @Test("A snapshot of a later version is told from a damaged one")
  func version() throws {
    var random = RandomGraph(seed: 2)
    var bytes = try snapshot(of: try random.dossier())
    bytes[8] = 9
    let error = #expect(throws: ReadError.self) { try opened(bytes) }
    #expect(error?.problems.first?.message.contains("version 9") == true)
  }

  @Test(
    "The checksum is XXH64",
    arguments: [
      ("", 0xEF46_DB37_51D8_E999 as UInt64), ("abc", 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
    ])
  func checksum(text: String, expected: UInt64) {
    #expect(Array(text.utf8).withUnsafeBytes { XXH64.checksum($0) } == expected)
  }
}
