import EntenteAnalysis
import EntenteGraph
import EntenteModel
import Testing

@Suite("Prediction of ties")
struct PredictionTests {
  private func pairs(_ prediction: Prediction, _ graph: KnowledgeGraph) -> [String] {
    prediction.pairs.map { [graph.id($0.first), graph.id($0.second)].sorted().joined() }
  }

  private let rivals = Dossier(
    "a", "b", "c", "d", "a ally c", "b ally c", "d ally c", "a rival b")

  @Test("Two that a tie divides are no likely friends, whatever kinds are asked for")
  func rivalry() throws {
    let graph = try rivals.graph
    var options = Prediction.Options()
    for kinds in [nil, [Relation.Kind(rawValue: "ally")]] as [Set<Relation.Kind>?] {
      options.selection.relationKinds = kinds
      for score in LinkScore.allCases {
        let found = try graph.prediction(by: score, options)
        #expect(pairs(found, graph) == ["ad", "bd"])
        #expect(found.dividedCount == 1)
      }
    }
  }

  @Test("A pair that is tied and divided was no candidate, and is not counted as left out")
  func both() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally c", "b ally c", "a ally b", "a rival b"
    ).graph
    let found = try graph.prediction(by: .jaccard, Prediction.Options())
    #expect(found.pairs.isEmpty && found.dividedCount == 0)
  }

  @Test("The ties of leaders are those of their states, and so are their quarrels")
  func folding() throws {
    let graph = try Dossier(
      "p leader", "x", "y", "z", "w", "p holds-office x | role: President", "p ally z",
      "y ally z", "w ally z", "p rival w"
    ).graph
    var options = Prediction.Options()
    options.folding = .leaders
    let found = try graph.prediction(by: .commonNeighbors, options)
    #expect(pairs(found, graph).sorted() == ["wy", "xy"])
    #expect(found.dividedCount == 1)
    let claims = found.claims(tying: try graph.position("x"), try graph.position("z"))
    #expect(claims.map { graph.text(ofClaim: $0) } == ["p ally z"])
    let plain = try graph.prediction(by: .commonNeighbors, Prediction.Options())
    #expect(!pairs(plain, graph).contains("xy"))
  }

  @Test("A back-test counts no pair that was divided")
  func backTest() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "a ally c | period: 2000/..", "b ally c | period: 2000/..",
      "d ally c | period: 2000/..", "a rival b | period: 2000/2010", "a ally b | period: 2015/..",
      "a ally d | period: 2015/.."
    ).graph
    func test(_ first: String) throws -> PredictionTest {
      try graph.predictionTest(
        of: [.jaccard], from: PartialDate(first), to: PartialDate("2020"), Prediction.Options())
    }
    let divided = try test("2005")
    #expect(divided.newCount == 1 && divided.results.map(\.score) == [.jaccard])
    #expect(divided.results.first?.test?.pairCount == 2)
    let reconciled = try test("2012")
    #expect(reconciled.newCount == 2 && reconciled.results.first?.test?.pairCount == 3)
  }

  @Test("More pairs than can be listed are refused, unless fewer are asked for")
  func hub() throws {
    let rows = (1...700).map { "hub,leaf\($0)" }.joined(separator: "\n")
    let graph = try KnowledgeGraph.table("source,target\n\(rows)\n", isDirected: false)
    var options = Prediction.Options()
    #expect(throws: Prediction.Refusal.tooManyPairs(limit: 200_000)) {
      try graph.prediction(by: .jaccard, options)
    }
    options.limit = 3
    #expect(try graph.prediction(by: .jaccard, options).pairs.map(\.rank) == [1, 1, 1])
  }
}

extension KnowledgeGraph {
  /// A claim in words.
  fileprivate func text(ofClaim claim: Int) -> String {
    ties().first { $0.claims.contains(claim) }.map(text) ?? ""
  }
}
