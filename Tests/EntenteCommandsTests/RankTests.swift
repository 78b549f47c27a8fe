import Foundation
import Testing

@Suite("What rank and compare say of their answers")
struct RankTests {
  /// Runs a command in a folder with some files.
  private func run(_ command: String, _ files: [String: String]) throws -> Program.Run {
    let folder = try Folder()
    for (name, text) in files { try folder.write(name, text) }
    return try Program.shell("entente " + command, in: folder.url)
  }

  /// A path of a, b, c, and d alone.
  private static let path = """
    entente: 1
    sources: {s: {date: 2024}}
    entities: {a: {kind: state}, b: {kind: state}, c: {kind: state}, d: {kind: state}}
    claims:
      - {subject: a, relation: ally, object: b, cite: s}
      - {subject: b, relation: ally, object: c, cite: s}

    """

  @Test("Who has no rank counts neither among those ranked nor among those not listed")
  func undefined() throws {
    let files = ["path.yaml": Self.path]
    let two = try run("rank path.yaml --by constraint --top 2", files)
    #expect(two.errors.contains("\n1 more; --top 0 lists all"))
    let all = try run("rank path.yaml --by constraint --top 3", files)
    #expect(!all.errors.contains("--top 0"))
    let why = try run("rank path.yaml --by constraint --explain a", files)
    #expect(why.output.hasPrefix("a: rank 1 of 3 by constraint"))
    let none = try run("rank path.yaml --by constraint --explain d", files)
    #expect(none.status == 2)
    #expect(none.errors.contains("constraint says nothing of 'd', which has no ties"))
  }

  @Test("All that one of several measures ranks are listed, those without a first rank last")
  func sideBySide() throws {
    let files = ["path.yaml": Self.path]
    let run = try run("rank path.yaml --by constraint,degree --format csv", files)
    #expect(
      run.output.split(separator: "\r\n").map { $0.prefix(1) } == ["i", "a", "c", "b", "d"])
    #expect(
      run.output.contains(",degree,ties,claims,corroborated,sources,firstReport,lastReport\r\n"))
    #expect(run.output.contains("d,d,state,,,4,0,0,0,0,,,\r\n"))
    let bare = try self.run(
      "rank path.yaml --by constraint,degree --format csv --no-evidence", files)
    #expect(bare.output.contains("d,d,state,,,4,0\r\n"))
    #expect(
      run.errors.contains(
        "constraint and degree: Kendall τ-b -1.0000, Spearman ρ -1.0000, of 3 entities"))
    let text = try self.run("rank path.yaml --by degree,constraint,power", files).output
    #expect(text.contains("orders                 entities  Kendall τ-b  Spearman ρ"))
    #expect(text.contains("degree and power              4       1.0000      1.0000"))
  }

  @Test("Several measures side by side say what one alone says")
  func sideBySideRemarks() throws {
    let table = try run(
      "rank ties.csv --by pagerank,brokerage", ["ties.csv": "source,target\na,b\nb,c\nc,a\n"])
    #expect(table.errors.contains("ties were taken to run from source to target"))
    #expect(table.errors.contains("groups: entity 3; expected"))
    let twins = try run(
      "rank twins.yaml --by degree,closeness",
      ["twins.yaml": Self.path.replacing("a: {kind: state}", with: "a: {kind: state, name: d}")])
    #expect(twins.errors.contains("several entities listed have one name: d"))
  }

  @Test("Groups that are communities are said to be, with what they are drawn by")
  func communities() throws {
    let run = try run(
      "rank path.yaml --by brokerage --group-by community", ["path.yaml": Self.path])
    #expect(run.errors.contains("communities of these ties by the Leiden method, seed 0"))
    #expect(run.errors.contains("each tie counting one"))
  }

  @Test("--explain lists every part with --top 0, and says how many more there are without")
  func everyPart() throws {
    let leaves = 60
    let star = "source,target\n" + (0..<leaves).map { "hub,l\($0)\n" }.joined()
    let pairs = leaves * (leaves - 1) / 2
    let all = try run(
      "rank star.csv --by betweenness --explain hub --top 0 --format csv", ["star.csv": star])
    #expect(all.output.split(separator: "\r\n").count { $0.hasPrefix("by pairs,") } == pairs)
    let text = try run("rank star.csv --by betweenness --explain hub --top 0", ["star.csv": star])
    #expect(text.output.contains("By the pairs that it sits between\n"))
    let some = try run("rank star.csv --by betweenness --explain hub", ["star.csv": star])
    #expect(some.output.contains("(\(pairs - 8) more add \(pairs - 8); --top 0 lists all)"))
  }

  @Test(
    "A weight that is no number is reported with its place",
    arguments: [
      ("w.csv", "source,target,weight\na,b,1\nb,c,nan\n", "w.csv:3:5"),
      ("w.txt", "a b 1\nb c nan\n", "w.txt:2:5"),
      ("w.net", "*Vertices 2\n1 \"a\"\n2 \"b\"\n*Edges\n1 2 nan\n", "w.net:5:5"),
      (
        "w.graphml",
        """
        <graphml><key id="w" for="edge" attr.name="weight" attr.type="double"/>
        <graph edgedefault="undirected"><node id="a"/><node id="b"/>
        <edge source="a" target="b"><data key="w">NaN</data></edge></graph></graphml>
        """, "w.graphml:3:29"
      ),
    ])
  func noNumber(name: String, text: String, place: String) throws {
    for command in ["rank \(name) --by strength", "path \(name) a b --weight cost"] {
      let run = try run(command, [name: text])
      #expect(run.errors.contains("\(place): warning: the "), "\(run.errors)")
    }
  }

  @Test("An answer in text is not written into a file of a picture")
  func picture() throws {
    for name in ["out.svg", "out.PNG", "out.dot"] {
      let folder = try Folder()
      try folder.write("path.yaml", Self.path)
      for command in ["rank path.yaml -o \(name)", "show path.yaml -o \(name)"] {
        let run = try Program.shell("entente " + command, in: folder.url)
        #expect(run.status == 64)
        #expect(run.errors.contains("entente render"))
      }
      #expect(try folder.names == ["path.yaml"])
    }
  }

  @Test("Where only a picture is asked for, nothing is said of what a text does not list")
  func comparedPicture() throws {
    let files = [
      "june.yaml": Self.path,
      "july.yaml": Self.path + """
          - {subject: a, relation: ally, object: c, cite: s}
          - {subject: a, relation: ally, object: d, cite: s}

        """,
    ]
    let text = try run("compare june.yaml july.yaml --top 1", files)
    #expect(text.output.hasPrefix("june.yaml → july.yaml\n"))
    #expect(text.errors.contains("--top 0 lists all"))
    let picture = try run("compare june.yaml july.yaml --top 1 -o x.dot", files)
    #expect(picture.errors.contains("wrote x.dot"))
    #expect(!picture.errors.contains("--top 0 lists all"))
  }

  @Test("The measure of ties has a card like the others")
  func card() throws {
    for name in ["edge-betweenness", "EdgeBetweenness"] {
      let run = try Program.run("measures", name)
      #expect(run.output.hasPrefix("Edge betweenness (edge-betweenness)\n"))
    }
    #expect(try Program.run("measures").output.contains("edge-betweenness"))
  }

  @Test("How well entities communicate with one is asked with --around")
  func communicability() throws {
    let files = ["path.yaml": Self.path]
    let run = try run("rank path.yaml --by communicability --around a --format csv", files)
    let scores = run.output.split(separator: "\r\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    #expect(scores.map { $0[1] } == ["a", "b", "c", "d"])
    // ½ + ½ cosh √2, sinh √2/√2, ½ cosh √2 − ½
    let expected = [(1 + cosh(2.0.squareRoot())) / 2, sinh(2.0.squareRoot()) / 2.0.squareRoot()]
    #expect(zip(scores, expected).allSatisfy { abs((Double($0[4]) ?? 0) - $1) < 1e-12 })
    #expect(run.errors.contains("walks between each and a"))
    #expect(try self.run("rank path.yaml --by degree --around a", files).status == 64)
  }
}
