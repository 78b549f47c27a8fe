import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// Who was folded into whom, with the evidence.
struct FoldedText {
  let graph: KnowledgeGraph

  /// Those that were folded, or those folded into one entity.
  func json(_ projection: Projection, into host: Int? = nil) -> [JSONValue] {
    projection.folded.filter { folded in host.map(folded.hosts.contains) ?? true }.map { folded in
      .object([
        "id": .string(graph.entities[folded.entity].id),
        "into": .array(folded.hosts.map { .string(graph.entities[$0].id) }),
        "claims": .array(folded.claims.map { JSONValue(graph.claims[$0]) }),
      ])
    }
  }
}
