import Foundation
import Testing

@Suite("Streams, files and exit statuses")
struct StreamTests {
  @Test("Answers go to standard output, remarks to standard error, and none if quiet")
  func streams() throws {
    let loud = try Program.run("rank", Program.summit, "--top", "1")
    #expect(loud.status == 0)
    #expect(loud.output.split(separator: "\n").count == 2)
    #expect(loud.errors.hasPrefix("betweenness: "))
    let quiet = try Program.run("rank", Program.summit, "--top", "1", "--quiet")
    #expect(quiet.output == loud.output)
    #expect(quiet.errors.isEmpty)
  }

  @Test("Exit status 0 is done, 1 without result, 2 trouble, 64 wrong usage")
  func statuses() throws {
    #expect(try Program.run("show", Program.summit, "putin").status == 0)
    #expect(try Program.run("show", Program.summit, "afp", "putin").status == 1)
    #expect(try Program.run("neighbors", Program.summit, "afp").status == 1)
    #expect(
      try Program.run("rank", Program.summit, "--among", "event", "--kind", "state").status == 1)
    #expect(try Program.run("check", Program.summit).status == 1)
    #expect(try Program.run("show", Program.summit, "nobody").status == 2)
    #expect(try Program.run("show", "nothing.yaml").status == 2)
    #expect(try Program.run("show").status == 64)
    #expect(try Program.run("show", Program.summit, "--nonsense").status == 64)
  }

  @Test("A reader that closes the pipe early meets no complaint")
  func closedPipe() throws {
    let run = try Program.shell(
      "entente rank \(Program.summit) --format json --quiet | head -1; "
        + "entente rank \(Program.summit) --quiet | true; echo ${PIPESTATUS[0]}")
    #expect(run.output == "{\n0\n")
    #expect(run.errors.isEmpty)
    // Standard error may be the one that is closed.
    let closed = try Program.shell(
      "entente check \(Program.summit) 2>&1 >/dev/null | true; echo ${PIPESTATUS[0]}")
    #expect(closed.output == "1\n")
    let both = try Program.shell("entente check \(Program.summit) 2>&1 | head -1")
    #expect(both.output == "Contradictions (3)\n")
  }

  @Test("A full disk is trouble, and said")
  func fullDisk() throws {
    let run = try Program.shell("entente rank \(Program.summit) --quiet > /dev/full")
    #expect(run.status == 2)
    #expect(run.errors == "error: can't write to standard output: No space left on device\n")
  }

  @Test("Color is for terminals that want it, or for whoever insists")
  func color() throws {
    let terminal = { (variables: [String: String], arguments: String) in
      try Program.shell(
        "script -qec 'entente rank \(Program.summit) --top 1 \(arguments)' /dev/null </dev/null",
        environment: ["SHELL": "/bin/bash", "TERM": "xterm"].merging(variables) { $1 }
      ).output.contains("\u{1B}[")
    }
    #expect(try terminal([:], ""))
    #expect(try !terminal(["NO_COLOR": "1"], ""))
    #expect(try !terminal(["TERM": "dumb"], ""))
    #expect(try terminal(["NO_COLOR": "1"], "--color always"))
    let piped = try Program.run("rank", Program.summit, "--color", "always", "--quiet")
    #expect(piped.output.contains("\u{1B}[1m"))
    #expect(try !Program.run("rank", Program.summit, "--quiet").output.contains("\u{1B}"))
  }

  @Test("A file is written whole, and replaced whole, with its permissions")
  func outputFile() throws {
    let folder = try Folder()
    let file = folder.url.appendingPathComponent("ranks.csv")
    let direct = try Program.run("rank", Program.summit, "--format", "csv", "--quiet")
    let run = try Program.run("rank", Program.summit, "--format", "csv", "--quiet", "-o", file.path)
    #expect(run.output.isEmpty)
    #expect(run.status == 0)
    #expect(try folder.text("ranks.csv") == direct.output)
    try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file.path)
    #expect(try Program.run("measures", "-o", file.path).status == 0)
    #expect(try folder.text("ranks.csv") == Program.run("measures").output)
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o640)
    #expect(try folder.names == ["ranks.csv"])
  }

  @Test("Where nothing can be written, nothing is left")
  func unwritable() throws {
    let folder = try Folder()
    try folder.write("taken", "what was there")
    for path in ["no/such/folder/x", ".", ""] {
      let run = try Program.run("measures", "-o", path, in: folder.url)
      #expect(run.status == 2)
      #expect(run.errors.hasPrefix("error: "))
    }
    #expect(try Program.run("show", "taken", "-o", "taken", in: folder.url).status == 2)
    #expect(try folder.text("taken") == "what was there")
    #expect(try Program.run("measures", "-o", "/proc/x", in: folder.url).status == 2)
    #expect(try folder.names == ["taken"])
  }

  @Test("What is no regular file is written to, not replaced; a link stays a link")
  func specialFiles() throws {
    let folder = try Folder()
    try folder.write("old", "old")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link").path, withDestinationPath: "old")
    #expect(try Program.run("measures", "-o", "link", in: folder.url).status == 0)
    #expect(try folder.text("old").hasPrefix("family"))
    #expect(
      try FileManager.default.destinationOfSymbolicLink(
        atPath: folder.url.appendingPathComponent("link").path) == "old")
    let run = try Program.shell("entente measures -o /dev/stdout | head -1; test -c /dev/null")
    #expect(run.output.hasPrefix("family"))
    #expect(try Program.run("measures", "-o", "/dev/null").status == 0)
    #expect(try Program.shell("test -c /dev/null").status == 0)
  }

  @Test("A dash is standard input, whatever it holds")
  func standardInput() throws {
    let dossier = try String(
      contentsOf: Program.root.appendingPathComponent(Program.summit), encoding: .utf8)
    #expect(
      try Program.run("rank", "-", "--quiet", input: dossier).output
        == Program.run("rank", Program.summit, "--quiet").output)
    #expect(
      try Program.run("neighbors", "-", "a", "--format", "csv", input: "source,target\na,b\n")
        .output
        .contains("tied,b,b,entity"))
    #expect(
      try Program.run(
        "show", "-", "--format", "csv", input: #"{"subject":"a","relation":"ally","object":"b"}"#
      )
      .output.contains("relation,ally,1"))
    #expect(try Program.run("show", "-").status == 2)
  }

  @Test("A folder is all that it holds")
  func folder() throws {
    let folder = try Folder()
    try folder.write("one.csv", "source,target\na,b\n")
    try folder.write("two.jsonl", #"{"subject":"c","relation":"ally","object":"d"}"#)
    try folder.write("notes.txt", "no graph")
    let run = try Program.run("show", folder.url.path, "--format", "csv")
    #expect(run.output.contains("relation,tied,1\r\n"))
    #expect(run.output.contains("relation,ally,1\r\n"))
  }

  @Test("A table of nodes and one of edges join the dossier by the codes of states")
  func merging() throws {
    let folder = try Folder()
    try folder.write(
      "nodes.csv", "id,name,kind,iso\nRU,Russia,state,RUS\nCN,China,state,CHN\nXX,Xland,state,\n")
    try folder.write("edges.csv", "source,target,kind,weight\nRU,XX,trades-with,5\nCN,XX,ally,1\n")
    let nodes = folder.url.appendingPathComponent("nodes.csv").path
    let edges = folder.url.appendingPathComponent("edges.csv").path
    let run = try Program.run(
      "path", Program.summit, "xi", "XX", "--with", nodes, "--with", edges, "--format", "csv")
    #expect(run.status == 0)
    #expect(
      run.output.contains(",china,out,ally,XX,") || run.output.contains(",china,both,ally,XX,"))
    #expect(
      try Program.run("neighbors", Program.summit, "XX", "--with", nodes, "--with", edges).output
        .contains("trades-with  Russia"))
  }

  @Test(
    "Tables and claims work in every command",
    arguments: ["table.csv", "claims.jsonl"],
    ["show", "show a", "show a b", "neighbors a", "path a c", "rank", "rank --by katz", "check"])
  func everyCommand(file: String, command: String) throws {
    let folder = try Folder()
    try folder.write(
      "table.csv", "source,target,kind,weight\na,b,ally,2\nb,c,trades-with,1\n")
    try folder.write(
      "claims.jsonl",
      """
      {"subject":"a","relation":"ally","object":"b","strength":2}
      {"subject":"b","relation":"trades-with","object":"c"}
      """)
    var words = command.split(separator: " ").map(String.init)
    words.insert(file, at: 1)
    let run = try Program.shell("entente " + words.joined(separator: " "), in: folder.url)
    #expect(run.status == (command == "check" && file == "claims.jsonl" ? 1 : 0), "\(run.errors)")
    #expect(!run.output.isEmpty || command == "check")
  }

  @Test("The dossier to start from has nothing to correct")
  func start() throws {
    let folder = try Folder()
    let made = try Program.run("init", in: folder.url)
    #expect(made.status == 0)
    #expect(try folder.names == ["dossier.yaml"])
    let check = try Program.run("check", "dossier.yaml", in: folder.url)
    #expect(check.status == 0, "\(check.output)")
    #expect(try Program.run("rank", "dossier.yaml", in: folder.url).status == 0)
    #expect(try Program.run("init", in: folder.url).status == 2)
    #expect(try Program.run("init", "--force", in: folder.url).status == 0)
    #expect(try Program.run("init", "-").output == folder.text("dossier.yaml"))
  }

  @Test("Help mentions every command, and the version is printed")
  func help() throws {
    let help = try Program.run("--help")
    #expect(help.status == 0)
    for command in [
      "init", "check", "show", "neighbors", "path", "rank", "groups", "render", "measures",
    ] {
      #expect(help.output.contains("\n  \(command) "), "\(command)")
      let own = try Program.run(command, "--help")
      #expect(own.status == 0)
      #expect(own.output.contains("USAGE: entente \(command)"))
    }
    #expect(try Program.run("--version").output == "0.1.0\n")
  }

  @Test("From start to finish a question about the summit takes a moment")
  func speed() throws {
    let start = ContinuousClock.now
    for _ in 0..<5 { _ = try Program.run("neighbors", Program.summit, "putin") }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test("No answer is written over what it was read from, by whatever path")
  func overwriting() throws {
    let folder = try Folder()
    try folder.write("e.csv", "source,target\na,b\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.appendingPathComponent("link.csv").path, withDestinationPath: "e.csv")
    for command in [
      "rank e.csv -o e.csv", "convert e.csv -o ./e.csv", "show e.csv -o link.csv --format csv",
      "neighbors link.csv a -o e.csv", "groups e.csv --method leiden -o e.csv",
      "predict e.csv -o e.csv", "predict e.csv --back-test 2023,2024 -o e.csv",
      "structure e.csv -o e.csv", "structure e.csv --key-players 1 -o link.csv",
      "balance e.csv -o e.csv", "check e.csv -o e.csv", "kinds e.csv -o e.csv",
    ] {
      let run = try Program.shell("entente " + command, in: folder.url)
      #expect(run.status == 2 && run.errors.contains("is the input"), "\(command)")
      #expect(try folder.text("e.csv") == "source,target\na,b\n")
    }
  }
}
