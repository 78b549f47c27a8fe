import EntenteFormats
import EntenteModel
import Testing

@Suite("Files that speak of the same")
struct MergingTests {
  private let states = InputFile(
    "states.csv",
    """
    id,name,kind
    1,RUSSIA,state
    2,Kazakhstan,state
    3,Türkiye,state
    4,Antonio Guterres,person
    5,Leader of Mongolia,leader
    6,Georgia,state

    """)

  @Test("Nothing in the summit alone merges, and nothing is proposed")
  func summitAlone() throws {
    let graph = try KnowledgeGraph(reading: [try Summit.file()])
    #expect(graph.entities.count == 71)
    #expect(graph.merges.isEmpty)
    #expect(graph.proposedMerges().isEmpty)
  }

  @Test("A table of names joins the summit, in either order")
  func summit() throws {
    for files in [[try Summit.file(), states], [states, try Summit.file()]] {
      let graph = try KnowledgeGraph(reading: files)
      #expect(graph.entities.count == 74)
      #expect(Set(graph.merges.map(\.kept)) == ["russia", "kazakhstan", "guterres"])
      #expect(
        Set(graph.merges.flatMap { [$0.keptLocation.file, $0.mergedLocation.file] })
          == [Summit.path, "states.csv"])
      let russia = try #require(graph.position(ofEntity: "russia"))
      #expect(graph.entities[russia].codes == [.init(scheme: "iso", value: "RUS")])
      #expect(
        graph.proposedMerges().map(\.likeness.description).filter { $0.contains("Türkiye") }.count
          == 1)
    }
    let apart = try KnowledgeGraph(
      reading: [try Summit.file(), states], merging: .init(byName: false))
    #expect(apart.entities.count == 77)
  }

  @Test("Two lists of edges meet in the words that they name, not in their numbers")
  func edgeLists() throws {
    let words = try KnowledgeGraph(reading: [
      InputFile("a.csv", "source,target\nRussia,China\nChina,India\n"),
      InputFile("b.csv", "source,target\nrussia,Brazil\nIndia,Brazil\n"),
    ])
    #expect(Set(words.entities.map(\.id)) == ["Russia", "China", "India", "Brazil"])
    #expect(words.relations.count == 4)
    let numbers = try KnowledgeGraph(reading: [
      InputFile("a.csv", "source,target\n1,2\n"), InputFile("b.csv", "source,target\n1,2\n"),
    ])
    #expect(numbers.entities.count == 4)
  }

  @Test("A node of another program's file finds the dossier's entity by its label")
  func labels() throws {
    let graph = try KnowledgeGraph(reading: [
      try Summit.file(),
      InputFile("a.dot", "digraph { n0 [label=\"NATO\"]; n1 [label=\"Finland\"]; n1 -> n0 }"),
    ])
    #expect(graph.entities.count == 72)
    #expect(graph.relations.contains { $0.object == graph.position(ofEntity: "nato") })
  }
}
