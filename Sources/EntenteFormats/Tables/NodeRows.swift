import EntenteModel

/// Reads rows of nodes of the common shape right into columns, without making a
/// text of any field; the counterpart of ``EdgeRows``.
///
/// It does not look whether an id came before. What the ``TableReader`` makes of
/// a table in which one did, it alone knows.
struct NodeRows {
  /// Why reading stopped.
  enum Stop {
    /// The batch is full.
    case full
    /// The next row is left for the other reader.
    case unusualRow
    /// There are no more rows.
    case end
  }

  /// How many rows make a batch.
  private static let batchSize = 4096

  /// What a column is read for.
  private enum Use {
    case id, name, kind, ignored
    /// Nothing but an empty field is usual.
    case empty
    /// A value, by position among those of a node.
    case value(Int, PlainValueUse)
  }

  private let uses: [Use]
  private let valueCount: Int
  private let vocabulary: Vocabulary

  /// The kinds of entity met so far.
  private(set) var kinds: [Entity.Kind] = [.plain]

  /// The position in ``kinds`` that each word met so far means.
  private var words = PlainWords()

  private let separator: UInt8

  /// Looks whether a table has the common shape; nil if not.
  ///
  /// - Parameters:
  ///   - columns: What the columns mean.
  ///   - values: The columns that are kept as properties.
  ///   - count: How many columns there are.
  ///   - separator: The byte between two fields.
  ///   - vocabulary: The kinds that are known.
  init?(
    _ columns: TableColumns, _ values: AttributeReader, count: Int, separator: UInt8,
    vocabulary: Vocabulary
  ) {
    guard count > 1, columns.idSpaces.isEmpty, columns[.times] == nil else { return nil }
    var uses = [Use](repeating: .ignored, count: count)
    let meanings: [(TableColumns.Meaning, Use)] = [
      (.id, .id), (.name, .name), (.nodeKind, .kind), (.aliases, .empty),
    ]
    for (i, column) in values.columns.enumerated() {
      guard let use = PlainValueUse(column) else { return nil }
      uses[column.position] = .value(i, use)
    }
    for (_, position) in columns.codes { uses[position] = .empty }
    for (meaning, use) in meanings { if let position = columns[meaning] { uses[position] = use } }
    self.uses = uses
    self.vocabulary = vocabulary
    valueCount = values.columns.count
    self.separator = separator
  }
}

// MARK: - Rows

extension NodeRows {
  /// Reads rows until the batch is full or a row is unusual.
  ///
  /// - Parameters:
  ///   - position: The byte at which to start; then that of the next row.
  ///   - bytes: The table.
  ///   - batch: Where the nodes go.
  /// - Returns: Why reading stopped.
  mutating func read(
    from position: inout Int, of bytes: UnsafeBufferPointer<UInt8>, into batch: inout NodeBatch
  ) -> Stop {
    var row = PlainRow(count: uses.count, separator: separator)
    while batch.count < Self.batchSize {
      var start = position
      while start < bytes.count, CSVScanner.isLineEnd(bytes[start]) { start += 1 }
      position = start
      guard start < bytes.count else { return .end }
      guard let end = row.split(from: start, of: bytes),
        add(row.fields, at: start, bytes, to: &batch)
      else { return .unusualRow }
      position = end
    }
    return .full
  }

  /// Adds the node of a row that was split; false, with the batch as it was,
  /// if a field is unusual.
  private mutating func add(
    _ fields: [Range<Int>], at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    to batch: inout NodeBatch
  ) -> Bool {
    var (id, name) = (TextPlace.missing, TextPlace.missing)
    var kind = 0
    let firstValue = batch.values.count
    for _ in 0..<valueCount { batch.values.append(.missing) }
    for (column, use) in uses.enumerated() {
      let field = fields[column]
      if field.isEmpty { continue }
      var isUsual = !bytes.mayNeedTrimming(field)
      switch use {
      case .id: id = TextPlace(field)
      case .name: name = TextPlace(field)
      case .kind:
        kind = self.kind(of: field, bytes)
        if kind < 0 { isUsual = false }
      case .ignored: break
      case .empty: isUsual = false
      case .value(let i, let value):
        if !value.takes(field, of: bytes) { isUsual = false }
        batch.values[firstValue + i] = TextPlace(field)
      }
      guard isUsual else { return drop(firstValue, from: &batch) }
    }
    guard id != .missing else { return drop(firstValue, from: &batch) }
    batch.ids.append(id)
    batch.names.append(name)
    batch.kinds.append(UInt16(kind))
    batch.offsets.append(offset)
    return true
  }

  private func drop(_ firstValue: Int, from batch: inout NodeBatch) -> Bool {
    batch.values.removeSubrange(firstValue...)
    return false
  }

  /// The position of the kind that a field names; −1 if it may say anything else.
  private mutating func kind(
    of field: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let known = words.meaning(of: field, in: bytes)
    if known >= 0 { return known }
    let word = String(decoding: bytes[field], as: UTF8.self)
    let position = position(ofKind: word)
    if position >= 0 { words.learn(word, means: position) }
    return position
  }

  private mutating func position(ofKind word: String) -> Int {
    guard let kind = TableReader.plainKind(word, vocabulary) else { return -1 }
    if let known = kinds.firstIndex(of: kind) { return known }
    guard kinds.count <= Int(UInt16.max) else { return -1 }
    kinds.append(kind)
    return kinds.count - 1
  }
}
