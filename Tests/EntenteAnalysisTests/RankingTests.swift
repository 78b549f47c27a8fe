import EntenteAnalysis
import EntenteModel
import Foundation
import Testing

@Suite("Rankings")
struct RankingTests {
  /// Rank, id and score of each entry.
  private func ranks(
    _ graph: KnowledgeGraph, _ measure: Measure,
    _ change: (inout Ranking.Options) -> Void = { _ in }
  ) throws -> [String: Double] {
    var options = Ranking.Options()
    change(&options)
    let ranking = try graph.ranking(by: measure, options)
    return Dictionary(
      uniqueKeysWithValues: ranking.entries.map { (graph.id($0.entity), $0.score) })
  }

  /// A path a – b – c of symmetric ties.
  private let path = "source,target,kind,weight\na,b,ally,1\nb,c,ally,1\n"

  /// The scores of the middle of a path of three and of its ends.
  private struct Known: Sendable {
    var measure: Measure
    var middle: Double
    var end: Double

    init(_ measure: Measure, _ middle: Double, _ end: Double) {
      self.measure = measure
      self.middle = middle
      self.end = end
    }

    static var all: [Known] {
      let half = 0.5.squareRoot()
      // p(b) = 0.05 + 0.85 · 2 p(a), p(a) = 0.05 + 0.85 · p(b)/2
      let rank = 0.135 / 0.2775
      return [
        Known(.degree, 2, 1), Known(.strength, 2, 1), Known(.closeness, 1, 2.0 / 3),
        Known(.harmonic, 2, 1.5), Known(.betweenness, 1, 0), Known(.eigenvector, half, 0.5),
        Known(.pagerank, rank, (1 - rank) / 2),
        // Two singular vectors are the largest here; equal hubs lie between them.
        Known(.hubs, 1.0 / 3, 1.0 / 3), Known(.authorities, 0.5, 0.25),
      ]
    }
  }

  @Test("Every measure has the known answer for a path of three", arguments: Known.all)
  private func pathOfThree(known: Known) throws {
    let scores = try ranks(KnowledgeGraph.table(path), known.measure)
    let scored = ["a", "b", "c"].compactMap { scores[$0] }
    let expected = [known.end, known.middle, known.end]
    #expect(
      zip(scored, expected).allSatisfy { $0.isClose(to: $1) }, "\(scored)")
  }

  @Test("PageRank is exact in a small part of a large graph, too")
  func smallPart() throws {
    // What a star of three leaves swings by dies out slowest, and is little of all.
    let pairs = 200
    let others = (1...pairs).map { "p\($0),q\($0)\n" }.joined()
    let scores = try ranks(
      KnowledgeGraph.table("source,target\nc,x\nc,y\nc,z\n" + others, isDirected: false), .pagerank)
    let jump = 0.15 / Double(2 * pairs + 4)
    // p(c) = jump + 0.85 · 3 p(x), p(x) = jump + 0.85 · p(c)/3
    let center = jump * (1 + 3 * 0.85) / (1 - 0.85 * 0.85)
    #expect(try #require(scores["c"]).isClose(to: center))
    #expect(try #require(scores["x"]).isClose(to: jump + 0.85 * center / 3))
  }

  @Test("Katz centrality solves its equation on a path of three")
  func katz() throws {
    let scores = try ranks(KnowledgeGraph.table(path), .katz)
    let alpha = 0.85 / 2.0.squareRoot()
    // x(b) = 1 + 2 α x(a), x(a) = 1 + α x(b)
    let middle = (1 + 2 * alpha) / (1 - 2 * alpha * alpha)
    let end = 1 + alpha * middle
    let norm = (middle * middle + 2 * end * end).squareRoot()
    #expect(try #require(scores["b"]).isClose(to: middle / norm))
    #expect(try #require(scores["a"]).isClose(to: end / norm))
  }

  @Test("Equal scores share a rank, the next counts all before it, and ids give the order")
  func ranks() throws {
    let graph = try KnowledgeGraph.table("source,target\nz,m\nz,b\nb,m\nm,a\n")
    let ranking = try graph.ranking(by: .degree)
    #expect(ranking.entries.map { graph.id($0.entity) } == ["m", "b", "z", "a"])
    #expect(ranking.entries.map(\.rank) == [1, 2, 2, 4])
  }

  @Test("Scores within a relative 1e-9 share a rank, others do not")
  func closeScores() throws {
    let scores = { (weight: Double) in
      try KnowledgeGraph.table("source,target,weight\na,b,1\nc,d,\(weight)\n")
        .ranking(by: .strength).entries.map(\.rank)
    }
    #expect(try scores(1 + 1e-10) == [1, 1, 1, 1])
    #expect(try scores(1 + 1e-8) == [1, 1, 3, 3])
  }

  @Test("Strengths are added by measures that weigh, and count one where none are to be read")
  func strengths() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,2\na,b,3\nb,c,4\n")
    #expect(try ranks(graph, .strength) == ["a": 5, "b": 9, "c": 4])
    #expect(
      try ranks(graph, .strength) { $0.weight = Projection.Weight.none } == [
        "a": 1, "b": 2, "c": 1,
      ])
    #expect(try ranks(graph, .degree) { $0.parallel = .keep } == ["a": 2, "b": 3, "c": 1])
  }

  @Test("Measures on paths take 1/strength, or a cost, for the length of a step")
  func lengths() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,2\nb,c,2\na,c,8\n")
    // By strength a – c is an eighth long, by cost eight; a – b – c one, or four.
    #expect(try ranks(graph, .betweenness) { $0.weight = .strength } == ["a": 0, "b": 0, "c": 0])
    #expect(try ranks(graph, .betweenness) { $0.weight = .cost } == ["a": 0, "b": 1, "c": 0])
    #expect(try ranks(graph, .harmonic) { $0.weight = .cost }["b"] == 1)
  }

  @Test("Direction turns degree into ties that come in")
  func direction() throws {
    let graph = try KnowledgeGraph.table("source,target\na,c\nb,c\nc,d\n")
    #expect(try ranks(graph, .degree) { $0.direction = .declared }["c"] == 2)
    #expect(try ranks(graph, .degree) { $0.direction = .reversed }["c"] == 1)
    #expect(try ranks(graph, .degree)["c"] == 3)
  }

  @Test("Normalized scores are divided by the greatest possible, where that is usual")
  func normalized() throws {
    let graph = try KnowledgeGraph.table(path)
    #expect(try ranks(graph, .betweenness) { $0.isNormalized = true }["b"] == 1)
    #expect(try ranks(graph, .degree) { $0.isNormalized = true }["a"] == 0.5)
    #expect(try ranks(graph, .harmonic) { $0.isNormalized = true }["a"] == 0.75)
    var options = Ranking.Options()
    options.isNormalized = true
    #expect(
      try graph.ranking(by: .pagerank, options).notes == ["pagerank is not normalized further"])
  }

  @Test("What a measure can't read is refused")
  func refusals() throws {
    let graph = try KnowledgeGraph.table(path)
    #expect(throws: Ranking.Refusal.weight(.cost, .pagerank)) {
      try ranks(graph, .pagerank) { $0.weight = .cost }
    }
    #expect(throws: Ranking.Refusal.weight(.strength, .degree)) {
      try ranks(graph, .degree) { $0.weight = .strength }
    }
    let negative = try KnowledgeGraph.table("source,target,weight\na,b,-1\n")
    #expect(throws: Ranking.Refusal.projection(.strength(-1, claim: 0))) {
      try ranks(negative, .pagerank)
    }
  }

  @Test("Eigenvector centrality says which part it ranks")
  func largestPart() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\nb,c\nx,y\n")
    #expect(
      try graph.ranking(by: .eigenvector).notes == [
        "ranked in the largest connected part: 3 of 5 entities, the others score 0"
      ])
  }

  @Test("Eigenvector centrality says why all score 0 where no tie leads back")
  func acyclic() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\nb,c\n", isDirected: true)
    var options = Ranking.Options()
    options.direction = .declared
    let ranking = try graph.ranking(by: .eigenvector, options)
    #expect(ranking.entries.allSatisfy { $0.score == 0 })
    #expect(
      ranking.notes.count == 1 && ranking.notes[0].hasPrefix("all score 0: no tie leads back"))
    options.direction = .ignore
    #expect(try graph.ranking(by: .eigenvector, options).notes.isEmpty)
  }

  @Test("A strength that is no number is refused, whatever other claims of the tie say")
  func notANumber() throws {
    for strengths in [[Double.nan], [3, .nan], [.nan, 3]] {
      var builder = KnowledgeGraph.Builder()
      let file = builder.add(InputFile(name: "test", bytes: []), declaresByUse: true)
      for strength in strengths {
        var claim = Claim("a", .tied, "b")
        claim.strength = strength
        builder.add(claim, from: file)
      }
      let graph = try builder.build()
      #expect(throws: Ranking.Refusal.self) { try graph.ranking(by: .strength) }
      #expect(try graph.ranking(by: .degree).entries.map(\.score) == [1, 1])
    }
  }

  @Test("An empty graph has an empty ranking by every measure", arguments: Measure.allCases)
  func empty(measure: Measure) throws {
    #expect(try Dossier().graph.ranking(by: measure).entries.isEmpty)
    // Who has no tie has no holes around, and is not ranked by them.
    let expected = measure.family == .holes ? [] : [1]
    #expect(try Dossier("a").graph.ranking(by: measure).entries.map(\.rank) == expected)
  }

  @Test("A measure goes by its other names")
  func names() {
    #expect(Measure(name: "PageRank") == .pagerank)
    #expect(Measure(name: "page-rank") == .pagerank)
    #expect(Measure(name: "hits") == .authorities)
    #expect(Measure(name: "weighted degree") == .strength)
    #expect(Measure(name: "influence") == nil)
  }
}

/// What NetworkX says of the summit, computed without this program.
///
/// `scripts/summit-reference` reads the dossier itself; it is to be run again when
/// the dossier changes.
@Suite("Rankings of the summit")
struct SummitRankingTests {
  struct Reference: Decodable {
    var measure: String
    var planned: Bool
    var folded: Bool
    var direction: String
    var scores: [String: Double]

    static func all() throws -> [Reference] {
      let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Fixtures/summit-reference.json")
      return try JSONDecoder().decode([Reference].self, from: Data(contentsOf: file))
    }
  }

  @Test("Agree with NetworkX, with planned ties and without, with leaders folded and not")
  func reference() throws {
    let graph = try Summit.graph()
    let references = try Reference.all()
    #expect(references.count == 16)
    for reference in references {
      var options = Ranking.Options()
      if reference.planned { options.selection.standings.insert(.planned) }
      if reference.folded { options.folding = .leaders }
      options.direction = Projection.Direction(rawValue: reference.direction)
      let measure = try #require(Measure(rawValue: reference.measure))
      let ranking = try graph.ranking(by: measure, options)
      let scores = Dictionary(
        uniqueKeysWithValues: ranking.entries.map { (graph.id($0.entity), $0.score) })
      #expect(Set(scores.keys) == Set(reference.scores.keys))
      for (id, score) in reference.scores {
        #expect(
          try #require(scores[id]).isClose(to: score, within: 1e-7),
          "\(reference.measure), planned \(reference.planned), folded \(reference.folded): \(id)")
      }
    }
  }

  @Test("Who has no tie has no holes around, and is not ranked by them")
  func undefined() throws {
    let graph = try Dossier("a", "b", "c", "alone", "a ally b", "b ally c").graph
    for measure in [Measure.constraint, .effectiveSize, .hierarchy] {
      let ranking = try graph.ranking(by: measure)
      #expect(Set(ranking.entries.map { graph.id($0.entity) }) == ["a", "b", "c"])
      #expect(ranking.notes.contains { $0.contains("not ranked: 1 without ties") })
      #expect(ranking.rankedCount == 3)
    }
    #expect(try graph.ranking(by: .degree).entries.count == 4)
  }
}
