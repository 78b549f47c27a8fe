import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Writing GML")
struct GMLWriterTests {
  private func text(_ name: String, _ text: String) throws -> String {
    let graph = try KnowledgeGraph(reading: [InputFile(name, text)])
    let trip = try TextRoundTrip(graph, as: .gml)
    #expect(trip.losses.isEmpty)
    #expect(TextRoundTrip.said(by: trip.back) == TextRoundTrip.said(by: graph))
    return trip.text
  }

  @Test("Ids that are numbers stay, and weights, drawings and lists are those of GML")
  func numbers() throws {
    let written = try text(
      "a.gml",
      """
      graph [ directed 1 name "Net" node [ id 7 label "x" graphics [ x 1.5 y 2 ] ]
      node [ id 8 label "y" tag "a" tag "b" ] edge [ source 7 target 8 value 3 since 1999 ] ]
      """)
    #expect(
      written == """
        graph [
          directed 1
          name "Net"
          node [
            id 7
            label "x"
            graphics [
              x 1.5
              y 2
            ]
          ]
          node [
            id 8
            label "y"
            tag "a"
            tag "b"
          ]
          edge [
            source 7
            target 8
            weight 3
            since 1999
          ]
        ]

        """)
  }

  @Test(
    "Ids that are no whole numbers of 31 bits stand under 'name', and the nodes are numbered",
    arguments: ["x", "-1", "01", "2147483648", "1.0", "", "é"])
  func names(id: String) throws {
    let written = try text("a.dot", "digraph { \"\(id)\" -> 2 }")
    #expect(written.contains("    id 0\n    name \""))
    #expect(written.contains("    source 0\n    target 1\n"))
  }

  @Test("All is ASCII: other characters and quotes are entities")
  func entities() throws {
    let written = try text("a.dot", "graph { 1 [label=\"Ünal \\\"&lt;\\\" 🤝\", \"naïve key\"=ж] }")
    #expect(written.utf8.allSatisfy { $0 < 0x80 })
    #expect(written.contains("label \"&#220;nal &quot;<&quot; &#129309;\""))
    #expect(written.contains("na_ve_key \"&#1078;\""))
  }

  @Test("Numbers that some reader can't take stand in quotes, truth values are 1 and 0")
  func values() throws {
    let written = try text(
      "a.json",
      """
      {"nodes": [{"id": "1", "big": 12345678901, "small": 12, "real": 1e5, "eu": true},
      {"id": "2", "big": 1, "real": 2.5, "eu": false}], "edges": []}
      """)
    for line in ["big \"12345678901\"", "small 12", "real \"1e5\"", "real 2.5", "eu 1", "eu 0"] {
      #expect(written.contains("    \(line)\n"))
    }
  }

  @Test("Names that the reader gives a meaning are others in the file")
  func reserved() throws {
    let written = try text(
      "a.json",
      """
      {"nodes": [{"id": "a", "name": "N", "label": "L", "NaN": 2}, {"id": "b"}],
      "edges": [{"source": "a", "target": "b", "value": 4, "Weight": 5, "a-b": 1, "a b": 2}]}
      """)
    for key in ["attribute_name", "attribute_NaN", "attribute_value", "attribute_Weight"] {
      #expect(written.contains("    \(key) "))
    }
    #expect(written.contains("a_b 1\n") && written.contains("a_b2 2\n"))
  }

  @Test("An undirected edge among directed ones says so, and parallel edges make a multigraph")
  func mixed() throws {
    let written = try text("a.dot", "digraph { 1 -> 2; 1 -> 2 [dir=none] }")
    #expect(written.contains("  directed 1\n  multigraph 1\n"))
    #expect(written.contains("    directed 0\n"))
  }

  @Test("Ids that a file promises and lacks, or repeats, are errors")
  func brokenNames() {
    func problems(_ nodes: String) -> [String] {
      let columns = "ententeColumns \"{&quot;id&quot;:&quot;name&quot;}\""
      return Reading("graph [ \(columns)\n\(nodes) ]", name: "a.gml").errors
    }
    #expect(problems("node [ id 0 name \"a\" ]\nnode [ id 1 ]") == ["3:1 missing-id"])
    #expect(
      problems("node [ id 0 name \"a\" ]\nnode [ id 1 name \"a\" ]") == ["3:1 duplicate-id"])
  }
}
