extension GraphvizText {
  /// Returns text without the characters that no drawing can hold.
  ///
  /// Dropped are controls, marks that reverse the direction of what follows
  /// (which make a label lie about its content), byte order marks and
  /// non-characters. CR LF and the other line ends become a new line, a tab a space.
  package static func cleaned(_ text: String) -> String {
    var result = ""
    var afterReturn = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0D: result += "\n"
      case 0x0A: if !afterReturn { result += "\n" }
      case 0x0B, 0x0C, 0x85, 0x2028, 0x2029: result += "\n"
      case 0x09: result += " "
      case 0x00...0x1F, 0x7F...0x9F: break
      case 0x202A...0x202E, 0x2066...0x2069: break
      case 0xFEFF, 0xFDD0...0xFDEF: break
      case let value where value & 0xFFFE == 0xFFFE: break
      default: result.unicodeScalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return result
  }

  /// Returns the beginning of a long text, closed by an ellipsis.
  ///
  /// Whole characters are kept, unless one alone is longer than the rest of the
  /// room: a letter may carry thousands of accents.
  static func shortened(_ text: String, to bytes: Int = mostBytes) -> String {
    var room = bytes
    var lines = 1
    var end = text.startIndex
    while end < text.endIndex {
      let next = text.index(after: end)
      let size = text.utf8.distance(from: end, to: next)
      if text[end] == "\n" { lines += 1 }
      if size > room || lines > mostLines { break }
      room -= size
      end = next
    }
    return end == text.endIndex ? text : text[..<end] + "…"
  }
}

/// The addresses to which a drawing may link.
enum WebAddress {
  /// Whether an address is plain http or https, with a host.
  static func isSafe(_ text: String) -> Bool {
    let lowercased = text.prefix(8).lowercased()
    guard let scheme = ["https://", "http://"].first(where: lowercased.hasPrefix) else {
      return false
    }
    guard let first = text.utf8.dropFirst(scheme.utf8.count).first else { return false }
    return !"/?#".utf8.contains(first)
      && text.unicodeScalars.allSatisfy { $0.value > 0x20 && !(0x7F...0x9F).contains($0.value) }
  }

  /// Whether a byte of an address may stay as it is.
  static func keeps(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default:
      "-._~:/?#[]@!$&()*+,=%".utf8.contains(byte)
    }
  }
}
