import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Places of values in YAML")
struct YAMLRangeTests {
  /// A value under `x`, as the text spells it.
  struct Case: CustomTestStringConvertible {
    var name: String
    var text: String
    var spelling: String
    var value: String?
    var isQuoted = false
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ spelling: String, _ value: String?, quoted: Bool = false)
    {
      self.name = name
      self.text = text
      self.spelling = spelling
      self.value = value
      isQuoted = quoted
    }
  }

  static let scalars: [Case] = [
    Case("plain", "x: one two  # three\n", "one two", "one two"),
    Case(
      "plain over lines", "x: one\n  two\n\n  three\n# end\ny: 1\n", "one\n  two\n\n  three",
      "one two\nthree"),
    Case("plain before a comment", "x: one#1 #2\n", "one#1", "one#1"),
    Case("plain at the end of the text", "x: one", "one", "one"),
    Case("plain in flow", "{a: 1, x: one two , b: 2}", "one two", "one two"),
    Case("plain in flow over lines", "{x: one\n two\n}", "one\n two", "one two"),
    Case("plain with a colon", "x: http://a.b:80/c\n", "http://a.b:80/c", "http://a.b:80/c"),
    Case(
      "single quotes", "x: 'it''s # \"one\"' # two\n", "'it''s # \"one\"'", "it's # \"one\"",
      quoted: true),
    Case(
      "double quotes", "x: \"a \\\" \\u00e9 \\\\\" # b\n", "\"a \\\" \\u00e9 \\\\\"", "a \" é \\",
      quoted: true),
    Case(
      "double quotes over lines", "x: \"a\n\n  b \\\n  c\"\ny: 1\n", "\"a\n\n  b \\\n  c\"",
      "a\nb c", quoted: true),
    Case("empty quotes", "x: \"\"\n", "\"\"", "", quoted: true),
    Case(
      "literal", "x: |\n  one\n   two # no comment\n\n\n# end\ny: 1\n",
      "|\n  one\n   two # no comment", "one\n two # no comment\n"),
    Case("literal without a break at the end", "x: |-\n  one\n\ny: 1\n", "|-\n  one", "one"),
    Case(
      "literal that keeps its empty lines", "x: |+ # all\n  one\n\n\ny: 1\n", "|+ # all\n  one\n\n",
      "one\n\n\n"),
    Case("literal at the end of the text", "x: |\n  one", "|\n  one", "one"),
    Case(
      "literal with a line of spaces", "x: |\n  one\n     \ny: 1\n", "|\n  one\n     ", "one\n   \n"
    ),
    Case("literal with empty lines before", "x: |\n\n  one\ny: 1\n", "|\n\n  one", "\none\n"),
    Case(
      "folded", "x: >\n  one\n  two\n\n  three\ny: 1\n", ">\n  one\n  two\n\n  three",
      "one two\nthree\n"),
    Case(
      "set in by a number", "x: |1\n   one\n  two\ny: 1\n", "|1\n   one\n  two", "  one\n two\n"),
    Case("anchored", "x: &name one # two\n", "&name one", "one"),
    Case("tagged", "x: !!str one\n", "!!str one", "one"),
    Case(
      "tagged and anchored, literal", "x: !!str &a #  +\n  |\n  one\n\ny: 1\n",
      "!!str &a #  +\n  |\n  one", "one\n"),
    Case("CR LF", "a: 1\r\nx: one\r\n  two\r\ny: 1\r\n", "one\r\n  two", "one two"),
    Case("literal with CR LF", "x: |\r\n  one\r\n\r\ny: 1\r\n", "|\r\n  one", "one\n"),
    Case("byte order mark", "\u{FEFF}x: one\n", "one", "one"),
    Case("other letters before it", "{é: Ж, 🇰🇿: 'ü', x: ändé, y: ö}", "ändé", "ändé"),
    Case("other letters above it", "# Москва\n🇰🇿: é\nx: é\ny: 1\n", "é", "é"),
    Case("NEL, LS and PS", "a: é\u{85}b: 2\u{2028}c: 3\u{2029}x: one\u{85}y: 1", "one", "one"),
    Case("nothing", "x:\ny: 1\n", "", nil),
    Case("nothing, anchored", "x: &a\ny: 1\n", "&a", nil),
    Case("nothing for a key that stands alone", "? x\n# end\n\ny: 1\n", "", nil),
    Case("after a key with a mark", "? x\n: one\n", "one", "one"),
    Case("in a list", "x: one\ny:\n- 1\n- 2\n", "one", "one"),
  ]

  private func document(_ text: String) throws -> (YAMLDocument, [UInt8]) {
    let file = InputFile("a.yaml", text)
    var log = ProblemLog(file: file)
    let document = YAMLDocument(file, log: &log)
    #expect(log.problems.map(\.message) == [])
    return (try #require(document), Array(text.utf8))
  }

  private func spelling(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  @Test("A scalar takes its own bytes, and no other", arguments: scalars)
  func scalar(example: Case) throws {
    let (document, bytes) = try document(example.text)
    let member = try #require(document.root.member("x"))
    #expect(spelling(member.value.range, bytes) == example.spelling)
    #expect(spelling(member.keyRange, bytes) == "x")
    #expect(member.value.text == example.value)
    #expect(member.value.isQuoted == example.isQuoted)
  }

  @Test(
    "A list or a map ends with the last that it holds, or its bracket",
    arguments: [
      ("x:\n  - a\n  - b  # last\n\n  # more\n# end\ny: 1\n", "- a\n  - b", false),
      ("x:\n- a\n- b\n# end\ny: 1\n", "- a\n- b", false),
      ("x:\n  a: 1\n  b: |\n    two\n\n\n# end\ny: 1\n", "a: 1\n  b: |\n    two", false),
      ("x:\n  a: 1\n  b:\n\ny: 1\n", "a: 1\n  b:", false),
      ("x:\n- a\n-\n\ny: 1\n", "- a\n-", false),
      ("x: &l\n  - a\ny: 1\n", "&l\n  - a", false),
      ("x: !!map\n  # c\n  a: {b: [c]}\n\ny: 1\n", "!!map\n  # c\n  a: {b: [c]}", false),
      ("x: [a, b ]  # c\ny: 1\n", "[a, b ]", true), ("x: []\ny: 1\n", "[]", true),
      ("x: {a: 1, # one\n  b: ']' # ]\n  }\ny: 1\n", "{a: 1, # one\n  b: ']' # ]\n  }", true),
      ("x: &m { }\ny: 1\n", "&m { }", true), ("{x: [a, {b: c}], y: 1}", "[a, {b: c}]", true),
      ("x:\n  a:\n    - b:\n        - c: d\n\n\ny: 1\n", "a:\n    - b:\n        - c: d", false),
    ])
  func collection(text: String, expected: String, isFlow: Bool) throws {
    let (document, bytes) = try document(text)
    let value = try #require(document.root.member("x")).value
    #expect(spelling(value.range, bytes) == expected)
    #expect(value.isFlow == isFlow)
  }

  @Test("A map without braces in a list in brackets ends with its value")
  func singlePair() throws {
    let (document, bytes) = try document("x: [a: b , {c: d} ]\n")
    let elements = try #require(document.root.member("x")?.value.elements)
    #expect(elements.map { spelling($0.range, bytes) } == ["a: b", "{c: d}"])
    #expect(elements.map(\.isFlow) == [true, true])
  }

  @Test("An alias is the place where it stands, with the value of its anchor")
  func alias() throws {
    let (document, bytes) = try document("a: &n [é, two]\nb: *n # here\nc: &n x\n*n : *n\n")
    let value = try #require(document.root.member("b")).value
    #expect(spelling(value.range, bytes) == "*n")
    #expect(value.isAlias)
    #expect(value.elements?.map { spelling($0.range, bytes) } == ["é", "two"])
    let key = try #require(document.root.member("x"))
    #expect(spelling(key.keyRange, bytes) == "*n")
    #expect(key.value.text == "x")
    #expect(
      document.aliases.map { spelling($0.original, bytes) } == ["&n [é, two]", "&n x", "&n x"])
  }
}

@Suite("Random YAML")
struct RandomYAMLTests {
  @Test(
    "Each scalar of a random document reads the same by itself",
    arguments: 0..<150 as Range<UInt64>)
  func alone(seed: UInt64) throws {
    var random = RandomYAML(seed: seed)
    let text = random.document()
    let bytes = Array(text.utf8)
    let root = try #require(read(text), "\(text)")
    var count = 0
    try visit(root) { range, value in
      count += 1
      let slice = String(decoding: bytes[range], as: UTF8.self)
      // Breaks at the end of a text in lines are read with the line that follows.
      let alone = try #require(read(slice + random.newline), "\(slice)")
      #expect(alone.text == value, "\(slice)\nof\n\(text)")
    }
    #expect(count > 0)
  }

  @Test(
    "Each scalar of a random document can give way to another, and all else stays",
    arguments: 0..<60 as Range<UInt64>)
  func replaced(seed: UInt64) throws {
    var random = RandomYAML(seed: seed)
    let text = random.document()
    let bytes = Array(text.utf8)
    let root = try #require(read(text), "\(text)")
    let before = outline(root)
    var place = 0
    try visit(root) { range, _ in
      let new = bytes[..<range.lowerBound] + "\"- new\"".utf8 + bytes[range.upperBound...]
      let changed = String(decoding: new, as: UTF8.self)
      var expected = before
      expected[place].text = "- new"
      let after = try #require(read(changed), "\(changed)")
      #expect(outline(after) == expected, "\(changed)")
      place += 1
    }
  }

  @Test("Lists and maps hold what is in them in order", arguments: 0..<100 as Range<UInt64>)
  func order(seed: UInt64) throws {
    var random = RandomYAML(seed: seed)
    let text = random.document()
    func check(_ node: DataNode) {
      var ranges = node.list.map(\.range)
      for member in node.members { ranges += [member.keyRange, member.value.range] }
      var position = node.range.lowerBound
      for range in ranges {
        #expect(range.lowerBound >= position, "\(text)")
        position = range.upperBound
      }
      #expect(position <= node.range.upperBound, "\(text)")
      for child in node.list + node.members.map(\.value) { check(child) }
    }
    check(try #require(read(text), "\(text)"))
  }

  private func read(_ text: String) -> DataNode? {
    let file = InputFile("a.yaml", text)
    var log = ProblemLog(file: file)
    return YAMLDocument(file, log: &log)?.root
  }

  /// Every key and scalar of a tree in the order of its text.
  private func visit(
    _ node: DataNode, _ body: (Range<Int>, String?) throws -> Void
  ) rethrows {
    switch node.content {
    case .null: break
    case .scalar(let text): try body(node.range, text)
    case .list(let elements): for element in elements { try visit(element, body) }
    case .map(let members):
      for member in members {
        try body(member.keyRange, member.key)
        try visit(member.value, body)
      }
    }
  }

  private struct Entry: Equatable {
    var depth: Int
    var text: String?
  }

  /// The scalars in the order that ``visit(_:_:)`` takes, with their depths.
  private func outline(_ root: DataNode) -> [Entry] {
    var entries: [Entry] = []
    func add(_ node: DataNode, _ depth: Int) {
      switch node.content {
      case .null: break
      case .scalar(let text): entries.append(Entry(depth: depth, text: text))
      case .list(let elements): for element in elements { add(element, depth + 1) }
      case .map(let members):
        for member in members {
          entries.append(Entry(depth: depth, text: member.key))
          add(member.value, depth + 1)
        }
      }
    }
    add(root, 0)
    return entries
  }
}
