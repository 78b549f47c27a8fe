import EntenteFormats
import EntenteModel
import Testing

@Suite("Writing Pajek")
struct PajekWriterTests {
  @Test("A network has one section of lines, which is all that NetworkX and igraph read")
  func sections() throws {
    let text = try Trial.foreignGraph().text(as: .pajek)
    #expect(text.split(separator: "\n").filter { $0.hasPrefix("*") } == ["*Vertices 3", "*Arcs"])
    #expect(text.contains("2 1 1.0 directed \"false\""))
    #expect(text.contains("relation \"a &#34;quoted&#34; kind\""))
  }

  @Test("Namesakes have labels of their own, by which NetworkX tells vertices")
  func namesakes() throws {
    let text = try Trial.foreignGraph().text(as: .pajek)
    #expect(text.contains("1 \"Woman (a)\" 0.0 0.0 ellipse node_id \"a\" label \"Woman\""))
  }

  @Test("A project has relations, times in years and kinds")
  func project() throws {
    let graph = try Trial.foreignGraph()
    let (back, losses) = try graph.roundTrip(as: .pajekProject, ending: "paj")
    #expect(
      Trial.edges(back).sorted() == [
        "1>2 member 1.0 1995/1999", "1>2 tied 2.5", "2-1 tied 1.0", "2>2 a \"quoted\" kind 1.0",
      ])
    #expect(losses.contains { $0.what == "ids of nodes" && $0.count == 3 })
    let summit = try KnowledgeGraph(reading: [Summit.file()])
    let (again, _) = try summit.roundTrip(as: .pajekProject, ending: "paj")
    #expect(again.entities.map(\.kind) == summit.entities.map(\.kind))
    #expect(again.entities.map(\.name) == summit.entities.map(\.name))
  }
}
