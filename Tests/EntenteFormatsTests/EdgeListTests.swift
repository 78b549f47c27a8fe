import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Plain edge lists")
struct EdgeListTests {
  @Test(
    "Edges stand one a line, with a weight or data",
    arguments: [
      ("a b\nb\tc\r\n\na b", ["a?b", "b?c", "a?b"]),
      ("a b 2\n\"New York\" b -0.5\n", ["a?b 2.0", "New York?b -0.5"]),
      ("a b {'weight': 3, \"label\": 'it\\'s'}\nb c {}\n", ["a?b 3.0 it's", "b?c"]),
      ("# Directed graph (each pair once)\n# Nodes: 2 Edges: 1\n1 2\n", ["1>2"]),
      ("# Undirected graph: x.txt\n1 2\n", ["1-2"]),
      ("% asym weighted\n1 2 5\n", ["1>2 5.0"]),
      ("% bip unweighted\n1 1\n", ["1:1-2:1"]),
    ])
  func edges(text: String, edges: [String]) {
    let reading = PlainReading(text, by: EdgeListReader.read)
    #expect(reading.errors == [])
    #expect(reading.edges == edges)
  }

  @Test("Values of Python keep their types, and None is absent")
  func data() {
    let reading = PlainReading(
      "a b {'n': 1, 'x': 2.5, 'on': True, 'none': None, 'l': ['a', {'}': 1}], 's': \"c\"}\n",
      by: EdgeListReader.read)
    #expect(
      PlainReading.texts(reading.graph?.edges.first?.attributes ?? []) == [
        "n=1:integer", "x=2.5:number", "on=true:boolean", "l=['a', {'}': 1}]:text", "s=c:text",
      ])
  }

  @Test("Columns after the weight are attributes of one type")
  func columns() {
    let reading = PlainReading("a b 1 5\nb c 2 6.5\n", by: EdgeListReader.read)
    #expect(
      reading.graph?.edges.map { PlainReading.texts($0.attributes) } == [
        ["column 4=5:number"], ["column 4=6.5:number"],
      ])
  }

  @Test(
    "A mistake is found at its place",
    arguments: [
      ("", ["1:1 empty"]),
      ("# nothing\n", ["1:1 empty"]),
      ("a b\nc\n", ["2:1 missing-end"]),
      ("1 2 3\n4 5\n", ["2:1 row-length"]),
      ("a b {'x': 1\n", ["1:12 python"]),
      ("a b {'x' 1}\n", ["1:10 python"]),
      ("a b {'x': 'y}\n", ["1:11 python"]),
      ("# Nodes: 2 Edges: 3\n1 2\n", ["1:19 wrong-count"]),
    ])
  func mistakes(text: String, errors: [String]) {
    let reading = PlainReading(text, by: EdgeListReader.read)
    #expect(reading.errors == errors)
    #expect(reading.graph == nil)
  }

  @Test("A damaged text gives a graph or an error")
  func damage() {
    let text = "# Nodes: 3 Edges: 2\na b {'weight': 3, 'l': [1, 'x'], \"k\": None}\nb \"c d\" {}\n"
    #expect(PlainReading.brokenPromises(text, by: EdgeListReader.read) == 0)
  }

  /// What is read of a list by a way, in lines.
  private func digest(_ read: () throws -> KnowledgeGraph) -> [String] {
    do {
      let graph = try read()
      let claims = graph.claims.indices.map { "\(graph.claims[$0]) \(graph.location(ofClaim: $0))" }
      let entities = graph.entities.map { "\($0)" }
      return claims + entities + graph.problems.map { "\($0)" }
    } catch let error as ReadError {
      return error.problems.map { "\($0)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("Plain lines make the same graph with and without texts", arguments: 0..<60)
  func plainLines(seed: Int) {
    var random = SplitMix(UInt64(seed))
    let words = ["a", "b", "12", "Астана", "a-name-of-many-bytes", "x;y", "3.5"]
    let weights = [" 1", "\t2.5", " -0.5", " 1e3", " 0"].prefix(seed.isMultiple(of: 4) ? 5 : 3)
    let hasWeights = Bool.random(using: &random)
    var text =
      ["", "# comment\n", "# Directed graph\n# Nodes: 3 Edges: 4\n", "% sym\n"]
      .randomElement(using: &random) ?? ""
    for _ in 0..<Int.random(in: 0...30, using: &random) {
      text += ["", " ", "\t"].randomElement(using: &random) ?? ""
      text += (words.randomElement(using: &random) ?? "") + " "
      text += words.randomElement(using: &random) ?? ""
      if hasWeights { text += weights.randomElement(using: &random) ?? "" }
      text += ["\n", "\r\n", " \n\n", "\n"].randomElement(using: &random) ?? ""
      switch Int.random(in: 0..<60, using: &random) {
      case 0: text += "# in between\n"
      case 1 where seed.isMultiple(of: 3): text += "\"two words\" b {'k': 1}\n"
      case 2 where seed.isMultiple(of: 5): text += "alone\n"
      default: break
      }
    }
    let file = InputFile(name: "g.edgelist", bytes: Array(text.utf8))
    let quickly = digest { try KnowledgeGraph(reading: [file]) }
    let window = Int.random(in: 30...120, using: &random)
    let byParts = digest { try KnowledgeGraph(reading: [file.beginning(of: window)]) }
    let plainly = digest {
      var builder = KnowledgeGraph.Builder()
      var log = ProblemLog(file: file)
      let graph = EdgeListReader.read(file, log: &log)
      builder.problems += log.problems
      graph?.add(from: file, group: -1, to: &builder)
      return try builder.build()
    }
    #expect(quickly == plainly, "\(text)")
    #expect(quickly == byParts, "\(text)")
  }

  @Test(
    "Plain lines are read without texts, and a file with any other line is left as it is",
    arguments: [
      ("# c\na b 1\nc d 2.5\n", true), ("a b\r\n\nb c", true), ("a b\nb \"c d\"\n", false),
      ("a b {'k': 1}\n", false), ("a b\nc\n", false), ("% bip\n1 1\n", false), ("", false),
    ])
  func plainLines(text: String, areRead: Bool) {
    var builder = KnowledgeGraph.Builder()
    let file = InputFile(name: "g", bytes: Array(text.utf8))
    let isRead = EdgeListReader.readPlainLines(
      file, group: -1, isDirected: nil, into: &builder)
    #expect(isRead == areRead)
    #expect((builder.claims.count > 0) == areRead && (builder.inputs.count == 1) == areRead)
  }
}
