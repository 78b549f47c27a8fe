#if SQLite
  import EntenteModel
  import GRDB

  /// Writes graphs as SQLite databases, in the tables of ``SQLiteSchema``.
  enum SQLiteWriter {
    /// The bytes of a database that holds a graph.
    static func write(_ graph: KnowledgeGraph, losses: inout LossReport) throws -> [UInt8] {
      do {
        return try TemporaryDatabase.bytes { database in
          try database.execute(sql: SQLiteSchema.definition)
          for (name, columns) in SQLiteSchema.tables {
            var table = try TableInsertion(into: name, columns, of: database)
            try insert(graph, table: name, by: &table)
          }
        }
      } catch let error as DatabaseError {
        throw WriteError(
          "the database can't be written: \(error.message ?? "error \(error.resultCode.rawValue)")",
          hint: "is there room for it among the temporary files?")
      }
    }

    /// Inserts the rows that a graph has in a table.
    private static func insert(
      _ graph: KnowledgeGraph, table: String, by rows: inout TableInsertion
    ) throws {
      switch table {
      case "graph": try insertFacts(of: graph, by: &rows)
      case "entities":
        for entity in graph.entities {
          try rows.insert(
            entity.id, entity.kind.rawValue, entity.name, entity.isUnnamed ? 1 : 0)
        }
      case "aliases":
        for entity in graph.entities {
          for alias in entity.aliases { try rows.insert(entity.id, alias) }
        }
      case "codes":
        for entity in graph.entities {
          for code in entity.codes { try rows.insert(entity.id, code.scheme, code.value) }
        }
      case "sources":
        for source in graph.sources {
          let basis: Claim.Basis? = source.isDateInferred ? .inferred : nil
          try rows.insert(
            source.id, source.date?.description, basis?.rawValue, source.title, source.publisher,
            source.author, source.url, source.reliability, source.note)
        }
      case "claims": try insertClaims(of: graph, by: &rows)
      default:
        for (position, claim) in graph.claims.enumerated() {
          let number = position + 1
          switch table {
          case "between": for party in claim.between { try rows.insert(number, party) }
          case "citations":
            for citation in claim.citations {
              try rows.insert(number, citation.source, citation.locator, citation.quotation)
            }
          default:
            for (position, attribute) in claim.attributes.enumerated() {
              try rows.insert(
                number, position + 1, attribute.name, attribute.type.rawValue, attribute.value)
            }
          }
        }
      }
    }

    private static func insertFacts(
      of graph: KnowledgeGraph, by rows: inout TableInsertion
    ) throws {
      try rows.insert("entente", SQLiteSchema.version)
      if let title = graph.title { try rows.insert("title", title) }
      if let words = JSONValue(wordsOf: graph.vocabulary) {
        try rows.insert("vocabulary", words.line)
      }
      let areOwn = graph.storage.claims.flags.allSatisfy {
        $0.contains(.isOwnRelation) || $0.contains(.isProperty)
      }
      if areOwn, !graph.claims.isEmpty { try rows.insert("ids", "local") }
    }

    private static func insertClaims(
      of graph: KnowledgeGraph, by rows: inout TableInsertion
    ) throws {
      let flags = graph.storage.claims.flags
      for (position, claim) in graph.claims.enumerated() {
        let (relation, object, property, value): (String?, String?, String?, String?) =
          switch claim.statement {
          case .relation(let kind, let object): (kind.rawValue, object, nil, nil)
          case .property(let property, let value): (nil, nil, property.rawValue, value)
          }
        let isDirected = relation == nil ? nil : claim.isDirected(in: graph.vocabulary)
        try rows.insert(
          position + 1, claim.id, claim.subject, relation, object, property, value,
          claim.period?.description, claim.period?.firstDay, claim.period?.lastDay,
          claim.modality.rawValue, claim.polarity.rawValue, claim.saidBy, claim.basis.rawValue,
          claim.role, claim.at, claim.standsInFor, claim.strength, claim.confidence, claim.key,
          isDirected.map { $0 ? 1 : 0 }, flags[position].contains(.isOwnRelation) ? 1 : 0,
          claim.note)
      }
    }
  }

  /// Inserts rows into one table.
  private struct TableInsertion {
    private let statement: Statement

    init(into table: String, _ columns: [String], of database: Database) throws {
      let names = columns.map { "\"\($0)\"" }.joined(separator: ", ")
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      statement = try database.makeStatement(
        sql: "INSERT INTO \"\(table)\" (\(names)) VALUES (\(marks))")
    }

    mutating func insert(_ values: (any DatabaseValueConvertible)?...) throws {
      // The library ends a text at its first U+0000, but not a blob.
      let arguments = values.map { value -> (any DatabaseValueConvertible)? in
        guard let text = value as? String, text.utf8.contains(0) else { return value }
        return SQLiteText.blob(text)
      }
      try statement.execute(arguments: StatementArguments(arguments))
    }
  }
#endif
