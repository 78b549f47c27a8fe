import Synchronization
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

  /// Reads some of the bytes, as a file that is there would.
  private static func reading(
    _ bytes: [UInt8]
  ) -> @Sendable (_ first: Int, _ count: Int) -> [UInt8]? {
    { first, count in Array(bytes.dropFirst(first).prefix(count)) }
  }

  @Test("A large file is not kept, and read again for a place in it")
  func released() {
    let row = Array("a,b,ally\n".utf8)
    let bytes = Array([[UInt8]](repeating: row, count: (1 << 26) / row.count + 1).joined())
    var file = InputFile(name: "t.csv", bytes: bytes)
    #expect(file.released.bytes.count == bytes.count, "nothing could read it again")
    file.reload = Self.reading(bytes)
    let released = file.released
    #expect(released.bytes.isEmpty)
    for offset in [5 * row.count + 2, 3_000_000, 7] {
      #expect(released.location(ofByte: offset) == file.location(ofByte: offset))
    }
    #expect(released.location(ofByte: 5 * row.count + 2).line == 6)
    var small = InputFile(name: "t.csv", bytes: row)
    small.reload = Self.reading(row)
    #expect(small.released.bytes == row)
  }

  @Test("No more than what lies between two places is read for the second")
  func readOnce() {
    let row = Array("a,b,ally\n".utf8)
    let bytes = Array([[UInt8]](repeating: row, count: (1 << 25) / row.count + 1).joined())
    let total = Atomic(0)
    var file = InputFile(name: "t.csv", bytes: bytes)
    file.reload = { first, count in
      total.add(count, ordering: .relaxed)
      return Array(bytes.dropFirst(first).prefix(count))
    }
    let released = file.released
    for place in 0..<50 { _ = released.location(ofByte: place * 100_000) }
    #expect(total.load(ordering: .relaxed) < 10_000_000)
  }

  @Test("A file that is gone has no lines")
  func gone() {
    var file = InputFile(name: "t.csv", bytes: [UInt8](repeating: 0x61, count: 1 << 25))
    file.reload = { _, _ in nil }
    #expect(file.released.location(ofByte: 3).line == 0)
  }

  @Test("Lines of a file that is read again are those of one at hand", arguments: 0..<2)
  func windows(seed: UInt64) {
    var random = SplitMix(seed)
    let pieces = ["a", "é", "\n", "\r\n", "\r", "long enough to fill blocks "]
    let texts = (0..<3000).map { _ in pieces.randomElement(using: &random) ?? "" }
    let bytes = Array([String](repeating: texts.joined(), count: 1500).joined().utf8)
    let file = InputFile(name: "a", bytes: bytes)
    var gone = file
    gone.reload = Self.reading(bytes)
    let released = gone.released
    let isReleased = released.bytes.isEmpty && !bytes.isEmpty
    #expect(isReleased)
    for _ in 0..<20 {
      let offset = Int.random(in: 0...bytes.count, using: &random)
      #expect(released.location(ofByte: offset) == file.location(ofByte: offset))
    }
  }
}
