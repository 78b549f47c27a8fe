/// A tie between two entities: what a set of claims supports.
public struct Relation: Sendable {
  /// The position of the relation in its graph.
  public let position: Int

  /// The position of the subject among the entities of the graph; of a tie that
  /// runs both ways, the end that comes first there.
  public let subject: Int

  /// What ties the two.
  public let kind: Kind

  /// The position of the object among the entities of the graph; of a tie that
  /// runs both ways, the end that comes last there.
  public let object: Int

  /// Whether the tie runs from subject to object, and not both ways.
  public let isDirected: Bool

  /// The positions of the claims that speak of it, in the order of the input.
  public let claims: [Int]

  /// The end of the tie that is not the one given.
  public func other(than entity: Int) -> Int { entity == subject ? object : subject }
}

extension KnowledgeGraph.Storage {
  package func relation(_ position: Int) -> Relation {
    let ends = ends(ofRelation: position)
    return Relation(
      position: position, subject: ends.subject, kind: vocabulary.relationKinds[ends.kind].kind,
      object: ends.object, isDirected: ends.isDirected,
      claims: Array(relations.claims(of: position)))
  }

  /// The ends of a relation and the number of its kind, as its first claim has
  /// them.
  package func ends(
    ofRelation position: Int
  ) -> (subject: Int, object: Int, kind: Int, isDirected: Bool) {
    let first = Int(relations.firstClaim(of: position))
    let isDirected = isDirected(claim: first)
    let (subject, object) = (Int(claims.subject[first]), Int(claims.object[first]))
    return (
      isDirected ? subject : min(subject, object), isDirected ? object : max(subject, object),
      Int(claims.predicate[first]), isDirected
    )
  }

  /// Whether there is a relation of a kind.
  package func hasRelations(of kind: Relation.Kind) -> Bool {
    relations.kinds.contains { vocabulary.relationKinds[Int($0)].kind == kind }
  }

  /// Whether the tie of a claim runs one way, by its file or else by its kind.
  package func isDirected(claim: Int) -> Bool {
    claims.flags[claim].isDirected(ofSymmetricKind: isSymmetric[Int(claims.predicate[claim])])
  }
}
