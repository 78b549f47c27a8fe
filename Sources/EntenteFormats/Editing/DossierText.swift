import EntenteModel

/// A dossier as text: where its sections, entities and claims stand.
struct DossierText {
  let file: InputFile
  let root: DataNode

  /// How lines end.
  let newline: String

  init(_ file: InputFile, _ root: DataNode) {
    self.file = file
    self.root = root
    let end = YAMLLines.end(from: 0, in: file.bytes)
    newline = file.bytes[end...].starts(with: [0x0D, 0x0A]) ? "\r\n" : "\n"
  }

  /// The claims, in their order.
  var claims: [DataNode] { root["claims"]?.alternatives ?? [] }

  /// The entity that is declared under an id.
  func entity(_ id: String) -> DataNode.Member? { root["entities"]?.member(id) }
}

// MARK: - Adding

extension DossierText {
  /// Adds items at the end of a section, which is made if there is none.
  ///
  /// - Parameters:
  ///   - items: What to add: elements of `claims`, members of any other.
  ///   - name: The name of the section.
  ///   - followers: The sections before which a new one is put.
  /// - Returns: The edits.
  func adding(
    _ items: [YAMLItem], to name: String, before followers: [String] = []
  ) -> [TextEdit] {
    guard !items.isEmpty else { return [] }
    if let section = root.member(name) { return adding(items, to: section) }
    let isList = items[0].key == nil
    guard let members = root.members, let last = members.last else { return [] }
    if root.isFlow {
      let text = items.map(\.flow).joined(separator: ", ")
      let section = name + ": " + (isList ? "[" + text + "]" : "{" + text + "}")
      return [TextEdit(at: last.range.upperBound, insert: ", " + section)]
    }
    let indent = column(of: members[0].keyOffset)
    let margin = String(repeating: " ", count: indent)
    let lines = items.map { $0.block(indent: indent + 2, isSpread: false, newline: newline) }
    let section = margin + name + ":" + newline + lines.joined(separator: newline)
    if let follower = members.first(where: { followers.contains($0.key) }) {
      let line = startWithComments(of: follower.keyOffset)
      return [TextEdit(at: line, insert: section + newline + newline)]
    }
    return [
      TextEdit(
        at: endOfLine(from: last.range.upperBound), insert: newline + newline + section)
    ]
  }

  /// Adds items to the list or the map under a key.
  func adding(_ items: [YAMLItem], to member: DataNode.Member) -> [TextEdit] {
    guard !items.isEmpty else { return [] }
    let isList = items[0].key == nil
    let value = member.value
    switch value.content {
    case .null:
      if isInFlow(member) {
        let text = items.map(\.flow).joined(separator: ", ")
        return [
          TextEdit(
            at: value.range.upperBound, insert: isList ? " [\(text)]" : " {\(text)}")
        ]
      }
      return [
        TextEdit(
          at: endOfLine(from: value.range.upperBound), insert: newSection(items, under: member))
      ]
    case .scalar:
      return []
    case .list(let elements):
      guard let last = elements.last else { return filling(member, with: items) }
      let begin = value.isFlow ? last.offset : dash(of: last) ?? last.offset
      return [
        adding(
          items, after: last.range.upperBound, begin: begin, isFlow: value.isFlow,
          last.isBlockMap)
      ]
    case .map(let members):
      guard let last = members.last else { return filling(member, with: items) }
      return [
        adding(
          items, after: last.range.upperBound, begin: last.keyOffset, isFlow: value.isFlow,
          last.value.isBlockMap)
      ]
    }
  }

  private func adding(
    _ items: [YAMLItem], after end: Int, begin: Int, isFlow: Bool, _ isSpread: Bool
  ) -> TextEdit {
    let indent = column(of: begin)
    guard isFlow else {
      let lines = items.map {
        newline + $0.block(indent: indent, isSpread: isSpread, newline: newline)
      }
      return TextEdit(at: endOfLine(from: end), insert: lines.joined())
    }
    let line = startOfLine(of: begin)
    let startsLine = file.bytes[line..<begin].allSatisfy { $0 == UInt8(ascii: " ") }
    let separator = startsLine ? "," + newline + String(repeating: " ", count: indent) : ", "
    return TextEdit(at: end, insert: items.map { separator + $0.flow }.joined())
  }

  /// Puts items between brackets that are empty, or in lines in their place.
  private func filling(_ member: DataNode.Member, with items: [YAMLItem]) -> [TextEdit] {
    let range = member.value.range
    if isInFlow(member) {
      let text = items.map(\.flow).joined(separator: ", ")
      return [TextEdit(range, items[0].key == nil ? "[\(text)]" : "{\(text)}")]
    }
    // The space before the brackets goes as well.
    var start = range.lowerBound
    while start > 0, file.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return [TextEdit(start..<range.upperBound, newSection(items, under: member))]
  }

  private func newSection(_ items: [YAMLItem], under member: DataNode.Member) -> String {
    let indent = column(of: member.keyOffset) + 2
    return items.map { newline + $0.block(indent: indent, isSpread: false, newline: newline) }
      .joined()
  }
}

// MARK: - Removing

extension DossierText {
  /// Removes elements of a list or members of a map by their positions.
  func removing(_ positions: Set<Int>, from value: DataNode) -> [TextEdit] {
    guard !positions.isEmpty else { return [] }
    let ranges: [Range<Int>] =
      switch value.content {
      case .list(let elements): elements.map(\.range)
      case .map(let members): members.map(\.range)
      default: []
      }
    if value.isFlow || ranges.isEmpty { return removingInFlow(positions, among: ranges) }
    return positions.sorted().map { position in
      var start = ranges[position].lowerBound
      if case .list(let elements) = value.content {
        start = dash(of: elements[position]) ?? start
      }
      let end = endOfLine(from: ranges[position].upperBound)
      return TextEdit(startOfLine(of: start)..<YAMLLines.afterBreak(end, in: file.bytes), "")
    }
  }

  private func removingInFlow(_ positions: Set<Int>, among ranges: [Range<Int>]) -> [TextEdit] {
    guard let lastKept = ranges.indices.last(where: { !positions.contains($0) }) else {
      guard let first = ranges.first, let last = ranges.last else { return [] }
      return [TextEdit(first.lowerBound..<last.upperBound, "")]
    }
    var edits = positions.filter { $0 < lastKept }.sorted().map {
      TextEdit(ranges[$0].lowerBound..<ranges[$0 + 1].lowerBound, "")
    }
    if let last = ranges.last, lastKept + 1 < ranges.count {
      edits.append(TextEdit(ranges[lastKept].upperBound..<last.upperBound, ""))
    }
    return edits
  }

  // MARK: Places

  private func startOfLine(of offset: Int) -> Int {
    YAMLLines.start(ofLineOf: offset, in: file.bytes)
  }

  /// The start of the line of a byte before which there are only spaces; nil if there is
  /// anything else.
  func startOfLine(thatStartsWith offset: Int) -> Int? {
    var start = offset
    while start > 0, file.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return startOfLine(of: start) == start ? start : nil
  }

  private func endOfLine(from offset: Int) -> Int { YAMLLines.end(from: offset, in: file.bytes) }

  func column(of offset: Int) -> Int { offset - startOfLine(of: offset) }

  /// The byte of the dash before an element of a list that is no flow.
  func dash(of element: DataNode) -> Int? {
    var i = element.offset - 1
    while i >= 0, file.bytes[i] <= UInt8(ascii: " ") { i -= 1 }
    return i >= 0 && file.bytes[i] == UInt8(ascii: "-") ? i : nil
  }

  /// Whether a key stands between braces.
  private func isInFlow(_ member: DataNode.Member) -> Bool {
    if root.isFlow { return true }
    var i = member.keyOffset - 1
    while i >= 0, file.bytes[i] == UInt8(ascii: " ") { i -= 1 }
    return i >= 0 && (file.bytes[i] == UInt8(ascii: "{") || file.bytes[i] == UInt8(ascii: ","))
  }

  /// The start of the comment right above a line, or of the line.
  private func startWithComments(of offset: Int) -> Int {
    var line = startOfLine(of: offset)
    while line > 0 {
      let above = startOfLine(of: line - 1)
      guard file.bytes[above] == UInt8(ascii: "#") else { break }
      line = above
    }
    // What stands at the head of the file is about all of it.
    return line == 0 ? startOfLine(of: offset) : line
  }
}

extension DataNode {
  /// The elements of a list; a value that stands where a list may is its only
  /// element.
  var alternatives: [DataNode] {
    switch content {
    case .list(let elements): elements
    case .null: []
    default: [self]
    }
  }

  /// Whether each key of a map stands on a line.
  fileprivate var isBlockMap: Bool { if case .map = content { !isFlow } else { false } }
}
