import EntenteAnalysis
import EntenteFormats
import EntenteModel

extension Projection {
  /// Those that were folded into an entity, with the evidence, for programs.
  func foldedJSON(into host: Int, in graph: KnowledgeGraph) -> [JSONValue] {
    folded.filter { $0.hosts.contains(host) }.map { folded in
      .object([
        "id": .string(graph.entities[folded.entity].id),
        "into": .array(folded.hosts.map { .string(graph.entities[$0].id) }),
        "claims": .array(folded.claims.map { JSONValue(graph.claims[$0]) }),
      ])
    }
  }
}
