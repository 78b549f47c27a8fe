import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("The conventions of other programs")
struct ProgramConventionTests {
  /// What the programs themselves say, as written by `scripts/program-conventions`.
  private struct Case: Decodable, CustomTestStringConvertible {
    let name: String
    let isDirected: Bool
    let table: String
    let scores: [String: [String: [String: Double]]]

    var testDescription: String { name }

    var graph: KnowledgeGraph {
      get throws { try .table(table, isDirected: isDirected) }
    }

    static var all: [Case] {
      get throws {
        struct Document: Decodable { let cases: [Case] }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
          .deletingLastPathComponent().appending(path: "Fixtures/program-conventions.json")
        return try JSONDecoder().decode(Document.self, from: Data(contentsOf: file)).cases
      }
    }
  }

  private func scores(
    _ graph: KnowledgeGraph, _ measure: Measure, as program: Ranking.Program
  ) throws -> [String: Double] {
    var options = Ranking.Options()
    options.program = program
    let ranking = try graph.ranking(by: measure, options)
    return Dictionary(
      uniqueKeysWithValues: ranking.entries.map { (graph.id($0.entity), $0.score) })
  }

  @Test(
    "NetworkX and igraph say the same", arguments: try Case.all,
    [Ranking.Program.networkx, .igraph])
  private func programs(peers: Case, program: Ranking.Program) throws {
    let graph = try peers.graph
    let known = try #require(peers.scores[program.rawValue])
    #expect(known.count >= 9)
    for (name, expected) in known.sorted(by: { $0.key < $1.key }) {
      let measure = try #require(Measure(name: name))
      let found = try scores(graph, measure, as: program)
      #expect(found.count == expected.count)
      let greatest = expected.values.map { abs($0) }.max() ?? 0
      for (entity, score) in expected {
        let own = try #require(found[entity])
        #expect(
          own.isClose(to: score) || abs(own - score) < 1e-9 * greatest,
          "\(name) of \(entity): \(own), not \(score)")
      }
    }
  }

  @Test("Gephi gives the mean over those in reach, and stops PageRank early")
  func gephi() throws {
    // A chain of three, and two apart.
    let graph = try KnowledgeGraph.table("source,target\na,b\nb,c\nd,e\n", isDirected: true)
    let closeness = try scores(graph, .closeness, as: .gephi)
    #expect(closeness == ["a": 2.0 / 3, "b": 1, "c": 0, "d": 1, "e": 0])
    let harmonic = try scores(graph, .harmonic, as: .gephi)
    #expect(harmonic == ["a": 0.75, "b": 1, "c": 0, "d": 1, "e": 0])
    #expect(try scores(graph, .degree, as: .gephi)["b"] == 2)
    #expect(try scores(graph, .betweenness, as: .gephi)["b"] == 1)
    let rough = try scores(graph, .pagerank, as: .gephi)
    let exact = try Dictionary(
      uniqueKeysWithValues: graph.ranking(by: .pagerank).entries.map {
        (graph.id($0.entity), $0.score)
      })
    for (entity, score) in exact {
      let other = try #require(rough[entity])
      #expect(abs(other - score) < 0.01 * score)
    }
    let hubs = try scores(graph, .hubs, as: .gephi)
    #expect(hubs.values.reduce(0) { $0 + $1 * $1 }.isClose(to: 1))
  }

  @Test("What Gephi's own tests expect, to their tolerance")
  func gephiTests() throws {
    func expect(
      _ ties: String, isDirected: Bool = false, _ measure: Measure, _ expected: [String: Double],
      within tolerance: Double = 1e-4
    ) throws {
      let rows = ties.split(separator: " ").map { $0.replacing("-", with: ",") }
      let graph = try KnowledgeGraph.table(
        "source,target\n" + rows.joined(separator: "\n") + "\n", isDirected: isDirected)
      let found = try scores(graph, measure, as: .gephi)
      for (entity, score) in expected {
        let difference = ((found[entity] ?? .nan) - score).magnitude
        #expect(difference < tolerance, "\(measure) of \(entity) in \(ties)")
      }
    }
    let (fan, path) = ("0-1 0-2 0-3 0-4 0-5", "0-1 1-2 2-3")
    // Two squares that a tie joins; two poles with five between.
    let squares = "0-1 0-2 2-3 1-3 4-5 5-6 6-7 7-4 3-4"
    let poles = "0-1 0-2 0-3 0-4 0-5 1-6 2-6 3-6 4-6 5-6"
    try expect(squares, .betweenness, ["3": 12.5, "5": 2.5, "6": 0.5])
    try expect(squares, .closeness, ["1": 0.437503])
    try expect(squares, .harmonic, ["1": 0.559524])
    try expect(poles, .betweenness, ["0": 5, "2": 0.2])
    try expect(poles, .closeness, ["6": 0.857118])
    try expect(poles, .harmonic, ["6": 0.916667])
    try expect(path, isDirected: true, .betweenness, ["1": 2])
    try expect(path, isDirected: true, .closeness, ["0": 0.5, "2": 1])
    try expect(path, isDirected: true, .harmonic, ["0": 0.611111, "2": 1])
    try expect("0-2 1-2 2-3 3-4", .eigenvector, ["2": 1, "3": 0.765], within: 0.01)
    try expect("0-1 0-2 1-2 1-3 2-3", .eigenvector, ["1": 1, "2": 1])
    try expect(fan, .hubs, ["0": 0.4082, "2": 0.4082])
    try expect(fan, .authorities, ["0": 0.9128, "3": 0.1825])
    try expect(fan, isDirected: true, .hubs, ["0": 1, "2": 0])
    try expect(fan, isDirected: true, .authorities, ["0": 0, "2": 0.4472])
    let some = "0-1 0-2 0-3 1-2 1-3 2-1"
    try expect(some, isDirected: true, .hubs, ["0": 0.7887, "1": 0.5774, "2": 0.2113, "3": 0])
    try expect(
      some, isDirected: true, .authorities, ["0": 0, "1": 0.4597, "2": 0.6280, "3": 0.6280])
    try expect(fan, isDirected: true, .pagerank, ["0": 0.146], within: 0.01)
  }

  @Test("Where all ties are symmetric, a graph has no direction, as another program reads it")
  func symmetric() throws {
    let graph = try KnowledgeGraph.table("source,target,kind\na,b,ally\nb,c,ally\n")
    #expect(try scores(graph, .betweenness, as: .igraph)["b"] == 1)
    #expect(try scores(graph, .degree, as: .networkx)["b"] == 1)
  }

  @Test("A measure that a program lacks is refused")
  func unknown() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\n")
    #expect(throws: Ranking.Refusal.program(.gephi, .katz)) {
      try scores(graph, .katz, as: .gephi)
    }
    #expect(throws: Ranking.Refusal.program(.networkx, .liaison)) {
      try scores(graph, .liaison, as: .networkx)
    }
  }

  @Test("What differs from our conventions is said")
  func differences() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\nb,c\n")
    var options = Ranking.Options()
    options.program = .networkx
    let ranking = try graph.ranking(by: .katz, options)
    #expect(ranking.notes.contains { $0.contains("α = 0.1, not 0.85/λmax") })
    for program in Ranking.Program.allCases {
      #expect(Measure.allCases.count { $0.isKnown(to: program) } > 9)
    }
  }
}
