import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Writing GraphML")
struct GraphMLWriterTests {
  private func graph() -> ForeignGraph {
    var graph = ForeignGraph(nodes: ["a", "b", "c"])
    graph.nodes[0].label = "Alpha\nUnion"
    graph.edges[0].kind = "supplies"
    graph.edges[0].weight = 2
    graph.edges[1].label = " pact "
    graph.edges[1].isDirected = false
    return graph
  }

  @Test("Fields are keys with types")
  func keys() throws {
    let text = try RoundTrip(graph(), .graphml, .graphml).text
    for key in ["label\" attr.type=\"string", "weight\" attr.type=\"double", "relation"] {
      #expect(text.contains("attr.name=\"\(key)"))
    }
    #expect(!text.contains("yfiles"))
  }

  @Test("Undirected edges among directed ones say so in data, which NetworkX takes")
  func mixed() throws {
    let text = try RoundTrip(graph(), .graphml, .graphml).text
    #expect(text.contains("edgedefault=\"directed\""))
    #expect(!text.contains(" directed="))
    #expect(text.contains("attr.name=\"directed\" attr.type=\"boolean\""))
  }

  @Test("For yEd, names and relations are drawn, and arrows where edges have a direction")
  func yEd() throws {
    let trip = try RoundTrip(graph(), .yed, .graphml)
    for drawn in [
      "yfiles.type=\"nodegraphics\"", "yfiles.type=\"edgegraphics\"",
      "<y:NodeLabel>Alpha&#xA;Union</y:NodeLabel>", "<y:NodeLabel>b</y:NodeLabel>",
      "<y:EdgeLabel>supplies</y:EdgeLabel>", "<y:EdgeLabel> pact </y:EdgeLabel>",
      "target=\"standard\"", "target=\"none\"", "height=\"48.0\"",
    ] {
      #expect(trip.text.contains(drawn), "\(drawn)")
    }
    #expect(trip.differences == [])
  }

  @Test("The label of yEd that repeats an attribute is one label, another is two")
  func drawnLabels() throws {
    func label(_ data: String, _ drawn: String) -> [String] {
      XMLGraphReading.graphML(
        """
        <graphml xmlns:y="y"><key id="l" for="node" attr.name="label" attr.type="string"/>
        <key id="g" for="node" yfiles.type="nodegraphics"/><graph><node id="n">
        <data key="l">\(data)</data>
        <data key="g"><y:ShapeNode><y:NodeLabel>\(drawn)</y:NodeLabel></y:ShapeNode></data>
        </node></graph></graphml>
        """
      ).nodes
    }
    #expect(label(" Alpha ", "Alpha") == ["n  Alpha  -"])
    #expect(label("Alpha", "Beta") == ["n Beta - label:text=Alpha"])
  }
}
