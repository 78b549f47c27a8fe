import EntenteGraph
public import EntenteModel

/// The entities of a graph in the order of a measure.
public struct Ranking: Sendable {
  /// The measure.
  public let measure: Measure

  /// How the graph was read.
  public let projection: Projection

  /// What else a reader must know: how direction and weights were read, and
  /// which part of the graph was ranked.
  public let notes: [String]

  /// The entries, the highest score first; equal scores by id.
  public let entries: [Entry]

  /// An entity with its score.
  public struct Entry: Hashable, Sendable {
    /// The rank, from 1.
    ///
    /// Scores within a relative 1e-9 of each other share one, and the next rank
    /// counts all before it: 1, 1, 3.
    public let rank: Int

    /// The position of the entity in its graph.
    public let entity: Int

    /// The score.
    public let score: Double
  }
}

extension Ranking {
  /// Why a ranking can't be made.
  public enum Refusal: Error, Hashable, Sendable {
    /// A strength can't be read as asked.
    case projection(Projection.Refusal)
    /// The measure does not read strengths so.
    case weight(Projection.Weight, Measure)
    /// An iteration did not come to an end.
    case noConvergence(String)
  }

  /// How a ranking is made.
  public struct Options: Hashable, Sendable {
    /// Which claims count.
    public var selection = Selection()
    /// How direction is read; as the measure does if nil.
    public var direction: Projection.Direction?
    /// What strength is taken for; as the measure does if nil.
    public var weight: Projection.Weight?
    /// What becomes of parallel ties.
    public var parallel = Projection.Parallel.merge
    /// Which entities are folded into others.
    public var folding: Projection.Folding?
    /// Whether scores are divided by the greatest possible, where usual.
    public var isNormalized = false

    /// Every asserted and reported claim, by the conventions of the measure.
    public init() {}
  }
}

extension KnowledgeGraph {
  /// Ranks the entities by a measure.
  ///
  ///     for entry in try summit.ranking(by: .betweenness).entries.prefix(5) {
  ///       print(entry.rank, summit.entities[entry.entity].name, entry.score)
  ///     }
  ///
  /// - Complexity: That of the measure, see ``Measure/card``.
  /// - Throws: A ``Ranking/Refusal`` if the measure can't read the graph so.
  public func ranking(
    by measure: Measure, _ options: Ranking.Options = Ranking.Options()
  ) throws(Ranking.Refusal) -> Ranking {
    let weight = options.weight ?? measure.defaultWeight
    guard measure.reads(weight) else { throw .weight(weight, measure) }
    var projecting = Projection.Options()
    projecting.selection = options.selection
    projecting.direction = options.direction ?? measure.defaultDirection
    projecting.weight = weight
    projecting.readsLengths = measure.readsLengths
    projecting.parallel = options.parallel
    projecting.folding = options.folding
    let projection: Projection
    do { projection = try Projection(self, projecting) } catch { throw .projection(error) }
    let scored = try Scores(measure, of: projection.graph, isNormalized: options.isNormalized)
    return Ranking(
      measure: measure, projection: projection, notes: scored.notes,
      entries: entries(scored.values, projection))
  }

  private func entries(_ scores: [Double], _ projection: Projection) -> [Ranking.Entry] {
    let ids = projection.entities.map { storage.entityID(UInt32($0)) }
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    // What lies this far below the greatest score is the noise of its sums.
    let noise = 1e-13 * (scores.lazy.map(\.magnitude).max() ?? 0)
    func areClose(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= max(1e-9 * max(abs(a), abs(b)), noise)
    }
    var entries: [Ranking.Entry] = []
    entries.reserveCapacity(order.count)
    var start = 0
    while start < order.count {
      // A group shares a rank if each score is close to the one before it.
      var end = start + 1
      while end < order.count, areClose(scores[order[end - 1]], scores[order[end]]) { end += 1 }
      for node in order[start..<end].sorted(by: { ids[$0] < ids[$1] }) {
        entries.append(
          Ranking.Entry(rank: start + 1, entity: projection.entities[node], score: scores[node]))
      }
      start = end
    }
    return entries
  }
}
