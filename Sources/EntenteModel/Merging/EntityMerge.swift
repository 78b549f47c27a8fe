/// Entities of several inputs, or of one, that were taken for one.
public struct EntityMerge: Hashable, Sendable {
  /// The id under which the merged entity goes.
  public var kept: String

  /// The id of the other declaration, in its own input.
  public var merged: String

  /// Why they are one, such as `equal code iso:RUS`.
  public var reason: String

  /// The place of the declaration that gives the entity its id.
  public var keptLocation: SourceLocation

  /// The place of the other declaration.
  public var mergedLocation: SourceLocation

  /// Creates a record of a merge.
  public init(
    kept: String, merged: String, reason: String, keptLocation: SourceLocation,
    mergedLocation: SourceLocation
  ) {
    self.kept = kept
    self.merged = merged
    self.reason = reason
    self.keptLocation = keptLocation
    self.mergedLocation = mergedLocation
  }
}

/// A merge as a graph remembers it, in little space.
package struct MergeRecord: Sendable {
  /// The number of the entity.
  package let entity: UInt32

  /// The id of the other declaration.
  package let merged: String
  package let reason: MergeReason

  /// Where the declaration stands that gives the entity its id.
  package let keptOrigin: Origin

  /// Where the other declaration stands.
  package let origin: Origin
}

/// Why two declarations are of one entity.
package enum MergeReason: Hashable, Sendable, CustomStringConvertible {
  case id
  case code(Entity.Code)
  case name(String)
  case alias(String)

  package var description: String {
    switch self {
    case .id: "equal id"
    case .code(let code): "equal code \(code.scheme):\(code.value)"
    case .name(let name): "equal name '\(name)'"
    case .alias(let name): "equal alias '\(name)'"
    }
  }
}

extension KnowledgeGraph {
  /// The declarations that were taken for one entity, in the order of the input.
  ///
  /// - Complexity: O(*n*) for *n* merges.
  public var merges: [EntityMerge] {
    storage.merges.map { merge in
      EntityMerge(
        kept: storage.entityID(merge.entity), merged: merge.merged,
        reason: merge.reason.description,
        keptLocation: location(of: merge.keptOrigin),
        mergedLocation: location(of: merge.origin))
    }
  }
}
