import Testing

@testable import EntenteFormats

@Suite("JSON")
struct JSONTests {
  @Test(
    "Takes what RFC 8259 takes",
    arguments: [
      "null", "true", "false", "0", "-0", "-1", "12", "0.5", "1e5", "1E+5", "1e-05", "-0.0e0",
      "123456789012345678901234567890", "\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
      "\"\\u0000\"", "\"\\uD83D\\uDE00\"", "\"\u{7F}\u{2028}\"", "[]", "[ ]", "[1]", "[[],{}]",
      "{}", "{\"\":0}", "{\"a\":[1,2,{\"b\":null}]}", " \t\r\n1 \t\r\n", "[1 , 2]", "{ \"a\" : 1 }",
      "\"\u{FFFF}\"", "\"😀\"",
    ])
  func accepts(text: String) {
    #expect(throws: Never.self) { try JSONParser.parse(ArraySlice(text.utf8)) }
  }

  @Test(
    "Refuses what RFC 8259 refuses",
    arguments: [
      "", " ", "nul", "True", "NULL", "undefined", "NaN", "Infinity", "-Infinity", "+1", "-", "--1",
      "01", "-01", "1.", ".5", "-.5", "1e", "1e+", "1.e5", "0x10", "1_000", "1,5", "١", "1a", "1 2",
      "\"", "\"a", "'a'", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u123G\"", "\"\\u+123\"",
      "\"\\uD800\"", "\"\\uDFFF\"", "\"\\uD800\\n\"", "\"a\nb\"", "\"\t\"", "\"\u{0}\"", "[", "]",
      "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1;2]", "{", "}", "{\"a\"", "{\"a\":", "{\"a\":1",
      "{\"a\":1,", "{\"a\":1,}", "{,}", "{a:1}", "{'a':1}", "{\"a\" 1}", "{1:1}",
      "{\"a\":1 \"b\":2}",
      "[1]]", "{}{}", "\u{FEFF}1", "\u{A0}1", "// c\n1", "[1,/*c*/2]", "{\"a\":1,\"a\":2}",
    ])
  func refuses(text: String) {
    #expect(throws: JSONParser.Malformation.self) { try JSONParser.parse(ArraySlice(text.utf8)) }
  }

  @Test("Nests five hundred deep, not deeper")
  func depth() {
    func nested(_ depth: Int) -> ArraySlice<UInt8> {
      ArraySlice((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    #expect(throws: Never.self) { try JSONParser.parse(nested(500)) }
    let error = #expect(throws: JSONParser.Malformation.self) { try JSONParser.parse(nested(501)) }
    #expect(error?.offset == 500)
  }

  @Test("A key that stands twice is found, in small objects and large")
  func duplicateKeys() {
    for count in [2, 31, 32, 33, 100] {
      let members = (0..<count).map { "\"k\($0)\":0" }.joined(separator: ",")
      #expect(throws: Never.self) { try JSONParser.parse(ArraySlice("{\(members)}".utf8)) }
      for key in [0, count / 2, count - 1] {
        let text = "{\(members),\"k\(key)\":1}"
        let error = #expect(throws: JSONParser.Malformation.self) {
          try JSONParser.parse(ArraySlice(text.utf8))
        }
        #expect(error?.offset == members.utf8.count + 2)
      }
    }
  }

  @Test("Numbers keep their text, texts their characters, values their bytes")
  func values() throws {
    let text = #"  {"a": [1.50, "\u00e9\uD83D\uDE00\/"], "b": null}"#
    let node = try JSONParser.parse(ArraySlice(text.utf8))
    guard case .map(let members) = node.content, case .list(let list) = members[0].value.content,
      case .scalar(let number) = list[0].content, case .scalar(let string) = list[1].content,
      case .null = members[1].value.content
    else {
      Issue.record("not the value that was written")
      return
    }
    #expect(number == "1.50" && string == "é😀/")
    #expect(
      [node.offset, members[0].keyOffset, list[1].offset, members[1].value.offset] == [
        2, 3, 15, 45,
      ])
  }

  @Test(
    "Numbers are written as the shortest text that reads back",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1, "1"), (-17, "-17"), (0.1, "0.1"), (1.5e300, "1.5e+300"),
      (.leastNonzeroMagnitude, "5e-324"), (1e15, "1000000000000000.0"),
      (999_999_999_999_999, "999999999999999"),
      (.infinity, "null"), (.nan, "null"), (1.0 / 3, "0.3333333333333333"),
    ])
  func numbers(value: Double, text: String) throws {
    #expect(JSONValue.number(value).line == text)
    #expect(throws: Never.self) { try JSONParser.parse(ArraySlice(text.utf8)) }
    if value.isFinite { #expect(Double(text) == value) }
  }

  @Test("Control characters and marks of direction are escaped, and read back")
  func escapes() throws {
    let text = "\"\\/\u{0}\u{8}\n\r\t\u{1B}[31m\u{7F}\u{85}\u{2028}\u{202E}\u{2066}é😀"
    let line = JSONValue.string(text).line
    #expect(
      line
        == #""\"\\/\u0000\u0008\n\r\t\u001b[31m\u007f\u0085\u2028\u202e\u2066é😀""#)
    guard case .scalar(let back) = try JSONParser.parse(ArraySlice(line.utf8)).content else {
      Issue.record("not a text")
      return
    }
    #expect(back == text)
  }

  @Test("Objects keep their order and omit what is absent")
  func objects() {
    let value: JSONValue = .object([
      "b": .integer(1), "a": nil, "list": .array([.boolean(true), .object([])]), "none": .list([]),
    ])
    #expect(value.line == #"{"b":1,"list":[true,{}]}"#)
    #expect(value.pretty == "{\n  \"b\": 1,\n  \"list\": [\n    true,\n    {}\n  ]\n}")
  }
}
