public import EntenteModel

/// What a check knows beyond the graph.
public struct CheckCircumstances: Sendable {
  /// The day on which plans are judged: the date of the latest source if nil.
  public var date: PartialDate?

  /// How many paragraphs the articles at hand have, by the ids of their sources.
  public var paragraphCounts: [String: Int] = [:]

  /// Whether the names of all entities are compared with each other, which takes
  /// most of the time and finds nothing but notes.
  public var comparesNames = true

  /// Whether what is merely worth knowing is looked for, beside what is wrong.
  package var findsNotes = true

  /// The rules that are looked after; all if nil.
  package var rules: Set<Finding.Rule>?

  /// The entities, by position, around which contradictions and mistakes in claims are
  /// looked for, so that a change of a few claims costs no look at all others.
  ///
  /// What claims about these entities have to do with is found as it is in the whole
  /// graph; around others, some of it. All are looked at if nil.
  package var entities: Set<Int>?

  /// Creates the circumstances in which only the graph is at hand.
  public init() {}
}
