import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Writing GEXF")
struct GEXFWriterTests {
  private func written(_ periods: [String], directed: [Bool] = []) throws -> String {
    var graph = ForeignGraph(nodes: ["a", "b"], tied: false)
    for (i, period) in periods.enumerated() {
      var edge = ForeignGraph.Edge("a", "b", at: 0)
      edge.period = period.isEmpty ? nil : try Period(period)
      if i < directed.count { edge.isDirected = directed[i] }
      edge.kind = "supplies"
      edge.weight = 2
      graph.edges.append(edge)
    }
    return try RoundTrip(graph, .gexf, .gexf).text
  }

  @Test("The label of a node and the kind and weight of an edge are those of GEXF")
  func native() throws {
    let text = try written([""])
    #expect(text.contains("xmlns=\"http://gexf.net/1.3\" version=\"1.3\""))
    #expect(text.contains("<node id=\"a\" label=\"a\">"))
    #expect(text.contains("kind=\"supplies\" weight=\"2.0\""))
    #expect(text.contains("title=\"relation\" type=\"string\""))
    #expect(text.contains("mode=\"static\">"))
  }

  @Test(
    "A period is a time of GEXF, to the day and without its open ends",
    arguments: [
      ("2024-07-03", "start=\"2024-07-03\" end=\"2024-07-03\""),
      ("2001/..", "start=\"2001-01-01\""), ("/2024-02", "end=\"2024-02-29\""),
      ("2022~", "start=\"2021-01-01\" end=\"2023-12-31\""),
    ])
  func times(period: String, expected: String) throws {
    let text = try written([period, ""])
    #expect(text.contains("mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">"))
    #expect(text.contains("weight=\"2.0\" \(expected)>"))
    #expect(text.contains("value=\"\(period)\""))
  }

  @Test("A year that programs have no date for stands in the column of periods only")
  func farYears() throws {
    let text = try written(["-0500"])
    #expect(text.contains("mode=\"static\">"))
    #expect(text.contains("value=\"-0500\""))
  }

  @Test("Undirected edges among directed ones say so in a value, which NetworkX takes")
  func mixed() throws {
    let mixed = try written(["", ""], directed: [true, false])
    #expect(mixed.contains("defaultedgetype=\"directed\""))
    #expect(!mixed.contains("type=\"undirected\""))
    #expect(mixed.contains("title=\"directed\" type=\"boolean\""))
    #expect(mixed.ranges(of: "value=\"false\"").count == 1)
    let undirected = try written(["", ""], directed: [false, false])
    #expect(undirected.contains("defaultedgetype=\"undirected\""))
    #expect(!undirected.contains("title=\"directed\""))
  }

  @Test("The title that NetworkX writes is read")
  func title() throws {
    let text = "<gexf><graph name=\" Pact \"/></gexf>"
    #expect(XMLGraphReading.gexf(text).graph?.title == " Pact ")
  }
}
