extension Measure {
  /// What a measure means and how it is computed, for people.
  public struct Card: Hashable, Sendable {
    /// The name, as a heading.
    public var title: String
    /// What a high score says of an entity, in one sentence.
    public var meaning: String
    /// The definition.
    public var formula: String
    /// How the score is scaled, and what `--normalized` divides it by.
    public var scale: String
    /// How it reads direction.
    public var direction: String
    /// How it reads strength.
    public var weight: String
    /// What becomes of a graph in several parts.
    public var disconnected: String
    /// How time grows with *n* nodes and *m* edges.
    public var complexity: String
    /// Where it was published.
    public var reference: String

    /// What becomes of ties that divide, and of strengths of 0 or less.
    public var negative: String {
      "ties that divide are left out, and counted on standard error; where strengths are read, one "
        + "of 0 or less is refused with its place"
    }
  }

  /// The card of the measure.
  public var card: Card {
    switch family {
    case .ties: tieCard
    case .paths: pathCard
    case .walks: walkCard
    case .cohesion: cohesionCard
    case .holes: holeCard
    case .roles: roleCard
    }
  }
}

extension Measure.Card {
  // What several cards say.
  static let undirected = "not at all, unless --direction is given"
  static let directed = "from subject to object; a symmetric tie runs both ways"
  static let hops = "every tie is one step; --weight strength makes a step 1/strength long"
  static let weighed = "the strengths of ties between two entities are added"
}
