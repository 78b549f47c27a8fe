#if SQLite
  import Foundation
  import GRDB

  /// A database in a folder of its own among the temporary files, gone after use.
  ///
  /// The folder is its owner's alone, and so is the journal beside the database.
  enum TemporaryDatabase {
    /// The bytes of a new database, which a function fills.
    static func bytes(fill: (Database) throws -> Void) throws -> [UInt8] {
      try inFolder { folder in
        let file = folder.appendingPathComponent("graph.sqlite")
        var configuration = Configuration()
        configuration.prepareDatabase { database in
          try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF")
        }
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.writeWithoutTransaction { database in
          try database.inTransaction {
            try fill(database)
            return .commit
          }
        }
        try queue.close()
        return [UInt8](try Data(contentsOf: file))
      }
    }

    /// What a function reads from the database of some bytes.
    ///
    /// The database may be hostile: it is opened to be read only, and what its
    /// schema defines may not call functions that could do harm.
    static func read<Result>(
      _ bytes: [UInt8], by read: (Database) throws -> Result
    ) throws -> Result {
      try inFolder { folder in
        let file = folder.appendingPathComponent("graph.sqlite")
        try Data(bytes).write(to: file)
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { database in
          try database.execute(
            sql: """
              PRAGMA trusted_schema = OFF;
              PRAGMA cell_size_check = ON;
              PRAGMA ignore_check_constraints = ON;
              PRAGMA mmap_size = 0;
              """)
        }
        let queue = try DatabaseQueue(path: file.path, configuration: configuration)
        let result = try queue.read(read)
        try queue.close()
        return result
      }
    }

    private static func inFolder<Result>(_ use: (URL) throws -> Result) throws -> Result {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("entente-" + UUID().uuidString)
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
      defer { try? FileManager.default.removeItem(at: folder) }
      return try use(folder)
    }
  }

  /// How texts are stored.
  enum SQLiteText {
    /// A text as a blob of its UTF-8.
    static func blob(_ text: String) -> Data { Data(text.utf8) }

    /// The text that a blob of UTF-8 says; nil if it is none.
    static func text(_ blob: Data) -> String? { String(validating: blob, as: UTF8.self) }
  }
#endif
