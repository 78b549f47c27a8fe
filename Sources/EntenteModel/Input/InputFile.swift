import Synchronization

/// A file or stream that a graph was read from.
public struct InputFile: Sendable {
  /// The name to show: the path as the user gave it, or `<stdin>`.
  public var name: String

  /// The bytes, kept to point at mistakes.
  package private(set) var bytes: [UInt8]

  /// Reads the bytes again, where they were too many to be kept.
  package var reload: (@Sendable () -> [UInt8]?)?

  /// Who is told how far reading is.
  package var progress: ReadingProgress?

  /// How much the input may ask of its reader.
  package let limits: ReadingLimits

  /// Whether the bytes are not at hand, so that no line of it can be told.
  private var isAbsent: Bool

  /// How many bytes are kept at most of a file that can be read again.
  private static let keptLength = 1 << 24

  private let lines: LineIndexCache

  /// Creates an input of a name and its bytes.
  public init(name: String, bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) {
    self.name = name
    self.bytes = bytes
    self.limits = limits
    isAbsent = false
    lines = LineIndexCache()
  }

  /// Creates an input of which only the name is known.
  package init(absent name: String) {
    self.name = name
    bytes = []
    limits = ReadingLimits()
    isAbsent = true
    lines = LineIndexCache()
  }
}

extension InputFile {
  /// The same file without its bytes if they are many, and can be read again
  /// when a place in it is asked for.
  package var released: InputFile {
    guard reload != nil, bytes.count >= Self.keptLength else { return self }
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
    if isAbsent {
      guard let bytes = reload?() else { return SourceLocation(file: name, line: 0, column: 0) }
      return InputFile(name: name, bytes: bytes, limits: limits).location(ofByte: offset)
    }
    let target = min(max(0, offset), bytes.count)
    let line = lines.line(ofByte: target, in: bytes)
    let mark = line.start == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let start = min(line.start + mark, target)
    let before = bytes[start..<target]
    guard before.count <= Self.excerptLimit else {
      let scalars = before.reduce(0) { $0 + ($1 & 0b1100_0000 == 0b1000_0000 ? 0 : 1) }
      return SourceLocation(file: name, line: line.number, column: scalars + 1)
    }
    return SourceLocation(
      file: name, line: line.number, column: String(decoding: before, as: UTF8.self).count + 1,
      lineText: excerpt(from: line.start + mark))
  }

  /// The text of a line, as much of it as is shown.
  private func excerpt(from lineStart: Int) -> String {
    let rest = bytes[min(lineStart, bytes.count)...]
    var line = rest.prefix(2 * Self.excerptLimit)
    if let end = line.firstIndex(where: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      line = line[..<end]
    } else if line.count < rest.count {
      while let last = line.last, last & 0b1100_0000 == 0b1000_0000 { line.removeLast() }
      if let last = line.last, last >= 0x80 { line.removeLast() }
    }
    return String(decoding: line, as: UTF8.self)
  }
}

/// The lines of a text, counted as far as places in it were asked for.
private final class LineIndexCache: Sendable {
  private let index = Mutex(LineIndex())

  func line(ofByte offset: Int, in bytes: [UInt8]) -> LineIndex.Line {
    index.withLock { $0.line(ofByte: offset, in: bytes) }
  }
}

/// The lines of a text, counted block by block, so that the line of a byte is
/// found without reading what lies before its block again.
private struct LineIndex: Sendable {
  private static let blockSize = 4096

  /// For each block counted, the line in which it starts.
  private var blocks = [Line()]

  struct Line: Sendable {
    /// Counted from 1.
    var number = 1
    /// The byte at which it starts.
    var start = 0
  }

  mutating func line(ofByte offset: Int, in bytes: [UInt8]) -> Line {
    let block = offset / Self.blockSize
    while blocks.count <= block {
      var line = blocks[blocks.count - 1]
      let start = (blocks.count - 1) * Self.blockSize
      Self.advance(&line, over: start..<(start + Self.blockSize), of: bytes)
      blocks.append(line)
    }
    var line = blocks[block]
    Self.advance(&line, over: (block * Self.blockSize)..<offset, of: bytes)
    return line
  }

  private static func advance(_ line: inout Line, over range: Range<Int>, of bytes: [UInt8]) {
    let bytes = bytes.span
    for i in range where bytes[i] <= UInt8(ascii: "\r") {
      let isEnd =
        bytes[i] == UInt8(ascii: "\n")
        || (bytes[i] == UInt8(ascii: "\r")
          && (i + 1 == bytes.count || bytes[i + 1] != UInt8(ascii: "\n")))
      if isEnd {
        line.number += 1
        line.start = i + 1
      }
    }
  }
}
