import Foundation
import Testing

@Suite("Estimated scores")
struct ApproximationTests {
  /// A table of ties: each entity is tied to two before it.
  private static let table: String = {
    var lines = "source,target\n"
    for node in 1..<1500 {
      lines += "n\(node),n\(node * 7919 % (node + 1) % node)\nn\(node),n\(node / 3)\n"
    }
    return lines
  }()

  private struct Answer: Decodable {
    struct Approximation: Decodable {
      var error: Double
      var scoreError: Double
      var confidence: Double
      var samples: Int
      var exact: Bool
    }
    struct Result: Decodable {
      var rank: Int
      var id: String
      var score: Double
      var lower: Double?
      var upper: Double?
      var rankAtLeast: Int?
      var rankAtMost: Int?
    }
    var approximation: Approximation?
    var results: [Result]
  }

  private func answer(_ arguments: String, in folder: Folder) throws -> Answer {
    let run = try Program.shell(
      "entente rank ties.csv --format json \(arguments)", in: folder.url)
    #expect(run.status == 0)
    return try JSONDecoder().decode(Answer.self, from: Data(run.output.utf8))
  }

  @Test(
    "The exact score and rank of every entity lie where the estimate says",
    arguments: ["betweenness", "closeness", "harmonic"], ["", "--normalized"])
  func intervals(measure: String, option: String) throws {
    let folder = try Folder()
    try folder.write("ties.csv", Self.table)
    let exact = try answer("--by \(measure) \(option)", in: folder)
    let estimate = try answer(
      "--by \(measure) \(option) --approximate 0.05 --seed 7", in: folder)
    #expect(exact.approximation == nil)
    let promise = try #require(estimate.approximation)
    #expect(promise.error == 0.05 && promise.confidence == 0.99 && !promise.exact)
    #expect(promise.samples > 0)
    #expect(option.isEmpty || abs(promise.scoreError - 0.05) < 1e-12)
    let truth = Dictionary(uniqueKeysWithValues: exact.results.map { ($0.id, $0) })
    #expect(estimate.results.count == truth.count)
    for result in estimate.results {
      let own = try #require(truth[result.id])
      #expect(abs(result.score - own.score) <= promise.scoreError)
      #expect(try #require(result.lower) <= own.score + 1e-6)
      #expect(try #require(result.upper) >= own.score - 1e-6)
      #expect(try #require(result.rankAtLeast) <= own.rank)
      #expect(try #require(result.rankAtMost) >= own.rank)
    }
  }

  @Test("The bound is told with its probability, and the ranks that it leaves")
  func bound() throws {
    let folder = try Folder()
    try folder.write("ties.csv", Self.table)
    let run = try Program.shell(
      "entente rank ties.csv --approximate 0.05 --confidence 0.9 --normalized --top 3",
      in: folder.url)
    #expect(run.status == 0)
    #expect(run.errors.contains(" shortest paths, seed 1; with probability 0.9 every score"))
    #expect(run.errors.contains("is within ±0.05000 of the exact one"))
    #expect(run.output.contains("interval  ranks"))
    let again = try Program.shell(
      "entente rank ties.csv --approximate 0.05 --confidence 0.9 --normalized --top 3",
      in: folder.url)
    #expect(run.output == again.output)
  }

  @Test("A small graph has exact scores, and is told to")
  func small() throws {
    let run = try Program.run("rank", Program.summit, "--approximate", "0.01")
    let exact = try Program.run(
      "rank", Program.summit, "--format", "csv", "--no-evidence", "--top", "5")
    let estimate = try Program.run(
      "rank", Program.summit, "--format", "csv", "--no-evidence", "--top", "5", "--approximate",
      "0.01")
    #expect(run.errors.contains("exact: a sample would have been as much work"))
    for (own, other) in zip(
      exact.output.split(separator: "\r\n"), estimate.output.split(separator: "\r\n"))
    {
      #expect(other.hasPrefix(own + ","))
    }
  }

  @Test(
    "What can't be promised is refused",
    arguments: [
      ("--approximate 0", 64, "more than 0 and less than 1"),
      ("--approximate 1", 64, "more than 0 and less than 1"),
      ("--approximate -0.1", 64, "more than 0 and less than 1"),
      ("--approximate nan", 64, "more than 0 and less than 1"),
      ("--approximate inf", 64, "more than 0 and less than 1"),
      ("--approximate much", 64, "much"),
      ("--approximate 0.1 --confidence 1", 64, "--confidence is more than 0"),
      ("--approximate 0.1 --confidence nan", 64, "--confidence is more than 0"),
      ("--confidence 0.9", 64, "go with --approximate"),
      ("--seed 4", 64, "go with --approximate"),
      ("--approximate 0.1 --by pagerank", 64, "pagerank is quick"),
      ("--approximate 0.1 --between sco,guterres", 64, "--between, which is exact"),
      ("--approximate 0.1 --by harmonic --weight cost", 2, "by steps only"),
      ("--approximate 0.1 --by closeness --direction declared", 2, "--by harmonic can"),
    ])
  func refusals(arguments: String, status: Int, message: String) throws {
    let run = try Program.shell("entente rank \(Program.summit) \(arguments)")
    #expect(run.status == Int32(status))
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(run.output.isEmpty)
  }
}
