import EntenteModel

/// All that a dossier says, or is to say after an edit.
struct DossierContent {
  var title: String?
  var vocabulary: Vocabulary
  var sources: [Source]
  var entities: [Entity]
  var claims: Claims

  init(_ graph: KnowledgeGraph) {
    title = graph.title
    vocabulary = graph.vocabulary
    sources = graph.sources
    entities = Array(graph.entities)
    claims = Claims(graph.claims)
  }

  /// Whether a graph says just this.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - kept: By position in the graph, the claims that were taken over into it as they
  ///     were, each with its position before; none if all were read.
  /// - Returns: Whether nothing is more, less or other.
  func isSaid(by graph: KnowledgeGraph, keeping kept: [Int?] = []) -> Bool {
    title == graph.title && vocabulary == graph.vocabulary && sources == graph.sources
      && entities.elementsEqual(graph.entities) && claims.areEqual(to: graph.claims, kept)
  }

  /// The claims of a dossier, of which an edit changes few: only those are kept.
  struct Claims {
    private let known: KnowledgeGraph.Claims
    private var changed: [Int: Claim] = [:]
    private var removed: Set<Int> = []
    private var added: [Claim] = []

    init(_ known: KnowledgeGraph.Claims) { self.known = known }

    /// The claim of a position before any was removed.
    subscript(position: Int) -> Claim {
      get { changed[position] ?? known[position] }
      set { changed[position] = newValue }
    }

    mutating func add(_ claims: [Claim]) { added += claims }

    mutating func remove(_ positions: Set<Int>) { removed.formUnion(positions) }

    /// Whether other claims are these, one by one.
    ///
    /// - Parameters:
    ///   - others: The other claims.
    ///   - kept: Which of them were taken over from which of the known ones.
    /// - Returns: Whether they are the same, in the same order.
    func areEqual(to others: KnowledgeGraph.Claims, _ kept: [Int?] = []) -> Bool {
      guard others.count == known.count - removed.count + added.count else { return false }
      var next = 0
      for position in known.indices where !removed.contains(position) {
        let isKept = next < kept.count && kept[next] == position && changed[position] == nil
        guard isKept || others[next] == self[position] else { return false }
        next += 1
      }
      return others[next...].elementsEqual(added)
    }
  }
}
