import EntenteModel

/// Reads rows of edges of the common shape right into columns, without making a
/// text of any field; any number of threads at a time, each a part of the rows.
///
/// A row that it can't read, such as one with a doubled quote or a mistake, is
/// left for the ``TableReader``, so that there is one place that knows every
/// rule; what both read must come out equal.
struct EdgeRows: Sendable {
  /// Some rows as they were read.
  struct Part: Sendable {
    var batch: EdgeBatch
    /// The byte of the next row that is not read.
    var end: Int
    /// Whether that row is left for the other reader.
    var stopsAtUnusualRow = false
  }

  /// The columns of what every edge may have, by position; −1 for what the table lacks.
  private struct Columns: Sendable {
    var source = -1
    var target = -1
    var kind = -1
    var weight = -1
    var start = -1
    var end = -1
    var period = -1
  }

  private var columns = Columns()
  private let columnCount: Int

  /// The columns whose values are kept.
  private let values: [(column: Int, use: PlainValueUse)]

  /// Whether an edge without a kind needs no remark on its direction.
  private let takesPlainEdges: Bool

  /// The kinds of relation that words of the table are known to mean.
  private(set) var kinds: [Relation.Kind]

  /// The position in ``kinds`` that each word means.
  private var words = PlainWords()

  /// How many words have been learned.
  private var wordCount = 0

  private let separator: UInt8

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
    // A period may stand in one column or have an end in each of two.
    if columns[.period] != nil, columns[.start] != nil || columns[.end] != nil { return nil }
    let meanings: [(TableColumns.Meaning, WritableKeyPath<Columns, Int>)] = [
      (.source, \.source), (.target, \.target), (.kind, \.kind), (.weight, \.weight),
      (.start, \.start), (.end, \.end), (.period, \.period),
    ]
    for (meaning, column) in meanings {
      if let position = columns[meaning] { self.columns[keyPath: column] = position }
    }
    guard self.columns.source >= 0, self.columns.target >= 0 else { return nil }
    var kept: [(column: Int, use: PlainValueUse)] = []
    for column in values.columns {
      guard !Self.namesOfFields.contains(column.name), let use = PlainValueUse(column) else {
        return nil
      }
      kept.append((column.position, use))
    }
    self.values = kept
    self.takesPlainEdges = takesPlainEdges
    self.separator = separator
    columnCount = count
    kinds = [.tied]
  }

  /// Learns which kinds words of the table mean; a row with any other word is left for the
  /// reader that knows what to say of it.
  mutating func learn(_ known: [String: String]) {
    guard known.count > wordCount else { return }
    wordCount = known.count
    for (word, name) in known.sorted(by: { $0.key < $1.key }) {
      let kind = Relation.Kind(rawValue: name)
      if let position = kinds.firstIndex(of: kind) {
        words.learn(word, means: position)
      } else if kinds.count <= Int(UInt16.max) {
        words.learn(word, means: kinds.count)
        kinds.append(kind)
      }
    }
  }

  /// Names of attributes that mean something in every format.
  private static let namesOfFields: Set<String> = [
    "relation", "directed", "period", "start", "end",
  ]
}

// MARK: - Rows

extension EdgeRows {
  /// Reads the rows that start in a part of a table, up to the first that is unusual.
  ///
  /// - Parameters:
  ///   - part: The bytes in which rows start, among those at hand.
  ///   - bytes: The bytes at hand.
  ///   - base: The byte of the table at which they start.
  /// - Returns: The edges, and where the rows end that were read.
  func read(_ part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>, base: Int = 0) -> Part {
    var row = PlainRow(count: columnCount, separator: separator)
    let room = part.count / Self.leastRowLength
    var found = Part(batch: EdgeBatch(room: room, valueCount: values.count), end: part.lowerBound)
    while true {
      while found.end < bytes.count, CSVScanner.isLineEnd(bytes[found.end]) { found.end += 1 }
      guard found.end < part.upperBound else { return found }
      guard let end = row.split(from: found.end, of: bytes),
        add(row.fields, at: base + found.end, bytes, to: &found.batch)
      else {
        found.stopsAtUnusualRow = true
        return found
      }
      found.end = end
    }
  }

  /// How many bytes few rows have less than.
  private static let leastRowLength = 40

  /// Adds the edge of a row that was split; false, with the batch as it was,
  /// if a field is unusual.
  @inline(__always)
  private func add(
    _ fields: [Range<Int>], at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>,
    to batch: inout EdgeBatch
  ) -> Bool {
    let (source, target) = (fields[columns.source], fields[columns.target])
    guard !source.isEmpty, !target.isEmpty, !bytes.mayNeedTrimming(source),
      !bytes.mayNeedTrimming(target), let kind = kind(fields, bytes),
      let weight = weight(fields, bytes), let period = period(fields, bytes),
      addValues(fields, bytes, to: &batch)
    else { return false }
    batch.ends.append(TextPlace(source))
    batch.ends.append(TextPlace(target))
    batch.offsets.append(offset)
    batch.kinds.append(UInt16(truncatingIfNeeded: kind))
    batch.periods.append(period)
    batch.strengths.append(weight)
    return true
  }

  /// The position in ``kinds`` of the kind of an edge; nil if the other reader must say it.
  private func kind(
    _ fields: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    guard columns.kind >= 0 else { return 0 }
    let field = fields[columns.kind]
    if field.isEmpty { return takesPlainEdges ? 0 : nil }
    let kind = words.meaning(of: field, in: bytes)
    return kind < 0 || bytes.mayNeedTrimming(field) ? nil : kind
  }

  /// The weight of an edge, not a number if it has none; nil if it is written unusually.
  private func weight(
    _ fields: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Double? {
    guard columns.weight >= 0 else { return .nan }
    let field = fields[columns.weight]
    return field.isEmpty ? .nan : bytes.decimal(field)
  }

  /// The period of an edge; nil if it is written unusually.
  private func period(
    _ fields: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PackedPeriod? {
    if columns.period >= 0 {
      let field = fields[columns.period]
      if field.isEmpty { return PackedPeriod.none }
      return bytes.date(field).map { PackedPeriod($0, $0, isSingleDate: true) }
    }
    guard let start = bound(columns.start, fields, bytes),
      let end = bound(columns.end, fields, bytes)
    else { return nil }
    if start.isUnknown, end.isUnknown { return PackedPeriod.none }
    // Which of two dates is later is plain only where all is said of both.
    if !start.isUnknown, !end.isUnknown, !(start.isDay && end.isDay && start <= end) { return nil }
    return PackedPeriod(start, end, isSingleDate: false)
  }

  /// One end of a period; nil if it is written unusually.
  private func bound(
    _ column: Int, _ fields: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>
  ) -> PackedBound? {
    if column < 0 || fields[column].isEmpty { return .unknown }
    return bytes.date(fields[column])
  }

  /// Adds the values of an edge; false, with the batch as it was, if one is unusual.
  private func addValues(
    _ fields: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>, to batch: inout EdgeBatch
  ) -> Bool {
    let known = batch.values.count
    for (column, use) in values {
      let field = fields[column]
      if field.isEmpty {
        batch.values.append(.missing)
      } else if !bytes.mayNeedTrimming(field), use.takes(field, of: bytes) {
        batch.values.append(TextPlace(field))
      } else {
        batch.values.removeSubrange(known...)
        return false
      }
    }
    return true
  }
}
