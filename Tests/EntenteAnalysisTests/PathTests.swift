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

  @Test("All that are as short come in the order of the input, and are counted")
  func allShortest() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "e", "a ally b", "a ally c", "b aids d", "c aids d", "d ally e",
      "a ally e"
    ).graph
    let found = try graph.paths(
      from: 0, to: 3, .allShortest(limit: 9), Projection.Options())
    #expect(
      found.paths.map { $0.steps.map { graph.id($0.to) } } == [
        ["b", "d"], ["c", "d"], ["e", "d"],
      ])
    #expect(found.shortestCount == 3)
    let two = try graph.paths(from: 0, to: 3, .allShortest(limit: 2), Projection.Options())
    #expect(two.paths.count == 2)
    #expect(two.shortestCount == 3)
  }

  @Test("Of lengths that tie all are found, and it is known whether there are more")
  func allShortestByLength() throws {
    let graph = try KnowledgeGraph.table(
      "source,target,weight\na,b,2\nb,c,2\na,c,1\na,d,1\nd,c,1\n")
    var options = Projection.Options()
    options.weight = .strength
    let found = try graph.paths(from: 0, to: 2, .allShortest(limit: 9), options)
    #expect(found.paths.map { $0.steps.map { graph.id($0.to) } } == [["c"], ["b", "c"]])
    #expect(found.shortestCount == 2)
    let one = try graph.paths(from: 0, to: 2, .allShortest(limit: 1), options)
    #expect(one.shortestCount == nil)
  }

  @Test("The widest way goes where the weakest tie is strongest")
  func widest() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,4\nb,c,3\na,c,1\na,c,1\n")
    var options = Projection.Options()
    options.weight = .strength
    let found = try graph.paths(from: 0, to: 2, .widest, options).paths
    #expect(found.map { $0.steps.map { graph.id($0.to) } } == [["b", "c"]])
    #expect(found.first?.width == 3)
    #expect(found.first?.steps.map(\.strength) == [4, 3])
    // Strengths of parallel ties add up; the last is not as wide as 4 sources would be.
    options.direction = .declared
    #expect(try graph.paths(from: 2, to: 0, .widest, options).paths.isEmpty)
  }

  @Test("The best supported way is the widest by sources")
  func bestSupported() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally c", "a ally b | cite: [july, august]",
      "b ally c | cite: [july, autumn]"
    ).graph
    var options = Projection.Options()
    options.weight = .sources
    let found = try graph.paths(from: 0, to: 2, .widest, options).paths
    #expect(found.first?.steps.count == 2)
    #expect(found.first?.width == 2)
  }

  @Test("A step that was planned and is reported has the plan as evidence")
  func fulfilled() throws {
    let graph = try Dossier(
      "a leader", "b leader", "c", "b holds-office c",
      "a met-with b | modality: planned, period: 2024-07-03",
      "a met-with b | period: 2024-07-03, cite: august"
    ).graph
    for standings: Set<Claim.Standing> in [[.asserted], [.asserted, .planned]] {
      var options = Projection.Options()
      options.selection.standings = standings
      for count in [1, 2] {
        let step = try #require(
          graph.paths(from: 0, to: 2, count: count, options).first?.steps.first)
        #expect(step.ties.count == 1)
        // With plans asked for, the claim is one of the tie itself.
        #expect(step.plans.count + step.ties[0].claims.count == 2)
      }
    }
  }

  @Test("A plan under another name of one that met is evidence of the meeting")
  func fulfilledByAnother() throws {
    let graph = try Summit.graph()
    let path = try #require(
      graph.paths(
        from: graph.position("putin"), to: graph.position("mongolia"), Projection.Options()
      ).first)
    #expect(path.steps.map { $0.plans.count } == [1, 0])
    #expect(graph.claims[path.steps[0].plans[0]].object == "leader-of-mongolia")
  }

  @Test(
    "The search from both ends finds what a projection gives", arguments: 0..<12 as Range<UInt64>)
  func bothEnds(seed: UInt64) throws {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    func below(_ bound: UInt64) -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state % bound
    }
    var text = "source,target,kind\n"
    let kinds = ["ally", "aids", "rival", "member"]
    for _ in 0..<24 { text += "n\(below(12)),n\(below(12)),\(kinds[Int(below(4))])\n" }
    let graph = try KnowledgeGraph.table(text)
    for direction in Projection.Direction.allCases {
      for target in graph.entities.indices.dropFirst() {
        var options = Projection.Options()
        options.dropsNegative = seed % 2 == 0
        options.direction = direction
        // More than one is looked for in a projection.
        let all = try graph.paths(from: 0, to: target, count: 200, options)
        let found = try graph.paths(from: 0, to: target, .allShortest(limit: 200), options).paths
        let shortest = all.filter { $0.length == all[0].length }
        #expect(found.map(text(of:)) == shortest.map(text(of:)))
        #expect(
          try graph.paths(from: 0, to: target, options).map(text(of:))
            == shortest.prefix(1).map(text(of:)))
      }
    }
    func text(of path: EvidencePath) -> String {
      path.steps.map { step in
        "\(step.from) \(step.direction) \(step.to): "
          + step.ties.map(graph.text).joined(separator: "; ")
      }.joined(separator: " | ")
    }
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

extension Claim {
  /// The entity that the claim ties its subject to.
  fileprivate var object: String? {
    if case .relation(_, let object) = statement { object } else { nil }
  }
}
