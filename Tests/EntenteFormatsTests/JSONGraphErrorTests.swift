import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Malformed graphs in JSON")
struct JSONGraphErrorTests {
  @Test(
    "A mistake is told with its place, and nothing is read",
    arguments: [
      ("", "1:1 json"),
      ("{\"nodes\": [", "1:12 json"),
      ("{\"nodes\": [],\n}", "2:1 json"),
      ("{\"id\": 1}\n{\"id\": 2}", "2:1 json"),
      ("{}", "1:1 unknown-layout"),
      ("[]", "1:1 unknown-layout"),
      ("3", "1:1 unknown-layout"),
      (" {\"nodes\": []}", "1:2 unknown-layout"),
      ("{\"graph\": {}}", "1:1 unknown-layout"),
      ("{\"nodes\": 1, \"links\": []}", "1:11 wrong-type"),
      ("{\"nodes\": [], \"links\": {}}", "1:24 wrong-type"),
      ("{\"nodes\": [1], \"links\": []}", "1:12 wrong-type"),
      ("{\"nodes\": [], \"links\": [[]]}", "1:25 wrong-type"),
      ("{\"nodes\": [], \"links\": [], \"edges\": []}", "1:37 two-lists"),
      ("{\"nodes\": [{\"id\": 1},\n {}], \"links\": []}", "2:2 missing-id"),
      ("{\"nodes\": [{\"id\": 1},\n {\"id\": \"1\"}], \"links\": []}", "2:9 duplicate-id"),
      ("{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"target\": 1}]}", "2:11 missing-end"),
      ("{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1}]}", "2:11 missing-end"),
      (
        "{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1, \"target\": 2}]}",
        "2:35 unknown-node"
      ),
      (
        "{\"nodes\": [{\"x\": 1}],\n\"links\": [{\"source\": 0, \"target\": 1}]}",
        "2:35 unknown-node"
      ),
      (
        "{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": {}, \"target\": 1}]}",
        "2:22 wrong-type"
      ),
      (
        "{\"nodes\": [{\"id\": 1}],\n\"links\": [{\"source\": 1, \"target\": 1, \"directed\": 2}]}",
        "2:50 wrong-type"
      ),
      (
        "{\"graph\": {\"nodes\": {\"a\": {}},\n\"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}}",
        "2:37 unknown-node"
      ),
      ("{\"graph\": {\"nodes\": {\"a\":\n 1}}}", "2:2 wrong-type"),
      ("{\"graph\": {\"nodes\": {\"\": {}}}}", "1:22 missing-id"),
      ("{\"graph\": {\"nodes\": [{}]}}", "1:22 missing-id"),
      ("{\"graphs\": [3]}", "1:13 wrong-type"),
      ("{\"elements\": [{\"group\": \"nodes\"}]}", "1:15 missing-data"),
      ("{\"elements\": [{\"data\": {}}]}", "1:15 missing-id"),
      ("{\"elements\": 3}", "1:14 wrong-type"),
      ("{\"elements\": {\"nodes\": [{\"data\": 3}]}}", "1:34 wrong-type"),
      ("{\"elements\": {\"edges\": [{\"data\": {\"source\": 1}}]}}", "1:25 missing-end"),
      ("{\"options\": {}, \"nodes\": [{}], \"edges\": []}", "1:27 missing-id"),
      (
        "{\"nodes\": [{\"key\": 1}],\n\"edges\": [{\"key\": 1, \"source\": 1, \"target\": 1},\n"
          + "{\"key\": 1, \"source\": 1, \"target\": 1}]}", "3:9 duplicate-id"
      ),
    ])
  func mistakes(text: String, place: String) {
    let reading = ForeignReading(json: text)
    #expect(reading.graph == nil)
    #expect(reading.places(.error) == [place])
  }

  @Test("A graph of no nodes is read with a warning")
  func empty() {
    let reading = ForeignReading(json: "{\"graphs\": []}")
    #expect(reading.graph != nil)
    #expect(reading.places(.warning) == ["1:1 empty"])
  }

  @Test("A mistake comes with what to do about it")
  func hints() {
    let near = ForeignReading(
      json: "{\"nodes\":[{\"id\":\"belarus\"}],"
        + "\"links\":[{\"source\":\"balarus\",\"target\":\"belarus\"}]}")
    #expect(near.problems.map(\.hint) == ["did you mean 'belarus'?"])
    #expect(ForeignReading(json: "{}").problems.first?.hint?.contains("Cytoscape.js") == true)
    #expect(ForeignReading(json: "{}\n{}").problems.first?.hint?.contains("JSON Lines") == true)
  }

  @Test("A weight that is no number is kept as an attribute, with a warning")
  func weight() {
    let reading = ForeignReading(
      json: "{\"nodes\":[{\"id\":1}],\"links\":[{\"source\":1,\"target\":1,\"weight\":\"much\"}]}")
    #expect(reading.edges == ["1 .. 1 weight=much"])
    #expect(reading.places(.warning) == ["1:62 wrong-type"])
  }

  @Test("Names can't grow without end in nested objects")
  func longNames() {
    let key = String(repeating: "k", count: 998)
    func text(_ inner: String) -> String {
      "{\"nodes\":[{\"id\":1,\"\(key)\":{\"\(inner)\":1}}],\"links\":[]}"
    }
    #expect(ForeignReading(json: text("a")).nodes == ["1 \(key).a=1"])
    #expect(ForeignReading(json: text("ab")).places(.error) == ["1:1021 long-name"])
  }

  @Test("Thousands of wrong edges take no time to tell")
  func manyMistakes() {
    let nodes = (0..<2000).map { "{\"id\":\"n\($0)\"}" }.joined(separator: ",")
    let edges = (0..<2000).map { "{\"source\":\"m\($0)\",\"target\":\"n1\"}" }
      .joined(separator: ",")
    let reading = ForeignReading(json: "{\"nodes\":[\(nodes)],\"links\":[\(edges)]}")
    #expect(reading.graph == nil)
    #expect(reading.places(.error).count == 201)
  }

  @Test("Whatever is cut, doubled or turned, there is a graph or an error", arguments: 0..<8)
  func mutations(seed: UInt64) {
    let texts = [
      "{\"directed\":true,\"nodes\":[{\"id\":1,\"x\":[1,{\"y\":null}]},{\"id\":\"b\"}],"
        + "\"links\":[{\"source\":1,\"target\":\"b\",\"weight\":1e3}]}",
      "{\"graph\":{\"nodes\":{\"a\":{\"metadata\":{}},\"b\":{}},"
        + "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"directed\":false}]}}",
      "{\"elements\":[{\"data\":{\"id\":\"a\"}},{\"data\":{\"source\":\"a\",\"target\":\"a\"}}]}",
      "{\"options\":{\"type\":\"mixed\"},\"nodes\":[{\"key\":\"a\",\"attributes\":{}}],"
        + "\"edges\":[{\"key\":1,\"source\":\"a\",\"target\":\"a\",\"undirected\":true}]}",
    ]
    var random = SplitMix(seed)
    for round in 0..<400 {
      let bytes = Array(texts[round % texts.count].utf8).mutated(using: &random)
      let reading = ForeignReading(bytes) { JSONGraphReader.read($0, log: &$1) }
      #expect((reading.graph == nil) == !reading.places(.error).isEmpty)
    }
  }
}
