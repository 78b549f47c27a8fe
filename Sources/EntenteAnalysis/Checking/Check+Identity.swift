import EntenteModel

extension Check {
  /// The number of entities up to which names are compared.
  private static let nameLimit = 200_000

  /// Declarations that a code or a name made one; that one id is one entity
  /// goes without saying.
  func merged() -> [Finding] {
    graph.storage.merges.filter { $0.reason != .id }.map { merge in
      let file = graph.storage.files[merge.origin.file]
      return Finding(
        rule: .mergedEntities,
        message: "'\(merge.merged)' is taken for '\(graph.storage.entityID(merge.entity))': "
          + merge.reason.description,
        claims: [], location: file.location(ofByte: merge.origin.offset),
        hint: "if they are two: --keep-apart '\(merge.merged)'")
    }
  }

  /// Pairs whose names are alike, other than those with one name, which are
  /// found as shared.
  func nearDuplicates() -> [Finding] {
    guard circumstances.comparesNames else { return [] }
    guard graph.entities.count <= Self.nameLimit else {
      return [
        Finding(
          rule: .namesNotCompared,
          message: "the names of more than \(Self.nameLimit) entities were not compared",
          claims: [],
          location: nil, hint: "--merge-report compares them")
      ]
    }
    return graph.proposedMerges().compactMap { pair in
      if case .equalName = pair.likeness { return nil }
      guard
        identities.representative(of: pair.first) != identities.representative(of: pair.second)
      else { return nil }
      let ids = [pair.first, pair.second].map { "'\(graph.storage.entityID(UInt32($0)))'" }
      return Finding(
        rule: .nearDuplicateName,
        message: "\(ids[0]) and \(ids[1]) may be one: \(pair.likeness)", claims: [],
        location: graph.location(ofEntity: pair.second),
        hint: "if they are, give them one id or a common alias")
    }
  }
}
