package import EntenteModel

/// Writes a graph as a snapshot: its columns as they lie in memory, with the
/// relations of each entity, so that it can be opened without being read.
package struct SnapshotWriter {
  private var layout: SnapshotLayout
  private let columns: [StoredColumn]

  /// Prepares to write a graph, of which the columns are shared and not copied.
  ///
  /// - Complexity: O(*n* log *n* + *m*) for *n* entities and *m* claims.
  package init(_ graph: KnowledgeGraph) throws {
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
    layout = coder.layout
    columns = coder.columns
    try forEachBlock { layout.checksums.append(XXH64.checksum($0)) }
  }

  /// Hands out the bytes of the file, some at a time, from first to last.
  ///
  /// They are never held all: what lies ahead of the data is told from a first
  /// pass over them.
  package func write(to output: (UnsafeRawBufferPointer) throws -> Void) throws {
    try layout.head.withUnsafeBytes(output)
    try forEachBlock(output)
  }

  /// The bytes of the file at once.
  func bytes() throws -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(layout.fileLength)
    try write { bytes.append(contentsOf: $0) }
    return bytes
  }

  /// Takes the data block by block, the last of which may be shorter.
  private func forEachBlock(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    let block = UnsafeMutableRawBufferPointer.allocate(
      byteCount: 1 << SnapshotLayout.blockShift, alignment: 64)
    defer { block.deallocate() }
    var filled = 0
    func add(_ bytes: UnsafeRawBufferPointer) throws {
      var rest = bytes
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest.prefix(block.count - filled))
        UnsafeMutableRawBufferPointer(rebasing: block[filled...]).copyMemory(from: part)
        filled += part.count
        rest = UnsafeRawBufferPointer(rebasing: rest[part.count...])
        if filled == block.count {
          try body(UnsafeRawBufferPointer(block))
          filled = 0
        }
      }
    }
    let zeros = [UInt8](repeating: 0, count: 64)
    for column in columns {
      try column.withBytes { bytes in
        try zeros.prefix(column.gap).withUnsafeBytes(add)
        try add(bytes)
      }
    }
    if filled > 0 { try body(UnsafeRawBufferPointer(rebasing: block[..<filled])) }
  }
}

/// A column that is to be written.
private struct StoredColumn {
  /// How many zeros stand ahead of it.
  var gap: Int

  /// Gives a closure the bytes of the column.
  var withBytes: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
}

/// Takes the columns one by one and gives each its place.
private struct Collector: ColumnCoder {
  private(set) var layout = SnapshotLayout(sections: [], dataLength: 0)
  private(set) var columns: [StoredColumn] = []

  mutating func code<Element>(_ column: inout Column<Element>, _ name: String) {
    let start = (layout.dataLength + 63) & ~63
    let byteCount = column.count * MemoryLayout<Element>.stride
    columns.append(
      StoredColumn(gap: start - layout.dataLength) { [column] body in
        try column.withUnsafeBufferPointer { try body(UnsafeRawBufferPointer($0)) }
      })
    layout.dataLength = start + byteCount
    layout.sections.append(
      .init(
        name: name, start: start, byteCount: byteCount, stride: MemoryLayout<Element>.stride))
  }

  mutating func code(_ number: inout Int, _ name: String) {
    layout.sections.append(.init(name: name, start: number, byteCount: 0, stride: 0))
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
