import Testing

@testable import EntenteModel

@Suite("Entities that may be one")
struct ProposedMergeTests {
  @Test(
    "Names that are nearly alike are proposed, and not merged",
    arguments: [
      ("Nerendra Modi", "Narendra Modi", "one letter apart"),
      ("Tayyip Erdogan", "Recep Tayyip Erdogan", "is part of"),
      ("Putin", "Vladimir Putin", "is part of"),
      ("Jinping Xi", "Xi Jinping", "same words"),
      ("Muammar Gaddafi", "Moammar Qadhafi", "sound alike"),
    ])
  func persons(first: String, second: String, reason: String) throws {
    for order in [[0, 1], [1, 0]] {
      let graph = try Inputs().dossier(Entity(id: "a", kind: .leader, name: first))
        .dossier(Entity(id: "b", kind: .person, name: second)).graph(order: order)
      #expect(graph.entities.count == 2)
      let proposals = graph.proposedMerges()
      #expect(proposals.map(\.first) == [0] && proposals.map(\.second) == [1])
      #expect(proposals.first?.likeness.description.contains(reason) == true)
    }
  }

  @Test(
    "British and American spelling and known names of states are proposed",
    arguments: [
      ("Shanghai Cooperation Organisation", "Shanghai Cooperation Organization", "spelled alike"),
      ("Ministry of Defence", "The Ministry of Defense", "spelled alike"),
      ("Labour Party", "Labor Party", "spelled alike"),
      ("Türkiye", "Turkey", "names of one state"), ("Burma", "Myanmar", "names of one state"),
    ])
  func spelling(first: String, second: String, reason: String) throws {
    let graph = try Inputs().table(.node("x", first)).table(.node("y", second)).graph()
    #expect(graph.proposedMerges().count == 1)
    #expect(graph.proposedMerges().first?.likeness.description.contains(reason) == true)
  }

  @Test(
    "Names that only look alike are not proposed",
    arguments: [
      ("Gambia", "Zambia"), ("Ireland", "Iceland"), ("Niger", "Nigeria"), ("Iran", "Iraq"),
      ("Summit 2023", "Summit 2024"), ("Astana", "Astana airport"), ("Austria", "Australia"),
      ("United Nations", "United Nations Security Council"), ("Asia", "Central Asia"),
      ("North Korea", "South Korea"), ("North Macedonia", "South Macedonia"),
    ])
  func lookalikes(first: String, second: String) throws {
    let graph = try Inputs().dossier(.place("x", first)).table(.node("y", second)).graph()
    #expect(graph.proposedMerges().isEmpty)
  }

  @Test("What can't be one by kind or code is not proposed")
  func excluded() throws {
    #expect(
      try Inputs().dossier(.state("a", "Türkiye")).dossier(.place("b", "Turkey")).graph()
        .proposedMerges().isEmpty)
    #expect(
      try Inputs().dossier(.state("a", "Congo", iso: "COG"))
        .dossier(.state("b", "Congo", iso: "COD")).graph().proposedMerges().isEmpty)
    let holder = Entity(id: "a", kind: .leader, name: "Leader of Iran", isUnnamed: true)
    #expect(
      try Inputs().dossier(holder).dossier(.node("b", "Leader of Iram")).graph().proposedMerges()
        .isEmpty)
  }

  @Test("A name that merged nothing because two go by it is proposed, within one input it is not")
  func ambiguous() throws {
    let graph = try Inputs().dossier(.state("a", "Georgia"), .place("b", "Georgia"))
      .table(.node("1", "Georgia")).graph()
    #expect(
      graph.proposedMerges().map(\.likeness) == [.equalName("Georgia"), .equalName("Georgia")])
    #expect(
      try Inputs().table(.node("1", "Woman"), .node("2", "Woman")).graph().proposedMerges().isEmpty)
  }

  @Test("One family name that several persons have proposes none of them")
  func familyNames() throws {
    let graph = try Inputs().dossier(
      Entity(id: "a", kind: .person, name: "Kim Jong Un"),
      Entity(id: "b", kind: .person, name: "Donald Trump"),
      Entity(id: "c", kind: .person, name: "Melania Trump")
    ).dossier(Entity(id: "d", kind: .person, name: "Trump")).graph()
    #expect(graph.proposedMerges().isEmpty)
  }

  @Test("Thousands of names that are alike are no trouble")
  func many() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: []))
    for i in 0..<5_000 {
      builder.add(
        Entity(id: "\(i)", kind: .person, name: "Agent \(i % 700) of the house"), from: file)
    }
    let clock = ContinuousClock()
    let graph = try builder.build()
    // Comparing each with each would take minutes.
    #expect(clock.measure { _ = graph.proposedMerges() } < .seconds(30))
  }
}
