import Testing

@testable import EntenteModel

@Suite("Places in a file")
struct InputFileTests {
  @Test("Lines are counted alike whichever place is asked for first", arguments: 0..<10)
  func order(seed: UInt64) {
    var random = SplitMix(seed)
    let pieces = ["a", "é", "\n", "\r\n", "\r", "long enough to fill blocks "]
    let text = (0..<3000).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array(text.utf8)
    let asked = InputFile(name: "a", bytes: bytes)
    for _ in 0..<50 {
      let offset = Int.random(in: 0...bytes.count, using: &random)
      let line = text.utf8.prefix(offset).split(
        omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }
      ).count
      // Of the line ends those of CR LF count once, and those of CR alone as well.
      let lone = bytes.indices.prefix(offset).count {
        bytes[$0] == 0x0D && ($0 + 1 == bytes.count || bytes[$0 + 1] != 0x0A)
      }
      #expect(asked.location(ofByte: offset).line == line + lone)
    }
  }

  @Test("A large file is not kept, and read again for a place in it")
  func released() {
    let row = Array("a,b,ally\n".utf8)
    let bytes = Array([[UInt8]](repeating: row, count: (1 << 26) / row.count + 1).joined())
    var file = InputFile(name: "t.csv", bytes: bytes)
    #expect(file.released.bytes.count == bytes.count, "nothing could read it again")
    file.reload = { bytes }
    let released = file.released
    #expect(released.bytes.isEmpty)
    let offset = 5 * row.count + 2
    #expect(released.location(ofByte: offset) == file.location(ofByte: offset))
    #expect(released.location(ofByte: offset).line == 6)
    file.reload = { nil }
    #expect(file.released.location(ofByte: offset).line == 0)
    var small = InputFile(name: "t.csv", bytes: row)
    small.reload = { row }
    #expect(small.released.bytes == row)
  }
}
