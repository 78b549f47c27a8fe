import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

@Suite("What a selection keeps, as a graph of its own")
struct KeepingTests {
  @Test("All that the summit holds comes back as it was, each claim with its place")
  func everything() throws {
    let graph = try Summit.graph()
    let kept = try graph.keeping(.everything)
    #expect(kept.title == graph.title && kept.sources == graph.sources)
    #expect(Array(kept.entities) == Array(graph.entities))
    #expect(Array(kept.claims) == Array(graph.claims))
    #expect(kept.relations.count == graph.relations.count)
    #expect(kept.ties().map(\.claims) == graph.ties().map(\.claims))
    for claim in [0, 57, graph.claims.count - 1] {
      #expect(kept.location(ofClaim: claim) == graph.location(ofClaim: claim))
    }
    for entity in [0, graph.entities.count - 1] {
      #expect(kept.location(ofEntity: entity) == graph.location(ofEntity: entity))
    }
  }

  @Test("What holds on a date is what the selection lists, and its ties are the same")
  func date() throws {
    let graph = try Summit.graph()
    var selection = Selection()
    selection.asOf = try PartialDate("2024-07-03")
    let kept = try graph.keeping(selection)
    #expect(Array(kept.claims) == graph.claims(selection).map { graph.claims[$0] })
    #expect(kept.claims.count < graph.claims.count && kept.claims.count > 50)
    #expect(kept.entities.count == graph.entities.count)
    let ranking = try kept.ranking(by: .betweenness)
    var options = Ranking.Options()
    options.selection = selection
    let whole = try graph.ranking(by: .betweenness, options)
    #expect(ranking.entries.map(\.score) == whole.entries.map(\.score))
    #expect(
      ranking.entries.map { kept.entities[$0.entity].id }
        == whole.entries.map { graph.entities[$0.entity].id })
  }

  @Test("Edges of a foreign file stay relations of their own")
  func ownRelations() throws {
    let file = InputFile(name: "e.csv", bytes: Array("source,target\na,b\na,b\nb,c\n".utf8))
    let graph = try KnowledgeGraph(reading: [file])
    #expect(graph.relations.count == 3)
    #expect(try graph.keeping(.everything).relations.count == 3)
  }

  @Test("Nothing is kept of a graph without claims but its entities")
  func empty() throws {
    let graph = try Dossier("a", "b").graph
    let kept = try graph.keeping(.everything)
    #expect(kept.entities.count == 2 && kept.claims.isEmpty)
  }
}
