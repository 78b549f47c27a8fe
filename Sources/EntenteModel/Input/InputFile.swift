/// A file or stream that a graph was read from.
public struct InputFile: Sendable {
  /// The name to show: the path as the user gave it, or `<stdin>`.
  public var name: String

  /// The bytes, kept to point at mistakes.
  package var bytes: [UInt8]

  /// Creates an input of a name and its bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
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

  /// The text of the line, to show with a caret under the column.
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
  /// The line and column of a byte of the file.
  ///
  /// - Complexity: O(*n*) for *n* bytes before the place.
  public func location(ofByte offset: Int) -> SourceLocation {
    let target = min(max(0, offset), bytes.count)
    var lineStart = 0
    var line = 1
    for i in 0..<target where bytes[i] == UInt8(ascii: "\n") {
      line += 1
      lineStart = i + 1
    }
    return location(line: line, lineStart: lineStart, offset: target)
  }

  /// The place of a line and column that a parser counted, both from 1.
  package func location(line: Int, column: Int) -> SourceLocation {
    SourceLocation(
      file: name, line: line, column: column,
      lineText: text(from: byteOffset(ofLine: line)))
  }

  /// The byte at which a line starts, which is counted from 1.
  package func byteOffset(ofLine line: Int) -> Int {
    guard line > 1 else { return 0 }
    var current = 1
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      current += 1
      if current == line { return i + 1 }
    }
    return bytes.count
  }

  private func location(line: Int, lineStart: Int, offset: Int) -> SourceLocation {
    let before = String(decoding: bytes[lineStart..<offset], as: UTF8.self)
    return SourceLocation(
      file: name, line: line, column: before.count + 1, lineText: text(from: lineStart))
  }

  private func text(from lineStart: Int) -> String {
    let line = bytes[min(lineStart, bytes.count)...].prefix { $0 != UInt8(ascii: "\n") }
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }
}
