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
    (
      "groups-consensus",
      ["groups", Program.summit, "--method", "louvain", "--runs", "8", "--consensus", "--top", "3"]
    ),
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
      "--method signed-leiden --weight strength", "--method leiden --consensus", "--consensus",
    ])
  func wrongUsage(options: String) throws {
    let run = try Program.shell("entente groups \(Program.summit) \(options)")
    #expect(run.status == 64, "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test(
    "Balance over time takes no single date",
    arguments: [
      "--by-date --as-of 2024", "--by-date --entities", "--from 2024", "--steps 0",
      "--by-date --top 3", "--by-date --kind state", "--every year --top 0",
    ])
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

  @Test("What is refused is blamed on what is at fault")
  func blame() throws {
    func errors(_ options: String) throws -> String {
      try Program.shell("entente groups \(Program.summit) \(options)").errors
    }
    let folded = try errors("--method leiden --project members --fold leaders")
    #expect(folded.contains("which --project does not read") && !folded.contains("leiden"))
    let weighed = try errors("--method camps --weight newman")
    #expect(weighed.contains("which --method camps does not read"))
    #expect(!weighed.contains("--project members"))
    // Who wants each tie to count one gets that.
    #expect(
      try Program.run("groups", Program.summit, "--method", "cores", "--weight", "none").status == 0
    )
  }

  @Test("The options of balance do what they say")
  func options() throws {
    let folder = try Folder()
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let foes = names.indices.flatMap { b in
      (0..<b).map {
        #"{"subject":"\#(names[$0])","relation":"rival","object":"\#(names[b])","period":"2000/.."}"#
      }
    }
    try folder.write("foes.jsonl", foes.joined(separator: "\n"))
    func json(_ options: String) throws -> String {
      try Program.shell("entente balance foes.jsonl \(options) --format json", in: folder.url)
        .output
    }
    #expect(try json("").contains(#""found": 9"#) && json("").contains(#""isExact": true"#))
    #expect(try json("--steps 1").contains(#""isExact": false"#))
    #expect(try json("--camps 7").contains(#""found": 0"#))
    #expect(try json("--camps any").contains(#""found": 0"#))
    #expect(try json("--by-date").contains(#""lowerBound": 9"#))
    #expect(try !json("--by-date --steps 1").contains(#""lowerBound": 9"#))

    try folder.write(
      "both.jsonl",
      ["ally", "partner", "rival"].map {
        #"{"subject":"a","relation":"\#($0)","object":"b","period":"2000/.."}"#
      }.joined(separator: "\n"))
    for (rule, positive, negative) in [
      ("majority", 1, 0), ("negative", 0, 1), ("positive", 1, 0), ("leave-out", 0, 0),
    ] {
      for form in ["", "--by-date"] {
        let run = try Program.shell(
          "entente balance both.jsonl \(form) --tension \(rule) --format json", in: folder.url)
        #expect(run.output.contains("\"positive\": \(positive),"), "\(rule) \(form)")
        #expect(run.output.contains("\"negative\": \(negative),"), "\(rule) \(form)")
      }
    }
  }

  @Test("The camps and the rule for tensions that groups are asked for are taken")
  func groupOptions() throws {
    let folder = try Folder()
    try folder.write(
      "foes.jsonl",
      ["a b", "b c", "a c"].map { $0.split(separator: " ") }.map {
        #"{"subject":"\#($0[0])","relation":"rival","object":"\#($0[1])"}"#
      }.joined(separator: "\n") + "\n" + #"{"subject":"a","relation":"ally","object":"b"}"#)
    func frustration(_ options: String) throws -> String? {
      let run = try Program.shell(
        "entente groups foes.jsonl --method camps \(options) --format json", in: folder.url)
      return run.output.firstMatch(of: /"frustration": (\d+)/).map { String($0.1) }
    }
    #expect(try frustration("--tension negative") == "1")
    #expect(try frustration("--tension negative --camps 3") == "0")
    #expect(try frustration("--tension positive") == "0")
  }

  @Test("Who is folded is told into whom")
  func folded() throws {
    let run = try Program.run(
      "groups", Program.summit, "putin", "--method", "leiden", "--fold", "leaders")
    #expect(run.status == 2 && run.errors.contains("into 'Russia'"), "\(run.errors)")
    let bridges = try Program.run(
      "groups", Program.summit, "--method", "bridges", "--fold", "leaders", "--format", "markdown",
      "--top", "0")
    let rows = bridges.output.split(separator: "\n").dropFirst(2)
    #expect(!rows.isEmpty && rows.allSatisfy { $0.contains("¶") }, "\(bridges.output)")
  }
}
