import EntenteModel

/// The ties of single entities under a selection: by the graph's own index where
/// it has one, else by one that a first look at all relations makes.
struct IncidentTies {
  private let filter: ClaimFilter
  private let incidence: Incidence

  /// - Complexity: O(1), or O(*n* + *m*) for *n* entities and *m* relations if the
  ///   graph has no index.
  init(of graph: KnowledgeGraph, _ selection: Selection) {
    filter = ClaimFilter(selection, in: graph)
    incidence = graph.storage.incidence ?? Incidence(of: graph)
  }

  /// The ties of an entity, in the order of the input.
  func ties(of entity: Int) -> [Tie] {
    incidence.relations(of: entity).compactMap { filter.tie(at: Int($0)) }
  }
}
