package import EntenteModel

extension DossierEditor {
  /// What is to be added.
  package struct Addition: Sendable {
    package var entities: [Entity] = []
    package var sources: [Source] = []
    package var claims: [Claim] = []

    package init() {}
  }

  /// Adds sources, entities and claims, each at the end of its section.
  ///
  /// - Throws: A ``ReadError`` if the dossier would have an error then.
  package func adding(_ addition: Addition) throws(ReadError) -> Edited {
    try refuseKnown(addition)
    var edits: [TextEdit] = []
    edits += text.adding(
      addition.sources.map { source in
        YAMLItem(key: source.id, value: JSONValue(source).inDossier(without: "id"))
      }, to: "sources", before: ["entities", "claims"])
    edits += text.adding(
      addition.entities.map { entity in
        var value = JSONValue(dossier: entity).inDossier(without: "id")
        if entity.name == entity.id { value = value.inDossier(without: "name") }
        return YAMLItem(key: entity.id, value: value)
      }, to: "entities", before: ["claims"])
    edits += text.adding(
      addition.claims.map { YAMLItem(key: nil, value: JSONValue(dossier: $0).inDossier()) },
      to: "claims")
    var expected = DossierContent(graph)
    expected.sources += addition.sources
    expected.entities += addition.entities
    expected.claims.add(addition.claims)
    return try edited(
      edits, to: expected,
      concerning: addition.claims.reduce(into: Set(addition.entities.map(\.id))) {
        $0.formUnion($1.ends)
      })
  }

  private func refuseKnown(_ addition: Addition) throws(ReadError) {
    for entity in addition.entities {
      if let known = text.entity(entity.id) {
        throw refusal(
          "duplicate-id", "there is an entity '\(entity.id)' already",
          hint: "leave out --entity, or choose another id", at: known.keyOffset)
      }
    }
    for source in addition.sources {
      if let known = text.root["sources"]?.member(source.id) {
        throw refusal(
          "duplicate-id", "there is a source '\(source.id)' already",
          hint: "leave out --source, or choose another id", at: known.keyOffset)
      }
    }
  }
}

extension JSONValue {
  /// An object with its keys as dossiers spell them, except for one.
  func inDossier(without omitted: String? = nil) -> JSONValue {
    guard case .object(let members) = self else { return self }
    let spelled = ["saidBy": "said-by", "dateBasis": "date-basis"]
    return .object(
      members.filter { $0.key != omitted }.map {
        Member(key: spelled[$0.key] ?? $0.key, value: $0.value)
      })
  }
}
