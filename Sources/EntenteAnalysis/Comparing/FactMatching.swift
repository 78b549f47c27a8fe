import EntenteModel

/// Which properties of entities have other values on two sides.
struct FactMatching {
  private(set) var changes: [Comparison.FactChange] = []

  private struct Place: Hashable {
    var entity: Int
    var property: String
  }

  /// - Complexity: O(*n*) expected for *n* claims.
  init(
    _ before: Comparison.Side, _ after: Comparison.Side, _ matching: EntityMatching,
    isOfOneGraph: Bool
  ) {
    let old = Self.facts(of: before, isDated: isOfOneGraph) { $0 }
    let new = Self.facts(of: after, isDated: isOfOneGraph, matching.number)
    let later = matching.later(of: before.graph.entities.indices)
    for place in new.order {
      let now = new.claims[place] ?? []
      let was = old.claims[place] ?? []
      guard Self.values(of: now, in: after.graph) != Self.values(of: was, in: before.graph)
      else { continue }
      let entity = Int(after.graph.storage.claims.subject[now[0]])
      changes.append(
        .init(
          manner: was.isEmpty ? .new : .changed, entityBefore: matching.earlier(of: entity),
          entityAfter: entity, property: Property(rawValue: place.property), before: was,
          after: now))
    }
    for place in old.order where new.claims[place] == nil {
      changes.append(
        .init(
          manner: .ended, entityBefore: place.entity, entityAfter: later[place.entity],
          property: Property(rawValue: place.property), before: old.claims[place] ?? [], after: []))
    }
  }

  private static func values(of claims: [Int], in graph: KnowledgeGraph) -> Set<String> {
    Set(
      claims.map { claim in
        let columns = graph.storage.claims
        let denied = columns.flags[claim].contains(.isDenied) ? "not " : ""
        return denied + graph.storage.texts[TextID(rawValue: columns.object[claim])]
      })
  }

  /// The claims of each property of each entity: of a graph at a date the dated
  /// ones alone, and of these the last to begin.
  ///
  /// A population of 2020 stays the known one until another is.
  private static func facts(
    of side: Comparison.Side, isDated: Bool, _ number: (Int) -> Int
  ) -> (claims: [Place: [Int]], order: [Place]) {
    let graph = side.graph
    let columns = graph.storage.claims
    var selection = side.selection
    if isDated { selection.asOf = nil }
    let filter = ClaimFilter(selection, in: graph)
    let words = graph.vocabulary.properties.map(\.property.rawValue)
    var found: [Place: [Int]] = [:]
    var order: [Place] = []
    var starts: [Place: CalendarDay] = [:]
    for claim in filter.facts() {
      let place = Place(
        entity: number(Int(columns.subject[claim])),
        property: words[Int(columns.predicate[claim])])
      if isDated {
        guard columns.period[claim] != .none, let date = side.selection.asOf else { continue }
        let extent = graph.extent(ofClaim: claim)
        guard extent.earliestStart <= date.latest else { continue }
        if let last = starts[place], extent.earliestStart < last { continue }
        if let last = starts[place], extent.earliestStart > last { found[place] = [] }
        starts[place] = extent.earliestStart
      }
      if found[place] == nil { order.append(place) }
      found[place, default: []].append(claim)
    }
    return (found, order)
  }
}
