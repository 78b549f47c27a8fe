import Testing

@testable import EntenteModel

@Suite("Merging by name")
struct MergingTests {
  @Test("Entities of two inputs with one name are one, whatever the spelling of it")
  func spelling() throws {
    let graph = try Inputs().dossier(.state("ci", "Côte d’Ivoire")).table(
      .node("7", "COTE  D'IVOIRE")
    ).graph()
    #expect(graph.entities.map(\.id) == ["ci"])
    #expect(graph.entities[0].kind == .state)
    #expect(graph.merges.map(\.reason) == ["equal name 'COTE  D'IVOIRE'"])
    #expect(graph.merges.map(\.merged) == ["7"])
  }

  @Test("A name that is an alias elsewhere merges as well")
  func aliases() throws {
    let un = Entity(
      id: "un", kind: .organization, name: "United Nations", aliases: ["UN"])
    let graph = try Inputs().dossier(un).table(.node("3", "UN")).graph()
    #expect(graph.entities.count == 1)
    #expect(graph.merges.map(\.reason) == ["equal alias 'UN'"])
  }

  @Test("Within one input two entities of one name are two, and merge with nothing")
  func sharedInOneInput() throws {
    let inputs = Inputs().table(.node("1", "Woman"), .node("2", "Woman"))
      .table(.node("1", "Woman"))
    #expect(try inputs.count() == 3)
    #expect(try Inputs().dossier(.state("a", "A B"), .state("b", "A B")).count() == 2)
  }

  @Test("Georgia is not Georgia: kinds must agree")
  func kinds() throws {
    #expect(
      try Inputs().dossier(.state("a", "Georgia")).dossier(.place("b", "Georgia")).count() == 2)
    let states = Inputs().dossier(.state("a", "Georgia"), .place("b", "Georgia"))
      .dossier(.state("c", "Georgia"))
    #expect(try states.partition() == [["0/0", "1/0"], ["0/1"]])
  }

  @Test("Georgia is not Georgia: codes must not differ")
  func codes() throws {
    let georgias = Inputs().dossier(.state("a", "Georgia", iso: "GEO"))
      .dossier(.state("b", "Georgia", iso: "USA"))
    #expect(try georgias.count() == 2)
    #expect(try georgias.table(.node("1", "Georgia")).count() == 3)
  }

  @Test("An entity of no kind merges with any, unless two kinds go by its name")
  func plain() throws {
    let one = Inputs().dossier(.state("a", "Georgia")).table(.node("1", "Georgia"))
    #expect(try one.count() == 1)
    #expect(try one.dossier(.place("b", "Georgia")).count() == 3)
    #expect(
      try Inputs().dossier(.state("a", "Georgia"), .place("b", "Georgia"))
        .table(.node("1", "Georgia")).count() == 3)
  }

  @Test("A person of one input may be a leader of another")
  func subkinds() throws {
    for (a, b) in [(Entity.Kind.person, Entity.Kind.leader), (.leader, .person)] {
      let graph = try Inputs().dossier(Entity(id: "a", kind: a, name: "Xi Jinping"))
        .dossier(Entity(id: "b", kind: b, name: "Xi Jinping")).graph()
      #expect(graph.entities.map(\.kind) == [.leader])
    }
  }

  @Test("The holder of an office who is not named merges with nothing by name")
  func unnamed() throws {
    let holder = Entity(id: "a", kind: .leader, name: "Leader of Mongolia", isUnnamed: true)
    #expect(try Inputs().dossier(holder).table(.node("1", "Leader of Mongolia")).count() == 2)
  }

  @Test("Two names of one entity that lead to two of another input lead to none")
  func twoMatches() throws {
    let un = Entity(id: "a", kind: .organization, name: "United Nations", aliases: ["UN"])
    let inputs = Inputs().dossier(un).table(.node("1", "United Nations"), .node("2", "UN"))
    #expect(try inputs.count() == 3)
  }

  @Test("A name may not tie two entities whose codes differ, even by way of a third")
  func codesByThirdInput() throws {
    let bridge = Entity(id: "1", name: "Congo", aliases: ["Zaire"])
    let inputs = Inputs().dossier(.state("a", "Congo", iso: "COG")).table(bridge)
      .dossier(.state("b", "Zaire", iso: "COD"))
    #expect(try inputs.count() == 3)
  }

  @Test("An id that is a word is the name of its node; a number, or a numbering, is not")
  func ids() throws {
    #expect(try Inputs().edges("Russia", "China").edges("russia", "India").count() == 3)
    #expect(try Inputs().edges("1", "2", "3").edges("1", "2").count() == 5)
    #expect(try Inputs().edges("n1", "n2").edges("n1", "n2").count() == 4)
    #expect(try Inputs().edges("a", "b", "c").edges("a", "b").count() == 5)
    #expect(try Inputs().edges("中国", "印度").edges("中国", "印度").count() == 2)
    #expect(
      try Inputs().edges("G7", "G20", "France", "Italy", "Japan")
        .edges("G20", "Brazil", "India").count() == 7)
    #expect(try Inputs().table(.node("a", "1")).table(.node("b", "1")).count() == 2)
  }

  @Test("The id of a dossier stays, wherever it stands among the inputs")
  func keptID() throws {
    let inputs = Inputs().table(.node("7", "Russia")).dossier(.state("russia", "Russia"))
    let graph = try inputs.graph()
    #expect(graph.entities.map(\.id) == ["russia"])
    #expect(graph.position(ofEntity: "7") == 0)
    #expect(graph.merges.map(\.kept) == ["russia"])
  }

  @Test("Merging by name can be refused, for all or for one")
  func refusal() throws {
    let inputs = Inputs().dossier(.state("a", "Georgia"), .state("b", "Chad"))
      .table(.node("1", "Georgia"), .node("2", "Chad"))
    #expect(try inputs.graph(merging: .init(byName: false)).entities.count == 4)
    let apart = try inputs.graph(merging: .init(keptApart: ["Georgia"]))
    #expect(apart.entities.map(\.name) == ["Georgia", "Chad", "Georgia"])
    #expect(try inputs.graph(merging: .init(keptApart: ["b"])).entities.count == 3)
    let codes = Inputs().dossier(.state("a", iso: "GEO")).dossier(.state("c", iso: "GEO"))
    #expect(try codes.count() == 1)
    #expect(try codes.graph(merging: .init(keptApart: ["c"])).entities.count == 2)
  }

  @Test("A word that keeps nothing apart is an error with a near one")
  func unknownRefusal() throws {
    let error = #expect(throws: ReadError.self) {
      try Inputs().dossier(.state("georgia")).graph(merging: .init(keptApart: ["goergia"]))
    }
    #expect(error?.problems.map(\.rule) == ["unknown-id"])
    #expect(error?.problems.first?.hint == "did you mean 'georgia'?")
  }

  @Test("The order of the inputs does not change what is one", arguments: 0..<200 as Range<UInt64>)
  func order(seed: UInt64) throws {
    var random = SplitMix(seed)
    let names = ["Georgia", "GEORGIA", "Chad", "Mali", "Tchad", "Sakartvelo"]
    let kinds: [Entity.Kind] = [.plain, .plain, .state, .place, .person, .leader]
    var inputs = Inputs()
    for number in 0..<4 {
      let isTable = Bool.random(using: &random)
      let entities = (0..<Int.random(in: 1...3, using: &random)).map { i in
        var entity = Entity(
          id: "\(number)x\(i)", kind: kinds.randomElement(using: &random) ?? .plain,
          name: names.randomElement(using: &random))
        if Int.random(in: 0..<3, using: &random) == 0 {
          entity.aliases = [names.randomElement(using: &random) ?? ""]
        }
        // One kind for one code, so that no code is an error.
        if entity.kind == .state, Bool.random(using: &random) {
          entity.codes = [
            .init(scheme: "iso", value: ["GEO", "TCD"].randomElement(using: &random) ?? "")
          ]
        }
        return entity
      }
      inputs.inputs.append(.init(entities: entities, isTable: isTable))
    }
    let expected = try inputs.partition()
    for _ in 0..<6 {
      #expect(try inputs.partition(order: [0, 1, 2, 3].shuffled(using: &random)) == expected)
    }
  }
}
