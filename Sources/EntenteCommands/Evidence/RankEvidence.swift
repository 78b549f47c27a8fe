import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What the ranks of some entities rest on: their ties, the claims of these, and
/// who makes them.
struct RankEvidence {
  private struct Support {
    var ties = 0
    var claims = 0
    var sources: Set<UInt32> = []

    /// The number of ties that several sources support.
    var corroborated = 0
  }

  private let graph: KnowledgeGraph
  private let projection: Projection

  /// The support of each node that is asked for.
  private var supports: [Support?]

  /// - Complexity: O(*m*) for *m* claims.
  init(of entities: [Int], _ projection: Projection, in graph: KnowledgeGraph) {
    self.graph = graph
    self.projection = projection
    supports = Array(repeating: nil, count: projection.entities.count)
    for entity in entities { if let node = projection.nodes[entity] { supports[node] = Support() } }
    let columns = graph.storage.claims
    for position in projection.ties.indices {
      let ends = projection.ends(ofTie: position)
      guard supports[Int(ends.subject)] != nil || supports[Int(ends.object)] != nil else {
        continue
      }
      let claims = projection.ties[position].claims
      let sources = Set(claims.flatMap { columns.citations(of: $0).map(\.source) })
      for node in [Int(ends.subject), Int(ends.object)] {
        supports[node]?.ties += 1
        supports[node]?.claims += claims.count
        supports[node]?.sources.formUnion(sources)
        if sources.count > 1 { supports[node]?.corroborated += 1 }
      }
    }
  }

  func json(of entity: Int) -> JSONValue? {
    guard let node = projection.nodes[entity], let support = supports[node] else { return nil }
    return .object([
      "ties": .integer(support.ties), "claims": .integer(support.claims),
      "corroborated": .integer(support.corroborated),
      "sources": .array(support.sources.sorted().map { .string(graph.sources[Int($0)].id) }),
    ])
  }
}
