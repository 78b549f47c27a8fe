import EntenteModel

/// A long text that is read some of its lines at a time, so that it takes no more memory
/// however long it is.
///
/// The lines at hand are whole, in UTF-8, and the first of the text at the beginning; there
/// are as many as fit the length of the beginning.
struct TextWindow {
  /// Some lines of the text.
  private(set) var bytes: [UInt8]

  /// The byte of the text at which they start.
  private(set) var start = 0

  /// Whether they are the last.
  private(set) var isLast: Bool

  private let file: InputFile
  private let length: Int

  /// Opens a text; nil if it can't be read by its lines: it is no UTF-8, or the first line
  /// is too long.
  init?(_ file: InputFile) {
    self.file = file
    length = file.bytes.count
    bytes = file.bytes
    isLast = file.isWhole
    guard holdsWholeLines() else { return nil }
  }

  /// Goes on to the lines from a byte of the text on.
  ///
  /// - Returns: Whether they could be read; if not, none are at hand.
  mutating func move(to start: Int) -> Bool {
    // The memory is let go before as much is asked for.
    bytes = []
    self.start = start
    guard let next = file.reload?(start, length) else { return false }
    bytes = next
    isLast = start + next.count >= file.byteCount
    return !next.isEmpty && holdsWholeLines()
  }

  /// Leaves out the line that is not whole; false if the others are no text.
  private mutating func holdsWholeLines() -> Bool {
    if !isLast {
      // What ends with CR may go on with LF.
      let cut = bytes.lastIndex { $0 == UInt8(ascii: "\n") }
      guard let cut else { return false }
      bytes.removeLast(bytes.count - cut - 1)
    }
    return (try? UTF8Span(validating: bytes.span)) != nil
  }
}
