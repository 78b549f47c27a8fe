/// How deep the values of a text that is not YAML are nested, as far as its bytes
/// show.
///
/// What opens thousands of brackets fails in its parser for other reasons than
/// its depth. The count errs on the side of too many: brackets within texts count
/// as well.
enum YAMLNesting {
  /// The byte at which brackets, or dashes and spaces that start a line, nest
  /// too deep.
  static func firstTooDeepByte(_ bytes: ArraySlice<UInt8>, _ depth: Int) -> Int? {
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
}
