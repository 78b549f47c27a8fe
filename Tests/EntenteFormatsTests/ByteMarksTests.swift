import Testing

@testable import EntenteFormats

@Suite("Bytes that part words")
struct ByteMarksTests {
  @Test(
    "Each is found from every byte on, as one by one, wherever the text ends",
    arguments: [0, 1, 15, 16, 63, 64, 65, 127, 128, 129, 300])
  func agreement(length: Int) {
    var random = SplitMix(UInt64(length))
    for common in [2, 40, 1000] {
      let text = (0..<length).map { _ in
        Int.random(in: 0..<common, using: &random) == 0
          ? [0, 9, 0x0D, 0x0E, 0x2C, 0x22].randomElement(using: &random) ?? 0
          : UInt8.random(in: 0x23...255, using: &random)
      }
      text.withUnsafeBufferPointer { bytes in
        let first = (0...length).map { start in
          (start..<length).first { bytes[$0] <= 0x0D || bytes[$0] == 0x2C || bytes[$0] == 0x22 }
            ?? length
        }
        for starts in [Array(0...length), Array((0...length).shuffled(using: &random))] {
          var marks = ByteMarks(upTo: 0x0D, or: 0x2C, or: 0x22)
          #expect(starts.map { marks.next(from: $0, of: bytes) } == starts.map { first[$0] })
        }
      }
    }
  }
}

@Suite("Words of which a meaning is known")
struct PlainWordsTests {
  /// The meaning of a word that stands in the midst of a text.
  private func meaning(_ word: String, _ words: PlainWords) -> Int {
    let bytes = Array(("x," + word + ",y").utf8)
    return bytes.withUnsafeBufferPointer { words.meaning(of: 2..<(bytes.count - 2), in: $0) }
  }

  @Test("Words of any length are told apart")
  func anyLength() {
    var words = PlainWords()
    // More than there are places, so that some share one.
    let known = (1...40).flatMap { length in
      ["a", "b", "é"].flatMap { letter in
        (0..<6).map { String(repeating: letter, count: length) + "\($0)" }
      }
    }
    for (meaning, word) in known.enumerated() { words.learn(word, means: meaning) }
    #expect(known.map { meaning($0, words) } == Array(known.indices))
    for word in known where !known.contains(word + "0") {
      #expect(meaning(word + "0", words) == -1)
    }
  }

  @Test("A word that was not learned means nothing, and the first meaning stays")
  func unknownWords() {
    var words = PlainWords()
    #expect(meaning("ally", words) == -1)
    words.learn("ally", means: 3)
    words.learn("ally", means: 4)
    #expect(meaning("ally", words) == 3)
    #expect(
      ["all", "alli", "allyy", "a", "an-ally-of-theirs-for-long"].map { meaning($0, words) }
        == [-1, -1, -1, -1, -1])
  }
}
