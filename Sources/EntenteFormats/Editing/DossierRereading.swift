import EntenteModel

/// Reads a dossier again after edits: only the items that they change, each between the
/// two beside it.
///
/// Where an item of a block begins, nothing of how a text is read depends on what the items
/// before it say. So the changed items and their neighbors, under the keys of their
/// sections, read as they do among all others; and if the neighbors read as they did, so
/// does what lies beyond them. Wherever something is out of the ordinary, the whole has to
/// be read instead.
struct DossierRereading {
  /// The dossier before the edits.
  let before: DossierEditor

  /// The edits in the order of the text.
  let edits: [TextEdit]

  let sections: [Section]

  /// The items that edits change, by section.
  private(set) var changed: [Int: Set<Int>] = [:]

  /// What is read in the place of the whole.
  private(set) var text: [UInt8] = []

  /// What the text consists of, but for the head of the dossier.
  private(set) var parts: [Part] = []

  /// A key of the dossier, with the lines up to the next.
  struct Section {
    var member: DataNode.Member
    var lines: Range<Int>

    /// Where the lines of its items start, if these can be read one by one.
    var starts: [Int]?
  }

  /// Some lines of the text that is read.
  struct Part {
    var section: Int
    var kind: Kind

    /// Where they are in the text.
    var lines: Range<Int>

    /// How far on they are in the dossier before the edits, and after them.
    var shifts: (before: Int, after: Int)

    enum Kind: Equatable {
      /// A section of which all is read.
      case section
      /// The key of a section.
      case key
      /// An item that no edit touches.
      case neighbor(Int)
      /// Items that edits touch, from this one on.
      case changed(Int)
    }
  }

  /// Chooses what is to be read; nil if it is no less than the whole.
  init?(_ before: DossierEditor, _ edits: [TextEdit]) {
    self.before = before
    self.edits = edits.inOrder
    guard let sections = Self.sections(of: before.text) else { return nil }
    self.sections = sections
    guard let chosen = choose(), compose(chosen) else { return nil }
  }

  private static func sections(of text: DossierText) -> [Section]? {
    guard let members = text.root.members, !members.isEmpty, !text.root.isFlow else { return nil }
    var starts: [Int] = []
    for member in members {
      guard text.column(of: member.keyOffset) == 0 else { return nil }
      starts.append(member.keyOffset)
    }
    starts.append(text.file.bytes.count)
    return members.indices.map { i in
      let lines = starts[i]..<starts[i + 1]
      return Section(
        member: members[i], lines: lines, starts: Self.starts(of: members[i], lines, in: text))
    }
  }

  /// Where the lines of the items of a section start; nil if one has no line of its own.
  private static func starts(
    of member: DataNode.Member, _ lines: Range<Int>, in text: DossierText
  ) -> [Int]? {
    guard ["sources", "entities", "claims"].contains(member.key), !member.value.isFlow else {
      return nil
    }
    let items: [Int?] =
      switch member.value.content {
      case .list(let elements): elements.map(text.dash(of:))
      case .map(let members): members.map(\.keyOffset)
      case .null, .scalar: []
      }
    var starts: [Int] = []
    starts.reserveCapacity(items.count)
    var last = lines.lowerBound
    for item in items {
      guard let item, let start = text.startOfLine(thatStartsWith: item), start > last else {
        return nil
      }
      starts.append(start)
      last = start
    }
    return starts.isEmpty ? nil : starts
  }
}

// MARK: - What is read

extension DossierRereading {
  /// The items to read, by section: those that change and their neighbors.
  ///
  /// - Returns: Nil if an edit is of anything else, or if the whole is hardly more.
  private mutating func choose() -> [Int: Set<Int>]? {
    for edit in edits {
      let place = edit.range.lowerBound
      guard let number = sections.lastIndex(where: { $0.lines.lowerBound <= place }),
        edit.range.upperBound <= sections[number].lines.upperBound,
        let starts = sections[number].starts, let first = starts.last(notPast: place),
        let last = starts.last(notPast: max(place, edit.range.upperBound - 1))
      else { return nil }
      changed[number, default: []].formUnion(first...last)
    }
    var chosen: [Int: Set<Int>] = [:]
    for (number, items) in changed {
      let count = sections[number].starts?.count ?? 0
      for item in items {
        chosen[number, default: []].formUnion(max(0, item - 1)...min(count - 1, item + 1))
        // What follows the last item is the next key, with its first.
        if item == count - 1, number + 1 < sections.count {
          chosen[number + 1, default: []].insert(0)
        }
      }
    }
    let all = sections.reduce(0) { $0 + ($1.starts?.count ?? 1) }
    return chosen.values.reduce(0) { $0 + $1.count } * 2 <= all ? chosen : nil
  }

  /// Puts together what is read; false if two edits overlap.
  private mutating func compose(_ chosen: [Int: Set<Int>]) -> Bool {
    text += before.file.bytes[..<sections[0].lines.lowerBound]
    for number in chosen.keys.sorted() {
      let section = sections[number]
      guard let starts = section.starts else {
        guard add(section.lines, .section, of: number) else { return false }
        continue
      }
      guard add(section.lines.lowerBound..<starts[0], .key, of: number) else { return false }
      var items = (chosen[number] ?? []).sorted()[...]
      while let first = items.popFirst() {
        var next = first + 1
        let isChanged = changed[number]?.contains(first) == true
        while isChanged, items.first == next, changed[number]?.contains(next) == true {
          items.removeFirst()
          next += 1
        }
        let end = next < starts.count ? starts[next] : section.lines.upperBound
        guard
          add(starts[first]..<end, isChanged ? .changed(first) : .neighbor(first), of: number)
        else { return false }
      }
    }
    return true
  }

  private mutating func add(_ lines: Range<Int>, _ kind: Part.Kind, of section: Int) -> Bool {
    let start = text.count
    if case .changed = kind {
      let isLast = lines.upperBound == before.file.bytes.count
      let own = edits.filter {
        $0.range.lowerBound >= lines.lowerBound
          && ($0.range.lowerBound < lines.upperBound || isLast)
      }
      guard let changed = own.applied(to: before.file.bytes, in: lines) else { return false }
      text += changed
    } else {
      text += before.file.bytes[lines]
    }
    parts.append(
      Part(
        section: section, kind: kind, lines: start..<text.count,
        shifts: (lines.lowerBound - start, moved(lines.lowerBound) - start)))
    return true
  }

  /// Where a byte of the dossier is after the edits before it.
  func moved(_ offset: Int) -> Int {
    var moved = offset
    for edit in edits {
      guard edit.range.lowerBound < offset else { break }
      moved += edit.text.utf8.count - edit.range.count
    }
    return moved
  }
}

extension [Int] {
  /// The place of the last of some ascending numbers that is no greater than another.
  fileprivate func last(notPast limit: Int) -> Int? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] <= limit { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }
}
