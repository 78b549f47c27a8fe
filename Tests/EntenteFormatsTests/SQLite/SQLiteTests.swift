#if SQLite
  import EntenteModel
  import Foundation
  import GRDB
  import Testing

  @testable import EntenteFormats

  @Suite("SQLite")
  struct SQLiteTests {
    private func stored(_ graph: KnowledgeGraph) throws -> [UInt8] {
      try graph.written(as: .sqlite).files[0].bytes
    }

    private func read(_ bytes: [UInt8], name: String = "a.sqlite") -> Reading {
      Reading([InputFile(name: name, bytes: bytes)])
    }

    /// The summit's database after statements of another program.
    private func summit(after sql: String) throws -> [UInt8] {
      let graph = try KnowledgeGraph(reading: [try Summit.file()])
      return try changed(try stored(graph), by: sql)
    }

    private func changed(_ bytes: [UInt8], by sql: String) throws -> [UInt8] {
      let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("entente-test-" + UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
      try queue.close()
      return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    @Test("A random graph of claims comes back as it was", arguments: 0..<60 as Range<UInt64>)
    func dossier(seed: UInt64) throws {
      var random = RandomGraph(seed: seed)
      let graph = try random.dossier()
      let written = try graph.written(as: .sqlite)
      let back = try #require(read(written.files[0].bytes).graph)
      #expect(written.losses.isEmpty)
      #expect(GraphDigest(back).changes(from: GraphDigest(graph)) == [])
    }

    @Test(
      "A random graph of another program comes back as it was, its file still its source",
      arguments: 0..<60 as Range<UInt64>)
    func foreign(seed: UInt64) throws {
      var random = RandomGraph(seed: seed)
      let graph = try random.foreign()
      let written = try graph.written(as: .sqlite)
      let back = try #require(read(written.files[0].bytes).graph)
      #expect(written.losses.isEmpty)
      #expect(GraphDigest(back).changes(from: GraphDigest(graph)) == [])
    }

    @Test("The same graph gives the same bytes")
    func bytes() throws {
      let graph = try KnowledgeGraph(reading: [try Summit.file()])
      #expect(try stored(graph) == stored(graph))
    }

    @Test("The view of ties names both ends, and tells planned from asserted")
    func ties() throws {
      let bytes = try stored(try KnowledgeGraph(reading: [try Summit.file()]))
      let rows = try TemporaryDatabase.read(bytes) { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT subject || ', ' || role || ' of ' || object FROM ties
            WHERE relation = 'holds-office' AND subject_id = 'putin' AND standing = 'asserted'
            """)
      }
      #expect(rows == ["Vladimir Putin, President of Russia"])
      let counts = try TemporaryDatabase.read(bytes) { database in
        try Int.fetchAll(
          database,
          sql: """
            SELECT count(*) FROM ties
            UNION ALL SELECT count(*) FROM claims WHERE relation IS NOT NULL
            UNION ALL SELECT count(*) FROM pragma_foreign_key_check
            """)
      }
      #expect(counts[0] == counts[1])
      #expect(counts[2] == 0)
    }

    @Test("A text with U+0000 comes back whole")
    func zero() throws {
      var builder = KnowledgeGraph.Builder()
      let file = builder.add(InputFile("a.yaml", ""))
      builder.add(Entity(id: "a\u{0}b", name: "\u{0}", aliases: ["x\u{0}"]), from: file)
      builder.add(Claim("a\u{0}b", .member, "a\u{0}b"), from: file)
      let graph = try builder.build()
      let back = try #require(read(try stored(graph)).graph)
      #expect(GraphDigest(back).changes(from: GraphDigest(graph)) == [])
    }

    @Test("A database is known by its first bytes, and two databases merge")
    func content() throws {
      let graph = try KnowledgeGraph(reading: [try Summit.file()])
      let bytes = try stored(graph)
      let both = Reading([
        InputFile(name: "unnamed", bytes: bytes), try Summit.file(),
      ])
      #expect(both.errors == [])
      #expect(both.graph?.entities.count == graph.entities.count)
    }

    @Test("Days stand for a period where there is none")
    func days() throws {
      let bytes = try summit(
        after: "UPDATE claims SET period = NULL, start = '2001-06-15', \"end\" = NULL "
          + "WHERE number = 1")
      #expect(read(bytes).graph?.claims[0].period?.description == "2001-06-15/")
    }

    @Test(
      "What is wrong is pointed at, by the number of its claim",
      arguments: [
        ("UPDATE claims SET period = 'soon' WHERE number = 3", "3:1 malformed-date"),
        (
          "PRAGMA ignore_check_constraints = 1; UPDATE claims SET modality = 'maybe' WHERE number = 7",
          "7:1 unknown-word"
        ),
        ("UPDATE claims SET subject = 'nobody' WHERE number = 2", "2:1 unknown-id"),
        ("DELETE FROM claims WHERE number = 1", "1:1 orphan-row"),
        ("DROP VIEW ties; DROP TABLE aliases", "0:0 missing-table"),
        ("DROP VIEW ties; ALTER TABLE claims DROP COLUMN note", "0:0 missing-column"),
        (
          "DROP VIEW ties; DROP TABLE claims; CREATE TABLE edges (source, target)",
          "0:0 other-schema"
        ),
        ("UPDATE graph SET value = '9' WHERE key = 'entente'", "1:1 version"),
        ("UPDATE graph SET value = '{' WHERE key = 'vocabulary'", "1:1 json"),
        ("UPDATE claims SET note = x'FF' WHERE number = 4", "0:0 wrong-type"),
        (
          """
          DROP VIEW ties; DROP TABLE aliases;
          CREATE VIEW aliases AS
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
            SELECT i AS entity, i AS alias FROM n
          """,
          "0:0 missing-table"
        ),
        (
          """
          DROP VIEW ties; DROP TABLE aliases;
          CREATE TABLE aliases (entity, alias AS (hex(zeroblob(1000000000))))
          """,
          "0:0 wrong-type"
        ),
      ])
    func errors(sql: String, error: String) throws {
      #expect(read(try summit(after: sql)).errors.first ?? "" == error)
    }

    @Test("A log of writes beside the database is asked for; without one its mark does no harm")
    func log() throws {
      var bytes = try stored(try KnowledgeGraph(reading: [try Summit.file()]))
      (bytes[18], bytes[19]) = (2, 2)
      let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("entente-test-" + UUID().uuidString).path
      #expect(read(bytes, name: path).errors == [])
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path + "-wal"))
      defer { try? FileManager.default.removeItem(atPath: path + "-wal") }
      #expect(read(bytes, name: path).errors == ["0:0 open-log"])
    }

    @Test("A damaged database is read whole or refused")
    func damage() throws {
      var random = RandomGraph(seed: 3)
      let graph = try random.dossier()
      let whole = try stored(graph)
      let digest = GraphDigest(graph)
      var numbers = SplitMix(11)
      var refused = 0
      for copy in 0..<200 {
        var bytes = whole
        if copy % 4 == 0 {
          bytes.removeLast(Int.random(in: 1..<bytes.count, using: &numbers))
        } else {
          for _ in 0..<Int.random(in: 1...20, using: &numbers) {
            let i = Int.random(in: bytes.indices, using: &numbers)
            bytes[i] = UInt8.random(in: 0...255, using: &numbers)
          }
        }
        let reading = read(bytes)
        #expect((reading.graph == nil) != reading.errors.isEmpty)
        if reading.graph == nil { refused += 1 }
        if copy % 4 == 0, let graph = reading.graph {
          #expect(GraphDigest(graph).changes(from: digest) == [])
        }
      }
      #expect(refused > 20)
    }

    @Test("What is no database, or one of another program, is refused", arguments: ["", "text"])
    func others(text: String) {
      #expect(read(Array(text.utf8)).errors == ["0:0 not-sqlite"])
    }
  }
#else
  import EntenteModel
  import Testing

  @testable import EntenteFormats

  @Suite("SQLite, not built in")
  struct MissingSQLiteTests {
    @Test("A database is refused, and the hint says how to build the program with SQLite")
    func refusal() throws {
      let reading = Reading([InputFile("a.sqlite", "SQLite format 3\0")])
      #expect(reading.errors == ["0:0 not-built"])
      #expect(reading.problems.first?.hint?.contains("--traits SQLite") == true)
      let graph = try KnowledgeGraph(reading: [try Summit.file()])
      #expect(throws: WriteError.self) { try graph.written(as: .sqlite) }
    }
  }
#endif
