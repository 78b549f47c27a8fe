import EntenteModel

extension DossierRereading {
  /// The graph of a dossier after edits, of which no more is read than they change.
  ///
  /// - Parameters:
  ///   - file: The dossier after the edits.
  ///   - edits: What changed.
  ///   - before: The dossier before them.
  /// - Returns: The graph that reading the whole gives, and of each of its claims, which one
  ///   before was taken over; nil if the whole has to be read.
  static func graph(
    of file: InputFile, after edits: [TextEdit], in before: DossierEditor
  ) -> (graph: KnowledgeGraph, kept: [Int?])? {
    // Who is taken for whom, and what is remarked, depends on all of it.
    guard !edits.isEmpty, before.graph.problems.isEmpty, before.graph.storage.merges.isEmpty,
      before.document.aliases.isEmpty, let rereading = DossierRereading(before, edits)
    else { return nil }
    var builder = KnowledgeGraph.Builder()
    builder.title = before.graph.title
    builder.vocabulary = before.graph.vocabulary
    let number = builder.add(file)
    guard let kept = rereading.read(into: &builder, as: number),
      let graph = try? builder.build(), graph.problems.isEmpty, graph.storage.merges.isEmpty
    else { return nil }
    return (graph, kept)
  }

  /// Adds what the dossier says after the edits to a graph that is being built, and tells
  /// which claims were known; nil if the whole has to be read.
  private func read(
    into builder: inout KnowledgeGraph.Builder, as number: KnowledgeGraph.Builder.FileNumber
  ) -> [Int?]? {
    let file = InputFile(name: before.file.name, bytes: text)
    var log = ProblemLog(file: file)
    guard let document = YAMLDocument(file, log: &log), document.aliases.isEmpty,
      let changes = changes(in: document.root)
    else { return nil }
    let new = DossierReader.items(
      of: changes.map { DataNode.Member(sections[$0.section].member.key, 0..<0, $0.content) },
      in: file, vocabulary: builder.vocabulary)
    guard let new, log.problems.isEmpty else { return nil }

    let graph = before.graph
    let columns = graph.storage
    guard areAll(graph.sources.count, of: "sources", changes, new.sources.count),
      areAll(graph.entities.count, of: "entities", changes, new.entities.count),
      areAll(graph.claims.count, of: "claims", changes, new.claims.count)
    else { return nil }
    var ids: Set<String> = []
    var areDistinct = true
    forEach(of: "sources", changes, new.sources.map { ($0, 0) }, at: { _ in 0 }) {
      graph.sources[$0]
    } _: { source, _, _ in
      areDistinct = ids.insert(source.id).inserted && areDistinct
      builder.add(source, from: number)
    }
    ids.removeAll()
    forEach(of: "entities", changes, new.entities, at: { columns.entities.origin[$0].offset }) {
      graph.entities[$0]
    } _: { entity, offset, _ in
      areDistinct = ids.insert(entity.id).inserted && areDistinct
      builder.add(entity, from: number, at: offset)
    }
    ids.removeAll()
    var kept: [Int?] = []
    kept.reserveCapacity(graph.claims.count + new.claims.count)
    forEach(of: "claims", changes, new.claims, at: { columns.claims.origin[$0].offset }) {
      graph.claims[$0]
    } _: { claim, offset, known in
      if let id = claim.id { areDistinct = ids.insert(id).inserted && areDistinct }
      builder.add(claim, from: number, at: offset)
      kept.append(known)
    }
    return areDistinct ? kept : nil
  }

  /// Whether a section has as many items as the graph has of them, and as many new ones as
  /// were read.
  private func areAll(_ known: Int, of name: String, _ changes: [Change], _ new: Int) -> Bool {
    let place = sections.firstIndex { $0.member.key == name }
    let runs = changes.first { $0.section == place }?.runs ?? []
    return known == place.map { sections[$0].starts?.count ?? 0 } ?? 0
      && new == runs.reduce(0) { $0 + $1.count }
  }

  /// Hands on all items of a section in their order, with their bytes: those that stay, with
  /// their positions before, and those that are new.
  private func forEach<Item>(
    of name: String, _ changes: [Change], _ new: [(Item, offset: Int)], at offset: (Int) -> Int,
    known: (Int) -> Item, _ take: (Item, _ offset: Int, _ known: Int?) -> Void
  ) {
    guard let place = sections.firstIndex(where: { $0.member.key == name }) else { return }
    var runs = (changes.first { $0.section == place }?.runs ?? [])[...]
    let gone = changed[place] ?? []
    var rest = new[...]
    var shift = Shift(edits)
    for i in 0..<(sections[place].starts?.count ?? 0) {
      if runs.first?.first == i, let run = runs.popFirst() {
        for (item, offset) in rest.prefix(run.count) { take(item, offset + run.shift, nil) }
        rest = rest.dropFirst(run.count)
      }
      if !gone.contains(i) { take(known(i), shift.moved(offset(i)), i) }
    }
  }

  /// Moves bytes in ascending order to where they are after edits.
  private struct Shift {
    private var edits: ArraySlice<TextEdit>
    private var distance = 0

    init(_ edits: [TextEdit]) { self.edits = edits[...] }

    mutating func moved(_ offset: Int) -> Int {
      while let edit = edits.first, edit.range.lowerBound < offset {
        distance += edit.text.utf8.count - edit.range.count
        edits.removeFirst()
      }
      return offset + distance
    }
  }
}

// MARK: - What changed

extension DossierRereading {
  /// The items of a section that are new.
  private struct Change {
    var section: Int
    var content: DataNode
    var runs: [Run]

    /// Items that take the place of some, from one on.
    struct Run {
      var first: Int
      var count: Int
      /// How far on they are in the dossier.
      var shift: Int
    }
  }

  /// What changed, told by a tree of what was read; nil if a neighbor does not read as it
  /// did.
  private func changes(in root: DataNode) -> [Change]? {
    guard let members = root.members, !root.isFlow else { return nil }
    var changes: [Change] = []
    var rest = members[...]
    var first = 0
    while first < parts.count {
      let number = parts[first].section
      let end = parts[first...].firstIndex { $0.section != number } ?? parts.count
      let old = sections[number].member
      guard let member = rest.popFirst(), member.key == old.key,
        member.keyOffset + parts[first].shifts.before == old.keyOffset,
        member.keyRange.count == old.keyRange.count
      else { return nil }
      if parts[first].kind == .section {
        guard member.value.isEqual(to: old.value, shift: parts[first].shifts.before) else {
          return nil
        }
      } else {
        guard let change = change(from: old.value, to: member.value, parts[(first + 1)..<end])
        else { return nil }
        changes.append(change)
      }
      first = end
    }
    return rest.isEmpty ? changes : nil
  }

  private func change(
    from old: DataNode, to new: DataNode, _ parts: ArraySlice<Part>
  ) -> Change? {
    guard !new.isFlow, !new.isAlias, let section = parts.first?.section else { return nil }
    switch (old.content, new.content) {
    case (.list(let before), .list(let after)):
      return change(section, parts, before, after, { $0.offset }) { $0.isEqual(to: $1, shift: $2) }
        .map { Change(section: section, content: new.holding(.list($0.items)), runs: $0.runs) }
    case (.map(let before), .map(let after)):
      return change(section, parts, before, after, { $0.keyOffset }) {
        $0.isEqual(to: $1, shift: $2)
      }.map { Change(section: section, content: new.holding(.map($0.items)), runs: $0.runs) }
    default: return nil
    }
  }

  private func change<Item>(
    _ section: Int, _ parts: ArraySlice<Part>, _ before: [Item], _ after: [Item],
    _ offset: (Item) -> Int, areEqual: (Item, Item, Int) -> Bool
  ) -> (items: [Item], runs: [Change.Run])? {
    var items: [Item] = []
    var runs: [Change.Run] = []
    var rest = after[...]
    for part in parts {
      let own = rest.prefix { offset($0) < part.lines.upperBound }
      guard own.allSatisfy({ offset($0) >= part.lines.lowerBound }) else { return nil }
      rest = rest.dropFirst(own.count)
      switch part.kind {
      case .neighbor(let item):
        guard own.count == 1, let only = own.first,
          areEqual(only, before[item], part.shifts.before)
        else { return nil }
      case .changed(let item):
        items += own
        runs.append(Change.Run(first: item, count: own.count, shift: part.shifts.after))
      case .section, .key: return nil
      }
    }
    return rest.isEmpty ? (items, runs) : nil
  }
}

extension DataNode {
  /// The value with something else in it.
  fileprivate func holding(_ content: Content) -> DataNode {
    var node = self
    node.content = content
    return node
  }

  /// Whether the value is another, which stands further on by some bytes.
  fileprivate func isEqual(to other: DataNode, shift: Int) -> Bool {
    guard offset + shift == other.offset, length == other.length, isQuoted == other.isQuoted,
      isFlow == other.isFlow, isAlias == other.isAlias
    else { return false }
    switch (content, other.content) {
    case (.null, .null): return true
    case (.scalar(let a), .scalar(let b)): return a == b
    case (.list(let a), .list(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1, shift: shift) }
    case (.map(let a), .map(let b)):
      return a.count == b.count && zip(a, b).allSatisfy { $0.isEqual(to: $1, shift: shift) }
    default: return false
    }
  }
}

extension DataNode.Member {
  fileprivate func isEqual(to other: DataNode.Member, shift: Int) -> Bool {
    key == other.key && keyOffset + shift == other.keyOffset && keyLength == other.keyLength
      && value.isEqual(to: other.value, shift: shift)
  }
}
