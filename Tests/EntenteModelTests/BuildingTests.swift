@testable import EntenteModel
import Testing

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
    builder.add(Entity(id: "summit", kind: .event), from: file)
    builder.add(Entity(id: "sco", kind: .organization), from: file)
    builder.add(Claim("summit", .member, "sco"), from: file, at: 6)
    builder.add(Claim("sco", .member, "summit"), from: file, at: 6)
    let graph = try builder.build()
    #expect(graph.problems.map(\.rule) == ["kind-mismatch", "kind-mismatch"])
    #expect(graph.problems.allSatisfy { $0.severity == .warning })
    let first = try #require(graph.problems.first)
    #expect(
      first.message
        == "'summit' is of kind 'event', which 'member' does not take as its subject")
    #expect(first.hint == "it takes: state, person, organization, bloc, place")
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
