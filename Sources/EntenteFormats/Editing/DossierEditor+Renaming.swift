package import EntenteModel

extension DossierEditor {
  /// Gives an entity another id wherever the dossier speaks of it.
  ///
  /// - Throws: A ``ReadError`` if there is no such entity, or the id is taken.
  package func renaming(_ old: String, to new: String) throws(ReadError) -> Edited {
    let member = try declaration(of: old)
    if let taken = text.entity(new) {
      throw refusal(
        "duplicate-id", "there is an entity '\(new)' already",
        hint: old == new
          ? nil : "to make the two one: entente merge-entities \(file.name) \(new) \(old)",
        at: taken.keyOffset)
    }
    guard Record.isID(new) else {
      throw refusal(
        "malformed-id", "'\(new)' can't be an id",
        hint: "an id has no control characters, and no space before or after it", at: nil)
    }
    var expected = DossierContent(graph)
    for claim in graph.claims(speakingOf: old) {
      expected.claims[claim] = graph.claims[claim].speaking(of: new, insteadOf: old)
    }
    for i in expected.entities.indices where expected.entities[i].id == old {
      expected.entities[i].id = new
      if member.value["name"] == nil { expected.entities[i].name = new }
    }
    let key = TextEdit(member.keyRange, YAMLText.scalar(new))
    // Under another id, everyone is said the same of.
    return try edited(
      [key] + mentions(of: old, in: text.claims, as: new), to: expected, concerning: [])
  }

  /// Gives a source another id, and every citation of it.
  ///
  /// - Throws: A ``ReadError`` if there is no such source, or the id is taken.
  package func renaming(source old: String, to new: String) throws(ReadError) -> Edited {
    let sources = text.root["sources"]
    guard let member = sources?.member(old) else {
      throw refusal(
        "unknown-source", "there is no source '\(old)'",
        hint: nearest(to: old, among: graph.sources.map(\.id)).map { "did you mean '\($0)'?" },
        at: nil)
    }
    if let taken = sources?.member(new) {
      throw refusal(
        "duplicate-id", "there is a source '\(new)' already", at: taken.keyOffset)
    }
    guard Record.isID(new), !new.contains(where: \.isWhitespace) else {
      throw refusal(
        "malformed-id", "'\(new)' can't be the id of a source",
        hint: "citations name it in one word", at: nil)
    }
    var expected = DossierContent(graph)
    for i in expected.sources.indices where expected.sources[i].id == old {
      expected.sources[i].id = new
    }
    for position in graph.claims(citing: old) {
      var claim = graph.claims[position]
      for i in claim.citations.indices where claim.citations[i].source == old {
        claim.citations[i].source = new
      }
      expected.claims[position] = claim
    }
    var edits = [TextEdit(member.keyRange, YAMLText.scalar(new))]
    for claim in text.claims {
      for key in ["cite", "citations"] {
        for citation in claim[key]?.alternatives ?? [] {
          if let edit = rename(citation, old, new) { edits.append(edit) }
        }
      }
    }
    return try edited(edits, to: expected, concerning: [])
  }

  private func rename(_ citation: DataNode, _ old: String, _ new: String) -> TextEdit? {
    if let source = citation["source"] {
      return source.text == old ? TextEdit(source.range, YAMLText.scalar(new)) : nil
    }
    guard let (source, place) = citation.text?.trimmed.firstWord, source == old else { return nil }
    return TextEdit(citation.range, YAMLText.scalar(place.map { new + " " + $0 } ?? new))
  }

  /// Where an entity is declared, if it can be told from the others.
  func declaration(of id: String) throws(ReadError) -> DataNode.Member {
    guard let member = text.entity(id) else {
      let ids = text.root["entities"]?.members?.map(\.key) ?? []
      throw refusal(
        "unknown-id", "there is no entity '\(id)'",
        hint: nearest(to: id, among: ids).map { "did you mean '\($0)'?" },
        at: nil)
    }
    guard text.root["entities"]?.members?.count == graph.entities.count else {
      throw refusal(
        "not-editable", "two declarations of this dossier are taken for one entity",
        hint: "entente check \(file.name) tells which; make them one first", at: nil)
    }
    return member
  }

  /// The edits that make claims speak of another entity.
  func mentions(of old: String, in claims: [DataNode], as new: String) -> [TextEdit] {
    let text = YAMLText.scalar(new)
    return claims.flatMap { claim in
      (claim.members ?? []).flatMap { member -> [TextEdit] in
        guard Self.entityKeys.contains(member.key) else { return [] }
        return member.value.alternatives.filter { $0.text == old }.map { TextEdit($0.range, text) }
      }
    }
  }

  /// The keys of a claim under which entities stand.
  private static let entityKeys: Set<String> = [
    "subject", "object", "at", "for", "between", "said-by",
  ]
}

extension Claim {
  /// The ids of the subject and, if it is tied to one, the object.
  var ends: [String] {
    if case .relation(_, let object) = statement { return [subject, object] }
    return [subject]
  }

  /// The claim with one entity in the place of another.
  func speaking(of new: String, insteadOf old: String) -> Claim {
    func id(_ id: String) -> String { id == old ? new : id }
    var claim = self
    claim.subject = id(subject)
    if case .relation(let kind, let object) = statement {
      claim.statement = .relation(kind, object: id(object))
    }
    claim.at = at.map(id)
    claim.standsInFor = standsInFor.map(id)
    claim.between = between.map(id)
    claim.saidBy = saidBy.map(id)
    return claim
  }
}
