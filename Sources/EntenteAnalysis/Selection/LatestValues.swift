package import EntenteModel

/// The latest value of a property of each entity that has one.
package struct LatestValues: Sendable {
  /// The value of each entity, by position.
  package private(set) var values: [String?]

  /// The properties that any entity has, in the order of their names.
  package let knownProperties: [String]

  /// Whether no entity has the property.
  package var isEmpty: Bool { values.allSatisfy { $0 == nil } }

  /// Reads the claims of a selection; which kinds of relation count does not matter.
  ///
  /// - Complexity: O(*m*) for *m* claims.
  package init(of property: Property, in graph: KnowledgeGraph, _ selection: Selection) {
    var facts = selection
    facts.relationKinds = nil
    let identities = Identities(of: graph, selection)
    var values = [String?](repeating: nil, count: graph.entities.count)
    var dates = [CalendarDay?](repeating: nil, count: graph.entities.count)
    var known: Set<String> = []
    for position in graph.claims(facts) {
      let claim = graph.claims[position]
      guard case .property(let named, let value) = claim.statement else { continue }
      known.insert(named.rawValue)
      guard named == property else { continue }
      let entity = identities.representative(of: Int(graph.storage.claims.subject[position]))
      let date = claim.period.map { _ in graph.extent(ofClaim: position).latestStart }
      if let last = dates[entity], date.map({ $0 < last }) ?? true { continue }
      values[entity] = value
      dates[entity] = date
    }
    self.values = values
    knownProperties = known.sorted()
  }
}
