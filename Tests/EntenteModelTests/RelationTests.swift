@testable import EntenteModel
import Testing

@Suite("Relations of a graph")
struct RelationTests {
  @Test("The ends of a symmetric relation are in the order of the entities, whoever is named first")
  func symmetricEnds() throws {
    let graph = try graph(
      Claim("xi", .metWith, "putin", period: try Period("2024-07-03")),
      Claim("putin", .metWith, "xi", period: try Period("2024-07-03")))
    #expect(graph.relations.count == 1)
    #expect(graph.relations[0].subject == graph.position(ofEntity: "putin"))
    #expect(graph.relations[0].object == graph.position(ofEntity: "xi"))
    #expect(!graph.relations[0].isDirected)
    #expect(graph.relations[0].claims == [0, 1])
    #expect(graph.claims[0].subject == "xi", "a claim stays as its source has it")
    #expect(graph.relations[0].other(than: graph.relations[0].subject) == graph.relations[0].object)
  }

  @Test("A directed relation and its reverse are two")
  func directedEnds() throws {
    let graph = try graph(Claim("putin", .attends, "xi"), Claim("xi", .attends, "putin"))
    #expect(graph.relations.count == 2)
    #expect(graph.relations[1].subject == graph.position(ofEntity: "xi"))
    #expect(graph.relations.allSatisfy { $0.isDirected })
  }

  @Test("Role, place and key keep relations apart")
  func keys() throws {
    var president = Claim("putin", .holdsOffice, "russia")
    president.role = "President"
    var minister = Claim("putin", .holdsOffice, "russia")
    minister.role = "Prime Minister"
    var there = Claim("putin", .metWith, "xi")
    there.at = "astana"
    let elsewhere = Claim("putin", .metWith, "xi")
    var keyed = Claim("putin", .metWith, "xi")
    keyed.key = "e7"
    let graph = try graph(president, minister, president, there, elsewhere, keyed, there)
    #expect(graph.relations.map(\.claims) == [[0, 2], [1], [3, 6], [4], [5]])
  }

  @Test("A tie that a file calls directed is not one with a tie that it calls undirected")
  func directedByFile() throws {
    var directed = Claim("putin", .tied, "xi")
    directed.isDirected = true
    var undirected = Claim("putin", .tied, "xi")
    undirected.isDirected = false
    let graph = try graph(directed, undirected, directed)
    #expect(graph.relations.map(\.claims) == [[0, 2], [1]])
    #expect(graph.relations.map(\.isDirected) == [true, false])
  }

  @Test("What lasts is one relation, whatever its periods")
  func intervals() throws {
    let graph = try graph(
      Claim("russia", .member, "sco", period: try Period("2001/2005")),
      Claim("russia", .member, "sco", period: try Period("2010/..")),
      Claim("russia", .member, "sco"))
    #expect(graph.relations.map(\.claims) == [[0, 1, 2]])
  }

  @Test("What happens once is one relation only while all periods can be the same day")
  func points() throws {
    let graph = try graph(
      Claim("putin", .metWith, "xi", period: try Period("2024-07-03")),
      Claim("putin", .metWith, "xi", period: try Period("2022-02")),
      Claim("putin", .metWith, "xi", period: try Period("2024-07")),
      Claim("putin", .metWith, "xi", period: try Period("2024-07-04")),
      Claim("putin", .metWith, "xi", period: try Period("2022-02-04")),
      Claim("putin", .metWith, "xi", period: try Period("2022-02-05")))
    #expect(graph.relations.map(\.claims) == [[0, 2], [1, 4], [3], [5]])
  }

  @Test("Relations agree with comparing every pair of claims", arguments: 0..<40 as Range<UInt64>)
  func definition(seed: UInt64) throws {
    var random = SplitMix(seed)
    let periods = try (0..<30).map { _ in
      let start = Int.random(in: 1...20, using: &random)
      let end = start + Int.random(in: 0...5, using: &random)
      return try Period(
        "2024-01-\(start < 10 ? "0" : "")\(start)/2024-01-\(end < 10 ? "0" : "")\(end)")
    }
    let graph = try graph(claims: periods.map { Claim("putin", .metWith, "xi", period: $0) })
    var groups: [[Int]] = []
    let extents = periods.map { Extent(happening: $0, reportedOn: nil, isPlanned: false) }
    for claim in periods.indices {
      let home = groups.firstIndex { group in
        group.allSatisfy { extents[$0].canCoincide(with: extents[claim]) }
      }
      if let home { groups[home].append(claim) } else { groups.append([claim]) }
    }
    #expect(graph.relations.map(\.claims) == groups)
  }

  @Test("Each edge of a table is a relation of its own")
  func ownRelations() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "edges.csv", bytes: []), declaresByUse: true)
    for _ in 0..<3 { builder.add(Claim("a", .tied, "b"), from: file, isOwnRelation: true) }
    #expect(try builder.build().relations.map(\.claims) == [[0], [1], [2]])
  }

  @Test("A property is no relation")
  func properties() throws {
    let graph = try graph(
      Claim(subject: "sco", statement: .property(.inception, value: "2001")),
      Claim("russia", .member, "sco"))
    #expect(graph.claims.count == 2)
    #expect(graph.relations.map(\.claims) == [[1]])
  }

  @Test("Everything that a claim says can be read back from the graph")
  func everyField() throws {
    var claim = Claim("putin", .metWith, "xi", period: try Period("2024-07-03~/.."))
    claim.id = "c1"
    claim.modality = .planned
    claim.polarity = .denied
    claim.saidBy = "russia"
    claim.basis = .inferred
    claim.role = "guest"
    claim.at = "astana"
    claim.standsInFor = "sco"
    claim.between = ["russia", "sco"]
    claim.strength = 2.5
    claim.confidence = 0.75
    claim.note = "a note"
    claim.key = "e1"
    claim.isDirected = false
    claim.citations = [Citation(source: "first", locator: "¶1", quotation: "words")]
    var spoken = claim
    spoken.saidBy = "a bystander"
    var builder = builder()
    let file = builder.add(InputFile(name: "b.yaml", bytes: []))
    builder.add(Source(id: "first"), from: file)
    for claim in [claim, spoken] { builder.add(claim, from: file) }
    #expect(Array(try builder.build().claims) == [claim, spoken])
  }

  @Test("Equal input gives equal order")
  func determinism() throws {
    func names() throws -> [String] {
      var builder = KnowledgeGraph.Builder()
      let file = builder.add(InputFile(name: "c.jsonl", bytes: []), declaresByUse: true)
      for i in 0..<500 {
        builder.add(Claim("n\(i * 7 % 101)", .tied, "n\(i * 13 % 97)"), from: file)
      }
      let graph = try builder.build()
      return graph.entities.map(\.id)
        + graph.relations.map { "\($0.subject) \($0.object) \($0.claims)" }
    }
    #expect(try names() == names())
    #expect(try names().prefix(4) == ["n0", "n7", "n13", "n14"])
  }

  // MARK: Graphs

  private func graph(_ claims: Claim...) throws -> KnowledgeGraph { try graph(claims: claims) }

  private func graph(claims: [Claim]) throws -> KnowledgeGraph {
    var builder = builder()
    let file = builder.add(InputFile(name: "b.yaml", bytes: []))
    for claim in claims { builder.add(claim, from: file) }
    return try builder.build()
  }

  private func builder() -> KnowledgeGraph.Builder {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: []))
    for id in ["russia", "putin", "xi", "sco", "astana"] { builder.add(Entity(id: id), from: file) }
    return builder
  }
}
