import EntenteFormats
import EntenteModel
import Testing

/// What reading a text gave: its graph, or the problems that stopped it.
struct Reading {
  var graph: KnowledgeGraph?
  var problems: [Problem]

  init(_ files: [InputFile], as format: InputFormat? = nil, isDirected: Bool? = nil) {
    do throws(ReadError) {
      let graph = try KnowledgeGraph(reading: files, as: format, isDirected: isDirected)
      self.graph = graph
      problems = graph.problems
    } catch {
      problems = error.problems
    }
  }

  init(_ text: String, name: String = "a.yaml") {
    self.init([InputFile(name: name, bytes: Array(text.utf8))])
  }

  /// The problems as `line:column rule`, those that stop the reading only.
  var errors: [String] {
    problems.filter { $0.severity == .error }.map { problem in
      "\(problem.location?.line ?? -1):\(problem.location?.column ?? -1) \(problem.rule)"
    }
  }

  /// The problems as `line:column rule`, those that don't stop the reading only.
  var doubts: [String] {
    problems.filter { $0.severity != .error }.map { problem in
      "\(problem.location?.line ?? -1):\(problem.location?.column ?? -1) \(problem.rule)"
    }
  }
}

extension InputFile {
  init(_ name: String, _ text: String) { self.init(name: name, bytes: Array(text.utf8)) }
}

/// The dossier of the summit, the project's own example.
enum Summit {
  static let path: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(4)
    return parts.joined(separator: "/") + "/graphs/sco-astana-2024.yaml"
  }()

  static func file() throws -> InputFile { try InputFile(contentsOf: path) }
}

/// Random numbers that are the same on every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
