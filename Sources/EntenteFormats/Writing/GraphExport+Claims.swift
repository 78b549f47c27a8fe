import EntenteModel

extension GraphExport {
  /// Lays out a graph of claims, an edge for each claim of a relation, so that
  /// reading the file back gives the same claims.
  ///
  /// Names, kinds, relations, weights and dates are fields and columns that
  /// every program shows, and so are properties. What a claim says of itself
  /// (who says so, where, how sure) is in columns of its own; of a property
  /// claim, which has no edge, it is in the column `claims` of its node.
  init(carrying graph: KnowledgeGraph, losses: inout LossReport) {
    title = graph.title
    let areOwn = graph.storage.claims.flags.allSatisfy {
      $0.contains(.isOwnRelation) || $0.contains(.isProperty)
    }
    attributes = [(CarriedField.Graph.version, areOwn && !graph.claims.isEmpty ? "1 local" : "1")]
    if !graph.sources.isEmpty {
      let sources = JSONValue.array(graph.sources.map { JSONValue($0) })
      attributes.append((CarriedField.Graph.sources, sources.line))
    }
    if let words = JSONValue(wordsOf: graph.vocabulary) {
      attributes.append((CarriedField.Graph.vocabulary, words.line))
    }

    var nodeTable = ColumnTable()
    var edgeTable = ColumnTable()
    var properties = [[Claim.Attribute]](repeating: [], count: graph.entities.count)
    let storage = graph.storage
    for (number, claim) in graph.claims.enumerated() {
      let subject = Int(storage.claims.subject[number])
      switch claim.statement {
      case .property(let property, let value):
        let type = graph.vocabulary[property]?.type ?? .text
        let column = CarriedField.column(for: property.rawValue)
        if claim.saysMoreThanItsValue {
          let carried = Claim.Attribute(
            CarriedField.Node.claims, type: .text, value: JSONValue(claim).line)
          properties[subject].append(carried)
        }
        // A value that two sources agree on is shown once.
        let shown = Claim.Attribute(column, type: type, value: value)
        if !properties[subject].contains(shown) || !claim.saysMoreThanItsValue {
          properties[subject].append(shown)
        }
      case .relation(let kind, _):
        var edge = Edge(
          source: subject, target: Int(storage.claims.object[number]),
          isDirected: claim.isDirected(in: graph.vocabulary))
        edge.relation = kind.rawValue
        edge.weight = claim.strength
        edge.period = claim.period
        let isOwn = storage.claims.flags[number].contains(.isOwnRelation)
        edge.values = edgeTable.values(claim.carriedAttributes(isOwnRelation: isOwn && !areOwn))
        edges.append(edge)
      }
    }
    for (entity, properties) in zip(graph.entities, properties) {
      nodes.append(
        Node(
          id: entity.id, label: entity.name == entity.id ? nil : entity.name,
          kind: entity.kind == .plain ? nil : entity.kind.rawValue,
          values: nodeTable.values(entity.carriedAttributes + properties)))
    }
    nodeColumns = nodeTable.columns
    edgeColumns = edgeTable.columns
    losses.add(
      "types of attributes", count: nodeTable.mixed.count + edgeTable.mixed.count,
      why: "values of several types share a name")
  }
}

extension Entity {
  /// Aliases, codes and the like, as columns.
  fileprivate var carriedAttributes: [Claim.Attribute] {
    var attributes = aliases.map {
      Claim.Attribute(CarriedField.Node.aliases, type: .text, value: $0)
    }
    for code in codes {
      let isKnown = ClaimSchema.codeSchemes.contains(code.scheme)
      attributes.append(
        Claim.Attribute(
          isKnown ? code.scheme : CarriedField.Node.codePrefix + code.scheme, type: .text,
          value: code.value))
    }
    if isUnnamed {
      attributes.append(
        Claim.Attribute(CarriedField.Node.isUnnamed, type: .boolean, value: "true"))
    }
    return attributes
  }
}

extension Claim {
  /// Whether a claim of a property has a period, citations or the like.
  var saysMoreThanItsValue: Bool {
    self != Claim(subject: subject, statement: statement)
  }

  /// What the claim says beside relation, weight, period and direction.
  fileprivate func carriedAttributes(isOwnRelation: Bool) -> [Attribute] {
    var carried: [Attribute] = []
    func carry(_ name: String, _ text: String?, type: Property.ValueType = .text) {
      if let text { carried.append(Attribute(name, type: type, value: text)) }
    }
    carry(CarriedField.Edge.role, role)
    carry(CarriedField.Edge.at, at)
    carry(CarriedField.Edge.standsInFor, standsInFor)
    for party in between { carry(CarriedField.Edge.between, party) }
    if modality != .asserted { carry(CarriedField.Edge.modality, modality.rawValue) }
    if polarity != .affirmed { carry(CarriedField.Edge.polarity, polarity.rawValue) }
    carry(CarriedField.Edge.saidBy, saidBy)
    if basis != .stated { carry(CarriedField.Edge.basis, basis.rawValue) }
    carry(CarriedField.Edge.confidence, confidence.map { String(describing: $0) }, type: .number)
    for citation in citations { carry(CarriedField.Edge.citations, citation.carriedText) }
    carry(CarriedField.Edge.note, note)
    carry(CarriedField.Edge.id, id)
    carry(CarriedField.Edge.key, key)
    if isOwnRelation { carry(CarriedField.Edge.isOwnRelation, "true", type: .boolean) }
    for attribute in attributes {
      let column = CarriedField.column(for: attribute.name)
      carry(column, attribute.value, type: attribute.type)
    }
    return carried
  }
}

extension Citation {
  /// The citation as a dossier writes it, `first ¶3`, or as a JSON object where
  /// that would not be read back.
  var carriedText: String {
    let short = locator.map { source + " " + $0 } ?? source
    let isShort =
      quotation == nil && !source.isEmpty && !source.contains(where: \.isWhitespace)
      && source.first != "{" && locator?.isEmpty != true && locator?.trimmed == locator
    return isShort ? short : JSONValue(self).line
  }
}
