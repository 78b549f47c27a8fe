import EntenteModel

@testable import EntenteFormats

/// What a reader of a plain format made of a text.
struct PlainReading {
  var graph: ForeignGraph?
  var problems: [Problem]

  typealias Reader = (InputFile, inout ProblemLog) -> ForeignGraph?

  init(_ bytes: [UInt8], by read: Reader) {
    let file = InputFile(name: "a", bytes: bytes)
    var log = ProblemLog(file: file)
    graph = read(file, &log)
    problems = log.problems
  }

  init(_ text: String, by read: Reader) { self.init(Array(text.utf8), by: read) }

  /// The errors as `line:column rule`.
  var errors: [String] { places { $0 == .error } }

  /// What does not stop the reading, as `line:column rule`.
  var doubts: [String] { places { $0 != .error } }

  /// The edges as `source-target weight kind label`, `>` if they are directed.
  var edges: [String] {
    (graph?.edges ?? []).map { edge in
      let isDirected = edge.isDirected ?? graph?.isDirected
      let mark = isDirected.map { $0 ? ">" : "-" } ?? "?"
      let parts = [edge.weight.map { "\($0)" }, edge.kind, edge.label].compactMap(\.self)
      return ([edge.source + mark + edge.target] + parts).joined(separator: " ")
    }
  }

  /// The nodes as `id label name=value:type …`.
  var nodes: [String] {
    (graph?.nodes ?? []).map { node in
      ([node.id, node.label].compactMap(\.self) + Self.texts(node.attributes))
        .joined(separator: " ")
    }
  }

  static func texts(_ attributes: [Claim.Attribute]) -> [String] {
    attributes.map { "\($0.name)=\($0.value):\($0.type)" }
  }

  private func places(_ isWanted: (Problem.Severity) -> Bool) -> [String] {
    problems.filter { isWanted($0.severity) }.map {
      "\($0.location?.line ?? -1):\($0.location?.column ?? -1) \($0.rule)"
    }
  }

  /// How many of a number of damaged copies of a text broke the promise that
  /// there is a graph or an error; each copy has a few bytes changed, dropped
  /// or doubled.
  static func brokenPromises(
    _ text: String, copies: Int = 1500, seed: UInt64 = 7, by read: Reader
  ) -> Int {
    var random = SplitMix(seed)
    let marks = Array("*[]\"{}:%#!-9 \n\r\u{0}é".utf8) + [0xFF]
    return (0..<copies).count { _ in
      var bytes = Array(text.utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let i = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[i] = marks[Int.random(in: marks.indices, using: &random)]
        case 1: bytes.remove(at: i)
        case 2: bytes.insert(bytes[i], at: i)
        default: bytes.removeSubrange(i...)
        }
      }
      let reading = PlainReading(bytes, by: read)
      return (reading.graph == nil) == reading.errors.isEmpty
    }
  }
}
