extension KnowledgeGraph.Builder {
  /// A state of a builder to which it can go back.
  package struct Mark {
    fileprivate var vocabulary: Vocabulary
    fileprivate var title: String?
    fileprivate var inputs: Int
    fileprivate var declarations: Int
    fileprivate var sources: Int
    fileprivate var claims: Int
  }

  /// The state of the builder, for as long as it is only added to.
  package var mark: Mark {
    Mark(
      vocabulary: vocabulary, title: title, inputs: inputs.count,
      declarations: declarations.count, sources: sources.count, claims: claims.count)
  }

  /// Whether an id was declared twice since.
  package func declaresTwice(since mark: Mark) -> Bool {
    declarations.holdRepeats(from: mark.declarations, textCount: texts.arena.count)
  }

  /// Forgets what was added since, but not the problems that were found.
  package mutating func rewind(to mark: Mark) {
    vocabulary = mark.vocabulary
    title = mark.title
    inputs.removeSubrange(mark.inputs...)
    declarations.keep(first: mark.declarations)
    sources.removeSubrange(mark.sources...)
    claims.keep(first: mark.claims)
    lastCitingFile = nil
  }
}
