import CZlib
import EntenteModel
import Foundation
import Testing

@testable import EntenteFormats

@Suite("Compressed inputs")
struct GzipTests {
  private static let text = "source,target\n" + (0..<500).map { "a\($0),b\($0)\n" }.joined()

  @Test("A file of one member or of several is the text that was compressed")
  func members() throws {
    let bytes = Array(Self.text.utf8)
    let half = bytes.count / 2
    let whole = try gzip(bytes)
    let two = try gzip(Array(bytes[..<half])) + gzip([]) + gzip(Array(bytes[half...]))
    for compressed in [whole, two, whole + [0, 0, 0]] {
      let file = try InputFile(name: "x.csv.gz", inflating: compressed)
      #expect(file.bytes == bytes && file.name == "x.csv.gz")
    }
    #expect(try InputFile(name: "x", inflating: bytes).bytes == bytes)
    #expect(try InputFile(name: "x", inflating: gzip([])).bytes.isEmpty)
  }

  @Test("Cut anywhere, a file is an error that says so")
  func truncated() throws {
    let compressed = try gzip(Array(Self.text.utf8))
    for count in 2..<compressed.count {
      let error = #expect(throws: ReadError.self) {
        try InputFile(name: "x.gz", inflating: Array(compressed[..<count]))
      }
      #expect(error?.problems.first?.message.contains("ends too soon") == true)
    }
  }

  @Test("A byte changed anywhere behind the header is found by the check sum or before")
  func damaged() throws {
    let compressed = try gzip(Array(Self.text.utf8))
    for i in 10..<compressed.count {
      var damaged = compressed
      damaged[i] ^= 0x5A
      #expect(throws: ReadError.self) { try InputFile(name: "x.gz", inflating: damaged) }
    }
    var wrongSum = compressed
    wrongSum[compressed.count - 8] ^= 1
    let error = #expect(throws: ReadError.self) {
      try InputFile(name: "x.gz", inflating: wrongSum)
    }
    #expect(error?.problems.first?.message.contains("incorrect data check") == true)
  }

  @Test("Other data behind the compressed is an error with its place")
  func trailing() throws {
    let compressed = try gzip([1, 2, 3])
    let error = #expect(throws: ReadError.self) {
      try InputFile(name: "x.gz", inflating: compressed + Array("more".utf8))
    }
    #expect(
      error?.problems.first?.message
        == "after the compressed data, at byte \(compressed.count + 1), other data follows")
  }

  @Test("A bomb stops at the limit, and the error names the option that raises it")
  func bomb() throws {
    let bomb = try gzip([UInt8](repeating: 0x20, count: 20 << 20))
    #expect(bomb.count < 50_000)
    let error = #expect(throws: ReadError.self) {
      try InputFile(name: "x.gz", inflating: bomb, limits: ReadingLimits(maximumBytes: 1 << 20))
    }
    let problem = try #require(error?.problems.first)
    #expect(problem.message == "inflated, the file has more than 1M bytes")
    #expect(problem.hint == "if the file is sound, --max-size 4M raises the limit")
    let limits = ReadingLimits(maximumBytes: 20 << 20)
    #expect(try InputFile(name: "x.gz", inflating: bomb, limits: limits).bytes.count == 20 << 20)
    #expect(throws: ReadError.self) {
      try InputFile(
        name: "x", inflating: [1, 2, 3], limits: ReadingLimits(maximumBytes: 2))
    }
  }

  @Test("The format is told by the inner ending, then by the text")
  func formats() throws {
    #expect(InputFormat(of: InputFile("a/trade.csv.gz", "")) == .table)
    #expect(InputFormat(of: InputFile("x.GraphML.GZ", "")) == .graphml)
    #expect(InputFormat(of: InputFile("x.gz", "digraph { a -> b }")) == .dot)
    let pair = [
      InputFile("trade.nodes.csv.gz", "id,name\n1,One\n"),
      InputFile("aid.nodes.csv", "id,name\n1,Uno\n"),
      InputFile("trade.edges.csv.gz", "source,target\n1,2\n"),
    ]
    let graph = try KnowledgeGraph(reading: pair)
    #expect(graph.claims.map(\.subject) == ["1"])
    #expect(
      try KnowledgeGraph(reading: [InputFile("x.tsv.gz", "source\ttarget\na,b\tc\n")]).entities[0]
        .id == "a,b")
  }

  /// One member, made by zlib.
  private func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    defer { stream.deallocate() }
    stream.initialize(to: z_stream())
    let status = deflateInit2_(
      stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    try #require(status == Z_OK)
    defer { deflateEnd(stream) }
    var input = bytes
    var output = [UInt8](repeating: 0, count: bytes.count + 1000)
    let count = input.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        stream.pointee.next_in = input.baseAddress
        stream.pointee.avail_in = UInt32(input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        return deflate(stream, Z_FINISH) == Z_STREAM_END ? Int(stream.pointee.total_out) : nil
      }
    }
    return Array(output[..<(try #require(count))])
  }
}
