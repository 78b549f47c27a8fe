import EntenteModel

extension Reading {
  /// The claims that tie two entities, as `subject kind object`.
  var ties: [String] {
    (graph.map { Array($0.claims) } ?? []).compactMap { claim in
      guard case .relation(let kind, let object) = claim.statement else { return nil }
      return "\(claim.subject) \(kind.rawValue) \(object)"
    }
  }

  /// The properties that are claimed of an entity, as `name=value`.
  func properties(of id: String) -> [String] {
    (graph.map { Array($0.claims) } ?? []).compactMap { claim in
      guard claim.subject == id, case .property(let property, let value) = claim.statement else {
        return nil
      }
      return "\(property.rawValue)=\(value)"
    }
  }
}
