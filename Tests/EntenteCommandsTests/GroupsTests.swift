import Foundation
import Testing

@Suite("Who shares organizations with whom")
struct GroupsTests {
  /// Claims that make two entities members of organizations with long names.
  private func memberships(_ count: Int) -> String {
    (1...count).flatMap { number in
      ["a", "b"].map { member in
        #"{"subject":"\#(member)","relation":"member","object":"Organization of Purpose \#(number)"}"#
      }
    }.joined(separator: "\n")
  }

  @Test("Names that don't fit on a line are counted", arguments: [1, 2, 5, 120])
  func cut(count: Int) throws {
    let folder = try Folder()
    try folder.write("claims.jsonl", memberships(count))
    let run = try Program.run("groups", "claims.jsonl", "--quiet", in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let line = try #require(run.output.split(separator: "\n").last)
    #expect(line.count <= 100)
    let named = line.matches(of: /Purpose/).count
    let others = line.firstMatch(of: /, \+(\d+)$/).flatMap { Int($0.1) } ?? 0
    #expect(named + others == count)
    #expect(named >= 1)
    let csv = try Program.run("groups", "claims.jsonl", "--format", "csv", in: folder.url)
    #expect(csv.output.contains(",\(count),\(count),"))
    let markdown = try Program.run("groups", "claims.jsonl", "--format", "markdown", in: folder.url)
    #expect(markdown.output.matches(of: /Purpose/).count == count)
  }

  @Test("Any directed tie of a table can make members")
  func table() throws {
    let folder = try Folder()
    try folder.write("parties.csv", "source,target\nevelyn,1\nlaura,1\nevelyn,2\nlaura,2\nrose,2\n")
    let run = try Program.run(
      "groups", "parties.csv", "--relation", "tied", "--format", "csv", "--quiet", in: folder.url)
    #expect(
      run.output.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
        .map { "\($0[0]) \($0[1]) \($0[4]) \($0[8])" }
        == ["1 evelyn laura 2", "2 evelyn rose 1", "2 laura rose 1"], "\(run.errors)")
  }

  @Test("Evidence of what two share is complete in JSON, and text lists the first twenty")
  func pair() throws {
    let folder = try Folder()
    try folder.write("claims.jsonl", memberships(25))
    let json = try Program.run(
      "groups", "claims.jsonl", "a", "b", "--format", "json", in: folder.url)
    #expect(json.output.matches(of: /"relation": "member"/).count == 50)
    let text = try Program.run("groups", "claims.jsonl", "a", "b", in: folder.url)
    #expect(text.output.hasPrefix("a and b share 25 organizations\n"))
    #expect(text.output.matches(of: /\(2 members\)/).count == 20)
    #expect(text.errors.contains("5 more; --top 0 lists all"))
  }

  @Test("Brokers between two sides are told apart by side, and names may hold commas")
  func sides() throws {
    let folder = try Folder()
    try folder.write(
      "claims.jsonl",
      """
      {"subject":"a","relation":"member","object":"East, Union of"}
      {"subject":"b","relation":"borders","object":"a"}
      {"subject":"b","relation":"borders","object":"c"}
      {"subject":"c","relation":"member","object":"west"}
      {"subject":"a","relation":"member","object":"un"}
      {"subject":"c","relation":"member","object":"un"}
      """)
    let run = try Program.run(
      "rank", "claims.jsonl", "--between", "East, Union of", "--between", "west", "--format",
      "csv", "--no-evidence", in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output == "rank,id,name,kind,score,side\r\n"
        + "1,b,b,entity,0.5,neither\r\n1,un,un,entity,0.5,neither\r\n", "\(run.errors)")
  }
}
