import EntenteModel

/// Tells what is wrong with a YAML text, where, and what to do about it.
struct YAMLFaultReport {
  let file: InputFile

  /// How deep values may be nested here, and at most.
  let depth: Int
  let deepest: Int

  /// Reports a fault as a problem.
  func add(_ fault: YAMLFault, to log: inout ProblemLog) {
    if case .syntax = fault, let byte = YAMLNesting.firstTooDeepByte(file.bytes[...], depth) {
      return reportNesting(at: byte, to: &log)
    }
    switch fault {
    case .syntax(let problem, _, .some, let contextAt)
    where problem.contains("unexpected end of stream"):
      log.report(
        "yaml", at: contextAt, "this is not YAML: what begins here is never closed",
        hint: "close the quote or bracket that opens here")
    case .syntax(let problem, let offset, let context, _):
      log.report(
        "yaml", at: offset, "this is not YAML: \(Self.sentence(problem, context))",
        hint: hint(for: problem, at: offset))
    case .character(let problem, let code):
      let character = "U+" + String(code, radix: 16, uppercase: true)
      log.report(
        "yaml", at: firstRefusedByte ?? 0, "this is not YAML: \(problem) (\(character))",
        hint: "remove the character, or write it as an escape in double quotes")
    case .duplicateKeys(let keys, let first, let second):
      let others = keys.dropFirst().map { ", '\($0)'" }.joined()
      log.report(
        "duplicate-key", at: second,
        "the key '\(keys.first ?? "")'\(others) stands twice in one place",
        hint: "first in line \(file.location(ofByte: first).line); keep one of them")
    case .nesting(let offset): reportNesting(at: offset, to: &log)
    case .aliases(let offset):
      log.report(
        "aliases", at: offset, "more than \(YAMLTreeBuilder.aliasLimit) YAML aliases are used",
        hint: "write the values out")
    case .outOfMemory:
      log.report("yaml", at: 0, "there is not enough memory to read this file")
    }
  }

  private func reportNesting(at offset: Int, to log: inout ProblemLog) {
    log.report(
      "nesting", at: offset, "values are nested more than \(depth) deep here",
      hint: "a dossier nests only a few levels; "
        + ReadingLimits.nestingHint(beyond: depth, deepest: deepest))
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

  private func hint(for problem: String, at offset: Int) -> String? {
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
    if offset < file.bytes.count, file.bytes[offset] == UInt8(ascii: "\t") {
      return "indent with spaces, not with tabs"
    }
    return problem.contains("cannot start any token")
      ? "put a text that starts with a special character in quotes" : nil
  }
}
