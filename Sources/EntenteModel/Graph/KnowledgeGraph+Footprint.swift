extension KnowledgeGraph {
  /// The bytes that the graph takes in memory: of its columns, its texts, and the
  /// table that finds entities by their ids.
  ///
  /// Not counted are words of the vocabulary, sources, files, and what few claims
  /// have beside columns.
  package var footprint: Int {
    var count = ByteCount()
    var (texts, entities, claims) = (storage.texts, storage.entities, storage.claims)
    var (relations, incidence) = (storage.relations, storage.incidence ?? Incidence())
    do {
      try texts.code(&count, "texts")
      try entities.code(&count)
      try claims.code(&count)
      try relations.code(&count)
      if storage.incidence != nil { try incidence.code(&count) }
    } catch { preconditionFailure("The columns of a graph fit each other") }
    if case .texts(let table, let numbers) = storage.entityIDs {
      count.bytes += table.tableLength + 4 * numbers.count
    }
    return count.bytes
  }
}

/// Adds up the lengths of columns.
private struct ByteCount: ColumnCoder {
  var bytes = 0

  mutating func code<Element>(_ column: inout Column<Element>, _ name: String) {
    bytes += column.count * MemoryLayout<Element>.stride
  }

  mutating func code(_ number: inout Int, _ name: String) {}
}
