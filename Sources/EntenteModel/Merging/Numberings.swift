extension KnowledgeGraph.Builder {
  /// Inputs within which entities of one name are several.
  enum NameGroup: Hashable {
    /// A dossier or a file of claims.
    case input(Int)
    /// The files of one foreign graph.
    case group(Int)
  }
}

extension KnowledgeGraph.Builder.Input {
  /// The inputs within which, seen from the input of a number, entities of one
  /// name are several.
  func nameGroup(_ number: Int) -> KnowledgeGraph.Builder.NameGroup {
    switch scope {
    case .global: .input(number)
    case .group(let group): .group(group)
    }
  }
}

/// Tells ids that name their entities, such as `Russia`, from those that merely
/// number them, such as `7`, `n7` or `a`.
///
/// A short id may be either: G7 and G20 are groups of states. So the ids without
/// a name of one input are looked at together: if more than half of them are
/// numbers, single letters or letters with a number behind, these are numbering.
/// A number alone is never a name.
struct Numberings {
  private var counts: [KnowledgeGraph.Builder.NameGroup: (numbered: Int, all: Int)] = [:]

  init(of bearers: Bearers) {
    for declaration in bearers.declarations
    where declaration.entity.name == declaration.entity.id {
      let group = bearers.inputs[declaration.input].nameGroup(declaration.input)
      counts[group, default: (0, 0)].all += 1
      if Self.canNumber(declaration.entity.id) { counts[group]?.numbered += 1 }
    }
  }

  /// Whether an id serves as the name of its entity.
  func isName(_ id: String, in group: KnowledgeGraph.Builder.NameGroup) -> Bool {
    guard Self.canNumber(id) else { return true }
    let count = counts[group] ?? (0, 0)
    return 2 * count.numbered <= count.all
  }

  /// Whether an id is a number, a single letter that has a case, or letters
  /// with a number behind.
  static func canNumber(_ id: String) -> Bool {
    let scalars = id.unicodeScalars
    if scalars.count == 1, let only = scalars.first, only.properties.isCased { return true }
    guard let last = scalars.last, last.properties.numericType != nil else { return false }
    let head = scalars.reversed().drop { $0.properties.numericType != nil }
      .drop { "-_ .:#".unicodeScalars.contains($0) }
    return head.allSatisfy(\.properties.isAlphabetic)
  }
}
