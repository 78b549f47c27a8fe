extension DataNode {
  /// The value of a key; nil if there is no such key, or its value is null.
  subscript(key: String) -> DataNode? {
    guard let value = members?.first(where: { $0.key == key })?.value else { return nil }
    if case .null = value.content { return nil }
    return value
  }

  /// The member of a key, whose value may be null.
  func member(_ key: String) -> Member? { members?.first { $0.key == key } }

  var members: [Member]? {
    if case .map(let members) = content { members } else { nil }
  }

  var elements: [DataNode]? {
    if case .list(let elements) = content { elements } else { nil }
  }

  var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The value of `true` and `false` without quotes.
  var boolean: Bool? { isQuoted ? nil : text.flatMap(Bool.init) }

  /// A whole number without quotes.
  var wholeNumber: Int? { isQuoted ? nil : text.flatMap(Int.init) }

  /// A finite number; some programs put theirs in quotes.
  var number: Double? {
    guard let text, let number = Double(text), number.isFinite else { return nil }
    return number
  }

  /// What a value says as the id of a node: a text, a number as it is written, or
  /// a list of such, which is how Python writes a tuple.
  var id: String? {
    switch content {
    case .scalar(let text): text.isEmpty ? nil : text
    case .list(let elements) where !elements.isEmpty:
      "(" + elements.map { $0.id ?? "" }.joined(separator: ", ") + ")"
    default: nil
    }
  }
}
