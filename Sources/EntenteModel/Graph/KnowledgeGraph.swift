/// Entities and the claims about them, with the relations that the claims
/// support.
///
/// A graph is a value that never changes and can be shared between threads. It
/// is stored in columns; ``entities``, ``claims`` and ``relations`` make their
/// elements when asked. The same input gives the same order.
///
/// A *relation* is what a set of claims supports: the claims that agree on
/// subject, kind, object, role, place and key. Claims of one key whose kind
/// lasts are one relation with a set of periods; claims of a kind that happens
/// once are one relation only if their periods can be the same occurrence.
public struct KnowledgeGraph: Sendable {
  package let storage: Storage

  /// The columns of a graph, shared by its copies.
  package final class Storage: Sendable {
    package let title: String?
    package let vocabulary: Vocabulary
    package let texts: TextArena
    package let entities: EntityColumns
    package let claims: ClaimColumns
    package let relations: RelationIndex
    package let periods: [Period]
    package let sources: [Source]
    package let files: [InputFile]
    package let entityIDs: EntityIDs
    package let merges: [MergeRecord]
    package let problems: [Problem]

    /// The relations of each entity, if they are at hand.
    package let incidence: Incidence?

    /// Whether the ties of each kind of relation run both ways.
    let isSymmetric: [Bool]

    package init(
      title: String?, vocabulary: Vocabulary, texts: TextArena, entities: EntityColumns,
      claims: ClaimColumns, relations: RelationIndex, periods: [Period], sources: [Source],
      files: [InputFile], entityIDs: EntityIDs, merges: [MergeRecord], problems: [Problem],
      incidence: Incidence? = nil
    ) {
      self.title = title
      self.vocabulary = vocabulary
      self.texts = texts
      self.entities = entities
      self.claims = claims
      self.relations = relations
      self.periods = periods
      self.sources = sources
      self.files = files
      self.entityIDs = entityIDs
      self.merges = merges
      self.problems = problems
      self.incidence = incidence
      isSymmetric = vocabulary.relationKinds.map(\.isSymmetric)
    }
  }
}

extension KnowledgeGraph {
  package init(_ storage: Storage) { self.storage = storage }

  /// What the graph is about, if its dossier says.
  public var title: String? { storage.title }

  /// The kinds and properties that the graph knows.
  public var vocabulary: Vocabulary { storage.vocabulary }

  /// Where the claims come from, in the order of the input.
  public var sources: [Source] { storage.sources }

  /// What was doubtful in the input; an error would have stopped the reading.
  public var problems: [Problem] { storage.problems }

  /// The position in ``entities`` of the entity with an id.
  public func position(ofEntity id: String) -> Int? { storage.entityIDs[id].map(Int.init) }

  /// The place in the input where an entity is declared.
  public func location(ofEntity position: Int) -> SourceLocation {
    location(of: storage.entities.origin[position])
  }

  /// The place in the input where a claim stands.
  public func location(ofClaim position: Int) -> SourceLocation {
    location(of: storage.claims.origin[position])
  }

  func location(of origin: Origin) -> SourceLocation {
    storage.files[origin.file].location(ofByte: origin.offset)
  }
}
