import EntenteAnalysis
import EntenteModel
import Testing

@Suite("Paths")
struct PathTests {
  /// The entities of each path, joined by arrows that show how its ties run.
  private func paths(
    _ graph: KnowledgeGraph, _ source: String, _ target: String, count: Int = 1,
    _ change: (inout Projection.Options) -> Void = { _ in }
  ) throws -> [String] {
    var options = Projection.Options()
    options.dropsNegative = false
    change(&options)
    let found = try graph.paths(
      from: graph.position(source), to: graph.position(target), count: count, options)
    return found.map { path in
      path.steps.map { step in
        graph.id(step.from) + ([.out: "→", .in: "←", .both: "–"][step.direction] ?? "")
      }.joined() + (path.steps.last.map { graph.id($0.to) } ?? "")
    }
  }

  private let square = Dossier(
    "a", "b", "c", "d", "z", "a aids b", "c aids b", "c ally d", "a rival d",
    "d visited z | modality: planned")

  @Test("The shortest paths come first, each step with the direction of its tie")
  func shortest() throws {
    let graph = try square.graph
    #expect(try paths(graph, "a", "c", count: 5) == ["a→b←c", "a–d–c"])
    #expect(try paths(graph, "a", "c") == ["a→b←c"])
  }

  @Test("Direction can be kept or reversed")
  func direction() throws {
    let graph = try square.graph
    #expect(try paths(graph, "a", "c", count: 5) { $0.direction = .declared } == ["a–d–c"])
    #expect(try paths(graph, "b", "c") { $0.direction = .declared } == [])
    #expect(try paths(graph, "b", "c") { $0.direction = .reversed } == ["b←c"])
  }

  @Test("A planned tie is no way to go unless it is asked for")
  func planned() throws {
    let graph = try square.graph
    #expect(try paths(graph, "a", "z") == [])
    #expect(try paths(graph, "a", "z") { $0.selection.standings.insert(.planned) } == ["a–d→z"])
  }

  @Test("The best supported tie of a step comes first: asserted, then by citations, then by place")
  func evidence() throws {
    let graph = try Dossier(
      "a", "b", "a rival b | modality: planned", "a aids b | said-by: a",
      "a supports b", "b aids a | cite: [july, august]", "a opposes b"
    ).graph
    var options = Projection.Options()
    options.dropsNegative = false
    options.selection = .everything
    let step = try #require(
      graph.paths(from: 0, to: 1, options).first?.steps.first)
    #expect(
      step.ties.map(graph.text) == [
        "b aids a", "a supports b", "a opposes b", "a aids b", "a rival b",
      ])
    #expect(step.direction == .in)
  }

  @Test("Lengths are strengths inverted, or costs")
  func lengths() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,4\nb,c,4\na,c,1\n")
    #expect(try paths(graph, "a", "c") == ["a→c"])
    #expect(try paths(graph, "a", "c") { $0.weight = .strength } == ["a→b→c"])
    var options = Projection.Options()
    options.weight = .strength
    #expect(try graph.paths(from: 0, to: 2, options).first?.length == 0.5)
  }

  @Test("A folded tie keeps its own direction, seen from the state")
  func folded() throws {
    let graph = try Dossier("l leader", "a", "b", "l holds-office a", "l visited b").graph
    #expect(try paths(graph, "a", "b") { $0.folding = .leaders } == ["a→b"])
    #expect(try paths(graph, "b", "a") { $0.folding = .leaders } == ["b←a"])
  }

  @Test("Who is folded or left out is refused, with the states")
  func leftOut() throws {
    let graph = try Dossier("l leader", "a", "b", "l holds-office a", "l visited b").graph
    #expect(throws: Projection.Refusal.leftOut(entity: 0, foldedInto: [1])) {
      try paths(graph, "l", "b") { $0.folding = .leaders }
    }
    #expect(throws: Projection.Refusal.leftOut(entity: 0, foldedInto: [])) {
      try paths(graph, "l", "b") { $0.selection.entityKinds = [.state] }
    }
  }

  @Test("From an entity to itself under another name there is no step")
  func same() throws {
    let graph = try Dossier("x leader", "y leader", "x same-as y").graph
    #expect(try paths(graph, "x", "y") == [""])
  }

  @Test("Belarus is connected to the Secretary-General by plans only")
  func summit() throws {
    let graph = try Summit.graph()
    #expect(try paths(graph, "belarus", "guterres") == [])
    #expect(
      try paths(graph, "belarus", "guterres") { $0.selection.standings.insert(.planned) }
        == ["belarus→astana-summit←guterres"])
  }
}
