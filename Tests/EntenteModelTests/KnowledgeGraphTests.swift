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
    #expect(
      graph.merges == [EntityMerge(kept: "russia", merged: "rf", reason: "equal code iso:RUS")])
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

  @Test("A code of one entity under the id of another is an error, even as a second code")
  func crossedCodes() throws {
    let problem = try problem(
      Entity(id: "russia", codes: [.init(scheme: "iso", value: "RUS")]),
      Entity(id: "china", codes: [.init(scheme: "wd", value: "Q148")]),
      Entity(
        id: "russia",
        codes: [.init(scheme: "iso", value: "RUS"), .init(scheme: "wd", value: "Q148")]))
    #expect(problem.rule == "code-conflict")
    #expect(problem.message.contains("'russia' and 'china' share the code wd:Q148"))
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

@Suite("Building a graph")
struct BuildingTests {
  @Test("Sources of one id and one description are one, others are marked with their file")
  func sources() throws {
    var builder = KnowledgeGraph.Builder()
    for (name, year) in [("a.yaml", 2023), ("b.yaml", 2023), ("c.yaml", 2024), ("d/c.yaml", 2025)] {
      let file = builder.add(InputFile(name: name, bytes: []), declaresByUse: true)
      builder.add(Source(id: "wire", date: PartialDate(year: year)), from: file)
      var claim = Claim("a", .tied, "b")
      claim.citations = [Citation(source: "wire")]
      builder.add(claim, from: file)
    }
    let graph = try builder.build()
    #expect(graph.sources.map(\.id) == ["wire", "c.yaml:wire", "c.yaml#2:wire"])
    #expect(
      graph.claims.map { $0.citations.map(\.source) }
        == [["wire"], ["wire"], ["c.yaml:wire"], ["c.yaml#2:wire"]])
  }

  @Test("A source that another file declares can be cited, if one only is meant")
  func foreignSource() throws {
    var builder = KnowledgeGraph.Builder()
    let first = builder.add(InputFile(name: "a.yaml", bytes: []))
    let second = builder.add(InputFile(name: "b.yaml", bytes: []))
    builder.add(Source(id: "wire"), from: first)
    builder.add(Entity(id: "x"), from: first)
    var claim = Claim("x", .tied, "x")
    claim.citations = [Citation(source: "wire")]
    builder.add(claim, from: second)
    #expect(try builder.build().claims[0].citations == [Citation(source: "wire")])

    let third = builder.add(InputFile(name: "c.yaml", bytes: []))
    builder.add(Source(id: "wire", date: PartialDate(year: 2024)), from: third)
    let error = #expect(throws: ReadError.self) { try builder.build() }
    #expect(error?.problems.first?.message.contains("several files") == true)
  }

  @Test("A kind that a relation does not take is a warning with the kinds that it takes")
  func kindWarnings() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: Array("one\n  two".utf8)))
    builder.add(Entity(id: "astana", kind: .place), from: file)
    builder.add(Entity(id: "sco", kind: .organization), from: file)
    builder.add(Claim("astana", .member, "sco"), from: file, at: 6)
    builder.add(Claim("sco", .member, "astana"), from: file, at: 6)
    let graph = try builder.build()
    #expect(graph.problems.map(\.rule) == ["kind-mismatch", "kind-mismatch"])
    #expect(graph.problems.allSatisfy { $0.severity == .warning })
    let first = try #require(graph.problems.first)
    #expect(
      first.message
        == "'astana' is of kind 'place', which 'member' does not take as its subject")
    #expect(first.hint == "it takes: state, person, organization, bloc")
    #expect(first.location == SourceLocation(file: "a.yaml", line: 2, column: 3, lineText: "  two"))
  }

  @Test("Unknown ids are errors with a hint, in the order of files and lines")
  func unknownIDs() throws {
    var builder = KnowledgeGraph.Builder()
    let first = builder.add(InputFile(name: "z.yaml", bytes: Array("one\ntwo\n".utf8)))
    let second = builder.add(InputFile(name: "a.yaml", bytes: Array("one\ntwo\n".utf8)))
    builder.add(Entity(id: "belarus"), from: first)
    var claim = Claim("balarus", .member, "belarus")
    claim.at = "atlantis"
    claim.citations = [Citation(source: "nowhere")]
    builder.add(Claim("belarus", .member, "neverland"), from: second, at: 0)
    builder.add(claim, from: first, at: 4)
    let error = #expect(throws: ReadError.self) { try builder.build() }
    let problems = try #require(error?.problems)
    #expect(problems.map { $0.location?.file } == ["z.yaml", "z.yaml", "z.yaml", "a.yaml"])
    #expect(
      Set(problems.map(\.message)) == [
        "unknown source 'nowhere'", "unknown entity 'balarus'", "unknown entity 'atlantis'",
        "unknown entity 'neverland'",
      ])
    #expect(problems.contains { $0.hint == "did you mean 'belarus'?" })
    #expect(problems.contains { $0.hint == "declare it under 'entities:'" })
    #expect(problems.contains { $0.hint == "declare it under 'sources:'" })
  }

  @Test("The place of a byte is its line, and its column in characters")
  func places() {
    let text = "a\r\nbcd\rÉé🇰🇿x\n\nlast"
    let file = InputFile(name: "f", bytes: Array(text.utf8))
    func place(_ marker: String) -> [Int] {
      let range = text.utf8.firstRange(of: marker.utf8)
      let offset = range.map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? -1
      let location = file.location(ofByte: offset)
      return [location.line, location.column]
    }
    #expect(place("a") == [1, 1])
    #expect(place("cd") == [2, 2])
    #expect(place("x") == [3, 4])
    #expect(place("last") == [5, 1])
    #expect(file.location(ofByte: 9999).line == 5)
    #expect(
      file.location(ofByte: -1) == SourceLocation(file: "f", line: 1, column: 1, lineText: "a"))
    let marked = InputFile(name: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("key".utf8))
    #expect(
      marked.location(ofByte: 3) == SourceLocation(file: "f", line: 1, column: 1, lineText: "key"))
    #expect(InputFile(name: "f", bytes: []).location(ofByte: 0).line == 1)
  }

  @Test("The place in a long file agrees with counting", arguments: [4095, 4096, 4097, 12_000])
  func longFiles(length: Int) {
    let bytes = (0..<length).map { i in
      i % 61 == 60 ? UInt8(ascii: "\n") : i % 97 == 96 ? UInt8(ascii: "\r") : UInt8(ascii: "x")
    }
    let file = InputFile(name: "f", bytes: bytes)
    var (line, start) = (1, 0)
    for i in bytes.indices {
      if i % 13 == 0 {
        let location = file.location(ofByte: i)
        #expect(location.line == line && location.column == i - start + 1)
      }
      let isEnd =
        bytes[i] == UInt8(ascii: "\n")
        || (bytes[i] == UInt8(ascii: "\r")
          && (i + 1 == length || bytes[i + 1] != UInt8(ascii: "\n")))
      if isEnd { (line, start) = (line + 1, i + 1) }
    }
  }

  @Test("A place far along a line counts on, and shows no excerpt")
  func longLines() {
    let file = InputFile(name: "f", bytes: Array(String(repeating: "é", count: 5000).utf8))
    #expect(file.location(ofByte: 9000) == SourceLocation(file: "f", line: 1, column: 4501))
    #expect(file.location(ofByte: 10).lineText.count == 4095)
  }

  @Test("More kinds than a graph can number are an error, not the end of the program")
  func tooManyKinds() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "e.csv", bytes: []), declaresByUse: true)
    for i in 0..<65_600 {
      builder.add(Claim("a", Relation.Kind(rawValue: "kind \(i)"), "b"), from: file)
    }
    let error = #expect(throws: ReadError.self) { try builder.build() }
    #expect(error?.problems.map(\.rule) == ["too-many-kinds"])
    #expect(error?.problems.first?.message.contains("65,536 kinds of relation") == true)
  }

  @Test("Problems beyond a thousand are counted as more")
  func manyProblems() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: []))
    builder.add(Entity(id: "x", kind: .place), from: file)
    for _ in 0..<1500 { builder.add(Claim("x", .metWith, "x"), from: file) }
    let problems = try builder.build().problems
    #expect(problems.count == 1001)
    #expect(problems.last?.rule == "too-many-problems")
  }

  @Test("Without a period, each source speaks for its own date")
  func sourceDates() throws {
    var builder = KnowledgeGraph.Builder()
    let file = builder.add(InputFile(name: "a.yaml", bytes: []), declaresByUse: true)
    builder.add(Source(id: "early", date: try PartialDate("2020-01-01")), from: file)
    builder.add(Source(id: "late", date: try PartialDate("2024-01-01")), from: file)
    var lasting = Claim("a", .member, "b")
    lasting.citations = [Citation(source: "late"), Citation(source: "early")]
    var planned = lasting
    planned.modality = .planned
    var once = Claim("a", .metWith, "b")
    once.citations = lasting.citations
    for claim in [lasting, planned, once] { builder.add(claim, from: file) }
    let storage = try builder.build().storage
    func extent(_ claim: Int) -> Extent {
      Extent(
        ofClaim: claim, in: storage.claims, vocabulary: storage.vocabulary,
        periods: storage.periods, sources: storage.sources)
    }
    let (early, late) = (
      try PartialDate("2020-01-01").earliest, try PartialDate("2024-01-01").earliest
    )
    #expect(extent(0).latestStart == early && extent(0).earliestEnd == late)
    #expect(extent(1).earliestStart == late)
    #expect(extent(2).latestEnd == early)
  }
}
