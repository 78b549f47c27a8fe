import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What the ranks of some entities rest on: their ties, the claims of these, and
/// who makes them.
struct RankEvidence {
  private let graph: KnowledgeGraph

  /// The node of each entity.
  private let nodes: [Int?]

  /// The support of each node that is asked for.
  private let supports: [TieSupport?]

  /// - Complexity: O(*m*) for *m* claims.
  init(of entities: [Int], _ projection: Projection, in graph: KnowledgeGraph) {
    var supports = [TieSupport?](repeating: nil, count: projection.entities.count)
    for entity in entities {
      if let node = projection.nodes[entity] { supports[node] = TieSupport() }
    }
    projection.forEachTie(where: { supports[$0] != nil || supports[$1] != nil }) {
      subject, object, claims in
      let tie = TieSupport(ofTie: claims, in: graph)
      supports[subject]?.add(tie)
      if object != subject { supports[object]?.add(tie) }
    }
    self.graph = graph
    nodes = projection.nodes
    self.supports = supports
  }

  private func support(of entity: Int) -> TieSupport? { nodes[entity].flatMap { supports[$0] } }

  func cells(of entity: Int, isPlain: Bool) -> [String] {
    support(of: entity)?.cells(in: graph, isPlain: isPlain)
      ?? TieSupport.columns(isPlain: isPlain).map { _ in "" }
  }

  func json(of entity: Int) -> JSONValue? { support(of: entity)?.json(in: graph) }
}
