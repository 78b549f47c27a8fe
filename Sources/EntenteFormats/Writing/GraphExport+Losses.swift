import EntenteModel

extension GraphExport {
  /// Reports everything that nodes, edges and the graph as a whole say in
  /// columns and attributes, for a format that holds none of them.
  func reportColumns(
    of parts: Set<Part>, why: String, to losses: inout LossReport
  ) {
    if parts.contains(.nodes) {
      let names = nodeColumns.map { Self.words(forNodeColumn: $0.name, in: self) }
      for node in nodes { report(node.values, names, why, to: &losses) }
    }
    if parts.contains(.edges) {
      let names = edgeColumns.map { Self.words(forEdgeColumn: $0.name, in: self) }
      for edge in edges { report(edge.values, names, why, to: &losses) }
    }
    if parts.contains(.graph) { reportGraph(why: why, to: &losses) }
  }

  /// The parts of a graph that have columns or attributes.
  enum Part { case nodes, edges, graph }

  /// Whether the graph carries the claims of a dossier.
  var carriesClaims: Bool { attributes.contains { $0.name == CarriedField.Graph.version } }

  private func report(
    _ values: [Value], _ names: [String], _ why: String, to losses: inout LossReport
  ) {
    for value in values { losses.add(names[value.column], count: value.texts.count, why: why) }
  }

  private func reportGraph(why: String, to losses: inout LossReport) {
    if title != nil { losses.add("title", why: why) }
    for (name, text) in attributes {
      switch name {
      case CarriedField.Graph.sources:
        let count = (try? JSONParser.parse([UInt8](text.utf8)[...]))?.elements?.count
        losses.add("sources", count: count ?? 1, why: why)
      case CarriedField.Graph.vocabulary:
        losses.add("vocabulary", why: why)
      default: break
      }
    }
  }

  private static func words(forNodeColumn name: String, in graph: GraphExport) -> String {
    guard graph.carriesClaims else { return "attribute '\(name)' of nodes" }
    switch name {
    case CarriedField.Node.aliases: return "aliases"
    case CarriedField.Node.claims: return "claims of properties, with their sources"
    case CarriedField.Node.isUnnamed: return "marks of unnamed persons"
    case let name where name.hasPrefix(CarriedField.Node.codePrefix): return "codes"
    case let name where ClaimSchema.codeSchemes.contains(name): return "codes"
    default: return "property '\(CarriedField.attribute(of: name))'"
    }
  }

  private static func words(forEdgeColumn name: String, in graph: GraphExport) -> String {
    guard graph.carriesClaims else { return "attribute '\(name)' of edges" }
    switch name {
    case CarriedField.Edge.citations: return "citations"
    case CarriedField.Edge.role: return "roles"
    case CarriedField.Edge.at: return "places and events of claims"
    case CarriedField.Edge.note: return "notes"
    case CarriedField.Edge.id: return "ids of claims"
    case CarriedField.Edge.key: return "keys of relations"
    case CarriedField.Edge.saidBy: return "speakers of claims"
    case CarriedField.Edge.confidence: return "confidence"
    case CarriedField.Edge.basis: return "marks of inferred claims"
    case CarriedField.Edge.standsInFor, CarriedField.Edge.between: return "parties of claims"
    case CarriedField.Edge.isOwnRelation: return "marks of relations of their own"
    default: return "attribute '\(CarriedField.attribute(of: name))' of claims"
    }
  }
}

// MARK: - What is not so

extension GraphExport {
  /// A copy without the claims that are planned or denied, which a format that
  /// can't mark them would show as facts; each is reported.
  func withoutPlannedAndDenied(why: String, losses: inout LossReport) -> GraphExport {
    guard carriesClaims else { return self }
    let marks = [CarriedField.Edge.modality, CarriedField.Edge.polarity]
    let columns = Set(edgeColumns.indices.filter { marks.contains(edgeColumns[$0].name) })
    guard !columns.isEmpty else { return self }
    var copy = self
    copy.edges.removeAll { edge in edge.values.contains { columns.contains($0.column) } }
    losses.add("planned and denied claims", count: edges.count - copy.edges.count, why: why)
    return copy
  }
}
