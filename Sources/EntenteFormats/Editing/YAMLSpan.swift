import Yams

/// A value of a YAML text with the bytes that it takes, so that it can be
/// changed in place.
struct YAMLSpan {
  /// The bytes of the value, from its anchor or tag if it has one.
  var range: Range<Int>

  /// What the value is.
  var content: Content

  enum Content {
    /// Nothing, where a value could stand.
    case null
    case scalar(String)
    case list([YAMLSpan], isFlow: Bool)
    case map([Member], isFlow: Bool)
  }

  /// A key of a map with its value.
  struct Member {
    var key: YAMLSpan
    var value: YAMLSpan

    var range: Range<Int> {
      key.range.lowerBound..<max(key.range.upperBound, value.range.upperBound)
    }
  }

  /// The text of a scalar.
  var text: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The members of a map.
  var members: [Member] {
    if case .map(let members, _) = content { members } else { [] }
  }

  /// The elements of a list; a value that stands where a list may is its only
  /// element.
  var elements: [YAMLSpan] {
    switch content {
    case .list(let elements, _): elements
    case .null: []
    default: [self]
    }
  }

  /// The member of a key.
  func member(_ key: String) -> Member? { members.first { $0.key.text == key } }

  /// The value of a key.
  subscript(key: String) -> YAMLSpan? { member(key)?.value }
}

/// Finds where the values of a YAML text end; the parser tells only where they
/// begin.
struct YAMLSpanReader {
  /// A text in which the bytes of a value are not its own: it is an alias, or
  /// a key is no single text.
  struct Unreadable: Error {
    var offset: Int
    var reason: String
  }

  let bytes: [UInt8]
  let lines: YAMLLines

  /// Where a value stands.
  private struct Context {
    /// The column of the block that holds it; −1 if none does.
    var indent: Int
    var isFlow: Bool
    /// The byte before which it ends.
    var limit: Int
    /// The byte at which it begins at the earliest.
    var start: Int
  }

  /// The value of a whole text, as the parser understands it.
  func span(of root: Node) throws(Unreadable) -> YAMLSpan {
    try span(of: root, Context(indent: -1, isFlow: false, limit: bytes.count, start: 0))
  }

  private func start(_ node: Node) -> Int { node.mark.map(lines.offset) ?? 0 }

  private func span(of node: Node, _ context: Context) throws(Unreadable) -> YAMLSpan {
    let first = start(node)
    guard first >= context.start, first <= context.limit else {
      throw Unreadable(
        offset: min(max(first, context.start), bytes.count),
        reason: "YAML aliases are used near here")
    }
    let begin = skipProperties(from: first, context.limit)
    switch node {
    case .scalar(let scalar):
      if scalar.string.isEmpty, scalar.style == .plain {
        return YAMLSpan(range: first..<first, content: .null)
      }
      return YAMLSpan(
        range: first..<end(of: scalar.style, from: begin, context), content: .scalar(scalar.string))
    case .sequence(let sequence):
      let isFlow = byte(begin) == UInt8(ascii: "[")
      let spans = try children(Array(sequence), at: begin, isFlow: isFlow, context)
      let end = end(of: spans, from: begin, isFlow: isFlow, context)
      return YAMLSpan(range: first..<end, content: .list(spans, isFlow: isFlow))
    case .mapping(let mapping):
      let isFlow = byte(begin) == UInt8(ascii: "{")
      let nodes = mapping.flatMap { [$0.key, $0.value] }
      // `[a: b]` is a list of a map without braces.
      let spans = try children(nodes, at: begin, isFlow: isFlow || context.isFlow, context)
      let members = stride(from: 0, to: spans.count, by: 2).map {
        YAMLSpan.Member(key: spans[$0], value: spans[$0 + 1])
      }
      let end = end(of: spans, from: begin, isFlow: isFlow, context)
      return YAMLSpan(
        range: first..<end, content: .map(members, isFlow: isFlow || context.isFlow))
    case .alias:
      throw Unreadable(offset: first, reason: "YAML aliases are used here")
    }
  }

  private func children(
    _ nodes: [Node], at begin: Int, isFlow: Bool, _ context: Context
  ) throws(Unreadable) -> [YAMLSpan] {
    var spans: [YAMLSpan] = []
    spans.reserveCapacity(nodes.count)
    var inner = context
    inner.isFlow = isFlow
    inner.indent = isFlow ? context.indent : column(of: begin)
    inner.start = begin
    for (i, node) in nodes.enumerated() {
      inner.limit = i + 1 < nodes.count ? start(nodes[i + 1]) : context.limit
      let span = try span(of: node, inner)
      inner.start = span.range.upperBound
      spans.append(span)
    }
    return spans
  }

  // MARK: Ends

  private func end(
    of children: [YAMLSpan], from begin: Int, isFlow: Bool, _ context: Context
  ) -> Int {
    let last = children.last?.range.upperBound ?? begin
    guard isFlow else { return last }
    var i = children.isEmpty ? begin + 1 : last
    while i < context.limit {
      switch bytes[i] {
      case UInt8(ascii: "]"), UInt8(ascii: "}"): return i + 1
      case UInt8(ascii: "#"): i = endOfLine(from: i)
      default: i += 1
      }
    }
    return i
  }

  private func end(of style: Node.Scalar.Style, from begin: Int, _ context: Context) -> Int {
    switch byte(begin) {
    case UInt8(ascii: "\""): return quotedEnd(from: begin + 1)
    case UInt8(ascii: "'"):
      var i = begin + 1
      while i < bytes.count {
        if bytes[i] == UInt8(ascii: "'") {
          if byte(i + 1) != UInt8(ascii: "'") { return i + 1 }
          i += 1
        }
        i += 1
      }
      return bytes.count
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return blockEnd(from: begin, context)
    default: return plainEnd(from: begin, context)
    }
  }

  private func quotedEnd(from begin: Int) -> Int {
    var i = begin
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      i += bytes[i] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(i + 1, bytes.count)
  }

  /// The end of a text of several lines that are set in.
  private func blockEnd(from begin: Int, _ context: Context) -> Int {
    let header = endOfLine(from: begin)
    let keepsBlankLines = bytes[begin..<header].contains(UInt8(ascii: "+"))
    var end = header
    var i = afterBreak(header)
    while i < bytes.count {
      let lineEnd = endOfLine(from: i)
      let indent = bytes[i..<lineEnd].prefix { $0 == UInt8(ascii: " ") }.count
      let isBlank = indent == lineEnd - i
      if !isBlank && indent <= context.indent { break }
      if !isBlank || keepsBlankLines { end = lineEnd }
      i = afterBreak(lineEnd)
    }
    return end
  }

  private func plainEnd(from begin: Int, _ context: Context) -> Int {
    var end = begin
    var i = begin
    while i < context.limit {
      let byte = bytes[i]
      if YAMLLines.breakWidth(bytes, at: i) > 0 {
        guard let next = continuation(after: i, context) else { return end }
        i = next
        continue
      }
      if byte == UInt8(ascii: "#"), i > begin, isBlank(bytes[i - 1]) { return end }
      if context.isFlow, Self.isFlowMark(byte) { return end }
      if byte == UInt8(ascii: ":"), endsKey(i, isFlow: context.isFlow) { return end }
      if !isBlank(byte) { end = i + 1 }
      i += 1
    }
    return end
  }

  /// The byte at which a plain text goes on in a further line.
  private func continuation(after lineEnd: Int, _ context: Context) -> Int? {
    var i = lineEnd
    var lineStart = i
    while i < context.limit {
      let width = YAMLLines.breakWidth(bytes, at: i)
      if width > 0 { lineStart = i + width }
      if width == 0, !isBlank(bytes[i]) { break }
      i += max(1, width)
    }
    guard i < context.limit, bytes[i] != UInt8(ascii: "#") else { return nil }
    return context.isFlow || i - lineStart > context.indent ? i : nil
  }

  private func endsKey(_ colon: Int, isFlow: Bool) -> Bool {
    guard colon + 1 < bytes.count else { return true }
    let next = bytes[colon + 1]
    return isBlank(next) || YAMLLines.breakWidth(bytes, at: colon + 1) > 0
      || isFlow && Self.isFlowMark(next)
  }

  private static func isFlowMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }

  // MARK: Bytes

  private func byte(_ i: Int) -> UInt8 { i < bytes.count ? bytes[i] : 0 }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// The byte after the anchor and the tag of a value.
  private func skipProperties(from first: Int, _ limit: Int) -> Int {
    var i = first
    while i < limit, bytes[i] == UInt8(ascii: "&") || bytes[i] == UInt8(ascii: "!") {
      while i < limit, bytes[i] > UInt8(ascii: " ") { i += 1 }
      while i < limit, bytes[i] <= UInt8(ascii: " ") || bytes[i] == UInt8(ascii: "#") {
        i = bytes[i] == UInt8(ascii: "#") ? endOfLine(from: i) : i + 1
      }
    }
    return i
  }

  private func column(of offset: Int) -> Int { offset - startOfLine(of: offset) }

  /// The first byte of the line of a byte.
  func startOfLine(of offset: Int) -> Int { lines.start(ofLineOf: offset) }

  /// The byte of the line break after a byte, or the end of the text.
  func endOfLine(from offset: Int) -> Int {
    var i = offset
    while i < bytes.count, YAMLLines.breakWidth(bytes, at: i) == 0 { i += 1 }
    return i
  }

  /// The byte after the line break at a byte.
  func afterBreak(_ offset: Int) -> Int {
    offset < bytes.count ? offset + YAMLLines.breakWidth(bytes, at: offset) : offset
  }
}
