#if !SQLite
  import EntenteModel

  /// Refuses to read databases: the program was built without SQLite.
  enum SQLiteReader {
    static let missing = "this program was built without SQLite"
    static let hint =
      "build it with SQLite (swift build --traits SQLite; it needs libsqlite3-dev)"

    static func read(_ file: InputFile, group: Int, into builder: inout KnowledgeGraph.Builder) {
      builder.problems.append(
        Problem(
          "not-built", .error, missing, hint: hint,
          at: SourceLocation(file: file.name, line: 0, column: 0)))
    }
  }

  /// Refuses to write databases: the program was built without SQLite.
  enum SQLiteWriter {
    static func write(_ graph: KnowledgeGraph, losses: inout LossReport) throws -> [UInt8] {
      throw WriteError(SQLiteReader.missing, hint: SQLiteReader.hint)
    }
  }
#endif
