/// Reads YAML that is written as nearly all dossiers are, several times as fast as libyaml.
///
/// It knows keys and dashes that are set in, lists and maps between brackets, and texts of
/// one line, plain or in quotes with few escapes. It gives up on anything else, on every
/// error, and wherever it could be in doubt: then libyaml reads the text from its start. So
/// what it does read has to be, to the byte, what libyaml makes of it.
struct YAMLUsualText: ~Copyable {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// How deep values may be nested.
  private let depth: Int

  /// The byte that is read next.
  private var place = 0

  /// How many lists and maps are open.
  private var level = 0

  /// Spaces before the first key or dash that was not yet read; nil at the end.
  private var indent: Int?

  /// How many members the last map had: the next is often like it.
  private var usualMemberCount = 0

  /// Something is written in another way.
  private struct Unusual: Error {}

  /// How deep values are nested that are read here.
  private static let deepest = 50

  /// How long a key is that is read here; libyaml takes a thousand characters.
  private static let longestKey = 200

  private init(_ bytes: UnsafeBufferPointer<UInt8>, depth: Int) {
    self.bytes = bytes
    self.depth = min(depth, Self.deepest)
  }

  /// The tree of a text in UTF-8; nil if libyaml has to read it.
  ///
  /// - Complexity: O(*n*) expected for *n* bytes.
  static func tree(of bytes: UnsafeBufferPointer<UInt8>, depth: Int) -> DataNode? {
    guard hasUsualCharacters(bytes) else { return nil }
    var reader = YAMLUsualText(bytes, depth: depth)
    do throws(Unusual) {
      try reader.skipEmptyLines()
      guard reader.indent == 0 else { return nil }
      let root = try reader.blockMap(at: 0)
      return reader.indent == nil ? root : nil
    } catch {
      return nil
    }
  }

  /// Whether a text has no tab, no end of a line but LF, and nothing that can't be printed.
  private static func hasUsualCharacters(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let raw = UnsafeRawBufferPointer(bytes)
    var i = 0
    while i < raw.count {
      if raw.count - i >= 8 {
        let eight = raw.loadUnaligned(fromByteOffset: i, as: UInt64.self)
        // No byte above 0x7F or below 0x20, and none that is 0x7F.
        let below = eight &- 0x2020_2020_2020_2020
        let delete = (eight ^ 0x7F7F_7F7F_7F7F_7F7F) &- 0x0101_0101_0101_0101
        if (eight | below | delete) & 0x8080_8080_8080_8080 == 0 {
          i += 8
          continue
        }
      }
      func next(_ distance: Int) -> UInt8 { i + distance < raw.count ? raw[i + distance] : 0 }
      switch raw[i] {
      case 0x20...0x7E, 0x0A, 0x80...0xC1, 0xC3...0xE1, 0xE3...0xEE, 0xF0...0xFF: break
      case 0xC2: if next(1) < 0xA0 { return false }
      case 0xE2: if next(1) == 0x80, next(2) == 0xA8 || next(2) == 0xA9 { return false }
      case 0xEF: if next(1) == 0xBB || next(1) == 0xBF { return false }
      default: return false
      }
      i += 1
    }
    return true
  }
}

// MARK: - Lines

extension YAMLUsualText {
  /// The byte some way on; a line break beyond the end.
  private func byte(_ distance: Int = 0) -> UInt8 {
    place + distance < bytes.count ? bytes[place + distance] : Self.lineBreak
  }

  private static let lineBreak = UInt8(ascii: "\n")

  private mutating func skipSpaces() {
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
  }

  /// Whether no more of a line is to be read: it ends, or a comment begins after a space.
  private func isAtEndOfLine(afterSpace: Bool) -> Bool {
    byte() == Self.lineBreak || (afterSpace && byte() == UInt8(ascii: "#"))
  }

  /// Goes to the end of a line of which all was read.
  private mutating func endLine() throws(Unusual) {
    let start = place
    skipSpaces()
    guard isAtEndOfLine(afterSpace: place > start) else { throw Unusual() }
    skipLine()
    try skipEmptyLines()
  }

  private mutating func skipLine() {
    while place < bytes.count, bytes[place] != Self.lineBreak { place += 1 }
    if place < bytes.count { place += 1 }
  }

  /// Goes to what comes next on any line, past comments.
  private mutating func skipEmptyLines() throws(Unusual) {
    while place < bytes.count {
      let start = place
      skipSpaces()
      if place < bytes.count, bytes[place] != Self.lineBreak, bytes[place] != UInt8(ascii: "#") {
        indent = place - start
        return
      }
      skipLine()
    }
    indent = nil
  }
}

// MARK: - Blocks

extension YAMLUsualText {
  /// Opens a list or a map.
  private mutating func open() throws(Unusual) {
    level += 1
    if level > depth { throw Unusual() }
  }

  /// The map whose keys stand in some column, of which the first is next.
  private mutating func blockMap(at column: Int) throws(Unusual) -> DataNode {
    try open()
    let start = place
    var members: [DataNode.Member] = []
    members.reserveCapacity(usualMemberCount)
    repeat {
      let key = try scalar(isFlow: false)
      guard key.range.count <= Self.longestKey, byte() == UInt8(ascii: ":") else { throw Unusual() }
      place += 1
      let value: DataNode
      let spaces = place
      skipSpaces()
      if isAtEndOfLine(afterSpace: place > spaces) {
        try endLine()
        value = try block(under: column, isKey: true)
      } else {
        guard place > spaces else { throw Unusual() }
        value = try lineValue()
      }
      members.append(DataNode.Member(text(of: key), key.range, value))
    } while indent == column
    // What is set in less belongs to what is around.
    if let indent, indent > column { throw Unusual() }
    return try map(members, start..<(members.last?.range.upperBound ?? start))
  }

  /// The list whose dashes stand in some column, of which the first is next.
  private mutating func blockList(at column: Int) throws(Unusual) -> DataNode {
    try open()
    let start = place
    var elements: [DataNode] = []
    repeat {
      guard byte() == UInt8(ascii: "-") else { break }
      place += 1
      let spaces = place
      skipSpaces()
      if isAtEndOfLine(afterSpace: place > spaces) {
        try endLine()
        elements.append(try block(under: column, isKey: false))
      } else {
        guard place > spaces else { throw Unusual() }
        elements.append(try element(at: column + 1 + place - spaces))
      }
    } while indent == column
    if let indent, indent > column { throw Unusual() }
    level -= 1
    return DataNode(start..<(elements.last?.range.upperBound ?? start), .list(elements))
  }

  /// The list or map that stands on the lines below a key or a dash.
  private mutating func block(under column: Int, isKey: Bool) throws(Unusual) -> DataNode {
    guard let indent else { throw Unusual() }
    let isList =
      byte() == UInt8(ascii: "-") && [UInt8(ascii: " "), Self.lineBreak].contains(byte(1))
    // The dashes of a list may stand below its key.
    guard indent > column || (indent == column && isKey && isList) else { throw Unusual() }
    return isList ? try blockList(at: indent) : try blockMap(at: indent)
  }

  /// What stands after a dash, in some column: a value, or a map.
  private mutating func element(at column: Int) throws(Unusual) -> DataNode {
    let start = place
    guard !isAtBracket else { return try lineValue() }
    _ = try scalar(isFlow: false)
    let isKey = byte() == UInt8(ascii: ":")
    place = start
    return isKey ? try blockMap(at: column) : try lineValue()
  }

  /// A value that ends on its line, or at its bracket.
  private mutating func lineValue() throws(Unusual) -> DataNode {
    let value: DataNode
    if isAtBracket {
      value = try flow()
    } else {
      value = try scalarNode(isFlow: false)
      if byte() == UInt8(ascii: ":") { throw Unusual() }
    }
    try endLine()
    return value
  }

  /// Ends a map, whose keys differ.
  private mutating func map(
    _ members: [DataNode.Member], _ range: Range<Int>
  ) throws(Unusual) -> DataNode {
    if members.count <= Self.fewKeys {
      for i in members.indices {
        let key = members[i].key
        if members[..<i].contains(where: { $0.key == key }) { throw Unusual() }
      }
    } else {
      var keys = Set<String>(minimumCapacity: members.count)
      for member in members where !keys.insert(member.key).inserted { throw Unusual() }
    }
    level -= 1
    usualMemberCount = min(members.count, Self.fewKeys)
    return DataNode(range, .map(members))
  }

  /// How many keys are compared each with each.
  private static let fewKeys = 12
}

// MARK: - Brackets

extension YAMLUsualText {
  private var isAtBracket: Bool { byte() == UInt8(ascii: "{") || byte() == UInt8(ascii: "[") }

  /// A list or a map between brackets.
  private mutating func flow() throws(Unusual) -> DataNode {
    try open()
    let start = place
    let isMap = byte() == UInt8(ascii: "{")
    let end = UInt8(ascii: isMap ? "}" : "]")
    var elements: [DataNode] = []
    var members: [DataNode.Member] = []
    if isMap { members.reserveCapacity(usualMemberCount) }
    place += 1
    try skipBreaks()
    if byte() == end {
      place += 1
    } else {
      while true {
        if isMap {
          members.append(try flowMember())
        } else {
          elements.append(isAtBracket ? try flow() : try scalarNode(isFlow: true))
        }
        skipSpaces()
        let next = byte()
        guard next == end || next == UInt8(ascii: ",") else { throw Unusual() }
        place += 1
        if next == end { break }
        try skipBreaks()
      }
    }
    var node: DataNode
    if isMap {
      node = try map(members, start..<place)
    } else {
      level -= 1
      node = DataNode(start..<place, .list(elements))
    }
    node.isFlow = true
    return node
  }

  private mutating func flowMember() throws(Unusual) -> DataNode.Member {
    let key = try scalar(isFlow: true)
    guard key.range.count <= Self.longestKey, byte() == UInt8(ascii: ":"),
      byte(1) == UInt8(ascii: " ")
    else { throw Unusual() }
    place += 2
    skipSpaces()
    let value = isAtBracket ? try flow() : try scalarNode(isFlow: true)
    return DataNode.Member(text(of: key), key.range, value)
  }

  /// Goes to what comes next between brackets, on lines that are set in.
  private mutating func skipBreaks() throws(Unusual) {
    skipSpaces()
    while place < bytes.count, byte() == Self.lineBreak {
      place += 1
      guard byte() == UInt8(ascii: " ") || byte() == Self.lineBreak else { throw Unusual() }
      skipSpaces()
    }
  }
}

// MARK: - Texts

extension YAMLUsualText {
  /// A text of one line.
  private struct Scalar {
    /// Its bytes, with the quotes if it stands in some.
    var range: Range<Int>
    var isQuoted = false

    /// Whether two characters in it stand for the second: quotes, or what a backslash is
    /// before.
    var hasEscapes = false
  }

  private mutating func scalarNode(isFlow: Bool) throws(Unusual) -> DataNode {
    let scalar = try scalar(isFlow: isFlow)
    var node = DataNode(scalar.range, .scalar(text(of: scalar)))
    node.isQuoted = scalar.isQuoted
    return node
  }

  private func text(of scalar: Scalar) -> String {
    let range = scalar.isQuoted ? scalar.range.dropFirst().dropLast() : scalar.range[...]
    let text = UnsafeBufferPointer(rebasing: bytes[range.startIndex..<range.endIndex])
    guard scalar.hasEscapes else { return String(decoding: text, as: UTF8.self) }
    let escape = UInt8(ascii: bytes[scalar.range.lowerBound] == UInt8(ascii: "'") ? "'" : "\\")
    var isEscaped = false
    let meant = text.filter { byte in
      isEscaped = byte == escape && !isEscaped
      return !isEscaped
    }
    return String(decoding: meant, as: UTF8.self)
  }

  /// Reads a text up to what follows it, but for spaces.
  private mutating func scalar(isFlow: Bool) throws(Unusual) -> Scalar {
    switch byte() {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try quoted()
    default: return try plain(isFlow: isFlow)
    }
  }

  private mutating func quoted() throws(Unusual) -> Scalar {
    let start = place
    let quote = bytes[start]
    var hasEscapes = false
    place += 1
    while place < bytes.count {
      switch bytes[place] {
      case quote:
        place += 1
        guard quote == UInt8(ascii: "'"), byte() == quote else {
          return Scalar(range: start..<place, isQuoted: true, hasEscapes: hasEscapes)
        }
        hasEscapes = true
        place += 1
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        guard byte(1) == quote || byte(1) == UInt8(ascii: "\\") else { throw Unusual() }
        hasEscapes = true
        place += 2
      case Self.lineBreak: throw Unusual()
      default: place += 1
      }
    }
    throw Unusual()
  }

  private mutating func plain(isFlow: Bool) throws(Unusual) -> Scalar {
    let start = place
    guard canBegin(byte()) else { throw Unusual() }
    var end = start
    scan: while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: " "): place += 1
      case Self.lineBreak: break scan
      case UInt8(ascii: "#"):
        // A comment, if a space precedes it.
        if end < place { break scan }
        place += 1
        end = place
      case UInt8(ascii: ":"):
        let next = byte(1)
        if next == UInt8(ascii: " ") || next == Self.lineBreak { break scan }
        if isFlow, Self.isFlowIndicator(next) || next == UInt8(ascii: "?") { throw Unusual() }
        place += 1
        end = place
      case let other where isFlow && Self.isFlowIndicator(other): break scan
      default:
        place += 1
        end = place
      }
    }
    // What could go on in the next line is left to libyaml.
    if isFlow, byte() == Self.lineBreak || byte() == UInt8(ascii: "#") { throw Unusual() }
    place = end
    return Scalar(range: start..<end)
  }

  /// Whether a plain text can begin with a byte, for sure.
  private func canBegin(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "/"),
      UInt8(ascii: "("), UInt8(ascii: "+"), UInt8(ascii: "$"), 0x80...0xFF:
      true
    case UInt8(ascii: "-"): (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte(1))
    default: false
    }
  }

  private static func isFlowIndicator(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"):
      true
    default: false
    }
  }
}
