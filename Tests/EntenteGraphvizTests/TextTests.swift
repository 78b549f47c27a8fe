import EntenteGraphviz
import Testing

@Suite("Text")
struct TextTests {
  /// Text as people write it, and as those write it who mean harm.
  static let nasty = [
    "", " ", "\\", "\\\\", "\\\\\\", "abc\\", "abc\\\\", "\"", "\\\"", "\"\\", "a\"b\"c",
    "\"]; x [",
    "say \"hi\" \\ back", "\\N \\G \\E \\T \\H \\L", "\\n\\l\\r", "&amp;", "&lt;b&gt;", "&#39;",
    "AT&T", "&", "<b>x</b>", "<", ">", "<>", "<![CDATA[x]]>", "-->", "]]>", "'", "--", "->",
    "a\tb", "Қазақстан", "中华人民共和国", "🇰🇿", "العربية", "e\u{301}", "graph", "node", "1.5", "-",
    "a\\\nb", "a\nb", "a\n", "\n", "//", "/* x */", "#include", "a\u{2028}b", "%s%n", "{a|b}",
  ]

  /// What may not reach the library.
  static let forbidden = [
    ("a\0b", "ab"), ("a\u{1}b\u{1F}c\u{7F}d\u{80}e\u{9F}", "abcde"), ("a\r\nb\rc", "a\nb\nc"),
    ("a\u{202E}b\u{2066}c\u{2069}", "abc"), ("\u{FEFF}a", "a"), ("a\u{FFFE}\u{1FFFF}b", "ab"),
    ("a\tb", "a b"), ("a\u{85}b", "a\nb"),
  ]

  @Test("Labels show the text itself", arguments: nasty)
  func labels(text: String) async throws {
    let dot = Document.label(GraphvizText.label(text))
    let svg = try await GraphvizWorker.fixture().run(dot, engine: .dot, format: .svg)
    let drawing = try #require(DrawingReader(svg))
    #expect(shown(drawing.text) == shown(GraphvizText.cleaned(text)))
  }

  @Test("HTML-like labels show the text itself")
  func htmlLabels() async throws {
    let worker = try GraphvizWorker.fixture()
    for text in Self.nasty {
      let dot = "graph { n0 [label=<<B>\(GraphvizText.html(text))</B>>] }"
      let svg = try await worker.run(dot, engine: .dot, format: .svg)
      let drawing = try #require(DrawingReader(svg))
      #expect(shown(drawing.text) == shown(GraphvizText.cleaned(text)), "\(text.debugDescription)")
    }
  }

  @Test("Quoted strings are names of nodes, and stay so when Graphviz writes them")
  func names() async throws {
    let worker = try GraphvizWorker.fixture()
    let names = Self.nasty.filter { !$0.isEmpty && !$0.hasPrefix("%") }
    let dot = "graph { \(names.map { GraphvizText.quoted($0) + ";" }.joined(separator: "\n")) }"
    let canon = try await worker.run(dot, engine: .dot, format: .canon)
    let again = try await worker.run(
      String(decoding: canon, as: UTF8.self), engine: .dot, format: .canon)
    #expect(canon == again)
    let found = try await worker.layout(dot, engine: .sfdp).nodes.keys
    let expected = names.map(GraphvizText.cleaned).map(evenBackslashes)
    #expect(Set(found).symmetricDifference(expected).sorted() == [])
  }

  @Test("Labels survive being written and read again")
  func canon() async throws {
    let worker = try GraphvizWorker.fixture()
    let lines = Self.nasty.enumerated().map { index, text in
      "n\(index) [label=\(GraphvizText.quoted(GraphvizText.label(text)))];"
    }
    let dot = "graph { \(lines.joined(separator: "\n")) }"
    let first = try await worker.run(dot, engine: .dot, format: .svg)
    let canon = try await worker.run(dot, engine: .dot, format: .canon)
    let second = try await worker.run(
      String(decoding: canon, as: UTF8.self), engine: .dot, format: .svg)
    #expect(DrawingReader(first)?.texts == DrawingReader(second)?.texts)
  }

  @Test("Random text is quoted so that it parses again", arguments: 0..<8 as Range<UInt64>)
  func randomText(seed: UInt64) async throws {
    var state = seed &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let alphabet = Array("\\\\\\\"\n<>&;{}|NGa ü")
    let names = (0..<60).map { index in
      "\(index)" + String((0..<random(12)).map { _ in alphabet[random(alphabet.count)] })
    }
    let dot = "graph { \(names.map { GraphvizText.quoted($0) }.joined(separator: ";")) }"
    let found = try await GraphvizWorker.fixture().layout(dot, engine: .osage).nodes.keys
    #expect(Set(found).symmetricDifference(names.map(evenBackslashes)).sorted() == [])
  }

  @Test("Characters that no drawing can hold are dropped", arguments: forbidden)
  func cleaning(text: String, expected: String) {
    #expect(GraphvizText.cleaned(text) == expected)
    #expect(GraphvizText.cleaned(expected) == expected)
  }

  @Test("Drawings of forbidden characters are well-formed", arguments: forbidden)
  func forbiddenDrawing(text: String, expected: String) async throws {
    let dot = Document.label(GraphvizText.label(text))
    let svg = try await GraphvizWorker.fixture().run(dot, engine: .dot, format: .svg)
    #expect(DrawingReader(svg)?.text == expected)
  }

  @Test("Long labels are cut")
  func length() {
    let lines = GraphvizText.label(String(repeating: "x\n", count: 40_000))
    #expect(lines.utf8.count < 4 * 200 && lines.hasSuffix("…"))
    #expect(GraphvizText.label(String(repeating: "ж", count: 100_000)).utf8.count < 16_400)
    let accents = "e" + String(repeating: "\u{301}", count: 100_000)
    #expect(GraphvizText.label(accents).utf8.count < 16_400)
    let exact = String(repeating: "x", count: GraphvizText.mostQuotedBytes)
    #expect(GraphvizText.label(exact) == exact)
    let twoHundred = Array(repeating: "x", count: 200).joined(separator: "\n")
    #expect(!GraphvizText.label(twoHundred).hasSuffix("…"))
  }

  @Test("The longest label that is kept can be drawn, even if every character is escaped")
  func longestLabel() async throws {
    for character in ["&", "\\", "\"", "ж"] {
      let name = String(repeating: character, count: 20_000)
      let dot = "graph { a [tooltip=\(GraphvizText.quoted(GraphvizText.label(name)))] }"
      let svg = try await GraphvizWorker.fixture().run(dot, engine: .dot, format: .svg)
      #expect(!svg.isEmpty)
    }
  }

  @Test("Only plain web addresses become links")
  func addresses() {
    #expect(GraphvizText.url("https://un.org/a?b=1&c=2#d") == "https://un.org/a?b=1&c=2#d")
    #expect(GraphvizText.url("HTTP://un.org") == "HTTP://un.org")
    #expect(GraphvizText.url("https://x/\"><b>'") == "https://x/%22%3E%3Cb%3E%27")
    #expect(GraphvizText.url("https://x/ü\\N") == "https://x/%C3%BC%5CN")
    for bad in [
      "javascript:alert(1)", " https://x", "https:x", "https://", "https:///x", "data:text/html,x",
      "https://x\n", "file:///etc/passwd", "//x", "",
    ] { #expect(GraphvizText.url(bad) == nil, "\(bad)") }
  }

  /// Text as a drawing shows it: lines one by one, without the space around them.
  private func shown(_ text: String) -> [String] {
    text.split(separator: "\n").map { line in
      line.split { $0 == " " || $0 == "\u{A0}" }.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// What becomes of a name that DOT cannot write.
  private func evenBackslashes(_ name: String) -> String {
    var result = ""
    var run = 0
    for character in name + "\"" {
      if run % 2 == 1 && character == "\"" { result += "\\" }
      run = character == "\\" ? run + 1 : 0
      result.append(character == "\n" ? " " : character)
    }
    return String(result.dropLast())
  }
}
