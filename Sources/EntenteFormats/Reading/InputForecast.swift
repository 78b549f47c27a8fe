import EntenteModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a file will give and take when it is read, told from its size and from a
/// look at parts of it.
///
/// Tables of edges are counted by their rows, and their different texts by how
/// many occur once and twice in the sample; of other formats it is known how
/// their graphs compare with their texts. A forecast may be off by a factor of
/// two, and by more where the parts looked at are unlike the rest.
package struct InputForecast: Hashable, Sendable {
  /// The bytes of the file.
  package var byteCount = 0

  /// The bytes of the text that are held until the file is read: all of them, inflated, or
  /// few where it is read some lines at a time.
  package var textBytes = 0

  /// The bytes that its part of the graph takes.
  package var graphBytes = 0

  package var entities = 0
  package var ties = 0

  /// Whether its ties have strengths.
  package var isWeighted = false

  /// Looks at a file; nil if it has no size, such as a pipe.
  ///
  /// - Complexity: O(1) but for the words of a megabyte.
  package init?(of path: String) {
    guard let file = SampledFile(path) else { return nil }
    let head = InputFile(name: path, bytes: file.beginning)
    let format = file.isGzip ? InputFormat(endingOf: path) : InputFormat(of: head)
    byteCount = file.byteCount
    textBytes = file.isGzip ? file.byteCount + file.inflatedCount : file.byteCount
    let length = file.isGzip ? file.inflatedCount : file.byteCount
    if format == .table || format == .edgeList, !file.isGzip,
      let rows = RowSample(file, head, areSpaced: format == .edgeList)
    {
      take(rows)
    } else {
      let share = Self.shares[format ?? .table] ?? Self.otherShare
      graphBytes = Int(Double(length) * share.graph)
      ties = Int(Double(length) / share.tie)
      entities = ties / 10
    }
  }

  /// A forecast of plain numbers, as of a file that was looked at.
  package init(textBytes: Int, graphBytes: Int, entities: Int, ties: Int, isWeighted: Bool) {
    byteCount = textBytes
    self.textBytes = textBytes
    self.graphBytes = graphBytes
    self.entities = entities
    self.ties = ties
    self.isWeighted = isWeighted
  }
}

// MARK: - What graphs take

extension InputForecast {
  /// The bytes that a format's graph takes for each byte of text, and the bytes of
  /// text to a tie; measured with a graph of dated ties.
  private static let shares: [InputFormat: (graph: Double, tie: Double)] = [
    .table: (2, 60), .edgeList: (3, 14),
  ]

  private static let otherShare = (graph: 4.0, tie: 100.0)

  /// The bytes that a claim takes besides strength and values: two ends, kind,
  /// flags, period, origin, and a bit and a half for its list of citations.
  private static let claimLength = 23.2

  /// The bytes that an entity takes which is merely used, with the place of its
  /// text among entities, and one that a table of nodes declares.
  private static let entityLength = (used: 48.0, declared: 700.0)

  private mutating func take(_ rows: RowSample) {
    if rows.areReadByLines, textBytes >= InputFile.leastForWindows {
      textBytes = InputFile.windowLength
    }
    var bytes = Double(
      Self.textLength(rows.ids) + rows.values.reduce(0) { $0 + Self.textLength($1) })
    if rows.areNodes {
      entities = rows.count
      bytes += Self.entityLength.declared * Double(rows.count)
    } else {
      ties = rows.count
      entities = rows.ids.count
      isWeighted = rows.areWeighted
      let length = Self.claimLength + (isWeighted ? 8 : 0) + Double(4 * rows.values.count)
      bytes += length * Double(ties) + Self.entityLength.used * Double(entities)
    }
    graphBytes = Int(bytes)
  }

  /// The bytes that different texts take, with the table in which they are found.
  private static func textLength(_ texts: RowSample.Texts) -> Int {
    var slots = 64
    while slots < 2 * texts.count { slots *= 2 }
    return Int(Double(texts.count) * (texts.length + 8)) + 16 * slots
  }
}

// MARK: - Samples

/// The beginning of a file and parts spread over it.
private struct SampledFile {
  let byteCount: Int
  let beginning: [UInt8]
  private(set) var parts: [ArraySlice<UInt8>] = []

  private static let partCount = 32
  private static let partLength = 1 << 15

  /// The last bytes of gzip say how many were compressed, modulo 2³².
  private var lastWord = 0

  init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else {
      return nil
    }
    let byteCount = Int(status.st_size)
    func bytes(from start: Int, count: Int) -> [UInt8] {
      [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        filled = max(0, pread(file, buffer.baseAddress, count, off_t(start)))
      }
    }
    self.byteCount = byteCount
    let length = min(Self.partLength, byteCount)
    beginning = bytes(from: 0, count: length)
    lastWord = bytes(from: max(0, byteCount - 4), count: 4).reversed().reduce(0) {
      $0 << 8 | Int($1)
    }
    guard byteCount > Self.partCount * Self.partLength else {
      parts = [bytes(from: 0, count: byteCount)[...]]
      return
    }
    for part in 0..<Self.partCount {
      let start = (byteCount - length) / Self.partCount * part
      parts.append(bytes(from: start, count: length)[...])
    }
  }

  var isGzip: Bool { beginning.starts(with: [0x1F, 0x8B]) }

  /// How many bytes a compressed file has inflated: what it says if that can be,
  /// else five times its own.
  var inflatedCount: Int {
    lastWord >= byteCount && byteCount < 1 << 30 ? lastWord : 5 * byteCount
  }
}

/// What some rows of a table tell of all.
private struct RowSample {
  /// Different texts of a column or two.
  struct Texts {
    /// How many there are in the whole table, most likely.
    var count = 0
    /// How long they are on average.
    var length = 0.0
  }

  /// How many rows the table has.
  private(set) var count = 0
  private(set) var areNodes = false
  private(set) var areWeighted = false

  /// Whether a long table of such rows is read some of them at a time.
  private(set) var areReadByLines = false
  private(set) var ids = Texts()

  /// The texts of the columns that are kept as they are.
  private(set) var values: [Texts] = []

  /// Looks at a file; nil if its rows are of no kind that is told here.
  init?(_ file: SampledFile, _ head: InputFile, areSpaced: Bool) {
    let opening = TableOpening(of: head.bytes, isTabbed: head.name.lowercased().hasSuffix(".tsv"))
    let separator = areSpaced ? Self.separator(of: head.bytes) : opening.separator
    var ends: [Int]
    var others: [Int] = []
    if areSpaced {
      ends = [0, 1]
      areReadByLines = true
    } else {
      var scanner = opening.scanner(of: head.bytes)
      var row: CSVScanner.Row = []
      guard (try? scanner.next(&row)) == true else { return nil }
      let headers = row.map { ColumnHeader(scanner.trimmedText($0)) }
      if let columns = try? TableColumns.ofEdges(headers),
        let source = columns[.source], let target = columns[.target]
      {
        ends = [source, target]
        others = columns.attributes.map(\.position)
        areWeighted = columns[.weight] != nil
        areReadByLines = true
      } else if let columns = try? TableColumns.ofNodes(headers), let id = columns[.id] {
        areNodes = true
        ends = [id]
        others = columns.attributes.map(\.position) + [columns[.name]].compactMap { $0 }
      } else {
        return nil
      }
    }
    var tallies = [Tally](repeating: Tally(), count: 1 + others.count)
    var rowCount = 0
    var byteCount = 0
    for part in file.parts {
      // The first row of a part was cut, or names the columns.
      let start = part.firstIndex(of: 0x0A).map { $0 + 1 } ?? part.endIndex
      let end = file.parts.count == 1 ? part.endIndex : part.lastIndex(of: 0x0A).map { $0 + 1 }
      guard let end, end > start else { continue }
      byteCount += end - start
      var scanner = CSVScanner(Array(part[start..<end]), separator: separator)
      var row: CSVScanner.Row = []
      while (try? scanner.next(&row)) == true {
        rowCount += 1
        for end in ends where end < row.count {
          tallies[0].add(scanner.bytes[scanner.trimmed(row[end])])
        }
        for (i, position) in others.enumerated() where position < row.count {
          tallies[1 + i].add(scanner.bytes[scanner.trimmed(row[position])])
        }
        if areSpaced, row.count > 2 { areWeighted = true }
      }
    }
    guard rowCount > 0, byteCount > 0 else { return nil }
    count = Int(Double(file.byteCount) / Double(byteCount) * Double(rowCount))
    let texts = tallies.map { $0.texts(share: Double(rowCount) / Double(max(1, count))) }
    ids = texts[0]
    values = Array(texts.dropFirst())
  }

  /// What parts the names of a list of edges: a tab if there is one.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    let line = bytes.split(whereSeparator: CSVScanner.isLineEnd).first {
      $0.first.map { $0 != 0x23 && $0 != 0x25 } == true
    }
    return line?.contains(0x09) == true ? 0x09 : 0x20
  }

  /// How often texts occur in a sample.
  private struct Tally {
    private var counts: [Int: Int] = [:]
    private var total = 0
    private var length = 0

    mutating func add(_ text: ArraySlice<UInt8>) {
      guard !text.isEmpty else { return }
      var hasher = Hasher()
      text.withUnsafeBytes { hasher.combine(bytes: $0) }
      counts[hasher.finalize(), default: 0] += 1
      total += 1
      length += text.count
    }

    /// The texts of the whole table, of which the sample is a share.
    ///
    /// > A. Chao. "Nonparametric estimation of the number of classes in a population."
    /// > *Scandinavian Journal of Statistics* 11(4), 1984, pp. 265–270.
    func texts(share: Double) -> Texts {
      guard total > 0 else { return Texts() }
      let (once, twice) = (counts.values.count { $0 == 1 }, counts.values.count { $0 == 2 })
      let unseen = Double(once) * Double(max(0, once - 1)) / Double(2 * (twice + 1))
      // No more than if every text that occurs once did so in the whole table.
      let most = Double(counts.count - once) + Double(once) / max(share, 1e-9)
      return Texts(
        count: Int(min(Double(counts.count) + unseen, most)),
        length: Double(length) / Double(total))
    }
  }
}
