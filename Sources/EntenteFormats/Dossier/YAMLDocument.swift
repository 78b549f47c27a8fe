import EntenteModel
import Yams

/// Reads YAML text into nodes that know their bytes.
enum YAMLDocument {
  /// The root of the only document of a file, or nil with a problem reported.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func root(of file: InputFile, log: inout ProblemLog) -> DataNode? {
    guard let text = String(validating: file.bytes, as: UTF8.self) else {
      log.report(
        "encoding", at: firstInvalidByte(file.bytes), "the file is not UTF-8 text",
        hint: "save it as UTF-8")
      return nil
    }
    let lines = LineStarts(file.bytes)
    guard YAMLLimits.hold(for: file.bytes, log: &log) else { return nil }
    do {
      guard let node = try Yams.compose(yaml: text) else {
        log.report("empty", at: 0, "the file is empty", hint: "`entente init` writes one to start from")
        return nil
      }
      return dataNode(node, lines)
    } catch let error as YamlError {
      report(error, lines, log: &log)
    } catch {
      log.report("yaml", at: 0, String(describing: error))
    }
    return nil
  }

  private static func dataNode(_ node: Node, _ lines: LineStarts) -> DataNode {
    let offset = node.mark.map { lines.offset(line: $0.line, column: $0.column) } ?? 0
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.string.isEmpty && scalar.style == .plain
      return DataNode(offset: offset, content: isNull ? .null : .scalar(scalar.string))
    case .sequence(let sequence):
      return DataNode(offset: offset, content: .list(sequence.map { dataNode($0, lines) }))
    case .mapping(let mapping):
      let members = mapping.map { key, value in
        DataNode.Member(
          key: key.scalar?.string ?? "?",
          keyOffset: key.mark.map { lines.offset(line: $0.line, column: $0.column) } ?? offset,
          value: dataNode(value, lines))
      }
      return DataNode(offset: offset, content: .map(members))
    case .alias:
      return DataNode(offset: offset, content: .null)
    }
  }

  private static func report(_ error: YamlError, _ lines: LineStarts, log: inout ProblemLog) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      log.report(
        "yaml", at: lines.offset(line: mark.line, column: mark.column),
        "this is not YAML: \(problem)", hint: hint(for: problem))
    case .reader(let problem, let offset, _, _):
      log.report("yaml", at: offset ?? 0, "this is not YAML: \(problem)")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let keys = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      log.report(
        "duplicate-key", at: lines.offset(line: context.mark.line, column: context.mark.column),
        "the keys that start here name \(keys) more than once", hint: "keep one of them")
    default:
      log.report("yaml", at: 0, "this is not YAML: \(error)")
    }
  }

  private static func hint(for problem: String) -> String? {
    if problem.contains("did not find expected ',' or '}'")
      || problem.contains("mapping values are not allowed")
    {
      return "a text that holds a comma, a colon, a bracket or a quote stands in quotes"
    }
    return problem.contains("tab") || problem.contains("cannot start any token")
      ? "indent with spaces, and put texts with special characters in quotes" : nil
  }
}

extension YAMLDocument {
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var consumed = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      consumed += UTF8.width(scalar)
    }
    return consumed
  }
}

/// The bytes at which the lines of a text start.
struct LineStarts {
  private let bytes: [UInt8]
  private var starts: [Int] = [0]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    for (i, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(i + 1) }
  }

  /// The byte of a line and a column, both from 1; columns count Unicode scalars.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= starts.count else { return bytes.count }
    var offset = starts[line - 1]
    var scalars = 1
    while scalars < column, offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
      scalars += 1
    }
    return offset
  }
}
