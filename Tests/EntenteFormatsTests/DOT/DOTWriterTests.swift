import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Writing DOT")
struct DOTWriterTests {
  private func trip(_ name: String, _ text: String) throws -> TextRoundTrip {
    let graph = try KnowledgeGraph(reading: [InputFile(name, text)])
    let trip = try TextRoundTrip(graph, as: .dot)
    #expect(trip.losses.isEmpty)
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
    return trip
  }

  @Test("A graph of DOT is written as it was, with its HTML and its records")
  func same() throws {
    let text = """
      digraph Net {
        a [label=Alpha, color=red];
        "b c" [label=<<b>B</b>>, kind=state];
        r [label="{<p> x|y\\|z}", shape=record];
        a -> "b c" [key=e1, weight=2];
        a -> "b c" [label=two, dir=none];
        r -> a [label=<<i>q</i>>, headport=n];
      }

      """
    #expect(try trip("a.dot", text).text == text)
  }

  @Test(
    "Ids that look like something else stand in quotes",
    arguments: [
      ("node", "\"node\""), ("Strict", "\"Strict\""), ("10", "10"), ("-1.5", "-1.5"),
      ("1a", "\"1a\""), ("<b>", "\"<b>\""), ("a-b", "\"a-b\""), ("é", "\"é\""), ("_x1", "_x1"),
      ("a\"b", "\"a\\\"b\""), ("a\\b", "\"a\\b\""),
    ])
  func ids(id: String, written: String) {
    #expect(DOTText.id(id) == written)
    #expect(ForeignReading(dot: "graph { \(written) }").graph?.nodes.map(\.id) == [id])
  }

  @Test(
    "A backslash before a quote, a line end or the end can't be held, nor can nothing",
    arguments: [
      ("a\\", false), ("a\\\\", true), ("\\\"", false), ("\\\\\"", true), ("\\\n", false),
      ("\\n", true), ("", false), ("\u{0}", false),
    ])
  func holding(text: String, isHeld: Bool) {
    #expect(DOTText.holds(text) == isHeld)
    if isHeld {
      let reading = ForeignReading(dot: "graph { \(DOTText.quoted(text)) }")
      #expect(reading.graph?.nodes.map(\.id) == [text])
    }
  }

  @Test("Names with backslashes and entities are drawn as they are")
  func labels() throws {
    let json = """
      {"nodes": [{"id": "1", "label": "C:\\\\new & co"}, {"id": "2", "label": "&eacute;"},
      {"id": "x\\\\N"}, {"id": "3", "label": "two  spaces"}], "edges": []}
      """
    let text = try trip("a.json", json).text
    #expect(text.contains("1 [label=\"C:\\\\new & co\"]"))
    #expect(text.contains("2 [label=\"&amp;eacute;\"]"))
    #expect(text.contains("\"x\\N\" [label=\"x\\\\N\"]"))
    #expect(
      text.contains(
        "3 [label=\"two  spaces\", ententeExact=\"{\\\"label\\\":\\\"two  spaces\\\"}\"]"))
  }

  @Test("An id that DOT can't hold gets another, and comes back")
  func standIns() throws {
    let json = """
      {"nodes": [{"id": "a\\\\"}, {"id": "node0"}],
      "edges": [{"source": "a\\\\", "target": "node0"}]}
      """
    let trip = try trip("a.json", json)
    #expect(trip.text.contains("node0_ -> node0"))
    #expect(trip.back.entities.map(\.id) == ["a\\", "node0"])
  }

  @Test("The edges of a dossier show their relation, which is no role when it comes back")
  func relations() throws {
    let graph = try KnowledgeGraph(reading: [try Summit.file()])
    let trip = try TextRoundTrip(graph, as: .dot)
    #expect(trip.text.contains("[label=member, relation=member,"))
    let roles = graph.claims.compactMap(\.role)
    #expect(trip.back.claims.compactMap(\.role) == roles)
  }

  @Test("The graph is never strict, and its undirected edges among directed ones have no arrow")
  func mixed() throws {
    let json = """
      {"directed": true, "nodes": [{"id": "a"}, {"id": "b"}], "edges": [
      {"source": "a", "target": "b"}, {"source": "a", "target": "b"},
      {"source": "a", "target": "b", "directed": false, "dir": "back"}]}
      """
    let text = try trip("a.json", json).text
    #expect(text.contains("\ndigraph {") || text.hasPrefix("digraph {"))
    #expect(text.contains("a -> b [dir=none, \"attribute.dir\"=back];"))
    #expect(text.split(separator: "a -> b").count == 4)
  }

  @Test("Exact fields that are no JSON, or make two nodes one, are errors")
  func brokenExactFields() {
    #expect(Reading("graph {\na [ententeExact=x] }", name: "a.dot").errors == ["2:17 json"])
    #expect(
      Reading("graph {\na;\nb [ententeExact=\"{\\\"id\\\":\\\"a\\\"}\"] }", name: "a.dot").errors
        == ["3:1 duplicate-id"])
  }
}
