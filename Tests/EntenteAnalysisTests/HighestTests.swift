import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("Rankings of the first few")
struct HighestTests {
  /// A network with hubs: each entity is tied to some of those before it.
  private static let hubs: KnowledgeGraph? = {
    var lines = "source,target\n"
    for node in 1..<2200 {
      lines += "n\(node),n\(node * 7919 % (node + 1) % node % 97)\nn\(node),n\(node / 3)\n"
    }
    let file = InputFile(name: "ties.csv", bytes: Array(lines.utf8))
    return try? KnowledgeGraph(reading: [file])
  }()

  @Test(
    "Have the scores and ranks that all have, bit by bit",
    arguments: [Measure.closeness, .harmonic], [Projection.Direction.ignore, .declared])
  func same(measure: Measure, direction: Projection.Direction) throws {
    let graph = try #require(Self.hubs)
    for (top, isNormalized) in [(20, measure == .harmonic)] {
      var options = Ranking.Options()
      options.direction = direction
      options.isNormalized = isNormalized
      let all = try graph.ranking(by: measure, options)
      options.top = top
      let first = try graph.ranking(by: measure, options)
      #expect(first.entries.count < all.entries.count)
      #expect(first.entries.count >= top)
      #expect(first.entries == Array(all.entries.prefix(first.entries.count)))
      #expect(first.rankedCount == all.entries.count)
      #expect(
        first.notes.contains("exact; the others are known to score less, and were not scored"))
      #expect(first.estimate == nil)
    }
  }

  @Test("Where all are as quick, all are there")
  func small() throws {
    let graph = try Summit.graph()
    var options = Ranking.Options()
    options.top = 3
    for measure in Measure.allCases {
      let first = try graph.ranking(by: measure, options)
      #expect(try first.entries == graph.ranking(by: measure).entries)
    }
    // Lengths rule nobody out.
    let hubs = try #require(Self.hubs)
    options.weight = .cost
    #expect(try hubs.ranking(by: .closeness, options).entries.count == hubs.entities.count)
  }
}
