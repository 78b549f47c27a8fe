import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("YAML as dossiers are usually written")
struct YAMLUsualTextTests {
  /// The tree of a text by the short way; nil if there is none.
  private static func usual(_ text: [UInt8]) -> DataNode? {
    text.withUnsafeBufferPointer { YAMLUsualText.tree(of: $0, depth: 500) }
  }

  /// The tree of a text by libyaml, without wrong keys; nil if it is no YAML.
  private static func full(_ text: [UInt8]) -> DataNode? {
    text.withUnsafeBufferPointer { bytes in
      var builder = YAMLTreeBuilder(depth: 500)
      do throws(YAMLFault) {
        var reader = try YAMLEventReader(bytes)
        try builder.read(&reader)
      } catch { return nil }
      return builder.wrongKeys.isEmpty && builder.aliases.isEmpty ? builder.root : nil
    }
  }

  private static func areEqual(_ a: DataNode, _ b: DataNode) -> Bool {
    guard a.range == b.range, a.isQuoted == b.isQuoted, a.isFlow == b.isFlow,
      a.isAlias == b.isAlias
    else { return false }
    switch (a.content, b.content) {
    case (.null, .null): return true
    case (.scalar(let x), .scalar(let y)): return x == y
    case (.list(let x), .list(let y)):
      return x.count == y.count && zip(x, y).allSatisfy { areEqual($0, $1) }
    case (.map(let x), .map(let y)):
      return x.count == y.count
        && zip(x, y).allSatisfy {
          $0.key == $1.key && $0.keyRange == $1.keyRange && areEqual($0.value, $1.value)
        }
    default: return false
    }
  }

  /// Whether a text is read by the short way; if so, libyaml has to make the same of it.
  private static func reads(_ text: [UInt8]) -> Bool {
    guard let usual = usual(text) else { return false }
    guard let full = full(text) else {
      Issue.record("libyaml refuses this:\n\(String(decoding: text, as: UTF8.self))")
      return true
    }
    #expect(areEqual(usual, full), "\(String(decoding: text, as: UTF8.self))")
    return true
  }

  @Test(
    "What dossiers are written in is read without libyaml",
    arguments: [
      "a: b", "a: b\n", "# head\n\na: b c  # d\ne: f#g\n", "a:\n  b: c\n  d: [e, 'f', \"g, h\"]\n",
      "a:\n- b\n- c: d\n  e: f\ng: h\n", "a:\n  - {b: c, d: {e: [f]},\n     g: 'it''s'}\n",
      "a:\n  -\n    b: c\n  # d\n  - e\n", "a: {}\nb: []\n\"c d\": 1\n",
      "a: \"\\\"b\\\\\"\n", "u: http://a.b/c?d=e&f\nn: -1\np: ¶3, ¶4\n",
      "a: {b: what? c! (d); e, f: g:h}\n",
      "a:\n    b:\n        - c:\n            - d\n          e: f\ng: h",
    ])
  func usualText(text: String) { #expect(Self.reads(Array(text.utf8)), "\(text)") }

  @Test("The dossiers of this project are read without libyaml")
  func ownDossiers() throws {
    for name in ["sco-astana-2024.yaml", "world-2024-07.yaml"] {
      #expect(Self.reads(try InputFile(contentsOf: "graphs/\(name)").bytes), "\(name)")
    }
  }

  @Test("What is written as a dossier is read without libyaml", arguments: 0..<40 as Range<UInt64>)
  func written(seed: UInt64) throws {
    var random = RandomGraph(seed: seed)
    _ = Self.reads(try random.dossier().written(as: .dossier).files[0].bytes)
  }

  @Test(
    "What is out of the ordinary is left to libyaml",
    arguments: [
      "", "# none\n", "a", "- a\n", "{a: b}", " a: b\n", "a:\n", "a: b\n c\n", "a: b\n  c: d\n",
      "a:\n  b: c\n d: e\n", "a:\n  - b\n c: d\n", "a: b\na: c\n", "a: {b: c, b: d}\n",
      "a: |\n  b\n", "a: >\n  b\n", "a: &b c\n", "a: *b\n", "a: !c d\n", "? a\n: b\n",
      "a: \"b\\n\"\n", "a: \"b\n  c\"\n", "a: 'b\n  c'\n", "a: b: c\n", "a: - b\n", "a: [b: c]\n",
      "a: [b,]\n", "a: {b}\n", "a: {b:}\n", "a: {b: }\n", "a: {b: c\n  d}\n", "a: [b # c\n  ]\n",
      "a: [\nb]\n", "a: [b\n", "a: [b]]\n", "a: 'b' c\n", "a: {\"b\":c}\n", "a:b\n", "a : b\n",
      "a: \tb\n", "a: b\r\n", "\u{FEFF}a: b\n", "a: b\u{85}", "a: b\u{2028}", "a: b\u{7F}",
      "a: \u{1}", "--- \na: b\n", "a: b\n---\n", "a: b\n...\n", "%YAML 1.1\n", "a: %b\n", "a: @b\n",
      "a: `b`\n", "a: ~\n", "a: .b\n", "a: #b\n", "a: {b: c}#d\n", "a: -\n", "a: - \n",
      "a:\n  -\n  - b\n", "a:\n- b\n-c\n", "a: b\n- c\n", "- - a\n",
      "a: \u{FFFE}", "a: b\u{FEFF}",
    ])
  func unusualText(text: String) { #expect(Self.usual(Array(text.utf8)) == nil, "\(text)") }

  @Test("What is nested deeper than it may be is left to libyaml")
  func nesting() {
    func nested(_ depth: Int) -> [UInt8] {
      Array(
        ("a: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(Self.reads(nested(49)))
    #expect(Self.usual(nested(50)) == nil)
    nested(9).withUnsafeBufferPointer { text in
      #expect(YAMLUsualText.tree(of: text, depth: 9) == nil)
      #expect(YAMLUsualText.tree(of: text, depth: 10) != nil)
    }
  }

  private static let text = """
    # A dossier
    entente: 1
    sources:
      s: {date: 2024}
      # the other
      t:
        date: 2024-07
        note: It's "quoted", no # yes
    entities:
      a: {kind: state, name: "A: \\"the\\" \\\\ first", iso: AAA}
      b: {kind: state, aliases: [Bee, 'B, too', 'it''s']}
    claims:
      - {subject: a, relation: ally, object: b, cite: s ¶1}  # one
      - subject: b
        relation: ally
        cite: [s ¶2,
          t ¶3]
      -
        subject: a
        property: inception
        value: -2001
    more:
    - a b
    - {}
    - "c"

    """

  private static let pieces = [
    "", " ", "  ", "\n", "\n\n", "\n  ", "\n    ", "\n      ", "\n- ", "\n  - ", "- ", "-", "? ",
    "?", ":", ": ", ":\n", ",", ", ", "[", "]", "{", "}", "{}", "[]", "#", " #", "# x\n", "\"",
    "'", "''", "\\", "|", ">", "&x ", "*x", "!t ", "%", "@", "`", "~", "---", "\n---\n",
    "\n--- ", "\n...\n", "...", "\t", "\r", "\r\n", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}",
    "\u{E9}", "\u{1F600}", "x: y", "\nx: y\n", "\n  a: b\n", "a: 1, ", "=", "<<: ", "null", "\u{0}",
  ]

  @Test("A piece anywhere in a dossier makes no difference between the two ways", arguments: pieces)
  func changed(piece: String) {
    let text = Array(Self.text.utf8)
    #expect(Self.reads(text))
    for start in 0...text.count where start == text.count || text[start] & 0xC0 != 0x80 {
      for length in [0, 1, 3] where start + length <= text.count {
        var end = start + length
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        _ = Self.reads(Array(text[..<start] + piece.utf8 + text[end...]))
      }
    }
  }

  @Test("Random pieces in a row are read alike, or not at all", arguments: 0..<30 as Range<UInt64>)
  func pieced(seed: UInt64) {
    var generator = SplitMix(seed)
    let words = ["a", "b: ", "c", "a: b", "\n", "\n", "\n  ", "  ", "- ", "1"] + Self.pieces
    var count = 0
    for _ in 0..<2000 {
      var text = ["a: ", "a:\n  ", "a: [", "a: {b: ", "a:\n- "].randomElement(using: &generator)!
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        text += words.randomElement(using: &generator)!
      }
      if Self.reads(Array(text.utf8)) { count += 1 }
    }
    #expect(count > 20)
  }
}
