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

  /// What a column is read for.
  private enum Use: Sendable {
    case source, target, kind, weight, start, end, period, ignored
    /// A value, by position among those of an edge.
    case value(Int, PlainValueUse)
  }

  private let uses: [Use]
  private let valueCount: Int

  /// Whether an edge without a kind needs no remark on its direction.
  private let takesPlainEdges: Bool

  /// The kinds of relation that words of the table are known to mean.
  private(set) var kinds: [Relation.Kind]

  private var words = TextInterner()

  /// The position in ``kinds`` of each word.
  private var kindsOfWords: [Int] = [-1]

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
    self.separator = separator
    valueCount = values.columns.count
    kinds = [.tied]
  }

  /// Learns which kinds words of the table mean; a row with any other word is left for the
  /// reader that knows what to say of it.
  mutating func learn(_ known: [String: String]) {
    guard known.count > wordCount else { return }
    wordCount = known.count
    for (word, name) in known.sorted(by: { $0.key < $1.key }) {
      let number = Int(words.intern(word).rawValue)
      while kindsOfWords.count <= number { kindsOfWords.append(-1) }
      guard kindsOfWords[number] < 0 else { continue }
      let kind = Relation.Kind(rawValue: name)
      if let position = kinds.firstIndex(of: kind) {
        kindsOfWords[number] = position
      } else if kinds.count <= Int(UInt16.max) {
        kindsOfWords[number] = kinds.count
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
    var row = PlainRow(count: uses.count, separator: separator)
    let room = part.count / Self.leastRowLength
    var found = Part(batch: EdgeBatch(room: room, valueCount: valueCount), end: part.lowerBound)
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
  private func add(
    _ fields: [Range<Int>], at offset: Int, _ bytes: UnsafeBufferPointer<UInt8>,
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
      let field = fields[column]
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
        kind = self.kind(of: UnsafeBufferPointer(rebasing: bytes[field]))
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

  /// The position of the kind that a word means; −1 if the other reader has not
  /// met the word yet.
  private func kind(of word: UnsafeBufferPointer<UInt8>) -> Int {
    let number = Int(words.id(of: word).rawValue)
    return number < kindsOfWords.count ? kindsOfWords[number] : -1
  }
}
