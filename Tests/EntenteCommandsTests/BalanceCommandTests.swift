import Foundation
import Testing

@Suite("Balance and groups on the command line")
struct BalanceCommandTests {
  private static let tribes = "graphs/classic/highland-tribes.yaml"

  /// The commands, and the names of their files.
  static let commands: [(name: String, arguments: [String])] = [
    ("balance", ["balance", Program.summit]),
    ("balance-tribes", ["balance", tribes]),
    ("balance-entities", ["balance", tribes, "--entities"]),
    ("balance-dates", ["balance", Program.summit, "--every", "year", "--from", "2018"]),
    ("groups-leiden", ["groups", Program.summit, "--method", "leiden", "--runs", "5"]),
    ("groups-infomap", ["groups", Program.summit, "--method", "infomap", "--top", "4"]),
    ("groups-camps", ["groups", tribes, "--method", "camps", "--camps", "3"]),
    ("groups-bridges", ["groups", Program.summit, "--method", "bridges", "--top", "6"]),
    ("groups-blocks", ["groups", Program.summit, "--method", "blocks"]),
  ]

  @Test("Every form of output holds the same, and the text explains itself", arguments: commands)
  func output(name: String, arguments: [String]) throws {
    try Golden.compareForms(of: arguments, with: name)
  }

  @Test("Published values come out of the program")
  func published() throws {
    let json = try Program.run("balance", Self.tribes, "--format", "json", "--quiet").output
    #expect(json.contains(#""found": 7"#) && json.contains(#""isExact": true"#))
    #expect(json.contains(#""positive": 29"#) && json.contains(#""negative": 29"#))
  }

  @Test(
    "An option that a method does not read is wrong usage",
    arguments: [
      "--method cores --runs 5", "--method leiden --camps 3", "--method camps --resolution 2",
      "--resolution 2", "--method leiden --weight newman", "--method bridges --weight strength",
      "--method leiden a b", "--runs 0 --method leiden", "--method camps --camps 1",
      "--method blocks --project members", "--method nonsense", "--method louvain --resolution nan",
      "--equivalence regular", "--method leiden --project members --weight strength",
    ])
  func wrongUsage(options: String) throws {
    let run = try Program.shell("entente groups \(Program.summit) \(options)")
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "Balance over time takes no single date",
    arguments: ["--by-date --as-of 2024", "--by-date --entities", "--from 2024", "--steps 0"])
  func wrongBalance(options: String) throws {
    let run = try Program.shell("entente balance \(Program.summit) \(options)")
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test("The groups of one entity, or none, are told")
  func one() throws {
    let run = try Program.run("groups", Program.summit, "iran", "--method", "leiden")
    #expect(run.status == 0 && run.output.contains("Ebrahim Raisi"), "\(run.errors)")
    let alone = try Program.run("groups", Program.summit, "NATO", "--method", "leiden")
    #expect(alone.status == 1 && alone.errors.contains("is in no group with another"))
    #expect(alone.output.isEmpty)
  }

  @Test("Friends only say nothing of balance, and no signed tie is no result")
  func nothing() throws {
    let folder = try Folder()
    try folder.write(
      "friends.jsonl", #"{"subject":"a","relation":"ally","object":"b"}"# + "\n")
    let friends = try Program.run("balance", "friends.jsonl", in: folder.url)
    #expect(friends.status == 0 && friends.errors.contains("no tie divides"), "\(friends.errors)")
    try folder.write(
      "borders.jsonl", #"{"subject":"a","relation":"borders","object":"b"}"# + "\n")
    let borders = try Program.run("balance", "borders.jsonl", in: folder.url)
    #expect(borders.status == 1 && borders.errors.contains("no tie that joins or divides"))
  }
}
