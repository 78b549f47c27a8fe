import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("FollowTheMoney, written")
struct FollowTheMoneyWritingTests {
  private func lines(_ graph: KnowledgeGraph) throws -> [String] {
    let written = try graph.written(as: .followTheMoney)
    return String(decoding: written.files[0].bytes, as: UTF8.self)
      .split(separator: "\n").map(String.init)
  }

  private func losses(_ graph: KnowledgeGraph) throws -> [String: Int] {
    let losses = try graph.written(as: .followTheMoney).losses
    return Dictionary(losses.map { ($0.what, $0.count) }, uniquingKeysWith: +)
  }

  private func dossier(_ claims: String...) throws -> KnowledgeGraph {
    let text = """
      entente: 1
      sources:
        wire: {date: 2024-07-03, title: The wire, publisher: A paper, url: "https://example.org/1"}
      entities:
        putin: {kind: leader, name: Vladimir Putin, aliases: [V. Putin], wd: Q7747}
        russia: {kind: state, name: Russia, iso: RUS}
        sco: {kind: organization, name: SCO}
        summit: {kind: event, name: Summit}
        étoile: {kind: place, name: Étoile}
      claims:
      """
    let body = claims.map { "\n  - {\($0), cite: wire ¶1}" }.joined()
    return try KnowledgeGraph(reading: [InputFile("a.yaml", text + body + "\n")])
  }

  /// Entities of many schemata, in the order and form in which they are written.
  private static let native = [
    #"{"id":"a1","schema":"Address","properties":{"full":["1 Main St","Main St 1"],"city":["X"]}}"#,
    #"{"id":"c1","schema":"Company","properties":{"name":["Acme","Acme Ltd","AC"],"sourceUrl":["https://example.org/c"],"alias":["AC"],"previousName":["Old"],"incorporationDate":["1999-05"],"addressEntity":["a1"]},"datasets":["set"]}"#,
    #"{"id":"p1","schema":"Person","properties":{"name":["A. Person"],"wikidataId":["Q1"],"birthDate":["1950"]}}"#,
    #"{"id":"p2","schema":"Person","properties":{"name":["B"],"sourceUrl":["https://example.org/b"]}}"#,
    #"{"id":"v1","schema":"Vessel","properties":{"name":["Ship"],"imoNumber":["0012"],"owner":["c1"]}}"#,
    #"{"id":"d1","schema":"Directorship","properties":{"director":["p1"],"organization":["c1"],"status":["x","y"],"role":["Chair"],"startDate":["2001-02-03"]}}"#,
    #"{"id":"m1","schema":"Payment","properties":{"payer":["p1","p2"],"beneficiary":["c1","elsewhere"],"amountEur":["100.50"],"date":["2011-12-29"]}}"#,
    #"{"id":"f1","schema":"Family","properties":{"person":["p1"],"relative":["p2"],"relationship":["aunt"]}}"#,
    #"{"id":"o1","schema":"Occupancy","properties":{"holder":["p1"],"post":["q1"],"periodStart":["2001"],"electionDate":["2000-11"]}}"#,
    #"{"id":"w1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"date":["2003"],"startDate":["2001"]}}"#,
    #"{"id":"w2","schema":"Call","properties":{"caller":["p1"],"receiver":["p2"],"date":["2001-05-01","2001-05-07"]}}"#,
  ]

  @Test("Entities of FollowTheMoney come back as they were, schema by schema, value by value")
  func roundTrip() throws {
    let file = InputFile("a.ftm.json", Self.native.joined(separator: "\n"))
    let graph = try KnowledgeGraph(reading: [file])
    #expect(Set(try lines(graph)) == Set(Self.native))
    #expect(try losses(graph) == [:])
  }

  @Test("An office is a directorship with role, day and proof")
  func office() throws {
    let graph = try dossier(
      "subject: putin, relation: holds-office, object: russia, role: President, period: 2012/..")
    let written = try lines(graph)
    #expect(
      written.contains(
        #"{"id":"claim-1","schema":"Directorship","properties":{"director":["putin"],"organization":["russia"],"role":["President"],"startDate":["2012"],"proof":["source-wire"],"sourceUrl":["https://example.org/1"],"publisher":["A paper"]}}"#
      ))
    #expect(
      written.contains(
        #"{"id":"putin","schema":"Person","properties":{"name":["Vladimir Putin"],"alias":["V. Putin"],"wikidataId":["Q7747"]}}"#
      ))
    #expect(
      written.contains(
        #"{"id":"source-wire","schema":"Document","properties":{"title":["The wire"],"date":["2024-07-03"],"publisher":["A paper"],"sourceUrl":["https://example.org/1"]}}"#
      ))
    #expect(try losses(graph)["open ends of periods"] == 1)
    #expect(try losses(graph)["places in sources"] == 1)
  }

  @Test("What is planned, denied, reported or an absence becomes no fact, and is counted")
  func standings() throws {
    let graph = try dossier(
      "subject: russia, relation: member, object: sco, modality: planned",
      "subject: russia, relation: member, object: sco, polarity: denied",
      "subject: russia, relation: member, object: sco, said-by: putin",
      "subject: putin, relation: absent-from, object: summit")
    #expect(try lines(graph).allSatisfy { !$0.contains("claim-") })
    let losses = try losses(graph)
    #expect(losses["planned claims"] == 1)
    #expect(losses["denied claims"] == 1)
    #expect(losses["reported claims"] == 1)
    #expect(losses["absences"] == 1)
  }

  @Test("A relation without a schema, or with ends that it can't have, is an unknown link")
  func links() throws {
    let graph = try dossier(
      "subject: putin, relation: attends, object: summit, role: guest, period: 2024-07-03",
      "subject: étoile, relation: member, object: sco")
    let written = try lines(graph)
    #expect(
      written.contains { line in
        line.contains(
          #""UnknownLink","properties":{"subject":["putin"],"object":["summit"],"role":["attends"],"summary":["guest"],"date":["2024-07-03"]"#
        )
      })
    #expect(
      written.contains {
        $0.contains(#""subject":["xc3.a9toile"],"object":["sco"],"role":["member"]"#)
      })
    #expect(try losses(graph)["ids"] == 1)
    #expect(try losses(graph)["kinds of relations"] == 2)
  }

  @Test("Days of properties are properties; an unknown property is lost")
  func properties() throws {
    let graph = try dossier(
      "subject: putin, property: birth, value: 1952-10-07",
      "subject: sco, property: inception, value: 2001~",
      "subject: summit, property: date, value: 2024-07-03/2024-07-04",
      "subject: sco, property: aim, value: Peace")
    let written = try lines(graph)
    #expect(written.contains { $0.contains(#""birthDate":["1952-10-07"]"#) })
    #expect(written.contains { $0.contains(#""incorporationDate":["2001"]"#) })
    #expect(
      written.contains {
        $0.contains(#""startDate":["2024-07-03"],"endDate":["2024-07-04"]"#)
      })
    #expect(try losses(graph)["values of 'aim'"] == 1)
    #expect(try losses(graph)["qualifiers of dates"] == 1)
  }

  @Test("A random graph is written as ties between entities that are there", arguments: 0..<60)
  func random(seed: Int) throws {
    var random = RandomGraph(seed: UInt64(seed))
    for graph in [try random.dossier(), try random.foreign()] {
      let bytes = try graph.written(as: .followTheMoney).files[0].bytes
      let reading = Reading([InputFile(name: "a.ijson", bytes: bytes)])
      #expect(reading.errors == [])
      let facts = graph.claims.count { claim in
        if case .relation = claim.statement { claim.standing == .asserted } else { false }
      }
      #expect(reading.ties.count { !$0.contains(" has-proof ") } == facts)
      let back = try #require(reading.graph)
      #expect(back.entities.count == graph.entities.count + graph.sources.count)
      #expect(back.entities.map(\.name).starts(with: graph.entities.map(\.name)))
    }
  }
}
