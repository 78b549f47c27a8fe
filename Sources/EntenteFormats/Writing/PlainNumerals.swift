extension String {
  /// Whether the text is a number as JSON, Python and all else read it.
  var isPlainNumeral: Bool {
    var rest = utf8[...]
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: PlainValue.isDigit)
    guard !whole.isEmpty, whole.count == 1 || whole.first != UInt8(ascii: "0") else { return false }
    rest = rest[whole.endIndex...]
    if rest.first == UInt8(ascii: ".") {
      let decimals = rest.dropFirst().prefix(while: PlainValue.isDigit)
      if decimals.isEmpty { return false }
      rest = rest[decimals.endIndex...]
    }
    if let mark = rest.first, mark | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        rest.removeFirst()
      }
      let digits = rest.prefix(while: PlainValue.isDigit)
      if digits.isEmpty { return false }
      rest = rest[digits.endIndex...]
    }
    return rest.isEmpty && Double(self)?.isFinite == true
  }

  /// Whether the text is an integer of 64 bits, written as any program would.
  var isPlainInteger: Bool { Int(self).map { String($0) == self } ?? false }
}
