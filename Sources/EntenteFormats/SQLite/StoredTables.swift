#if SQLite
  import EntenteModel
  import Foundation
  import GRDB

  /// The rows of the tables of a graph, as texts.
  struct StoredTables {
    /// For each table its rows, each with a text or nothing for every column of
    /// ``SQLiteSchema/tables``.
    private(set) var rows: [String: [[String?]]] = [:]

    /// The tables and columns that are no part of the schema.
    private(set) var ignored: [String] = []

    /// Why a database holds no graph.
    struct Refusal: Error {
      var rule: String
      var message: String
      var hint: String?
    }

    /// Reads the tables of a database.
    ///
    /// Nothing but plain tables is read, without the help of indices: what a view
    /// or a virtual table computes, nobody stored.
    init(_ database: Database) throws {
      let names = try Self.names(in: database)
      guard names.tables.contains("graph"), names.tables.contains("claims") else {
        throw Refusal(missingIn: names.tables)
      }
      for (table, columns) in SQLiteSchema.tables {
        guard names.tables.contains(table) else {
          throw Refusal(
            rule: "missing-table", message: "the database has no table '\(table)'",
            hint: names.others.contains(table)
              ? "'\(table)' is a view or a virtual table; only plain tables are read" : nil)
        }
        try checkColumns(of: table, columns, in: database)
        try Self.checkPages(of: table, in: database)
        rows[table] = try Self.rows(of: table, columns, in: database)
      }
      let known = Set(SQLiteSchema.tables.map(\.name))
      ignored += names.tables.subtracting(known).sorted()
    }

    /// The plain tables of a database, and its views and virtual tables.
    private static func names(
      in database: Database
    ) throws -> (tables: Set<String>, others: Set<String>) {
      var tables: Set<String> = []
      var others: Set<String> = []
      let objects = try Row.fetchCursor(
        database,
        sql: """
          SELECT name, type = 'table' AND sql LIKE 'CREATE TABLE %' AND rootpage > 0
          FROM sqlite_master WHERE type IN ('table', 'view')
          """)
      while let object = try objects.next() {
        guard let name = String.fromDatabaseValue(object[0]), !name.hasPrefix("sqlite_") else {
          continue
        }
        if object[1] as Int? == 1 { tables.insert(name) } else { others.insert(name) }
      }
      return (tables, others)
    }

    private mutating func checkColumns(
      of table: String, _ columns: [String], in database: Database
    ) throws {
      var found: Set<String> = []
      let cursor = try Row.fetchCursor(
        database, sql: "SELECT name, hidden FROM pragma_table_xinfo(?)", arguments: [table])
      while let row = try cursor.next() {
        guard let name = String.fromDatabaseValue(row[0]) else { continue }
        if Int.fromDatabaseValue(row[1]) != 0 {
          throw Refusal(
            rule: "wrong-type", message: "the column '\(name)' of the table '\(table)' is computed",
            hint: "only columns that hold values are read")
        }
        found.insert(name)
      }
      if let missing = columns.first(where: { !found.contains($0) }) {
        throw Refusal(
          rule: "missing-column", message: "the table '\(table)' has no column '\(missing)'",
          hint: "it has: " + found.sorted().joined(separator: ", "))
      }
      ignored += found.subtracting(columns).sorted().map { table + "." + $0 }
    }

    /// Refuses a table whose pages don't hold together, of which only some rows
    /// would be found.
    private static func checkPages(of table: String, in database: Database) throws {
      let fault = try String.fetchOne(database, sql: "PRAGMA quick_check('\(table)')")
      guard let fault, fault != "ok" else { return }
      throw Refusal(
        rule: "corrupt", message: "the table '\(table)' is damaged: \(fault)",
        hint: "sqlite3 can save what is left: sqlite3 old.sqlite .recover | sqlite3 new.sqlite")
    }

    private static func rows(
      of table: String, _ columns: [String], in database: Database
    ) throws -> [[String?]] {
      let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let order = table == "claims" ? "number" : table == "attributes" ? "claim, position" : nil
      let cursor = try Row.fetchCursor(
        database,
        sql: "SELECT \(names) FROM \"\(table)\" NOT INDEXED"
          + (order.map { " ORDER BY " + $0 } ?? ""))
      var rows: [[String?]] = []
      while let row = try cursor.next() {
        rows.append(
          try columns.indices.map { column in
            try text(of: row[column], in: table, columns[column])
          })
      }
      return rows
    }

    private static func text(
      of value: DatabaseValue, in table: String, _ column: String
    ) throws -> String? {
      switch value.storage {
      case .null: return nil
      case .int64(let number): return String(number)
      case .double(let number): return String(describing: number)
      case .string(let text): return text
      case .blob(let blob):
        if let text = SQLiteText.text(blob) { return text }
        throw Refusal(
          rule: "wrong-type", message: "'\(table).\(column)' holds bytes that are no text",
          hint: nil)
      }
    }
  }

  extension StoredTables.Refusal {
    /// Refuses a database of another program.
    fileprivate init(missingIn tables: Set<String>) {
      rule = "other-schema"
      message = "the database holds no graph of Entente"
      let names = tables.sorted()
      let edges = names.first { ["edges", "links", "relations", "ties"].contains($0.lowercased()) }
      if let edges {
        hint =
          "a table of edges can be read as CSV: sqlite3 -csv -header graph.sqlite "
          + "'SELECT * FROM \"\(edges)\"' > edges.csv"
      } else if names.isEmpty {
        hint = "it has no tables"
      } else {
        hint =
          "it has the tables: " + names.prefix(12).joined(separator: ", ")
          + (names.count > 12 ? ", …" : "")
      }
    }
  }
#endif
