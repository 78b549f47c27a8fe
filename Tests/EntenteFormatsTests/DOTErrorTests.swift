import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Malformed DOT")
struct DOTErrorTests {
  @Test(
    "A mistake is told with its place, and nothing is read",
    arguments: [
      ("", "1:1 empty"),
      ("// nothing\n", "1:1 empty"),
      ("a -- b", "1:1 dot"),
      ("strict { }", "1:8 dot"),
      ("graph g h { }", "1:9 dot"),
      ("graph\n", "2:1 dot"),
      ("graph {\n a -- b\n", "3:1 dot"),
      ("graph {\n a\n}}", "3:2 dot"),
      ("graph { a -- }", "1:14 dot"),
      ("graph { -- a }", "1:9 dot"),
      ("graph { a - b }", "1:11 dot"),
      ("graph { a;; b }", "1:11 dot"),
      ("graph { a\n [x] }", "2:4 dot"),
      ("graph { a [x=] }", "1:14 dot"),
      ("graph { a [x=1 }", "1:16 dot"),
      ("graph { a [x=1,,y=2] }", "1:16 dot"),
      ("graph { node }", "1:14 dot"),
      ("graph { a -- node }", "1:14 dot"),
      ("graph { a: -- b }", "1:12 dot"),
      ("graph { a:b: }", "1:14 dot"),
      ("graph { a, }", "1:12 dot"),
      ("graph { = b }", "1:9 dot"),
      ("graph { x= }", "1:12 dot"),
      ("graph { subgraph s }", "1:20 dot"),
      ("graph { a + \"b\" }", "1:11 dot"),
      ("graph { \"a\" + b }", "1:15 dot"),
      ("graph {\n \"a b\n}", "2:2 dot"),
      ("graph {\n a [label=<x<b>]\n}", "2:11 dot"),
      ("graph {\n /* a\n}", "2:2 dot"),
      ("graph { é ~ }", "1:11 dot"),
      ("graph { a # b\n }", "1:11 dot"),
      ("graph { a \u{1} }", "1:11 dot"),
      ("graph { a } graph {", "1:20 dot"),
      ("graph { . }", "1:9 dot"),
    ])
  func mistakes(text: String, place: String) {
    let reading = ForeignReading(dot: text)
    #expect(reading.graph == nil)
    #expect(reading.places(.error) == [place])
  }

  @Test("The wrong operator is told wherever it stands")
  func operators() {
    let directed = ForeignReading(dot: "digraph { a -- b -> c\n c -- d }")
    #expect(directed.graph == nil)
    #expect(directed.places(.error) == ["1:13 edge-operator", "2:4 edge-operator"])
    #expect(ForeignReading(dot: "graph { a -> b }").places(.error) == ["1:11 edge-operator"])
    #expect(directed.problems.allSatisfy { $0.hint?.contains("'->'") == true })
  }

  @Test("A mistake comes with what to do about it")
  func hints() {
    #expect(ForeignReading(dot: "graph {\n{\n a }").problems.last?.hint?.contains("line 1") == true)
    #expect(
      ForeignReading(dot: "graph { a -- edge }").problems.last?.hint?.contains("\"edge\"") == true)
  }

  @Test("UTF-16 is refused by name")
  func utf16() {
    let reading = ForeignReading([0xFF, 0xFE, 0x67, 0]) { DOTReader.read($0, log: &$1) }
    #expect(reading.graph == nil)
    #expect(reading.places(.error) == ["1:1 encoding"])
  }

  @Test("Subgraphs nest five hundred deep, not deeper")
  func depth() {
    func nested(_ depth: Int) -> String {
      "graph " + String(repeating: "{", count: depth + 1) + "a"
        + String(repeating: "}", count: depth + 1)
    }
    #expect(ForeignReading(dot: nested(500)).nodes == ["a"])
    #expect(ForeignReading(dot: nested(501)).places(.error) == ["1:508 dot"])
    #expect(ForeignReading(dot: "graph " + String(repeating: "{", count: 99_999)).graph == nil)
  }

  @Test("A few bytes can't ask for edges or attributes without end")
  func amplification() {
    let nodes = (0..<4000).map { "n\($0)" }.joined(separator: " ")
    let product = ForeignReading(dot: "graph { subgraph s {\(nodes)} -- subgraph s {} }")
    #expect(product.graph == nil)
    #expect(product.problems.first?.message.contains("more than it writes") == true)
    let defaults = (0..<4000).map { "x\($0)=1" }.joined(separator: " ")
    #expect(ForeignReading(dot: "graph { node [\(defaults)] \(nodes) }").graph == nil)
    let again = String(repeating: "{node [a=1]}", count: 4000)
    #expect(ForeignReading(dot: "graph { node [\(defaults)] \(again) }").graph == nil)
    let deep = String(repeating: "subgraph s {", count: 490)
    let close = String(repeating: "}", count: 490)
    let many = (0..<30_000).map { "n\($0)" }.joined(separator: " ")
    #expect(ForeignReading(dot: "graph { \(deep) \(many) \(close) }").graph == nil)
  }

  @Test("Whatever is cut, doubled or turned, there is a graph or an error", arguments: 0..<8)
  func mutations(seed: UInt64) {
    let text = """
      strict digraph "G" { // c
        graph [label="x\\N"] node [shape=record, kind="a" + "b"]; /* d */
        subgraph cluster_0 { label=<b<i>i</i>>; a:p:n -> {b c} [weight=2.5 key=k]; -1.5 }
        "q\\"r" , é -> a [dir=none; x=1];
      }
      """
    var random = SplitMix(seed)
    for _ in 0..<300 {
      let bytes = Array(text.utf8).mutated(using: &random)
      let reading = ForeignReading(bytes) { DOTReader.read($0, log: &$1) }
      #expect((reading.graph == nil) == !reading.places(.error).isEmpty)
    }
  }
}

extension [UInt8] {
  /// The bytes with one to four of them changed, removed, repeated or cut off.
  func mutated(using random: inout SplitMix) -> [UInt8] {
    var bytes = self
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let position = Int.random(in: bytes.indices, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[position] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: position)
      case 2: bytes.insert(bytes[Int.random(in: bytes.indices, using: &random)], at: position)
      case 3: bytes.removeLast(bytes.count - position)
      default:
        let end = Swift.min(bytes.count, position + 12)
        bytes.insert(contentsOf: bytes[position..<end], at: position)
      }
    }
    return bytes
  }
}
