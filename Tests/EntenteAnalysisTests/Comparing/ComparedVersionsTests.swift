import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

@Suite("Two versions of a graph as one")
struct ComparedVersionsTests {
  private let june = Dossier(
    "a", "b", "o organization", "gone", "a member o | cite: july", "b observer o | cite: july",
    "gone ally a", "a borders b")
  private let july = Dossier(
    "a", "b", "o organization", "new", "a member o | cite: july", "b member o | cite: august",
    "new ally a", "a borders b")

  private func versions() throws -> ComparedVersions {
    try ComparedVersions(try june.graph.changes(to: try july.graph))
  }

  @Test("Each version has its ties, and what both have is one relation")
  func ties() throws {
    let versions = try versions()
    let graph = versions.graph
    #expect(
      Set(graph.ties(versions.earlier).map(graph.text))
        == ["a member o", "b observer o", "a ally gone", "a borders b"])
    #expect(
      Set(graph.ties(versions.later).map(graph.text))
        == ["a member o", "b member o", "a ally new", "a borders b"])
    #expect(graph.relations.count == 6)
    #expect(Set(graph.entities.map(\.id)) == ["a", "b", "o", "gone", "new"])
  }

  @Test("New and changed ties are fresh, and what they were is gone")
  func fresh() throws {
    let versions = try versions()
    let fresh = versions.graph.ties(versions.later).filter {
      versions.fresh.contains($0.relation.position)
    }
    #expect(Set(fresh.map(versions.graph.text)) == ["b member o", "a ally new"])
    let gone = versions.graph.ties(versions.earlier).filter {
      versions.gone.contains($0.relation.position)
    }
    #expect(Set(gone.map(versions.graph.text)) == ["b observer o", "a ally gone"])
  }

  @Test("An id that means another entity in each version stays two")
  func clash() throws {
    let earlier = try Dossier("x", "y", "x ally y").graph
    let later = try Dossier("x organization", "y", "y member x").graph
    let versions = try ComparedVersions(earlier.changes(to: later))
    #expect(versions.graph.ties(versions.later).count == 1)
    #expect(versions.graph.ties(versions.earlier).count == 1)
  }

  @Test("One who goes by another id later has the later one wherever a claim speaks of him")
  func renamed() throws {
    func graph(_ id: String) throws -> KnowledgeGraph {
      let text = """
        entente: 1
        entities: {a: {kind: state}, b: {kind: state}, \(id): {kind: place, name: Town}}
        claims:
          - {subject: a, relation: met-with, object: b, at: \(id), period: 2024-07-03}
          - {subject: \(id), relation: located-in, object: a, said-by: \(id)}
        """
      return try KnowledgeGraph(
        reading: [InputFile(name: "d.yaml", bytes: Array(text.utf8))])
    }
    let versions = try ComparedVersions(graph("old").changes(to: graph("new")))
    #expect(versions.graph.entities.map(\.id).sorted() == ["a", "b", "new"])
    #expect(versions.graph.claims.map(\.at) == ["new", nil, "new", nil])
    #expect(versions.graph.claims.map(\.saidBy) == [nil, "new", nil, "new"])
    #expect(versions.graph.relations.count == 2)
  }

  @Test("Edges of foreign files that both have are not fresh")
  func foreign() throws {
    func table(_ rows: String) throws -> KnowledgeGraph {
      try KnowledgeGraph(
        reading: [InputFile(name: "e.csv", bytes: Array("source,target\n\(rows)\n".utf8))])
    }
    let versions = try ComparedVersions(
      table("a,b\nb,c").changes(to: table("a,b\nb,c\nc,d")))
    let fresh = versions.graph.ties(versions.later).filter {
      versions.fresh.contains($0.relation.position)
    }
    #expect(fresh.count == 1)
    #expect(versions.gone.isEmpty)
  }
}
