#if SQLite
  import EntenteModel
  import Foundation
  import GRDB

  /// Reads graphs from SQLite databases, in the tables of ``SQLiteSchema``.
  ///
  /// A place in a database is a row: line *n* of it is the *n*-th claim, and behind
  /// the claims come the entities.
  struct SQLiteReader {
    private let tables: StoredTables
    private let file: InputFile
    private var log: ProblemLog

    /// Adds the claims of a database to a graph that is being built.
    ///
    /// Where its ids are its own, they mean something within a group of files.
    static func read(_ file: InputFile, group: Int, into builder: inout KnowledgeGraph.Builder) {
      do {
        let tables = try TemporaryDatabase.read(try rollbackBytes(of: file)) {
          try StoredTables($0)
        }
        var reader = SQLiteReader(tables, of: file)
        reader.read(group: group, into: &builder)
        builder.problems += reader.log.problems
      } catch {
        let refusal = StoredTables.Refusal(error)
        builder.problems.append(
          Problem(
            refusal.rule, .error, refusal.message, hint: refusal.hint,
            at: SourceLocation(file: file.name, line: 0, column: 0)))
      }
    }

    /// The bytes of a database as one that has no log of writes beside it.
    ///
    /// A database in WAL mode can't be opened alone to be read only; if its log
    /// holds writes, it says less than it should.
    private static func rollbackBytes(of file: InputFile) throws -> [UInt8] {
      var bytes = file.bytes
      guard bytes.count >= 100, bytes.starts(with: Array("SQLite format 3\0".utf8)) else {
        throw StoredTables.Refusal(
          rule: "not-sqlite", message: "this is no SQLite database",
          hint: "if it is encrypted, decrypt it first")
      }
      guard bytes[18] == 2 || bytes[19] == 2 else { return bytes }
      let log = try? FileManager.default.attributesOfItem(atPath: file.name + "-wal")
      if let size = log?[.size] as? Int, size > 0 {
        throw StoredTables.Refusal(
          rule: "open-log", message: "part of the database is still in '\(file.name)-wal'",
          hint: "close the program that writes it, or: sqlite3 \(file.name) "
            + "'PRAGMA wal_checkpoint(TRUNCATE)'")
      }
      bytes[18] = 1
      bytes[19] = 1
      return bytes
    }

    private init(_ tables: StoredTables, of file: InputFile) {
      self.tables = tables
      // The rows are the lines of a text that stands for the database.
      let claims = (tables.rows["claims"] ?? []).map { "claims: " + ($0[0] ?? "") }
      let entities = (tables.rows["entities"] ?? []).map {
        "entities: " + ($0[0] ?? "").prefix(80).filter { !$0.isNewline }
      }
      self.file = InputFile(
        name: file.name, bytes: Array((claims + entities).joined(separator: "\n").utf8))
      log = ProblemLog(file: self.file)
    }
  }

  extension SQLiteReader {
    private mutating func read(group: Int, into builder: inout KnowledgeGraph.Builder) {
      let facts = Dictionary(
        rows("graph").map { ($0["key"] ?? "", $0["value"] ?? "") }, uniquingKeysWith: { a, _ in a })
      guard facts["entente"] == SQLiteSchema.version else {
        log.report(
          "version", at: 0,
          "this program reads databases of version 1, not '\(facts["entente"] ?? "")'")
        return
      }
      if builder.title == nil { builder.title = facts["title"] }
      if let words = facts["vocabulary"],
        let node = DataNode(carried: words, what: "vocabulary", at: 0, log: &log),
        var record = Record(node, of: "vocabulary", log: &log)
      {
        VocabularySchema.read(&record, keys: .camel, into: &builder.vocabulary, log: &log)
      }
      let number = builder.add(
        file, scope: facts["ids"] == "local" ? .group(group) : .global, declaresByUse: false)
      let schema = ClaimSchema(keys: .camel, file: file, isStrict: false)
      for row in rows("sources") {
        guard var record = Record(row.node(at: 0), of: "source", log: &log),
          let id = record.requiredID("id", log: &log)
        else { continue }
        builder.add(schema.source(id: id, &record, log: &log), from: number)
      }
      var offset = 0
      readClaims(schema, from: number, at: &offset, into: &builder)
      readEntities(from: number, at: &offset, into: &builder)
      if !tables.ignored.isEmpty {
        log.report(
          "ignored-key", .note, at: 0, "not read: " + tables.ignored.joined(separator: ", "))
      }
    }

    private mutating func readClaims(
      _ schema: ClaimSchema, from number: KnowledgeGraph.Builder.FileNumber,
      at offset: inout Int, into builder: inout KnowledgeGraph.Builder
    ) {
      var between = grouped("between", by: "claim")
      var citations = grouped("citations", by: "claim")
      var attributes = grouped("attributes", by: "claim")
      for row in rows("claims") {
        let key = row["number"] ?? ""
        defer { offset += "claims: ".utf8.count + key.utf8.count + 1 }
        var row = row
        let isOwn = row.takeFlag("own_relation", at: offset, log: &log)
        let isDirected = row.takeFlag("directed", at: offset, log: &log)
        row.take("number")
        row.takeDays()
        var node = row.node(at: offset)
        node.append("between", between.removeValue(forKey: key)?.map { $0.scalar("party") })
        node.append("citations", citations.removeValue(forKey: key)?.map { $0.node(at: offset) })
        node.append("attributes", attributes.removeValue(forKey: key)?.map { $0.node(at: offset) })
        guard var record = Record(node, of: "claim", log: &log),
          var claim = schema.claim(&record, vocabulary: builder.vocabulary, log: &log)
        else { continue }
        if case .relation(let kind, _) = claim.statement, let isDirected,
          isDirected == (builder.vocabulary[kind]?.isSymmetric == true)
        {
          claim.isDirected = isDirected
        }
        builder.add(claim, from: number, at: offset, isOwnRelation: isOwn == true)
      }
      report(["between": between, "citations": citations, "attributes": attributes], of: "claim")
    }

    private mutating func readEntities(
      from number: KnowledgeGraph.Builder.FileNumber, at offset: inout Int,
      into builder: inout KnowledgeGraph.Builder
    ) {
      var aliases = grouped("aliases", by: "entity")
      var codes = grouped("codes", by: "entity")
      for row in rows("entities") {
        let id = row["id"] ?? ""
        defer {
          offset += "entities: ".utf8.count + 1
          offset += id.prefix(80).filter { !$0.isNewline }.utf8.count
        }
        if id.isEmpty { log.report("malformed-id", at: offset, "an entity has no id") }
        var row = row
        var entity = Entity(
          id: id, kind: row["kind"].map(Entity.Kind.init(rawValue:)) ?? .plain, name: row["name"])
        entity.isUnnamed = row.takeFlag("unnamed", at: offset, log: &log) ?? false
        entity.aliases = (aliases.removeValue(forKey: id) ?? []).compactMap { $0["alias"] }
        entity.codes = (codes.removeValue(forKey: id) ?? []).map {
          Entity.Code(scheme: $0["scheme"] ?? "", value: $0["code"] ?? "")
        }
        builder.add(entity, from: number, at: offset)
      }
      report(["aliases": aliases, "codes": codes], of: "entity")
    }

    /// Reports the rows that name a claim or an entity that isn't there.
    private mutating func report(_ left: [String: [String: [StoredRow]]], of owner: String) {
      for (table, groups) in left.sorted(by: { $0.key < $1.key }) {
        guard let first = groups.keys.min() else { continue }
        log.report(
          "orphan-row", at: 0,
          "the table '\(table)' names the \(owner) '\(first)', which is not there")
      }
    }

    private func rows(_ table: String) -> [StoredRow] {
      let columns = SQLiteSchema.tables.first { $0.name == table }?.columns ?? []
      return (tables.rows[table] ?? []).map { StoredRow(columns: columns, texts: $0) }
    }

    private func grouped(_ table: String, by column: String) -> [String: [StoredRow]] {
      Dictionary(
        grouping: rows(table).map { row in
          var row = row
          row.owner = row.take(column) ?? ""
          row.take("position")
          return row
        }, by: \.owner)
    }
  }

  /// A row of a table.
  private struct StoredRow {
    let columns: [String]
    var texts: [String?]
    var owner = ""

    init(columns: [String], texts: [String?]) {
      self.columns = columns
      self.texts = texts
    }

    subscript(column: String) -> String? {
      columns.firstIndex(of: column).flatMap { texts[$0] }
    }

    /// The text of a column, which then is no part of the row any more.
    @discardableResult
    mutating func take(_ column: String) -> String? {
      guard let position = columns.firstIndex(of: column) else { return nil }
      defer { texts[position] = nil }
      return texts[position]
    }

    /// The truth value of a column: 0 or 1.
    mutating func takeFlag(_ column: String, at offset: Int, log: inout ProblemLog) -> Bool? {
      switch take(column) {
      case nil: return nil
      case "0"?: return false
      case "1"?: return true
      case let text?:
        log.report("wrong-type", at: offset, "'\(column)' is 0 or 1, not '\(text)'")
        return nil
      }
    }

    /// Drops the days that a period says, or makes a period of them.
    mutating func takeDays() {
      let (start, end) = (take("start"), take("end"))
      guard self["period"] == nil, start != nil || end != nil,
        let position = columns.firstIndex(of: "period")
      else { return }
      texts[position] = (start ?? "") + "/" + (end ?? "")
    }

    /// What the row says, under the keys of JSON: `saidBy` for `said_by`.
    func node(at offset: Int) -> DataNode {
      var members: [DataNode.Member] = []
      for (column, text) in zip(columns, texts) {
        guard let text else { continue }
        let key = KeyStyle.camel.key(column.split(separator: "_").joined(separator: "-"))
        let value = DataNode(offset: offset, content: .scalar(text), isQuoted: true)
        members.append(DataNode.Member(key: key, keyOffset: offset, value: value))
      }
      return DataNode(offset: offset, content: .map(members))
    }

    func scalar(_ column: String) -> DataNode {
      DataNode(offset: 0, content: .scalar(self[column] ?? ""), isQuoted: true)
    }
  }

  extension DataNode {
    /// Adds a list to a set of keys, unless there is none.
    fileprivate mutating func append(_ key: String, _ elements: [DataNode]?) {
      guard let elements, case .map(var members) = content else { return }
      members.append(
        Member(
          key: key, keyOffset: offset, value: DataNode(offset: offset, content: .list(elements))))
      content = .map(members)
    }
  }

  extension StoredTables.Refusal {
    /// What to say of an error met in a database.
    fileprivate init(_ error: any Error) {
      switch error {
      case let refusal as StoredTables.Refusal: self = refusal
      case let error as DatabaseError:
        let isCorrupt =
          error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
        self.init(
          rule: isCorrupt ? "corrupt" : "unreadable",
          message: "the database can't be read: "
            + (error.message ?? "error \(error.resultCode.rawValue) of SQLite"),
          hint: isCorrupt
            ? "sqlite3 can save what is left: sqlite3 old.sqlite .recover | sqlite3 new.sqlite"
            : nil)
      default:
        self.init(
          rule: "unreadable", message: "the database can't be copied to read it: \(error)",
          hint: "is there room for it among the temporary files?")
      }
    }
  }
#endif
