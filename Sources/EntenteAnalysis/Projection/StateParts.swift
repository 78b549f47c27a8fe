import EntenteModel

/// Of which states organizations are organs, and in which states places lie.
struct StateParts: Sendable {
  /// The states of each organ and place, in ascending order; mostly one.
  private(set) var states: [Int: [Int]] = [:]

  /// The claims that say so.
  private(set) var claims: [Int: [Int]] = [:]

  /// The kinds of relation that say so.
  private(set) var kinds: Set<Relation.Kind> = []

  private(set) var organCount = 0
  private(set) var placeCount = 0

  private static let organKinds: [Relation.Kind] = [Relation.Kind(rawValue: "part-of")]
  private static let placeKinds =
    organKinds + [
      Relation.Kind(rawValue: "located-in"), Relation.Kind(rawValue: "capital-of"),
    ]

  /// Reads what is part of what, whichever kinds of relation and dates are asked for.
  ///
  /// What is part of a part is part of the whole; it ends at a state.
  init(
    of graph: KnowledgeGraph, _ selection: Selection, _ identities: Identities, organs: Bool,
    places: Bool
  ) {
    if organs { kinds.formUnion(Self.organKinds) }
    if places { kinds.formUnion(Self.placeKinds) }
    let words = graph.vocabulary
    func isOrgan(_ entity: Int) -> Bool {
      organs && words.kind(graph.storage.entityKind(entity), isA: .organization)
    }
    func isPlace(_ entity: Int) -> Bool {
      places && words.kind(graph.storage.entityKind(entity), isA: .place)
    }
    var wholes: [Int: [(whole: Int, claims: [Int])]] = [:]
    for kind in kinds.sorted(by: { $0.rawValue < $1.rawValue })
    where graph.storage.hasRelations(of: kind) {
      for tie in graph.ties(selection.identifying(by: kind)) {
        let part = identities.representative(of: tie.relation.subject)
        guard isPlace(part) || isOrgan(part) && Self.organKinds.contains(kind) else { continue }
        wholes[part, default: []].append(
          (identities.representative(of: tie.relation.object), tie.claims))
      }
    }
    for part in wholes.keys.sorted() {
      var (reached, waiting): (Set<Int>, [Int]) = ([part], [part])
      var (found, support): (Set<Int>, [Int]) = ([], [])
      while let next = waiting.popLast() {
        for (whole, claims) in wholes[next] ?? [] where reached.insert(whole).inserted {
          if graph.storage.entityKind(whole) == .state {
            found.insert(whole)
          } else {
            waiting.append(whole)
          }
          support += claims
        }
      }
      guard !found.isEmpty else { continue }
      states[part] = found.sorted()
      claims[part] = support
      if isPlace(part) { placeCount += 1 } else { organCount += 1 }
    }
  }
}
