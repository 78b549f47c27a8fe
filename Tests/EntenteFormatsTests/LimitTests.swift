import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Limits that can be raised")
struct LimitTests {
  /// A graph that nests a number of levels deep in each format that nests.
  private static func nested(_ depth: Int) -> [(format: InputFormat, text: String)] {
    func repeated(_ text: String) -> String { String(repeating: text, count: depth) }
    return [
      (.json, "{\"nodes\":[{\"id\":1,\"x\":\(repeated("["))1\(repeated("]"))}],\"links\":[]}"),
      (.gml, "graph [ node [ id 1 \(repeated("x [ "))y 1\(repeated("]")) ] ]"),
      (.dot, "graph \(repeated("{"))a--b\(repeated("}"))"),
      (
        .graphml,
        "<graphml>\(repeated("<desc>"))\(repeated("</desc>"))<graph><node id=\"a\"/></graph></graphml>"
      ),
      (
        .gexf,
        "<gexf>\(repeated("<meta>"))\(repeated("</meta>"))<graph><nodes><node id=\"a\"/></nodes></graph></gexf>"
      ),
      (
        .claims,
        "{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\",\"note\":\(repeated("["))\(repeated("]"))}"
      ),
      (.dossier, "entente: 1\nx: \(repeated("["))\(repeated("]"))"),
    ]
  }

  @Test("Too deep a nesting is an error whose hint names the option", arguments: nested(600))
  func tooDeep(format: InputFormat, text: String) throws {
    let problem = try #require(problems(text, format, nil).first { $0.severity == .error })
    #expect(problem.message.contains("nested more than"))
    #expect(problem.hint?.contains("--max-nesting") == true)
  }

  @Test("Raised, the limit lets a file through, and is met later", arguments: nested(900))
  func raised(format: InputFormat, text: String) {
    let others = problems(text, format, 1000).map(\.message)
    #expect(!others.contains { $0.contains("nested more than") })
    let lower = problems(text, format, 30).map(\.message)
    #expect(lower.contains { $0.contains("nested more than 30 deep") })
  }

  @Test(
    "The deepest nesting that can be asked for is safe in every format", arguments: nested(9900))
  func deepest(format: InputFormat, text: String) {
    let found = problems(text, format, ReadingLimits.deepestNesting)
    if format == .dossier {
      #expect(found.first?.hint?.contains("no more than 1000 levels can be read") == true)
    } else {
      #expect(!found.contains { $0.message.contains("nested more than") })
    }
  }

  @Test("At the deepest nesting the hint says that there is no more")
  func beyond() throws {
    for (format, text) in Self.nested(10_100) where format != .dossier {
      let problem = try #require(
        problems(text, format, 1 << 40).first { $0.message.contains("nested more than 10000") })
      #expect(problem.hint == "no more than 10000 levels can be read")
    }
  }

  @Test("Sizes are written as people write them")
  func sizes() {
    #expect(ReadingLimits.sizeText(2 << 30) == "2G")
    #expect(ReadingLimits.sizeText(500 << 20) == "500M")
    #expect(ReadingLimits.sizeText(1000) == "1000")
    #expect(ReadingLimits.sizeText(0) == "0")
    #expect(
      ReadingLimits(maximumNesting: 0, maximumBytes: -1)
        == ReadingLimits(maximumNesting: 1, maximumBytes: 0))
  }

  private func problems(_ text: String, _ format: InputFormat, _ nesting: Int?) -> [Problem] {
    let limits = ReadingLimits(maximumNesting: nesting)
    return Reading(
      [InputFile(name: "a", bytes: Array(text.utf8), limits: limits)], as: format
    ).problems
  }
}
