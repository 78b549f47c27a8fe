@testable import EntenteModel
import Testing

@Suite("Entities of several inputs")
struct EntityResolutionTests {
  @Test("Declarations of one global id are one entity, the later adding what it knows")
  func equalID() throws {
    let graph = try graph(
      Entity(id: "russia", name: "Russia", aliases: ["RF"]),
      Entity(
        id: "russia", kind: .state, name: "Russian Federation", aliases: ["RF", "Russland"],
        codes: [.init(scheme: "iso", value: "RUS")]))
    #expect(
      Array(graph.entities) == [
        Entity(
          id: "russia", kind: .state, name: "Russia",
          aliases: ["RF", "Russian Federation", "Russland"],
          codes: [.init(scheme: "iso", value: "RUS")])
      ])
    #expect(graph.merges.map(\.reason) == ["equal id"])
  }

  @Test("A better name takes the place of an id, and is no alias as well")
  func betterName() throws {
    let graph = try graph(Entity(id: "russia"), Entity(id: "russia", name: "Russia"))
    #expect(graph.entities[0].name == "Russia")
    #expect(graph.entities[0].aliases.isEmpty)
  }

  @Test("Declarations that share a code are one entity under the first id")
  func equalCode() throws {
    let graph = try graph(
      Entity(id: "russia", kind: .state, codes: [.init(scheme: "iso", value: "RUS")]),
      Entity(id: "rf", kind: .state, codes: [.init(scheme: "iso", value: "RUS")]))
    #expect(graph.entities.map(\.id) == ["russia"])
    #expect(graph.position(ofEntity: "rf") == 0)
    let merge = try #require(graph.merges.first)
    #expect(graph.merges.count == 1)
    #expect((merge.kept, merge.merged) == ("russia", "rf"))
    #expect(merge.reason == "equal code iso:RUS")
    #expect(merge.keptLocation.file == "0.yaml")
    #expect(merge.mergedLocation.file == "1.yaml")
    #expect(graph.problems.isEmpty)
  }

  @Test("Two ids of one file that share a code are one entity, with a warning")
  func equalCodeInOneFile() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: Array("one\ntwo".utf8)))
    let code = Entity.Code(scheme: "iso", value: "RUS")
    builder.add(Entity(id: "russia", codes: [code]), from: file)
    builder.add(Entity(id: "belarus", codes: [code]), from: file, at: 4)
    let graph = try builder.build()
    #expect(graph.problems.map(\.rule) == ["shared-code"])
    #expect(graph.problems.first?.severity == .warning)
    #expect(graph.problems.first?.location?.line == 2)
  }

  @Test("A person may turn out a leader, and an entity of no kind anything")
  func subkinds() throws {
    #expect(
      try self.graph(Entity(id: "xi", kind: .person), Entity(id: "xi", kind: .leader))
        .entities[0].kind == .leader)
    #expect(
      try graph(Entity(id: "xi", kind: .leader), Entity(id: "xi", kind: .person))
        .entities[0].kind == .leader)
    #expect(
      try graph(Entity(id: "xi", kind: .leader), Entity(id: "xi")).entities[0].kind == .leader)
  }

  @Test("One id with two kinds is an error")
  func kindConflict() throws {
    let problem = try problem(
      Entity(id: "georgia", kind: .state), Entity(id: "georgia", kind: .place))
    #expect(problem.rule == "kind-conflict")
    #expect(problem.message.contains("'georgia' is of kind 'place' here"))
    #expect(problem.location?.file == "1.yaml")
    #expect(problem.hint != nil)
  }

  @Test("One id with two codes of a scheme is an error")
  func codeConflict() throws {
    let problem = try problem(
      Entity(id: "congo", codes: [.init(scheme: "iso", value: "COG")]),
      Entity(id: "congo", codes: [.init(scheme: "iso", value: "COD")]))
    #expect(problem.rule == "code-conflict")
    #expect(problem.message.contains("iso:COD here, but iso:COG elsewhere"))
  }

  @Test("Two entities of one file are not made one by a code in another, whatever the order")
  func crossedCodes() throws {
    let russia = Entity.Code(scheme: "iso", value: "RUS")
    let china = Entity.Code(scheme: "wd", value: "Q148")
    for order in [[0, 1], [1, 0]] {
      var builder = KnowledgeGraph.Builder()
      for input in order {
        let file = builder.add(InputFile(name: "\(input).yaml", bytes: []))
        if input == 0 {
          builder.add(Entity(id: "russia", codes: [russia]), from: file)
          builder.add(Entity(id: "china", codes: [china]), from: file)
        } else {
          builder.add(Entity(id: "russia", codes: [russia, china]), from: file)
        }
      }
      let error = #expect(throws: ReadError.self) { try builder.build() }
      #expect(error?.problems.map(\.rule) == ["code-conflict"])
      #expect(error?.problems.first?.message.contains("'russia' and 'china'") == true)
      #expect(error?.problems.first?.location?.file == "0.yaml")
    }
  }

  @Test("Inputs that give an entity two ids and one code are one, even by way of a third")
  func codeByThirdInput() throws {
    let code = Entity.Code(scheme: "iso", value: "RUS")
    let declarations = [
      Entity(id: "russia", kind: .state), Entity(id: "russia", kind: .state, codes: [code]),
      Entity(id: "rf", kind: .state, codes: [code]),
    ]
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
      let graph = try build(order.map { declarations[$0] })
      #expect(graph.entities.count == 1)
      #expect(graph.problems.isEmpty)
    }
  }

  @Test("One id that means wholly different names in two files is doubtful")
  func differingNames() throws {
    let graph = try graph(Entity(id: "1", name: "Napoleon"), Entity(id: "1", name: "Myriel"))
    let problem = try #require(graph.problems.first)
    #expect(graph.problems.count == 1)
    #expect((problem.rule, problem.severity) == ("id-names-differ", .warning))
    #expect(problem.message.contains("'Myriel' here, but 'Napoleon' in 0.yaml:1"))
    #expect(problem.location?.file == "1.yaml")
    #expect(problem.hint != nil)
  }

  @Test(
    "Names that resemble each other raise no doubt of one id",
    arguments: [
      ("Russia", "Russian Federation"), ("Turkey", "Türkiye"), ("United Nations", "UN"),
      ("Nerendra Modi", "Narendra Modi"), ("Burma", "Myanmar"), ("Xi Jinping", "Xi"),
    ])
  func alikeNames(first: String, second: String) throws {
    let graph = try graph(Entity(id: "1", name: first), Entity(id: "1", name: second))
    #expect(graph.problems.isEmpty)
  }

  @Test(
    "Ids of foreign files mean something in their group only, and keep out of the dossiers' way")
  func localIDs() throws {
    var builder = KnowledgeGraph.Builder()
    let table = builder.add(
      InputFile(name: "x/edges.csv", bytes: []), scope: .group(0), declaresByUse: true)
    let other = builder.add(
      InputFile(name: "y/edges.csv", bytes: []), scope: .group(1), declaresByUse: true)
    let dossier = builder.add(InputFile(name: "d.yaml", bytes: []))
    builder.add(Claim("1", .tied, "2"), from: table)
    builder.add(Claim("1", .tied, "3"), from: other)
    builder.add(Entity(id: "1", kind: .state), from: dossier)
    builder.add(Claim("1", .tied, "1"), from: dossier)
    let graph = try builder.build()
    #expect(graph.entities.map(\.id) == ["1", "edges.csv:1", "2", "edges.csv#2:1", "3"])
    #expect(graph.claims.map(\.subject) == ["edges.csv:1", "edges.csv#2:1", "1"])
    #expect(graph.position(ofEntity: "1") == 0)
    #expect(graph.merges.isEmpty)
  }

  @Test("Files of one group share their ids")
  func groups() throws {
    var builder = KnowledgeGraph.Builder()
    let nodes = builder.add(
      InputFile(name: "nodes.csv", bytes: []), scope: .group(3), declaresByUse: true)
    let edges = builder.add(
      InputFile(name: "edges.csv", bytes: []), scope: .group(3), declaresByUse: true)
    builder.add(Claim("1", .tied, "2"), from: edges)
    builder.add(Entity(id: "2", name: "Two"), from: nodes)
    #expect(try builder.build().entities.map(\.name) == ["Two", "1"])
  }

  private func graph(_ entities: Entity...) throws -> KnowledgeGraph { try build(entities) }

  private func build(_ entities: [Entity]) throws -> KnowledgeGraph {
    var builder = KnowledgeGraph.Builder()
    for (i, entity) in entities.enumerated() {
      builder.add(entity, from: builder.add(InputFile(name: "\(i).yaml", bytes: [])))
    }
    return try builder.build()
  }

  private func problem(_ entities: Entity...) throws -> Problem {
    let error = #expect(throws: ReadError.self) { try build(entities) }
    let problems = try #require(error?.problems)
    #expect(problems.count == 1)
    return try #require(problems.first)
  }
}
