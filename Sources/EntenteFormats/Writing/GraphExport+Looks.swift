import EntenteModel

extension GraphExport {
  /// The columns of numbers and truths whose values don't show what they are,
  /// in a format that types values by their look.
  ///
  /// - Parameter look: The type that a text shows.
  /// - Returns: Their positions among the columns of nodes and of edges.
  func columns(
    notShownBy look: (String) -> Property.ValueType
  ) -> (nodes: Set<Int>, edges: Set<Int>) {
    func shown(_ lists: some Sequence<[Value]>, _ columns: [Column]) -> Set<Int> {
      var looks = [Property.ValueType?](repeating: nil, count: columns.count)
      for values in lists {
        for value in values where columns[value.column].isShown {
          for text in value.texts {
            var widest = looks[value.column] ?? look(text)
            widest.widen(to: look(text))
            looks[value.column] = widest
          }
        }
      }
      return Set(
        columns.indices.filter { i in looks[i].map { $0 != columns[i].type } ?? false })
    }
    return (
      shown(nodes.lazy.map(\.values), nodeColumns), shown(edges.lazy.map(\.values), edgeColumns)
    )
  }
}

extension GraphExport.Column {
  /// Whether its values are written without quotes, so that they show a type.
  fileprivate var isShown: Bool {
    !isList && (type == .integer || type == .number || type == .boolean)
  }
}

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
