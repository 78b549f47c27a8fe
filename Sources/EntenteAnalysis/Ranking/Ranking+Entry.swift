extension Ranking {
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

    /// What few rankings say of an entity, kept apart so that the others take little room.
    private var details: Details?

    init(rank: Int, entity: Int, score: Double, uncertainty: Uncertainty? = nil) {
      self.rank = rank
      self.entity = entity
      self.score = score
      if uncertainty != nil { self.uncertainty = uncertainty }
    }
  }
}

extension Ranking.Entry {
  private indirect enum Details: Hashable, Sendable {
    case told(Ranking.Uncertainty?, Ranking.Stability?, Ranking.RoleScore?)
  }

  private var told: (Ranking.Uncertainty?, Ranking.Stability?, Ranking.RoleScore?) {
    get {
      guard case .told(let uncertainty, let stability, let role) = details else {
        return (nil, nil, nil)
      }
      return (uncertainty, stability, role)
    }
    set { details = .told(newValue.0, newValue.1, newValue.2) }
  }

  /// Where the score and rank lie, if the score is an estimate or was computed in
  /// many worlds.
  public internal(set) var uncertainty: Ranking.Uncertainty? {
    get { told.0 }
    set { told.0 = newValue }
  }

  /// How the rank holds against contested and uncertain claims, if that was asked
  /// for.
  public internal(set) var stability: Ranking.Stability? {
    get { told.1 }
    set { told.1 = newValue }
  }

  /// What the score would be by chance, if the measure is of the roles of brokers.
  public internal(set) var role: Ranking.RoleScore? {
    get { told.2 }
    set { told.2 = newValue }
  }
}
