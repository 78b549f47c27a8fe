import EntenteModel

/// What a text may ask of the YAML parser, which recurses without a limit and
/// expands an alias at each use.
///
/// The counts are taken from the bytes alone and err on the side of too many:
/// brackets within texts count as well. No dossier comes near the limits, of
/// which that of nesting can be raised to what the parser bears.
enum YAMLLimits {
  private static let depth = 500
  /// libyaml nests no deeper.
  private static let deepest = 1000
  private static let aliases = 32

  /// Whether a text keeps the limits; if not, a problem says where.
  static func hold(for bytes: [UInt8], log: inout ProblemLog) -> Bool {
    let depth = min(log.file.limits.nesting(orDefault: depth), deepest)
    if let offset = firstTooDeepByte(bytes, depth) {
      log.report(
        "nesting", at: offset, "values are nested more than \(depth) deep here",
        hint: "a dossier nests only a few levels; "
          + ReadingLimits.nestingHint(beyond: depth, deepest: deepest))
      return false
    }
    if let offset = firstAliasTooMany(bytes) {
      log.report(
        "aliases", at: offset, "more than \(aliases) YAML aliases are used",
        hint: "write the values out")
      return false
    }
    return true
  }

  /// The byte at which brackets, or dashes and spaces that start a line, nest
  /// too deep.
  private static func firstTooDeepByte(_ bytes: [UInt8], _ depth: Int) -> Int? {
    var brackets = 0
    var indent = 0
    var startsLine = true
    for i in bytes.indices {
      switch bytes[i] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets += 1
        startsLine = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        brackets = max(0, brackets - 1)
        startsLine = false
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "?"), UInt8(ascii: ":"):
        if startsLine { indent += 1 }
      case 0x80...0xBF:
        break  // inside a character, which its first byte decided
      default:
        startsLine = YAMLLines.breakWidth(bytes, at: i) > 0
        if startsLine { indent = 0 }
      }
      if brackets > depth || indent > depth { return i }
    }
    return nil
  }

  /// The byte of the first use of an anchor beyond the limit.
  ///
  /// A name ends where the parser ends it, so that `*a:`, a key, is counted.
  private static func firstAliasTooMany(_ bytes: [UInt8]) -> Int? {
    var anchors: Set<ArraySlice<UInt8>> = []
    var used = 0
    for i in bytes.indices where bytes[i] == UInt8(ascii: "&") || bytes[i] == UInt8(ascii: "*") {
      let name = bytes[(i + 1)...].prefix(while: isOfName)
      guard !name.isEmpty else { continue }
      if bytes[i] == UInt8(ascii: "&") {
        anchors.insert(name)
      } else if anchors.contains(name) {
        used += 1
        if used > aliases { return i }
      }
    }
    return nil
  }

  private static func isOfName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
