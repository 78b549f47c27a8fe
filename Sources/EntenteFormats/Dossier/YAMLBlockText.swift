/// A text of several lines that are set in, after `|` or `>`.
enum YAMLBlockText {
  /// The bytes of the text without the empty lines that follow it and the last
  /// line break, which the parser takes along.
  static func range(of range: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let header = indicator(in: range, of: bytes)
    let text = bytes[..<range.upperBound]
    var end = YAMLLines.end(from: header, in: text)
    let keepsEmptyLines = bytes[header..<end].prefix { $0 != UInt8(ascii: "#") }
      .contains(UInt8(ascii: "+"))
    var indent: Int?
    var i = YAMLLines.afterBreak(end, in: text)
    while i < text.endIndex {
      let lineEnd = YAMLLines.end(from: i, in: text)
      let spaces = text[i..<lineEnd].prefix { $0 == UInt8(ascii: " ") }.count
      let isEmpty = spaces == lineEnd - i
      if !isEmpty, indent == nil { indent = spaces }
      // Spaces beyond the margin are text.
      if keepsEmptyLines || !isEmpty || spaces > indent ?? spaces { end = lineEnd }
      i = YAMLLines.afterBreak(lineEnd, in: text)
    }
    return range.lowerBound..<end
  }

  /// The byte of `|` or `>`, after an anchor and a tag.
  private static func indicator(
    in range: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var i = range.lowerBound
    while i < range.upperBound, bytes[i] != UInt8(ascii: "|"), bytes[i] != UInt8(ascii: ">") {
      if bytes[i] == UInt8(ascii: "#") {
        i = YAMLLines.end(from: i, in: bytes)
      } else if bytes[i] <= UInt8(ascii: " ") {
        i += 1
      } else {
        while i < range.upperBound, bytes[i] > UInt8(ascii: " ") { i += 1 }
      }
    }
    return i
  }
}
