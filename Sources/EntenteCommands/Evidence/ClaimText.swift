import EntenteModel

/// A claim in one line of words, with its sources.
struct ClaimText {
  let graph: KnowledgeGraph

  /// `Belarus member SCO, 2024-07-04/.. — planned — first ¶5`.
  ///
  /// - Parameters:
  ///   - position: The position of the claim.
  ///   - style: How text is styled.
  ///   - mark: What else is said of how it stands.
  /// - Returns: One line.
  func text(_ position: Int, _ style: TextStyle, mark: String = "") -> String {
    let evidence = Evidence([position], in: graph)
    let parts = [evidence.standing, mark, evidence.citations].filter { !$0.isEmpty }
    let qualifiers = [evidence.when, evidence.details].filter { !$0.isEmpty }
    return statement(position).terminalSafe
      + (qualifiers.isEmpty ? "" : ", " + qualifiers.joined(separator: ", ").terminalSafe)
      + (parts.isEmpty
        ? "" : "  " + style(.muted, "[" + parts.joined(separator: "; ").terminalSafe + "]"))
  }

  /// Claims in one line of words, for tables that programs read.
  func text(_ positions: [Int]) -> String {
    let plain = TextStyle(isColored: false)
    return positions.map { text($0, plain) }.joined(separator: "; ")
  }

  /// Subject, relation and object, or property and value.
  func statement(_ position: Int) -> String {
    let claim = graph.claims[position]
    let subject = name(claim.subject)
    switch claim.statement {
    case .relation(let kind, let object):
      return "\(subject) \(kind.rawValue) \(name(object))"
    case .property(let property, let value):
      let unit = graph.vocabulary[property]?.unit.map { " " + $0 } ?? ""
      return "\(subject): \(property.rawValue) \(value)\(unit)"
    }
  }

  private func name(_ id: String) -> String {
    graph.position(ofEntity: id).map(graph.storage.entityName) ?? id
  }
}
