extension KnowledgeGraph {
  /// Which entities of several inputs are taken for one.
  ///
  /// Declarations of one id are one entity: the ids of dossiers and claim files
  /// mean the same in all of them, those of a foreign graph file only there.
  /// Beyond that, entities merge
  ///
  /// - by a code that they share; and else
  /// - by a name or alias that they share, if they come from different inputs,
  ///   their kinds agree, no code differs, and neither has another match.
  ///
  /// Kinds agree if one is a case of the other, as a leader is a person. An
  /// entity of no stated kind agrees with any, unless entities of kinds that
  /// don't agree go by the name. Names are compared without case, accents and
  /// the shape of hyphens, apostrophes and spaces, and must hold a letter.
  /// Within one input, two entities of one name are two. The holder of an
  /// office who is not named has no name to merge by.
  ///
  /// An entity without a name goes by its id, as `Russia` does in a list of
  /// edges; but not if most ids of the input are a numbering: `7`, `n7`, `a`.
  ///
  /// What is one entity does not depend on the order of the inputs.
  public struct Merging: Hashable, Sendable {
    /// Whether entities merge by name.
    public var byName: Bool

    /// The ids or names of entities that merge with no other, neither by code
    /// nor by name.
    public var keptApart: Set<String>

    /// Creates the rule by which entities merge.
    public init(byName: Bool = true, keptApart: Set<String> = []) {
      self.byName = byName
      self.keptApart = keptApart
    }
  }
}
