/// What edits change in a text, line by line, as `diff -u` shows it and `patch`
/// reads it.
struct UnifiedDiff {
  private static let context = 3

  private let bytes: [UInt8]
  private var starts: [Int]
  private var changes: [Change] = []

  /// Lines that go, and those that take their place.
  private struct Change {
    var lines: Range<Int>
    var new: [ArraySlice<UInt8>]
  }

  /// Compares a text with what edits make of it.
  ///
  /// - Complexity: O(*n* + *m*) for *n* bytes and the lines of *m* edits.
  init(of bytes: [UInt8], _ edits: [TextEdit]) {
    self.bytes = bytes
    starts = [0]
    for i in bytes.indices where bytes[i] == UInt8(ascii: "\n") { starts.append(i + 1) }
    if starts.last == bytes.count { starts.removeLast() }
    var group: [TextEdit] = []
    var lines = 0..<0
    for edit in edits.inOrder {
      let own = self.lines(of: edit.range)
      if group.isEmpty || own.lowerBound > lines.upperBound {
        add(group, lines)
        group = []
        lines = own
      }
      lines = lines.lowerBound..<max(lines.upperBound, own.upperBound)
      group.append(edit)
    }
    add(group, lines)
  }

  /// The difference with a head that names the file; empty if there is none.
  func text(file: String) -> String {
    guard !changes.isEmpty else { return "" }
    var text = "--- \(file)\n+++ \(file)\n"
    var first = 0
    var shift = 0
    while first < changes.count {
      var last = first
      while last + 1 < changes.count,
        changes[last + 1].lines.lowerBound - changes[last].lines.upperBound <= 2 * Self.context
      { last += 1 }
      text += hunk(changes[first...last], shift: &shift)
      first = last + 1
    }
    return text
  }

  private func hunk(_ changes: ArraySlice<Change>, shift: inout Int) -> String {
    guard let first = changes.first, let last = changes.last else { return "" }
    let start = max(0, first.lines.lowerBound - Self.context)
    let end = min(starts.count, last.lines.upperBound + Self.context)
    let grown = changes.reduce(0) { $0 + $1.new.count - $1.lines.count }
    let newCount = end - start + grown
    // Of no lines, the line before them is named.
    let oldStart = end > start ? start + 1 : start
    let newStart = newCount > 0 ? start + shift + 1 : start + shift
    var text = "@@ -\(oldStart),\(end - start) +\(newStart),\(newCount) @@\n"
    var position = start
    for change in changes {
      for i in position..<change.lines.lowerBound { text += Self.line(" ", line(i)) }
      for i in change.lines { text += Self.line("-", line(i)) }
      for line in change.new { text += Self.line("+", line) }
      position = change.lines.upperBound
    }
    for i in position..<end { text += Self.line(" ", line(i)) }
    shift += grown
    return text
  }

  private static func line(_ mark: String, _ line: ArraySlice<UInt8>) -> String {
    let text = mark + String(decoding: line, as: UTF8.self)
    return line.last == UInt8(ascii: "\n") ? text : text + "\n\\ No newline at end of file\n"
  }

  // MARK: Lines

  /// The bytes of a line with its break.
  private func line(_ i: Int) -> ArraySlice<UInt8> {
    bytes[starts[i]..<(i + 1 < starts.count ? starts[i + 1] : bytes.count)]
  }

  private func lines(of range: Range<Int>) -> Range<Int> {
    func line(of offset: Int) -> Int {
      var low = 0
      var high = starts.count
      while low < high {
        let middle = (low + high) / 2
        if starts[middle] <= offset { low = middle + 1 } else { high = middle }
      }
      return max(0, low - 1)
    }
    let first = line(of: range.lowerBound)
    let last = line(of: max(range.lowerBound, range.upperBound - 1))
    return first..<min(starts.count, last + 1)
  }

  private mutating func add(_ edits: [TextEdit], _ lines: Range<Int>) {
    guard !edits.isEmpty else { return }
    let start = lines.lowerBound < starts.count ? starts[lines.lowerBound] : bytes.count
    // What goes may end with its line break, so that the next line follows.
    let end = lines.upperBound < starts.count ? starts[lines.upperBound] : bytes.count
    guard let text = edits.applied(to: bytes, in: start..<end) else { return }
    // Lines with their line breaks; the last may have none.
    var new = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { text[$0.startIndex..<min($0.endIndex + 1, text.endIndex)] }.filter { !$0.isEmpty }
    var kept = lines
    while let first = new.first, !kept.isEmpty, first == line(kept.lowerBound) {
      new.removeFirst()
      kept = (kept.lowerBound + 1)..<kept.upperBound
    }
    while let last = new.last, !kept.isEmpty, last == line(kept.upperBound - 1) {
      new.removeLast()
      kept = kept.lowerBound..<(kept.upperBound - 1)
    }
    if !new.isEmpty || !kept.isEmpty { changes.append(Change(lines: kept, new: new)) }
  }
}
