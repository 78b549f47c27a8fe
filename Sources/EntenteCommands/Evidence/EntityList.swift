import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// The entities of some kinds, with the number of their ties.
struct EntityList {
  let entities: [Int]
  private let graph: KnowledgeGraph
  private let tieCounts: [Int]

  init(of kinds: [Entity.Kind], in graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    entities = graph.entities.indices.filter { entity in
      let kind = graph.storage.entityKind(entity)
      return kinds.contains { graph.vocabulary.kind(kind, isA: $0) }
    }
    var counts = [Int](repeating: 0, count: graph.entities.count)
    for tie in graph.ties(selection) {
      counts[tie.relation.subject] += 1
      if tie.relation.object != tie.relation.subject { counts[tie.relation.object] += 1 }
    }
    tieCounts = counts
  }

  var table: Table {
    var table = Table([
      .init(name: "id"), .init(name: "name", role: .strong), .init(name: "kind"),
      .init(name: "ties", isRight: true),
    ])
    table.rows = entities.map { position in
      let entity = graph.entities[position]
      return [entity.id, entity.name, entity.kind.rawValue, String(tieCounts[position])]
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "results": .array(
        entities.map { position in
          let entity = graph.entities[position]
          return .object([
            "id": .string(entity.id), "name": .string(entity.name),
            "kind": .string(entity.kind.rawValue), "ties": .integer(tieCounts[position]),
          ])
        }),
    ])
  }
}
