import EntenteGraph
import EntenteModel
import Foundation
import Synchronization
import Testing

@testable import EntenteFormats

@Suite("Long files, of which some lines are at hand at a time")
struct LongFileTests {
  /// What is read of a file on the disk, by its lines and as a whole.
  private func readings(_ name: String, _ bytes: [UInt8]) throws -> (parts: String, whole: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent(name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    func digest(_ files: [InputFile]) -> String {
      do {
        let graph = try KnowledgeGraph(reading: files)
        let places = stride(from: 0, to: graph.claims.count, by: 7919)
          .map { graph.location(ofClaim: $0).line }
        let claims = (graph.claims.map { "\($0)" }, places)
        return "\(claims) \(graph.entities.map(\.id)) \(graph.problems)"
      } catch {
        return "\(error.problems)"
      }
    }
    let parts = try InputFile.inputs(
      at: path, limits: ReadingLimits(), progress: nil, leastForWindows: 1 << 17)
    #expect(parts.allSatisfy { !$0.isWhole })
    return (digest(parts), digest([try InputFile(contentsOf: path)]))
  }

  /// Many rows.
  private func rows(_ end: String = "\n") -> String {
    (0..<10_000).map {
      "n\($0 % 977),n\($0 * 7 % 1009),\($0 % 3 == 0 ? "ally" : "member"),\($0)\(end)"
    }
    .joined()
  }

  @Test(
    "A long table is the same graph, read by its lines and as a whole",
    arguments: [
      ("\u{FEFF}source,target,kind,weight\n", "\n", ""),
      ("source;target;kind;weight\r\n", "\r\n", ""),
      ("source,target,kind,weight\n", "\n", "é,ü,ally,1"),
      ("source,target,kind,weight\n", "\n", "a,\"b\nc\",ally,1\n"),
      ("source,target,kind,weight\n", "\n", "a,\"b,ally,1\n"),
      ("source,target,kind,weight\n", "\n", "a,b,enemies,1\n"),
      ("source,target,kind,weight\n", "\n", "a,b,ally,much\n"),
      ("source,target,kind,note\n", "\n", "a,b,ally,text\n"),
      ("", "\n", ""),
    ])
  func tables(header: String, lineEnd: String, last: String) throws {
    var rows = rows(lineEnd)
    if header.contains(";") { rows = rows.replacing(",", with: ";") }
    let (parts, whole) = try readings("long.csv", Array((header + rows + last).utf8))
    #expect(parts == whole)
  }

  /// Notes how many bytes a reader asks for at a time.
  private final class Watch: Sendable {
    private let lengths = Mutex<[Int]>([])
    var greatest: Int { lengths.withLock { $0.max() ?? 0 } }
    var count: Int { lengths.withLock(\.count) }
    func note(_ length: Int) { lengths.withLock { $0.append(length) } }
  }

  /// A file of which some first bytes are at hand, with a watch on what else is asked for.
  private func watched(_ name: String, _ text: String, window: Int) -> (InputFile, Watch) {
    let (bytes, watch) = (Array(text.utf8), Watch())
    let file = InputFile(
      name: name, beginning: Array(bytes.prefix(window)), of: bytes.count
    ) { first, count in
      watch.note(count)
      return Array(bytes[min(first, bytes.count)...].prefix(count))
    }
    return (file, watch)
  }

  @Test(
    "Of a sound long table no more is ever at hand than a window, whatever its columns hold",
    arguments: [
      "source,target,kind,weight\n", "source,target,kind,count\n", "source,target,kind,note\n",
    ], [1, 3])
  func tableByWindows(header: String, threads: Int) throws {
    let (file, watch) = watched("long.csv", header + rows(), window: 20_000)
    var log = ProblemLog(file: file)
    let edges = Mutex(0)
    let rest = TableReader.readLong(file, log: &log, workers: Workers(count: threads)) { part, _ in
      switch part {
      case .batches(let batches, _, _, _, _):
        edges.withLock { $0 += batches.reduce(0) { $0 + $1.count } }
      case .graph(let graph): edges.withLock { $0 += graph.edges.count }
      case .nodes: Issue.record("the table holds no nodes")
      }
    }
    #expect(edges.withLock(\.self) + (rest?.edges.count ?? 0) == 10_000)
    #expect(rest != nil && watch.count > 5 && watch.greatest == 20_000)
  }

  @Test("Of a sound long list of edges no more is ever at hand than a window", arguments: [1, 3])
  func linesByWindows(threads: Int) throws {
    let lines = (0..<10_000).map { "n\($0 % 977) n\($0 * 7 % 1009)\n" }.joined()
    let (file, watch) = watched("long.edgelist", lines, window: 20_000)
    var builder = KnowledgeGraph.Builder()
    let isRead = EdgeListReader.readPlainLines(
      file, group: -1, isDirected: nil, into: &builder, workers: Workers(count: threads))
    #expect(isRead && builder.claims.count == 10_000)
    #expect(watch.count > 3 && watch.greatest == 20_000)
  }

  @Test("Bytes that are no text are told far down a long table, with their line")
  func damage() throws {
    let text = Array(("source,target,kind,weight\né,ü,ally,1\n" + rows()).utf8)
    let (parts, whole) = try readings("long.csv", text + [0xFF, 0x2C, 0x61, 0x0A])
    #expect(parts == whole && parts.contains("10003"))
  }

  @Test("A long list of edges is the same graph, read by its lines and as a whole")
  func edgeList() throws {
    let text =
      "# a comment\n"
      + rows().replacing(",", with: " ").replacing(" ally", with: "")
      .replacing(" member", with: "")
    let (parts, whole) = try readings("long.edgelist", Array((text + "a b").utf8))
    #expect(parts == whole)
    let (three, all) = try readings("long.edgelist", Array((text + "a b 2").utf8))
    #expect(three == all)
  }

  @Test("A file that is gone before it is read is told, and no crash")
  func gone() throws {
    let bytes = Array(("source,target,kind,weight\n" + rows()).utf8)
    let file = InputFile(
      name: "gone.csv", beginning: Array(bytes.prefix(20_000)), of: bytes.count
    ) { _, _ in nil }
    #expect(throws: ReadError.self) { try KnowledgeGraph(reading: [file]) }
  }
}
