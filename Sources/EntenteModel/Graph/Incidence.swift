/// The relations that touch each entity, so that the ties of one are found
/// without a look at those of all others.
package struct Incidence: Sendable {
  /// The relations of entity *i* are `relations[starts[i]..<starts[i + 1]]`.
  private(set) var starts = Column<UInt64>()
  private(set) var relations = Column<UInt32>()

  package init() {}

  /// - Complexity: O(*n* + *m*) for *n* entities and *m* relations.
  package init(of graph: KnowledgeGraph) {
    let storage = graph.storage
    let count = graph.relations.count
    starts = Column(repeating: 0, count: graph.entities.count + 1)
    for relation in 0..<count {
      let ends = storage.ends(ofRelation: relation)
      starts[ends.subject + 1] += 1
      if ends.object != ends.subject { starts[ends.object + 1] += 1 }
    }
    for entity in graph.entities.indices { starts[entity + 1] += starts[entity] }
    relations = Column(repeating: 0, count: Int(starts[graph.entities.count]))
    var next = starts
    func add(_ relation: Int, to entity: Int) {
      relations[Int(next[entity])] = UInt32(relation)
      next[entity] += 1
    }
    for relation in 0..<count {
      let ends = storage.ends(ofRelation: relation)
      add(relation, to: ends.subject)
      if ends.object != ends.subject { add(relation, to: ends.object) }
    }
  }

  /// The relations that touch an entity, in ascending order.
  package func relations(of entity: Int) -> Slice<Column<UInt32>> {
    relations[Int(starts[entity])..<Int(starts[entity + 1])]
  }

  package mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&starts, "incidence.starts")
    try coder.code(&relations, "incidence")
    guard starts.count > 0, Int(starts[starts.count - 1]) == relations.count else {
      throw MalformedColumns(name: "incidence")
    }
  }
}
