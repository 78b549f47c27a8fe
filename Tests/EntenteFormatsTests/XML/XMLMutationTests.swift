import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Damaged XML")
struct XMLMutationTests {
  /// Cuts, doubles, overwrites and swaps bytes, words of XML among them.
  private func mutated(_ bytes: [UInt8], _ random: inout SplitMix) -> [UInt8] {
    let words = [
      "<", ">", "/>", "&", "&#", "]]>", "<!--", "<![CDATA[", "\"", "<node ", "</", "\0", "é",
    ]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let i = Int.random(in: 0..<bytes.count, using: &random)
      let j = min(bytes.count, i + Int.random(in: 1...30, using: &random))
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(i..<j)
      case 1:
        bytes.insert(contentsOf: bytes[i..<j], at: Int.random(in: 0..<bytes.count, using: &random))
      case 2: bytes[i] = UInt8.random(in: 0...255, using: &random)
      case 3:
        bytes.insert(
          contentsOf: Array(words[Int.random(in: 0..<words.count, using: &random)].utf8), at: i)
      default: bytes.removeLast(bytes.count - max(1, i))
      }
      if bytes.isEmpty { bytes = [0x3C] }
    }
    return bytes
  }

  @Test("Damage never crashes a reader, and no graph means an error", arguments: 0..<8)
  func damage(seed: Int) {
    var random = SplitMix(UInt64(seed))
    let files = [GraphMLExamples.full, GraphMLExamples.yEd, GEXFExamples.full, GEXFExamples.dated]
    var refused = 0
    for round in 0..<400 {
      let bytes = mutated(Array(files[round % files.count].utf8), &random)
      for reading in [
        XMLGraphReading(bytes) { GraphMLReader.read($0, log: &$1) },
        XMLGraphReading(bytes) { GEXFReader.read($0, log: &$1) },
      ] {
        #expect((reading.graph == nil) == !reading.errors.isEmpty)
        if reading.graph == nil { refused += 1 }
      }
    }
    #expect(refused > 500 && refused < 800)
  }
}
