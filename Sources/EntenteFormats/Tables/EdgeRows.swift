import EntenteModel

/// Reads rows of edges of the common shape right into columns, without making a
/// text of any field.
///
/// A row that it can't read, such as one with a doubled quote or a mistake, is
/// left for the ``TableReader``, so that there is one place that knows every
/// rule; what both read must come out equal.
struct EdgeRows {
  /// Why reading stopped.
  enum Stop {
    /// The batch is full.
    case full
    /// The next row is left for the other reader.
    case unusualRow
    /// There are no more rows.
    case end
  }

  /// What a column is read for.
  private enum Use {
    case source, target, kind, weight, start, end, period, ignored
    /// A value, by position among those of an edge.
    case value(Int, PlainValueUse)
  }

  /// How many rows make a batch.
  static let batchSize = 4096

  private let uses: [Use]
  private let valueCount: Int

  /// Whether an edge without a kind needs no remark on its direction.
  private let takesPlainEdges: Bool

  /// The kinds of relation met so far.
  private(set) var kinds: [Relation.Kind]

  private var words = TextInterner()

  /// The position in ``kinds`` of each word.
  private var kindsOfWords: [Int] = [-1]

  private var row: PlainRow

  /// Looks whether a table has the common shape; nil if not.
  ///
  /// - Parameters:
  ///   - columns: What the columns mean.
  ///   - values: The columns that are kept as attributes.
  ///   - count: How many columns there are.
  ///   - separator: The byte between two fields.
  ///   - takesPlainEdges: Whether an edge without a kind needs no remark.
  init?(
    _ columns: TableColumns, _ values: AttributeReader, count: Int, separator: UInt8,
    takesPlainEdges: Bool
  ) {
    let others: [TableColumns.Meaning] = [.directedness, .role, .id, .times]
    guard count > 1, columns.idSpaces.isEmpty, others.allSatisfy({ columns[$0] == nil }),
      columns[.source] != columns[.target]
    else { return nil }
    var uses = [Use](repeating: .ignored, count: count)
    let meanings: [(TableColumns.Meaning, Use)] = [
      (.source, .source), (.target, .target), (.kind, .kind), (.weight, .weight),
      (.start, .start), (.end, .end), (.period, .period),
    ]
    for (meaning, use) in meanings { if let position = columns[meaning] { uses[position] = use } }
    // A period may stand in one column or have an end in each of two.
    if columns[.period] != nil, columns[.start] != nil || columns[.end] != nil { return nil }
    for (i, column) in values.columns.enumerated() {
      guard !Self.namesOfFields.contains(column.name), let use = PlainValueUse(column) else {
        return nil
      }
      uses[column.position] = .value(i, use)
    }
    self.uses = uses
    self.takesPlainEdges = takesPlainEdges
    valueCount = values.columns.count
    kinds = [.tied]
    row = PlainRow(count: count, separator: separator)
  }

  /// Names of attributes that mean something in every format.
  private static let namesOfFields: Set<String> = [
    "relation", "directed", "period", "start", "end",
  ]
}

// MARK: - Rows

extension EdgeRows {
  /// Reads rows until the batch is full or a row is unusual.
  ///
  /// - Parameters:
  ///   - position: The byte at which to start; then that of the next row.
  ///   - bytes: The table.
  ///   - known: The kinds that words of the table are known to mean.
  ///   - batch: Where the edges go.
  /// - Returns: Why reading stopped.
  mutating func read(
    from position: inout Int, of bytes: UnsafeBufferPointer<UInt8>, known: [String: String],
    into batch: inout EdgeBatch
  ) -> Stop {
    while batch.count < Self.batchSize {
      var start = position
      while start < bytes.count, CSVScanner.isLineEnd(bytes[start]) { start += 1 }
      position = start
      guard start < bytes.count else { return .end }
      guard let end = row.split(from: start, of: bytes),
        add(at: start, bytes, known: known, to: &batch)
      else { return .unusualRow }
      position = end
    }
    return .full
  }

  /// Adds the edge of the row that was split; false, with the batch as it was,
  /// if a field is unusual.
  private mutating func add(
    at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>, known: [String: String],
    to batch: inout EdgeBatch
  ) -> Bool {
    var (source, target) = (TextPlace.missing, TextPlace.missing)
    var kind = 0
    var weight = Double.nan
    var (start, end) = (PackedBound.unknown, PackedBound.unknown)
    var period = PackedPeriod.none
    let firstValue = batch.values.count
    for _ in 0..<valueCount { batch.values.append(.missing) }
    for (column, use) in uses.enumerated() {
      let field = row.fields[column]
      guard !field.isEmpty else {
        if case .kind = use, !takesPlainEdges { return drop(firstValue, from: &batch) }
        continue
      }
      guard !bytes.mayNeedTrimming(field) else { return drop(firstValue, from: &batch) }
      var isUsual = true
      switch use {
      case .source: source = TextPlace(field)
      case .target: target = TextPlace(field)
      case .kind:
        kind = self.kind(of: field, bytes, known: known)
        isUsual = kind >= 0
      case .weight:
        weight = bytes.decimal(field) ?? .nan
        isUsual = !weight.isNaN
      case .start:
        start = bytes.date(field) ?? .open
        isUsual = !start.isOpen
      case .end:
        end = bytes.date(field) ?? .open
        isUsual = !end.isOpen
      case .period:
        let day = bytes.date(field)
        period = day.map { PackedPeriod($0, $0, isSingleDate: true) } ?? .none
        isUsual = day != nil
      case .ignored: break
      case .value(let i, let value):
        isUsual = value.takes(field, of: bytes)
        batch.values[firstValue + i] = TextPlace(field)
      }
      guard isUsual else { return drop(firstValue, from: &batch) }
    }
    if period == .none, !start.isUnknown || !end.isUnknown {
      period = PackedPeriod(start, end, isSingleDate: false)
      // Which of two dates is later is plain only where all is said of both.
      if !start.isUnknown, !end.isUnknown, !(start.isDay && end.isDay && start <= end) {
        return drop(firstValue, from: &batch)
      }
    }
    guard source != .missing, target != .missing else { return drop(firstValue, from: &batch) }
    batch.ends.append(source)
    batch.ends.append(target)
    batch.offsets.append(offset)
    batch.kinds.append(UInt16(kind))
    batch.periods.append(period)
    batch.strengths.append(weight)
    return true
  }

  private func drop(_ firstValue: Int, from batch: inout EdgeBatch) -> Bool {
    batch.values.removeSubrange(firstValue...)
    return false
  }

  /// The position of the kind that a field names; −1 if the other reader has not
  /// met the word yet.
  private mutating func kind(
    of field: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, known: [String: String]
  ) -> Int {
    let text = UnsafeBufferPointer(rebasing: bytes[field])
    let word = Int(words.intern(text).rawValue)
    while kindsOfWords.count <= word { kindsOfWords.append(-1) }
    if kindsOfWords[word] < 0, let kind = known[String(decoding: text, as: UTF8.self)] {
      let kind = Relation.Kind(rawValue: kind)
      kindsOfWords[word] = kinds.firstIndex(of: kind) ?? kinds.count
      if kindsOfWords[word] == kinds.count {
        guard kinds.count <= Int(UInt16.max) else { return -1 }
        kinds.append(kind)
      }
    }
    return kindsOfWords[word]
  }
}
