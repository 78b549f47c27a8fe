extension Ranking {
  /// In which worlds a ranking was computed again.
  public struct Doubts: Sendable {
    /// What may be one way or another.
    public let doubts: [Doubt]

    /// How many worlds were ranked.
    public let worldCount: Int

    /// Whether these are all worlds, and not some that were drawn.
    public let isExact: Bool

    /// What the worlds were drawn by, if they were.
    public let seed: UInt64

    /// How many doubts were tried one by one for what depends on them.
    public let triedCount: Int
  }

  /// How a rank holds against what may be otherwise.
  public struct Stability: Hashable, Sendable {
    /// How likely the entity has the rank that it is listed with.
    public let share: Double

    /// What changes the rank, that which changes it most first.
    public let deciders: [Decider]

    /// A doubt on which a rank depends.
    public struct Decider: Hashable, Sendable {
      /// The position of the doubt.
      public let doubt: Int

      /// By how many ranks it makes a difference at most.
      public let change: Int
    }
  }
}
