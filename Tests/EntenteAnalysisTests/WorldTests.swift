import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation
import Testing

/// What the dossier of the whole world says, as the Factbook of that week has it.
@Suite("The world of July 2024")
struct WorldTests {
  private static let world = Result { try KnowledgeGraph(contentsOf: path) }
  private static let path = Summit.path.replacingOccurrences(
    of: "sco-astana-2024.yaml", with: "world-2024-07.yaml")

  private static let worldClaims = world.map { Array($0.claims) }

  private let graph: KnowledgeGraph
  private let claims: [Claim]

  init() throws {
    graph = try Self.world.get()
    claims = try Self.worldClaims.get()
  }

  /// Who is tied so to an object, by claims that affirm it.
  private func subjects(
    _ kind: Relation.Kind, _ object: String, role: String? = nil, citing locator: String? = nil
  ) -> Set<String> {
    let found = claims.filter { claim in
      claim.statement == .relation(kind, object: object) && claim.polarity == .affirmed
        && (role == nil || claim.role == role)
        && (locator == nil || claim.citations.contains { $0.locator == locator })
    }
    return Set(found.map(\.subject))
  }

  private func kind(_ name: String) -> Relation.Kind { Relation.Kind(rawValue: name) }

  private func ids(_ kind: Entity.Kind) -> Set<String> {
    Set(graph.entities.filter { $0.kind == kind }.map(\.id))
  }

  @Test("There are 196 states, three of which are no members of the United Nations")
  func states() {
    let states = ids(.state)
    #expect(states.count == 196)
    #expect(
      states.subtracting(subjects(.member, "united-nations")) == ["holy-see", "kosovo", "taiwan"])
    #expect(subjects(kind("observer"), "united-nations") == ["holy-see", "eu"])
    let coded = graph.entities.filter { $0.codes.contains { $0.scheme == "iso" } }
    #expect(states.subtracting(coded.map(\.id)) == ["kosovo"])
  }

  @Test("Territories, seas and unions are no states")
  func otherKinds() {
    let places = ids(.place)
    for id in ["greenland", "hong-kong", "gaza-strip", "western-sahara", "antarctica", "minsk"] {
      #expect(places.contains(id), "\(id)")
    }
    #expect(ids(.organization).contains("eu"))
    #expect(!graph.entities.contains { $0.name.hasSuffix("Ocean") || $0.name == "World" })
    #expect(subjects(kind("part-of"), "denmark") == ["greenland", "faroe-islands"])
  }

  @Test(
    "Organizations have the members whose own pages say so",
    arguments: [
      ("united-nations", 193), ("nato", 32), ("asean", 10), ("brics", 10), ("csto", 6),
      ("gcc", 6), ("quad", 4), ("sco", 7), ("g-7", 8), ("opec", 11), ("au", 49),
    ])
  func members(organization: String, count: Int) {
    #expect(subjects(.member, organization).count == count)
  }

  @Test("The African Union has five members suspended")
  func suspended() {
    #expect(
      subjects(kind("suspended-member"), "au")
        == ["burkina-faso", "gabon", "mali", "niger", "sudan"])
  }

  @Test("The European Union has 27 members by its own page, and one more by the page of that one")
  func union() {
    let own = subjects(.member, "eu", citing: "European Union: Member states")
    #expect(own.count == 27)
    #expect(subjects(.member, "eu").subtracting(own) == ["united-kingdom"])
    let candidates = subjects(kind("candidate"), "eu", role: "candidate country")
    #expect(candidates.count == 9)
    #expect(candidates.isSuperset(of: ["georgia", "turkey", "ukraine"]))
  }

  @Test("The SCO is as the Factbook still has it: Iran and India observe")
  func sco() {
    #expect(
      subjects(.member, "sco") == [
        "china", "kazakhstan", "kyrgyzstan", "pakistan", "russia", "tajikistan", "uzbekistan",
      ])
    #expect(subjects(kind("observer"), "sco") == ["india", "iran", "mongolia"])
    #expect(
      subjects(kind("dialogue-partner"), "sco", role: "dialogue member")
        == ["afghanistan", "belarus", "sri-lanka", "turkey"])
  }

  @Test("Charles III is king of 15 states, each claim apart")
  func realms() {
    let reigns = claims.filter { $0.subject == "charles-iii" && $0.role == "King" }
    let realms = reigns.compactMap { claim -> String? in
      guard case .relation(.holdsOffice, let object) = claim.statement else { return nil }
      return object
    }
    #expect(Set(realms).intersection(ids(.state)).count == 15)
    #expect(realms.count == Set(realms).count)
    #expect(reigns.allSatisfy { $0.period?.description == "2022-09-08/.." })
    let hurley = claims.first {
      $0.subject == "hurley" && $0.statement == .relation(.holdsOffice, object: "australia")
    }
    #expect(hurley?.standsInFor == "charles-iii")
    #expect(hurley?.role == "Governor General")
  }

  @Test("A border is claimed once, or twice with two lengths that differ")
  func borders() {
    var notes: [Set<String>: [String]] = [:]
    for claim in claims {
      guard case .relation(kind("borders"), let object) = claim.statement else { continue }
      #expect(claim.note?.hasPrefix("Length ") == true)
      #expect(claim.strength == nil)
      notes[[claim.subject, object], default: []].append(claim.note ?? "")
    }
    #expect(notes.count == 330)
    #expect(notes.values.allSatisfy { Set($0).count == $0.count && $0.count <= 2 })
    #expect(notes[["belarus", "russia"]] == ["Length 1,312 km."])
    #expect(
      notes[["mexico", "united-states"]]?.sorted() == ["Length 3,111 km.", "Length 3,155 km."])
    #expect(notes.keys.filter { $0.contains("belarus") }.count == 5)
    #expect(notes.keys.filter { $0.contains("china") }.count == 16)  // with Hong Kong and Macau
  }

  @Test("Several capitals are kept, with what each is for")
  func capitals() {
    #expect(subjects(kind("capital-of"), "belarus") == ["minsk"])
    #expect(
      subjects(kind("capital-of"), "south-africa") == ["bloemfontein", "cape-town", "pretoria"])
    #expect(
      subjects(kind("capital-of"), "south-africa", role: "judicial capital") == ["bloemfontein"])
  }

  @Test("Partners of trade have a share that says of whose trade")
  func trade() {
    let trade = claims.filter {
      $0.statement == .relation(kind("trades-with"), object: "china") && $0.subject == "belarus"
    }
    #expect(trade.map(\.role) == ["exports of Belarus", "imports of Belarus"])
    #expect(trade.map(\.strength) == [0.15, 0.26])
    #expect(trade.allSatisfy { $0.period?.description == "2022" })
  }

  @Test("Every organization has its full name and is named by a page")
  func organizations() {
    let tied = Set(
      claims.compactMap { claim -> String? in
        guard case .relation(_, let object) = claim.statement else { return nil }
        return object
      })
    for entity in graph.entities where entity.kind == .organization {
      #expect(tied.contains(entity.id), "\(entity.id)")
      #expect(entity.name.contains(" ") || ["BRICS", "Petrocaribe"].contains(entity.name))
    }
  }

  @Test("No name is left in capitals, and no text holds marks of HTML")
  func text() {
    let names = graph.entities.flatMap { [$0.name] + $0.aliases }
    #expect(names.filter { $0.contains { "<>&;[]".contains($0) } } == [])
    let claimed = claims.flatMap { [$0.role, $0.note, $0.citations.first?.locator] }
    #expect(claimed.compactMap { $0 }.filter { $0.contains { "<>&".contains($0) } } == [])
    let leaders = graph.entities.filter { $0.kind == .leader }.map(\.name)
    #expect(leaders.filter { $0.split(separator: " ").contains(where: isShouted) } == [])
  }

  /// Whether a part of a name stands in capitals, and is no numeral or initial.
  private func isShouted(_ word: Substring) -> Bool {
    word.split(whereSeparator: { "-'".contains($0) }).contains { part in
      part.count > 1 && !part.contains(".") && part == part.uppercased()[...]
        && !part.allSatisfy { "IVX".contains($0) }
    }
  }

  @Test("Every claim cites a page that is there, and its field")
  func citations() {
    let names = Set(graph.entities.map(\.name))
    #expect(claims.count > 14_000)
    #expect(claims.filter { $0.citations.isEmpty }.map(\.subject) == [])
    let strange = claims.flatMap(\.citations).filter { citation in
      guard let locator = citation.locator, let colon = locator.firstRange(of: ": ") else {
        return true
      }
      return citation.source != "factbook" || !names.contains(String(locator[..<colon.lowerBound]))
    }
    #expect(strange.compactMap(\.locator) == [])
  }

  @Test("Beside the summit it shows who sees the members of the SCO differently")
  func summit() throws {
    let merged = try KnowledgeGraph(reading: [
      try InputFile(contentsOf: Summit.path), try InputFile(contentsOf: Self.path),
    ])
    let findings = merged.check()
    let messages = findings.filter { $0.rule == .contradictoryLevels }.map(\.message)
    #expect(messages.contains { $0.hasPrefix("India member") && $0.contains("observer") })
    #expect(messages.contains { $0.hasPrefix("Iran member") && $0.contains("observer") })
    let plans = findings.filter { $0.rule == .plannedLevel }.map(\.message)
    #expect(plans.contains { $0.hasPrefix("Belarus member") && $0.hasSuffix("dialogue-partner") })
    let putin = merged.entities.filter { $0.aliases.contains("Vladimir Vladimirovich Putin") }
    #expect(putin.map(\.id) == ["putin"])
    #expect(putin.map(\.name) == ["Vladimir Putin"])
    #expect(!merged.problems.contains { $0.severity == .error })
  }
}
