import EntenteModel
import Yams

/// A dossier as text: where its sections, entities and claims stand.
struct DossierText {
  let file: InputFile
  let root: YAMLSpan
  private let reader: YAMLSpanReader

  /// How lines end.
  let newline: String

  /// Finds the parts of a dossier that can be read.
  ///
  /// - Throws: A ``ReadError`` if its YAML is written in a way that can't be
  ///   changed in place.
  init(_ file: InputFile) throws(ReadError) {
    self.file = file
    let bytes = file.bytes
    reader = YAMLSpanReader(bytes: bytes, lines: YAMLLines(bytes))
    let end = reader.endOfLine(from: 0)
    newline = bytes[end...].starts(with: [0x0D, 0x0A]) ? "\r\n" : "\n"
    var text = String(decoding: bytes, as: UTF8.self)
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    guard let node = try? Yams.compose(yaml: text, .basic) else {
      throw ReadError([Problem("yaml", .error, "this is not YAML", at: file.location(ofByte: 0))])
    }
    do { root = try reader.span(of: node) } catch {
      throw ReadError([
        Problem(
          "not-editable", .error, "this dossier can't be changed in place: " + error.reason,
          hint: "write the values out, or change it in an editor",
          at: file.location(ofByte: error.offset))
      ])
    }
  }

  /// The claims, in their order.
  var claims: [YAMLSpan] { root["claims"]?.elements ?? [] }

  /// The entity that is declared under an id.
  func entity(_ id: String) -> YAMLSpan.Member? { root["entities"]?.member(id) }
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
    if let section = root.member(name) { return adding(items, to: section.value, of: section.key) }
    let isList = items[0].key == nil
    guard case .map(let members, let isFlow) = root.content, let last = members.last else {
      return []
    }
    if isFlow {
      let text = items.map(\.flow).joined(separator: ", ")
      let section = name + ": " + (isList ? "[" + text + "]" : "{" + text + "}")
      return [TextEdit(at: last.range.upperBound, insert: ", " + section)]
    }
    let indent = column(of: members[0].key.range.lowerBound)
    let margin = String(repeating: " ", count: indent)
    let lines = items.map { $0.block(indent: indent + 2, isSpread: false, newline: newline) }
    let section = margin + name + ":" + newline + lines.joined(separator: newline)
    if let follower = members.first(where: { followers.contains($0.key.text ?? "") }) {
      let line = startWithComments(of: follower.key.range.lowerBound)
      return [TextEdit(at: line, insert: section + newline + newline)]
    }
    return [
      TextEdit(
        at: reader.endOfLine(from: last.range.upperBound), insert: newline + newline + section)
    ]
  }

  /// Adds items to a list or a map.
  func adding(_ items: [YAMLItem], to value: YAMLSpan, of key: YAMLSpan) -> [TextEdit] {
    let isList = items.first?.key == nil
    switch value.content {
    case .null:
      if isInFlow(key) {
        let text = items.map(\.flow).joined(separator: ", ")
        return [
          TextEdit(
            at: value.range.upperBound, insert: isList ? " [\(text)]" : " {\(text)}")
        ]
      }
      return [
        TextEdit(
          at: reader.endOfLine(from: value.range.upperBound), insert: newSection(items, under: key))
      ]
    case .scalar:
      return []
    case .list(let elements, let isFlow):
      guard let last = elements.last else { return filling(value, with: items, under: key) }
      let begin = isFlow ? last.range.lowerBound : dash(of: last) ?? last.range.lowerBound
      let isSpread = if case .map(_, isFlow: false) = last.content { true } else { false }
      return [
        adding(items, after: last.range.upperBound, begin: begin, isFlow: isFlow, isSpread)
      ]
    case .map(let members, let isFlow):
      guard let last = members.last else { return filling(value, with: items, under: key) }
      let isSpread = if case .map(_, isFlow: false) = last.value.content { true } else { false }
      return [
        adding(
          items, after: last.range.upperBound, begin: last.key.range.lowerBound, isFlow: isFlow,
          isSpread)
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
      return TextEdit(at: reader.endOfLine(from: end), insert: lines.joined())
    }
    let line = reader.startOfLine(of: begin)
    let startsLine = file.bytes[line..<begin].allSatisfy { $0 == UInt8(ascii: " ") }
    let separator = startsLine ? "," + newline + String(repeating: " ", count: indent) : ", "
    return TextEdit(at: end, insert: items.map { separator + $0.flow }.joined())
  }

  /// Puts items between brackets that are empty, or in lines in their place.
  private func filling(
    _ value: YAMLSpan, with items: [YAMLItem], under key: YAMLSpan
  ) -> [TextEdit] {
    if isInFlow(key) {
      let text = items.map(\.flow).joined(separator: ", ")
      return [TextEdit(value.range, items[0].key == nil ? "[\(text)]" : "{\(text)}")]
    }
    // The space before the brackets goes as well.
    var start = value.range.lowerBound
    while start > 0, file.bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    return [TextEdit(start..<value.range.upperBound, newSection(items, under: key))]
  }

  private func newSection(_ items: [YAMLItem], under key: YAMLSpan) -> String {
    let indent = column(of: key.range.lowerBound) + 2
    return items.map { newline + $0.block(indent: indent, isSpread: false, newline: newline) }
      .joined()
  }

  /// Adds keys to an entity.
  func adding(_ items: [YAMLItem], to entity: YAMLSpan.Member) -> [TextEdit] {
    items.isEmpty ? [] : adding(items, to: entity.value, of: entity.key)
  }
}

// MARK: - Removing

extension DossierText {
  /// Removes elements of a list or members of a map by their positions.
  func removing(_ positions: Set<Int>, from value: YAMLSpan) -> [TextEdit] {
    guard !positions.isEmpty else { return [] }
    let (ranges, isFlow): ([Range<Int>], Bool) =
      switch value.content {
      case .list(let elements, let isFlow): (elements.map(\.range), isFlow)
      case .map(let members, let isFlow): (members.map(\.range), isFlow)
      default: ([], true)
      }
    if isFlow { return removingInFlow(positions, among: ranges) }
    return positions.sorted().map { position in
      var start = ranges[position].lowerBound
      if case .list(let elements, _) = value.content {
        start = dash(of: elements[position]) ?? start
      }
      let end = reader.endOfLine(from: ranges[position].upperBound)
      return TextEdit(reader.startOfLine(of: start)..<reader.afterBreak(end), "")
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

  private func column(of offset: Int) -> Int { offset - reader.startOfLine(of: offset) }

  /// The byte of the dash before an element of a list that is no flow.
  private func dash(of element: YAMLSpan) -> Int? {
    var i = element.range.lowerBound - 1
    while i >= 0, file.bytes[i] <= UInt8(ascii: " ") { i -= 1 }
    return i >= 0 && file.bytes[i] == UInt8(ascii: "-") ? i : nil
  }

  /// Whether a key stands between braces.
  private func isInFlow(_ key: YAMLSpan) -> Bool {
    var i = key.range.lowerBound - 1
    while i >= 0, file.bytes[i] == UInt8(ascii: " ") { i -= 1 }
    if case .map(_, isFlow: true) = root.content { return true }
    return i >= 0 && (file.bytes[i] == UInt8(ascii: "{") || file.bytes[i] == UInt8(ascii: ","))
  }

  /// The start of the comment right above a line, or of the line.
  private func startWithComments(of offset: Int) -> Int {
    var line = reader.startOfLine(of: offset)
    while line > 0 {
      let above = reader.startOfLine(of: line - 1)
      guard file.bytes[above] == UInt8(ascii: "#") else { break }
      line = above
    }
    // What stands at the head of the file is about all of it.
    return line == 0 ? reader.startOfLine(of: offset) : line
  }
}
