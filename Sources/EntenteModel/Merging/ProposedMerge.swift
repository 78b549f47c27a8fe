/// Two entities that may be one, by their names; only a person can tell.
public struct ProposedMerge: Hashable, Sendable {
  /// The position of the entity that is declared first.
  public var first: Int

  /// The position of the other.
  public var second: Int

  /// Why they may be one.
  public var likeness: Likeness

  /// How two names are alike.
  public enum Likeness: Hashable, Sendable {
    /// The two share a name, in different inputs, but did not merge by it.
    case equalName(String)
    /// Both are known names of one state.
    case knownNames(String, String)
    /// The names differ in British and American spelling, or by an article.
    case spelling(String, String)
    /// The names hold the same words in another order.
    case order(String, String)
    /// The words of one name are among those of the other.
    case part(String, of: String)
    /// The names are one letter apart.
    case letter(String, String)
    /// The names sound alike, as two ways of writing one in Latin letters do.
    case sound(String, String)
  }
}

extension ProposedMerge.Likeness: CustomStringConvertible {
  /// The likeness in words, such as `one letter apart: 'Nerendra Modi',
  /// 'Narendra Modi'`.
  public var description: String {
    switch self {
    case .equalName(let name): "equal name '\(name)'"
    case .knownNames(let a, let b): "names of one state: '\(a)', '\(b)'"
    case .spelling(let a, let b): "spelled alike: '\(a)', '\(b)'"
    case .order(let a, let b): "same words: '\(a)', '\(b)'"
    case .part(let a, let b): "'\(a)' is part of '\(b)'"
    case .letter(let a, let b): "one letter apart: '\(a)', '\(b)'"
    case .sound(let a, let b): "sound alike: '\(a)', '\(b)'"
    }
  }
}

extension KnowledgeGraph {
  /// The pairs of entities that may be one by their names, in the order of the
  /// entities.
  ///
  /// Only entities whose kinds agree and whose codes do not differ are
  /// proposed, and each pair once, for the strongest reason. A name that many
  /// share says nothing, and proposes nothing. Two entities of one input that
  /// have the same name are two on purpose.
  ///
  /// - Complexity: O(*n* log *n*) expected for *n* names of bounded length.
  public func proposedMerges() -> [ProposedMerge] {
    var search = NearNames(in: self)
    search.searchEqualNames()
    search.searchStateNames()
    search.searchSpellings()
    search.searchOrders()
    search.searchParts()
    search.searchLetters()
    search.searchSounds()
    return search.proposals
  }
}
