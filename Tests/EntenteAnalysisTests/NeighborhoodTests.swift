import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Neighborhoods")
struct NeighborhoodTests {
  private let dossier = Dossier(
    "a", "b", "c", "d", "e event", "a aids b", "c aids a", "a ally d", "b aids d",
    "a rival c | modality: planned", "a ally d | polarity: denied", "a absent-from e", "c visited d"
  )

  /// The neighbors as `→b`, nearest first.
  private func texts(_ neighbors: [Neighborhood.Neighbor], in graph: KnowledgeGraph) -> [String] {
    neighbors.map { neighbor in
      let arrow = [.out: "→", .in: "←", .both: "↔"][neighbor.direction] ?? ""
      return arrow + graph.id(neighbor.entity)
    }
  }

  @Test("Ties are seen from the entity, in the order of the input")
  func directions() throws {
    let graph = try dossier.graph
    let all = graph.neighborhood(of: 0)
    #expect(texts(all.ties, in: graph) == ["→b", "←c", "↔d"])
    #expect(texts(graph.neighborhood(of: 0, direction: .out).ties, in: graph) == ["→b", "↔d"])
    #expect(texts(graph.neighborhood(of: 0, direction: .in).ties, in: graph) == ["←c", "↔d"])
  }

  @Test("What is planned, denied or absent is apart, with its own claims")
  func apart() throws {
    let graph = try dossier.graph
    let apart = graph.neighborhood(of: 0).apart
    #expect(apart.map { graph.text($0.tie) } == ["a ally d", "a rival c", "a absent-from e"])
    #expect(apart.map(\.tie.standing) == [.denied, .planned, .asserted])
    #expect(apart.map(\.tie.claims) == [[5], [4], [6]])
    #expect(graph.neighborhood(of: 0).ties.map(\.tie.claims) == [[0], [1], [2]])
  }

  @Test("A planned tie asked for is a tie, and its neighbors are reached")
  func planned() throws {
    let graph = try dossier.graph
    var selection = Selection()
    selection.standings.insert(.planned)
    let found = graph.neighborhood(of: 0, selection)
    #expect(
      found.ties.map { graph.text($0.tie) } == ["a aids b", "c aids a", "a ally d", "a rival c"])
    #expect(found.apart.map(\.tie.standing) == [.denied, .asserted])
  }

  @Test("Each tie is listed once, at the step that reaches it; an absence leads nowhere")
  func depth() throws {
    let graph = try dossier.graph
    let two = graph.neighborhood(of: 0, depth: 2).ties
    #expect(
      two.map { graph.text($0.tie) } == [
        "a aids b", "c aids a", "a ally d", "b aids d", "c visited d",
      ])
    #expect(two.map(\.depth) == [1, 1, 1, 2, 2])
    #expect(graph.neighborhood(of: 4, depth: 3).ties.isEmpty)
  }

  @Test("However deep it is asked for, it ends where the graph does")
  func greatDepth() throws {
    let graph = try dossier.graph
    #expect(graph.neighborhood(of: 0, depth: .max).ties.count == 5)
  }
}
