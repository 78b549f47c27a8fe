import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Testing

@Suite("Disagreement")
struct DisagreementTests {
  /// The sources of the sides of each disagreement, such as `july | august`.
  private func sides(_ graph: KnowledgeGraph) -> [String] {
    graph.disagreements().map { disagreement in
      disagreement.sides.map { side in
        side.map { graph.claims[$0].citations.map(\.source).joined(separator: "+") }
          .joined(separator: ",")
      }.joined(separator: " | ")
    }
  }

  /// The ties that are left under a policy, in words, with the sources of each.
  private func left(
    _ text: String, _ preference: Preference, _ change: (inout Selection) -> Void = { _ in }
  ) throws -> (ties: [String], resolution: Resolution) {
    let graph = try KnowledgeGraph(
      reading: [InputFile(name: "test.yaml", bytes: Array(text.utf8))])
    var selection = Selection()
    change(&selection)
    let resolution = selection.resolve(in: graph, by: preference)
    return (graph.ties(selection).map(graph.text), resolution)
  }

  @Test("A property that has one true value is contested by each other value")
  func values() throws {
    let graph = try Dossier(
      "sco organization", "sco inception: 2001", "sco inception: 2001 | cite: autumn",
      "sco inception: 2010 | cite: august"
    ).graph
    #expect(sides(graph) == ["july,autumn | august"])
  }

  @Test("A symmetric tie is contested by its denial, whichever end is named first")
  func symmetricDenial() throws {
    let graph = try Dossier(
      "iran", "india", "iran ally india | period: 2020/..",
      "india ally iran | period: 2020/.., polarity: denied, cite: august"
    ).graph
    #expect(sides(graph) == ["july | august"])
  }

  @Test("A directed tie is contested by a denial of the same direction only")
  func directedDenial() throws {
    func sides(_ subject: String, _ object: String) throws -> [String] {
      try self.sides(
        Dossier(
          "iran", "india", "iran supports india | period: 2024",
          "\(subject) supports \(object) | period: 2024, polarity: denied, cite: august"
        ).graph)
    }
    #expect(try sides("iran", "india") == ["july | august"])
    #expect(try sides("india", "iran").isEmpty)
  }

  @Test("Who was an observer before takes no side against being a member since")
  func formerLevel() throws {
    let graph = try Dossier(
      "iran", "sco organization", "iran observer sco | period: 2005/2020",
      "iran member sco | period: 2023/.., cite: august",
      "iran observer sco | period: 2022/.., cite: autumn"
    ).graph
    #expect(sides(graph) == ["autumn | august"])
  }

  @Test("Two levels without dates contradict each other in sources of one month alone")
  func levelsOfOneMonth() throws {
    func found(_ source: String) throws -> [String] {
      sides(
        try Dossier(
          "iran", "sco organization", "iran observer sco", "iran member sco | cite: \(source)"
        ).graph)
    }
    #expect(try found("august") == ["july | august"])
    #expect(try found("autumn").isEmpty)
  }

  @Test("Partners that are rivals are a tension, and no disagreement")
  func tension() throws {
    let graph = try Dossier(
      "russia", "china", "russia partner china", "russia rival china"
    ).graph
    #expect(graph.disagreements().isEmpty)
    #expect(graph.tensions().count == 1)
  }

  private static let contested = Dossier(
    "iran", "india", "iran ally india | period: 2020/.., cite: [july, autumn]",
    "iran ally india | period: 2020/.., polarity: denied, cite: august")

  @Test("The newest source prevails")
  func newest() throws {
    #expect(try left(Self.contested.text, .newest).ties == ["iran ally india"])
    let older = Self.contested.text.replacing("[july, autumn]", with: "july")
    let result = try left(older, .newest)
    #expect(result.ties.isEmpty)
    #expect(result.resolution.dropped == [0])
    #expect(result.resolution.decisions.map(\.kept) == [[1]])
  }

  @Test("Without dates nothing is newer, and all claims are kept")
  func undated() throws {
    let result = try left(
      Self.contested.text.replacing("cite: august", with: "cite: undated"), .newest)
    #expect(result.ties == ["iran ally india"])
    #expect(result.resolution.undecided == ["Iran ally India is affirmed and denied"])
    #expect(result.resolution.dropped.isEmpty)
  }

  @Test("Two sources prevail over one, and one over one settles nothing")
  func mostSources() throws {
    #expect(try left(Self.contested.text, .mostSources).resolution.dropped == [1])
    let even = Self.contested.text.replacing("[july, autumn]", with: "july")
    #expect(try left(even, .mostSources).resolution.undecided.count == 1)
  }

  @Test("The source that is trusted most prevails, and one that is judged over one that is not")
  func reliability() throws {
    func text(_ july: String, _ august: String) -> String {
      Self.contested.text.replacing("[july, autumn]", with: "july")
        .replacing("2024-07-03}", with: "2024-07-03\(july)}")
        .replacing("2024-08-01}", with: "2024-08-01\(august)}")
    }
    let cases = [
      (text(", reliability: 0.4", ", reliability: 0.9"), [0]),
      (text(", reliability: 0.9", ", reliability: 0.4"), [1]),
      (text("", ", reliability: 0.1"), [0]),
      (text("", ""), []),
    ]
    for (text, dropped) in cases {
      #expect(try left(text, .reliability).resolution.dropped == dropped)
    }
  }

  @Test("A reliability beyond 1 is refused where it stands")
  func reliabilityOutOfRange() {
    let text = Self.contested.text.replacing("2024-07-03}", with: "2024-07-03, reliability: 2}")
    #expect(throws: ReadError.self) { try left(text, .reliability) }
  }

  @Test("A source that is preferred settles only what it takes one side in")
  func source() throws {
    #expect(try left(Self.contested.text, .source("august")).resolution.dropped == [0])
    #expect(try left(Self.contested.text, .source("undated")).resolution.undecided.count == 1)
  }

  @Test("Who has no say under a selection settles nothing")
  func selected() throws {
    let result = try left(Self.contested.text, .newest) { $0.sources = ["july"] }
    #expect(result.ties == ["iran ally india"])
    #expect(result.resolution.decisions.isEmpty && result.resolution.undecided.isEmpty)
  }

  @Test("A claim that is left out no longer contradicts others")
  func chain() throws {
    let text = Dossier(
      "a person", "b person", "c person", "iran",
      "a holds-office iran | role: President, period: 2000/2004",
      "b holds-office iran | role: President, period: 2000/2010, cite: august",
      "c holds-office iran | role: President, period: 2006/2010, cite: autumn"
    ).text
    let result = try left(text, .source("july"))
    #expect(result.ties == ["a holds-office iran", "c holds-office iran"])
    #expect(result.resolution.decisions.count == 1 && result.resolution.undecided.isEmpty)
  }

  @Test("A claim without a confidence is sure, and one below the least is left out")
  func confidence() throws {
    let graph = try Dossier(
      "iran", "india", "china", "iran ally india | confidence: 0.7",
      "iran ally china", "india ally china | confidence: 0.8"
    ).graph
    #expect(
      try graph.texts { $0.minimumConfidence = 0.8 } == ["iran ally china", "india ally china"])
  }
}
