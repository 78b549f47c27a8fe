import EntenteModel
import Foundation
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
