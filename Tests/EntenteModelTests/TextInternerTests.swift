import Testing

@testable import EntenteModel

@Suite("Interning of texts")
struct TextInternerTests {
  @Test("Equal texts get one number, others another, whatever their lengths", arguments: 0..<8)
  func numbers(seed: UInt64) {
    var random = SplitMix(seed)
    var texts = TextInterner()
    var known: [String: TextID] = [:]
    for _ in 0..<4000 {
      let length = Int.random(in: 0...20, using: &random)
      let letters = seed.isMultiple(of: 2) ? "ab" : "aж🇰"
      let text = String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
      let id = texts.intern(text)
      #expect(known[text, default: id] == id)
      known[text] = id
    }
    #expect(Set(known.values).count == known.count)
    #expect(
      known.allSatisfy { texts.arena[$0.value] == $0.key && texts.id(of: $0.key) == $0.value })
    #expect(texts.id(of: "not there") == nil && texts.id(of: "") == TextID.none)
  }

  @Test("Texts that are equal in other bytes share a number")
  func composed() {
    var texts = TextInterner()
    let id = texts.intern("caf\u{E9}")
    #expect(texts.intern("cafe\u{301}") == id)
    #expect(texts.id(of: "cafe\u{301}") == id)
    #expect(texts.arena[id] == "caf\u{E9}")
  }

  @Test("Many texts at once get the numbers that they get one by one", arguments: 0..<8)
  func batches(seed: UInt64) {
    var random = SplitMix(seed)
    var text: [UInt8] = []
    var places: [TextPlace] = []
    for _ in 0..<3000 {
      let length = Int.random(in: 0...14, using: &random)
      places.append(length == 3 ? .missing : TextPlace(text.count..<(text.count + length)))
      text += (0..<length).map { _ in UInt8(ascii: "a") + UInt8.random(in: 0...2, using: &random) }
    }
    var (together, alone) = (TextInterner(), TextInterner())
    text.withUnsafeBufferPointer { text in
      // In parts, so that the table grows between and within them.
      for start in stride(from: 0, to: places.count, by: 700) {
        let part = Array(places[start...].prefix(700))
        let ids = together.intern(part, of: text)
        let expected = part.map { place in
          place == .missing
            ? AttributeColumns.missing
            : alone.intern(UnsafeBufferPointer(rebasing: text[place.range]))
        }
        #expect(ids == expected)
      }
    }
    #expect(together.arena.count == alone.arena.count)
  }
}
