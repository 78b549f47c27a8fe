import EntenteGraph
public import EntenteModel

/// The pairs of entities that ties join, in the order of how many shortest paths go along
/// them.
public struct TieRanking: Sendable {
  /// How the graph was read.
  public let projection: Projection

  /// The pairs, the highest score first; equal scores by id.
  public let entries: [Entry]

  /// What else a reader must know.
  public let notes: [String]

  /// Two entities that are tied.
  public struct Entry: Hashable, Sendable {
    /// The rank, from 1; equal scores share one.
    public let rank: Int
    /// The position of the one entity; of the subject, if ties have a direction.
    public let first: Int
    /// The position of the other.
    public let second: Int
    /// How many pairs have their shortest paths along the ties of the two.
    public let score: Double
  }
}

extension KnowledgeGraph {
  /// Ranks the pairs of entities that ties join by the betweenness of edges.
  ///
  /// Ties between the same two are one edge.
  ///
  /// - Complexity: That of ``Measure/betweenness``.
  /// - Throws: A ``Ranking/Refusal`` if strengths can't be read as asked.
  public func tieRanking(
    _ options: Ranking.Options = Ranking.Options()
  ) throws(Ranking.Refusal) -> TieRanking {
    var projecting = Projection.Options()
    projecting.selection = options.selection
    projecting.direction = options.direction ?? .ignore
    projecting.weight = options.weight ?? .none
    projecting.folding = options.folding
    let projection: Projection
    do { projection = try Projection(self, projecting) } catch { throw .projection(error) }
    let graph = projection.graph
    let byArc = graph.edgeBetweenness(lengths: graph.isWeighted ? .weights : .hops)
    var pairs: [(first: Int, second: Int)] = []
    var scores: [Double] = []
    var arc = 0
    for node in graph.nodes {
      for head in graph.neighbors(of: node) {
        defer { arc += 1 }
        if !graph.isDirected && Int(head) < node { continue }
        pairs.append((projection.entities[node], projection.entities[Int(head)]))
        scores.append(byArc[arc])
      }
    }
    var notes: [String] = []
    let others = Double(graph.nodeCount)
    let divisor: Double = others * (others - 1) / (graph.isDirected ? 1 : 2)
    if options.isNormalized, divisor > 0 {
      for place in scores.indices { scores[place] /= divisor }
      notes.append("normalized: divided by the number of pairs")
    }
    let ranks = SharedRanks.of(
      scores,
      key: { place in
        let pair = pairs[place]
        return storage.entityID(UInt32(pair.first)) + "\n" + storage.entityID(UInt32(pair.second))
      }, by: <)
    return TieRanking(
      projection: projection,
      entries: ranks.map { rank, place in
        TieRanking.Entry(
          rank: rank, first: pairs[place].first, second: pairs[place].second,
          score: scores[place])
      }, notes: notes)
  }
}
