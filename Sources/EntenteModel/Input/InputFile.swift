/// A file or stream that a graph was read from.
public struct InputFile: Sendable {
  /// The name to show: the path as the user gave it, or `<stdin>`.
  public var name: String

  /// The bytes, kept to point at mistakes; the first of them if it is not whole.
  package private(set) var bytes: [UInt8]

  /// Reads some of the bytes again, where they were too many to be kept: from the first
  /// on as many as there are, but at most a number; nil if that fails.
  package var reload: (@Sendable (_ first: Int, _ count: Int) -> [UInt8]?)?

  /// Who is told how far reading is.
  package var progress: ReadingProgress?

  /// How much the input may ask of its reader.
  package let limits: ReadingLimits

  /// Whether the bytes are not at hand, so that a line of it can be told only where it
  /// is read again.
  private var isAbsent: Bool

  /// The number of bytes, at hand or not.
  package private(set) var byteCount: Int

  /// How many bytes are kept at most of a file that can be read again.
  private static let keptLength = 1 << 24

  private let lines: LineIndexCache

  /// Creates an input of a name and its bytes.
  public init(name: String, bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) {
    self.name = name
    self.bytes = bytes
    self.limits = limits
    byteCount = bytes.count
    isAbsent = false
    lines = LineIndexCache()
  }

  /// Creates an input of which only the first bytes are at hand.
  ///
  /// - Parameters:
  ///   - name: The name to show.
  ///   - beginning: The first bytes.
  ///   - byteCount: How many there are.
  ///   - limits: How much the input may ask of its reader.
  ///   - reload: Reads some of the bytes.
  package init(
    name: String, beginning: [UInt8], of byteCount: Int, limits: ReadingLimits = ReadingLimits(),
    reload: @escaping @Sendable (_ first: Int, _ count: Int) -> [UInt8]?
  ) {
    self.name = name
    bytes = beginning
    self.limits = limits
    self.byteCount = byteCount
    isAbsent = true
    lines = LineIndexCache()
    self.reload = reload
  }

  /// Creates an input of which only the name is known.
  package init(absent name: String) {
    self.name = name
    bytes = []
    limits = ReadingLimits()
    byteCount = 0
    isAbsent = true
    lines = LineIndexCache()
  }
}

extension InputFile {
  /// Whether all its bytes are at hand.
  package var isWhole: Bool { bytes.count == byteCount }

  /// The same file without its bytes if they are many, and can be read again
  /// when a place in it is asked for.
  package var released: InputFile {
    guard reload != nil, bytes.count >= Self.keptLength || !isWhole else { return self }
    var file = self
    file.bytes = []
    file.isAbsent = true
    return file
  }
}

/// A place in a file that a person can go to.
public struct SourceLocation: Hashable, Sendable {
  /// The name of the file.
  public var file: String

  /// The line, counted from 1.
  public var line: Int

  /// The column, counted from 1 in characters as an editor shows them.
  public var column: Int

  /// The text of the line, to show with a caret under the column; empty if the
  /// place is too far along a line to show.
  public var lineText: String

  /// Creates a location.
  public init(file: String, line: Int, column: Int, lineText: String = "") {
    self.file = file
    self.line = line
    self.column = column
    self.lineText = lineText
  }
}

extension InputFile {
  /// How many bytes of a line are shown, and counted by character.
  private static let excerptLimit = 4096

  /// The line and column of a byte of the file.
  ///
  /// Lines end with LF, CR LF or CR. A byte order mark takes no column. Beyond
  /// 4,096 bytes of one line, columns count Unicode scalars.
  ///
  /// - Complexity: O(*n*) for the first place *n* bytes into the file, and O(1) for
  ///   those before it but for the length of the line.
  public func location(ofByte offset: Int) -> SourceLocation {
    let target = min(max(0, offset), byteCount)
    guard let line = line(ofByte: target),
      let text = part(
        from: line.start, count: max(target - line.start, 2 * Self.excerptLimit + 4))
    else { return SourceLocation(file: name, line: 0, column: 0) }
    let mark = line.start == 0 && text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let before = text.prefix(target - line.start).dropFirst(mark)
    guard before.count <= Self.excerptLimit else {
      let scalars = before.reduce(0) { $0 + ($1 & 0b1100_0000 == 0b1000_0000 ? 0 : 1) }
      return SourceLocation(file: name, line: line.number, column: scalars + 1)
    }
    return SourceLocation(
      file: name, line: line.number, column: String(decoding: before, as: UTF8.self).count + 1,
      lineText: Self.excerpt(of: text.dropFirst(mark)))
  }

  /// The line of a byte; nil if the file can't be read again.
  private func line(ofByte offset: Int) -> LineIndex.Line? {
    lines.withIndex { index in
      if !isAbsent { return index.line(ofByte: offset, in: bytes) }
      return index.line(ofByte: offset) { reload?($0, $1) }
    }
  }

  /// Some bytes from one on; nil if the file can't be read again.
  private func part(from first: Int, count: Int) -> ArraySlice<UInt8>? {
    if isAbsent { return reload?(first, count)?[...] }
    return bytes[min(first, bytes.count)...].prefix(count)
  }

  /// The text of a line, as much of it as is shown, at the beginning of a text.
  private static func excerpt(of text: ArraySlice<UInt8>) -> String {
    var line = text.prefix(2 * excerptLimit)
    if let end = line.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      line = line[..<end]
    } else if line.count < text.count {
      while let last = line.last, last & 0b1100_0000 == 0b1000_0000 { line.removeLast() }
      if let last = line.last, last >= 0x80 { line.removeLast() }
    }
    return String(decoding: line, as: UTF8.self)
  }
}
