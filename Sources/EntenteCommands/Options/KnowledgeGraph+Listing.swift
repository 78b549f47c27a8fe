import EntenteModel

extension KnowledgeGraph {
  /// Whether an entity is of one of some kinds, or all are wanted.
  func isListed(_ entity: Int, among kinds: [Entity.Kind]) -> Bool {
    kinds.isEmpty || kinds.contains { vocabulary.kind(storage.entityKind(entity), isA: $0) }
  }
}
