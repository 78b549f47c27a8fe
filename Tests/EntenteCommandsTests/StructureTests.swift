import Foundation
import Testing

@Suite("Networks as a whole on the command line")
struct StructureTests {
  private static let families = "graphs/classic/florentine-families.yaml"

  /// The commands, and the names of their files.
  static let commands: [(name: String, arguments: [String])] = [
    ("structure", ["structure", Program.summit]),
    (
      "structure-families",
      ["structure", families, "--relation", "marriage", "--group-by", "wealth"]
    ),
    (
      "structure-random-graphs",
      [
        "structure", families, "--relation", "marriage", "--random-graphs", "50", "--seed", "4",
      ]
    ),
    ("structure-group", ["structure", Program.summit, "--group", "russia,china"]),
    ("structure-key-players", ["structure", Program.summit, "--key-players", "2"]),
    ("predict", ["predict", Program.summit, "--kind", "state", "--top", "6"]),
    ("predict-test", ["predict", Program.summit, "--back-test", "2023-12-31,2024-07-05"]),
  ]

  @Test("Every form of output holds the same, and the text explains itself", arguments: commands)
  func output(name: String, arguments: [String]) throws {
    try Golden.compareForms(of: arguments, with: name)
  }

  @Test("A star of directed ties is what it is known to be")
  func star() throws {
    let folder = try Folder()
    try folder.write("star.csv", "source,target\na,b\na,c\na,d\n")
    let run = try Program.run("structure", "star.csv", "--format", "csv", in: folder.url)
    for row in [
      "size,ties,3,", "distance,diameter,2,", "closure,transitivity,0,",
      "direction,reciprocity,0,", "likeness,by degree,-1,", "center,degree centralization,1,",
      "threes,021D,3,",
    ] {
      #expect(run.output.contains("\n" + row), "\(row) in \(run.output)")
    }
  }

  @Test("Key players of a star, its group and its missing ties are what they must be")
  func together() throws {
    let folder = try Folder()
    try folder.write("star.csv", "source,target\na,b\na,c\na,d\n")
    let key = try Program.run(
      "structure", "star.csv", "--key-players", "1", "--format", "csv", in: folder.url
    ).output
    #expect(key.contains("fragmentation,1,true,a,a") && key.contains("reach,1,true,a,a"))
    let group = try Program.run(
      "structure", "star.csv", "--group", "b,c", "--format", "csv", in: folder.url
    ).output
    #expect(group.contains("group degree,1,0.5,") && group.contains("group betweenness,0,0,"))
    let links = try Program.run(
      "predict", "star.csv", "--by", "common-neighbors", "--format", "csv", in: folder.url
    ).output
    #expect(links.contains("1,b,b,c,c,1,1,a,") && links.contains("1,c,c,d,d,1,1,a,"))
  }

  @Test("An organization stands for its members")
  func members() throws {
    let run = try Program.run("structure", Program.summit, "--group", "sco")
    #expect(run.errors.contains("9 members of Shanghai Cooperation Organisation: "))
    #expect(run.errors.contains("without Shanghai Cooperation Organisation"))
  }

  @Test(
    "What has no meaning is wrong usage",
    arguments: [
      "structure x --key-players 0", "structure x --group a --key-players 2",
      "structure x --top -1", "predict x --by nonsense", "predict x --back-test 2024",
      "predict x --back-test 2024-02-30,2024-03-01", "predict x --back-test 2024-01-02,2024-01-01",
      "predict x --back-test 2023,2024 --as-of 2024", "predict x --top -1",
      "predict x --back-test 2023,2024 --top 3", "structure x --key-players 2 --top 3",
      "structure x --group a --top 3",
    ])
  func usage(line: String) throws {
    let run = try Program.shell("entente " + line)
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test("A network without ties is told of, and so is a property that nobody has")
  func nothing() throws {
    let folder = try Folder()
    try folder.write("star.csv", "source,target\na,b\n")
    let none = try Program.run(
      "structure", "star.csv", "--during", "1900", "--among", "state", in: folder.url)
    #expect(none.status == 1 && none.errors.contains("no tie is left"))
    let typo = try Program.run("structure", Self.families, "--group-by", "welth")
    #expect(typo.status == 2 && typo.errors.contains("did you mean 'wealth'?"))
    let listed = try Program.run("structure", Self.families, "--kind", "family")
    #expect(listed.status == 64 && listed.errors.contains("--among"))
  }

  @Test("A back-test of one score is of that only")
  func oneScore() throws {
    let run = try Program.run(
      "predict", Program.summit, "--back-test", "2023-12-31,2024-07-05", "--by", "jaccard",
      "--format", "csv")
    #expect(run.output.split(whereSeparator: \.isNewline).count == 2)
    #expect(run.output.contains("\njaccard,"), "\(run.output)")
  }

  @Test("Rivals are no likely friends, and it is said how many were left out")
  func rivals() throws {
    let folder = try Folder()
    try folder.write(
      "claims.jsonl",
      ["a ally c", "b ally c", "d ally c", "a rival b"].map { $0.split(separator: " ") }.map {
        #"{"subject":"\#($0[0])","relation":"\#($0[1])","object":"\#($0[2])"}"#
      }.joined(separator: "\n"))
    let run = try Program.run("predict", "claims.jsonl", in: folder.url)
    #expect(run.status == 0 && !run.output.contains("a – b"), "\(run.output)")
    #expect(run.errors.contains("1 pair left out, which a tie divides"))
  }

  @Test(
    "Of a network without ties all commands say the same: nothing, and why",
    arguments: [
      "groups e.jsonl --method leiden", "groups e.jsonl --method camps", "balance e.jsonl",
      "balance e.jsonl --entities", "balance e.jsonl --by-date", "structure e.jsonl",
      "structure e.jsonl --key-players 1", "structure e.jsonl --group a", "predict e.jsonl",
      "predict e.jsonl --back-test 2000,2001",
    ])
  func empty(command: String) throws {
    let folder = try Folder()
    try folder.write("e.jsonl", #"{"subject":"a","property":"population","value":"1"}"#)
    let text = try Program.shell("entente " + command, in: folder.url)
    #expect(text.status == 1 && text.output.isEmpty && !text.errors.isEmpty, "\(text)")
    let json = try Program.shell("entente \(command) --format json -q", in: folder.url)
    #expect(json.status == 1 && json.output.contains(#""entente": 1"#) && json.errors.isEmpty)
    let csv = try Program.shell("entente \(command) --format csv -q", in: folder.url)
    #expect(csv.status == 1 && csv.output.contains(","), "\(csv)")
    try folder.write("old.txt", "an older answer")
    let file = try Program.shell("entente \(command) -o old.txt", in: folder.url)
    #expect(file.status == 1)
    #expect(try folder.text("old.txt").isEmpty)
  }
}
