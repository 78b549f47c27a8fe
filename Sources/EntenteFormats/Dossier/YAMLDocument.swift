import EntenteModel
import Yams

/// Reads YAML text into nodes that know their bytes.
struct YAMLDocument {
  private let lines: YAMLLines
  private let file: InputFile

  /// The root of the only document of a file, or nil with a problem reported.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func root(
    of file: InputFile, log: inout ProblemLog,
    emptyHint: String = "`entente init` writes one to start from"
  ) -> DataNode? {
    guard var text = String(validating: file.bytes, as: UTF8.self) else {
      log.report(
        "encoding", at: firstInvalidByte(file.bytes), "the file is not UTF-8 text",
        hint: "save it as UTF-8")
      return nil
    }
    guard YAMLLimits.hold(for: file.bytes, log: &log) else { return nil }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    let document = YAMLDocument(lines: YAMLLines(file.bytes), file: file)
    do {
      // Without rules of its own: our schema says what a scalar means.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        log.report("empty", at: 0, "the file is empty", hint: emptyHint)
        return nil
      }
      return document.dataNode(node, log: &log)
    } catch let error as YamlError {
      document.report(error, log: &log)
    } catch {
      log.report("yaml", at: 0, String(describing: error))
    }
    return nil
  }

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

// MARK: - Nodes

extension YAMLDocument {
  private func dataNode(_ node: Node, log: inout ProblemLog) -> DataNode {
    let offset = node.mark.map(lines.offset) ?? 0
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.string.isEmpty && scalar.style == .plain
      return DataNode(offset: offset, content: isNull ? .null : .scalar(scalar.string))
    case .sequence(let sequence):
      return DataNode(offset: offset, content: .list(sequence.map { dataNode($0, log: &log) }))
    case .mapping(let mapping):
      return DataNode(offset: offset, content: .map(members(of: mapping, at: offset, log: &log)))
    case .alias:
      return DataNode(offset: offset, content: .null)
    }
  }

  private func members(
    of mapping: Node.Mapping, at offset: Int, log: inout ProblemLog
  ) -> [DataNode.Member] {
    var members: [DataNode.Member] = []
    members.reserveCapacity(mapping.count)
    for (key, value) in mapping {
      let keyOffset = key.mark.map(lines.offset) ?? offset
      guard case .scalar(let scalar) = key else {
        log.report(
          "wrong-type", at: keyOffset, "a key is a single text, not a list or a set of keys")
        continue
      }
      members.append(
        DataNode.Member(
          key: scalar.string, keyOffset: keyOffset, value: dataNode(value, log: &log)))
    }
    return members
  }
}

// MARK: - Errors

extension YAMLDocument {
  private func report(_ error: YamlError, log: inout ProblemLog) {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      if problem.contains("unexpected end of stream"), let context {
        log.report(
          "yaml", at: lines.offset(context.mark),
          "this is not YAML: what begins here is never closed",
          hint: "close the quote or bracket that opens here")
        return
      }
      let message = "this is not YAML: \(Self.sentence(problem, context?.text))"
      log.report("yaml", at: lines.offset(mark), message, hint: hint(for: problem, at: mark))
    case .reader(let problem, _, let value, _):
      let character = "U+" + String(value, radix: 16, uppercase: true)
      log.report(
        "yaml", at: firstRefusedByte ?? 0, "this is not YAML: \(problem) (\(character))",
        hint: "remove the character, or write it as an escape in double quotes")
    case .duplicatedKeysInMapping(let keys, let context):
      let first = lines.offset(context.mark)
      let others = keys.dropFirst().map { ", '\($0)'" }.joined()
      log.report(
        "duplicate-key", at: lines.offsetOfSecondKey(sameAs: first) ?? first,
        "the key '\(keys.first ?? "")'\(others) stands twice in one place",
        hint: "first in line \(context.mark.line); keep one of them")
    default:
      log.report("yaml", at: 0, "this is not YAML: \(error)")
    }
  }

  /// What the YAML parser says, with what it was reading.
  private static func sentence(_ problem: String, _ context: String?) -> String {
    guard let context, !context.isEmpty else { return problem }
    return problem + " " + context
  }

  /// The byte of the first character that YAML does not allow.
  private var firstRefusedByte: Int? {
    let text = String(decoding: file.bytes, as: UTF8.self)
    var offset = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF:
        offset += UTF8.width(scalar)
      default:
        return offset
      }
    }
    return nil
  }

  private func hint(for problem: String, at mark: Mark) -> String? {
    if problem.contains("did not find expected ',' or '}'")
      || problem.contains("mapping values are not allowed")
    {
      return "a comma or a closing brace is missing before this, or a text that holds a comma, "
        + "a colon, a bracket or a quote must stand in quotes"
    }
    if problem.contains("did not find expected key")
      || problem.contains("did not find expected '-' indicator")
    {
      return "indent this line as its neighbors are, and close what is open above it"
    }
    let offset = lines.offset(mark)
    if offset < file.bytes.count, file.bytes[offset] == UInt8(ascii: "\t") {
      return "indent with spaces, not with tabs"
    }
    return problem.contains("cannot start any token")
      ? "put a text that starts with a special character in quotes" : nil
  }
}
