import Testing

@Suite("Output that other programs and people rely on")
struct GoldenTests {
  /// The commands, and the names of their files.
  static let commands: [(name: String, arguments: [String])] =
    [
      ("show", ["show", Program.summit]),
      ("show-kind", ["show", Program.summit, "--kind", "person,bloc"]),
      ("show-entity", ["show", Program.summit, "sco"]),
      ("show-pair", ["show", Program.summit, "russia", "china"]),
      ("neighbors", ["neighbors", Program.summit, "putin"]),
      (
        "neighbors-depth",
        ["neighbors", Program.summit, "india", "--depth", "2", "--during", "2024"]
      ),
      (
        "path",
        [
          "path", Program.summit, "belarus", "guterres", "--modality", "asserted,reported,planned",
          "--k", "2",
        ]
      ),
      ("rank", ["rank", Program.summit]),
      ("check", ["check", Program.summit]),
      ("groups", ["groups", Program.summit, "--kind", "state", "--top", "12"]),
      ("groups-weight", ["groups", Program.summit, "iran", "--weight", "newman"]),
      ("groups-pair", ["groups", Program.summit, "iran", "india"]),
      (
        "rank-between",
        [
          "rank", Program.summit, "--between", "sco,guterres", "--modality",
          "asserted,reported,planned",
        ]
      ),
      ("show-prefer", ["show", Program.summit, "belarus", "sco", "--prefer", "first"]),
      (
        "rank-uncertainty",
        [
          "rank", Program.summit, "--by", "pagerank", "--modality", "asserted,reported,planned",
          "--as-of", "2024-07-03", "--uncertainty", "100", "--top", "8",
        ]
      ),
      (
        "rank-side-by-side",
        ["rank", Program.summit, "--by", "degree,betweenness,constraint", "--top", "8"]
      ),
      ("rank-edges", ["rank", Program.summit, "--by", "edge-betweenness", "--top", "8"]),
      (
        "rank-brokerage",
        [
          "rank", "graphs/classic/florentine-families.yaml", "--by", "brokerage", "--group-by",
          "community", "--relation", "marriage", "--top", "6",
        ]
      ),
      (
        "rank-around",
        ["rank", Program.summit, "--by", "pagerank", "--around", "putin,xi", "--top", "8"]
      ),
      (
        "rank-communicability-around",
        ["rank", Program.summit, "--by", "communicability", "--around", "putin", "--top", "8"]
      ),
      (
        "rank-as-networkx",
        ["rank", Program.summit, "--by", "katz", "--as", "networkx", "--top", "8"]
      ),
      ("measures", ["measures"]),
      ("kinds", ["kinds"]),
      (
        "explain-pagerank",
        ["rank", Program.summit, "--by", "pagerank", "--explain", "russia", "--top", "5"]
      ),
      (
        "explain-betweenness",
        [
          "rank", Program.summit, "--by", "betweenness", "--explain", "kazakhstan", "--fold",
          "states", "--below", "5", "--top", "5",
        ]
      ),
      (
        "path-all-shortest",
        ["path", Program.summit, "belarus", "mongolia", "--all-shortest", "--k", "3"]
      ),
      (
        "path-widest",
        ["path", Program.summit, "putin", "iran", "--widest", "--weight", "sources"]
      ),
      ("neighbors-fold", ["neighbors", Program.summit, "kazakhstan", "--fold", "states"]),
    ]
    + [
      "degree", "strength", "closeness", "harmonic", "betweenness", "eigenvector", "pagerank",
      "hubs", "authorities", "katz", "current-flow-betweenness", "current-flow-closeness", "power",
      "subgraph", "communicability", "core", "onion", "clustering", "constraint", "hierarchy",
      "effective-size",
      "gatekeeper",
    ].map { ("rank-\($0)", ["rank", Program.summit, "--by", $0, "--top", "12"]) }

  private func output(_ arguments: [String], _ format: String) throws -> String {
    let run = try Program.shell(
      "entente " + (arguments + ["--format", format]).joined(separator: " "))
    #expect(run.status == (arguments[0] == "check" ? 1 : 0))
    return run.output
  }

  @Test("JSON is one object that stays compatible", arguments: commands)
  func json(name: String, arguments: [String]) throws {
    let text = try output(arguments, "json")
    #expect(text.hasPrefix("{\n  \"entente\": 1,\n"))
    try Golden.compare(text, with: name + ".json")
  }

  @Test("CSV has a header and the lines of RFC 4180", arguments: commands)
  func csv(name: String, arguments: [String]) throws {
    let text = try output(arguments, "csv")
    #expect(text.hasSuffix("\r\n"))
    try Golden.compare(text, with: name + ".csv")
  }

  @Test(
    "Tabs and Markdown hold the same rows",
    arguments: commands.filter {
      [
        "rank", "neighbors", "check", "show-entity", "groups", "groups-pair",
        "rank-side-by-side", "rank-edges", "rank-brokerage",
      ].contains($0.name)
    })
  func otherTables(name: String, arguments: [String]) throws {
    try Golden.compare(output(arguments, "tsv"), with: name + ".tsv")
    try Golden.compare(output(arguments, "markdown"), with: name + ".md")
  }

  @Test(
    "Text is plain in a pipe, with remarks on standard error",
    arguments: commands.filter {
      !$0.name.hasPrefix("rank-")
        || [
          "rank-between", "rank-uncertainty", "rank-side-by-side", "rank-edges", "rank-brokerage",
          "rank-around", "rank-communicability-around", "rank-as-networkx",
        ].contains($0.name)
    } + [
      ("measures-card", ["measures", "betweenness"]),
      (
        "rank-options",
        [
          "rank", Program.summit, "--by", "pagerank", "--fold", "leaders", "--kind", "state",
          "--as-of",
          "2024-07-03", "--top", "5",
        ]
      ),
      (
        "rank-directed",
        [
          "rank", Program.summit, "--direction", "declared", "--weight", "strength", "--parallel",
          "keep", "--normalized", "--source", "second", "--top", "3",
        ]
      ),
    ])
  func text(name: String, arguments: [String]) throws {
    let run = try Program.shell("entente " + arguments.joined(separator: " "))
    #expect(!run.output.contains("\u{1B}"))
    try Golden.compare(run.transcript, with: name + ".txt")
  }

  @Test(
    "A terminal of 80 or 120 columns is not exceeded", arguments: [80, 120],
    [
      "neighbors putin", "path belarus guterres --modality all", "check", "show xi", "rank",
      "groups --relation member,dialogue-partner",
    ])
  func terminal(columns: Int, command: String) throws {
    let words = command.split(separator: " ")
    let rest = words.dropFirst().joined(separator: " ")
    let run = try Program.shell(
      "stty=\"stty cols \(columns) rows 40\"; script -qec "
        + "\"$stty; entente \(words[0]) \(Program.summit) \(rest) 2>/dev/null\" /dev/null </dev/null",
      environment: ["NO_COLOR": "1", "SHELL": "/bin/bash", "TERM": "xterm"])
    let text = run.output.replacing("\r\n", with: "\n")
    let widest = text.split(separator: "\n").map(\.count).max() ?? 0
    #expect(widest <= columns)
    #expect(widest > 40)
    try Golden.compare(text, with: "terminal-\(columns)-\(words[0]).txt")
  }
}
