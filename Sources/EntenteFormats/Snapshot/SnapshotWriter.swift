import EntenteModel

/// Writes a graph as a snapshot: its columns as they lie in memory, with the
/// relations of each entity, so that it can be opened without being read.
enum SnapshotWriter {
  /// The bytes of the snapshot of a graph.
  ///
  /// - Complexity: O(*n* log *n* + *m*) for *n* entities and *m* claims.
  static func write(_ graph: KnowledgeGraph) throws -> [UInt8] {
    var coder = Collector()
    var head = Column(SnapshotHead.text(of: graph).utf8)
    coder.code(&head, "head")
    let storage = graph.storage
    var (texts, entities, claims) = (storage.texts, storage.entities, storage.claims)
    var relations = storage.relations
    try texts.code(&coder, "texts")
    try entities.code(&coder)
    try claims.code(&coder)
    try relations.code(&coder)
    var ids = SortedIDs(of: storage.entityIDs)
    try ids.code(&coder)
    var incidence = storage.incidence ?? Incidence(of: graph)
    try incidence.code(&coder)
    return coder.bytes
  }

  /// Takes the columns one by one.
  private struct Collector: ColumnCoder {
    private var layout = SnapshotLayout(sections: [], dataLength: 0)
    private var data = Column<UInt8>()

    mutating func code<Element>(_ column: inout Column<Element>, _ name: String) {
      while !data.count.isMultiple(of: 64) { data.append(0) }
      let start = data.count
      column.withUnsafeBufferPointer { values in
        UnsafeRawBufferPointer(values).withMemoryRebound(to: UInt8.self) {
          data.append(contentsOf: $0)
        }
      }
      layout.sections.append(
        .init(
          name: name, start: start, byteCount: data.count - start,
          stride: MemoryLayout<Element>.stride))
    }

    mutating func code(_ number: inout Int, _ name: String) {
      layout.sections.append(.init(name: name, start: number, byteCount: 0, stride: 0))
    }

    /// The file.
    var bytes: [UInt8] {
      var layout = layout
      layout.dataLength = data.count
      return data.withUnsafeBufferPointer { data in
        let data = UnsafeRawBufferPointer(data)
        layout.checksums = (0..<layout.blockCount).map { block in
          XXH64.checksum(data.block(block))
        }
        return layout.head + data
      }
    }
  }
}

extension UnsafeRawBufferPointer {
  /// A block of the data of a snapshot.
  func block(_ number: Int) -> UnsafeRawBufferPointer {
    let start = number << SnapshotLayout.blockShift
    let end = Swift.min(start + 1 << SnapshotLayout.blockShift, count)
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }
}
