package import EntenteModel

extension DossierEditor {
  /// Makes two entities one: every claim about the second is about the first,
  /// which takes over its names and codes.
  ///
  /// Claims that the two are the same have said what they had to, and go.
  ///
  /// - Throws: A ``ReadError`` if their kinds or codes contradict each other, or
  ///   a claim would tie the entity to itself.
  package func merging(_ second: String, into first: String) throws(ReadError) -> Edited {
    let kept = try declaration(of: first)
    let gone = try declaration(of: second)
    guard first != second, let a = graph.position(ofEntity: first),
      let b = graph.position(ofEntity: second), let section = text.root["entities"]
    else {
      throw refusal("unknown-id", "'\(first)' is one entity already", at: kept.keyOffset)
    }
    let merged = try merged(graph.entities[a], graph.entities[b], at: gone.keyOffset)
    let obsolete = try claimsOfSameness(of: first, and: second)

    var expected = DossierContent(graph)
    expected.entities[a] = merged
    expected.entities.remove(at: b)
    var concerned: Set<String> = [first, second]
    for position in graph.claims(speakingOf: second) {
      let claim = graph.claims[position]
      expected.claims[position] = claim.speaking(of: first, insteadOf: second)
      // Where it happens, or for whom, is now the same as of others with these ends.
      if !claim.ends.contains(second) { concerned.formUnion(claim.ends) }
    }
    expected.claims.remove(obsolete)

    var edits = changes(of: kept, from: graph.entities[a], to: merged)
    let members = section.members ?? []
    edits += text.removing(
      Set(members.indices.filter { members[$0].key == second }), from: section)
    let staying = text.claims.enumerated().filter { !obsolete.contains($0.offset) }.map(\.element)
    edits += mentions(of: second, in: staying, as: first)
    if let claims = text.root["claims"] { edits += text.removing(obsolete, from: claims) }
    return try edited(edits, to: expected, concerning: concerned)
  }

  /// The claims that two entities are the same, by position.
  private func claimsOfSameness(
    of first: String, and second: String
  ) throws(ReadError) -> Set<Int> {
    var obsolete: Set<Int> = []
    for i in graph.claims(speakingOf: second) {
      let claim = graph.claims[i]
      guard case .relation(let kind, let object) = claim.statement,
        Set([claim.subject, object]) == [first, second]
      else { continue }
      guard kind == .sameAs, claim.standing.isTrue else {
        throw refusal(
          "self-tie", "this claim would tie '\(first)' to itself",
          hint: "change or remove it first", at: text.claims[i].offset)
      }
      obsolete.insert(i)
    }
    return obsolete
  }

  private func merged(_ a: Entity, _ b: Entity, at offset: Int) throws(ReadError) -> Entity {
    var merged = a
    guard let kind = graph.vocabulary.narrower(a.kind, b.kind) else {
      throw refusal(
        "kind-conflict",
        "'\(a.id)' is of kind '\(a.kind.rawValue)', and '\(b.id)' of kind '\(b.kind.rawValue)'",
        hint: "give both one kind first, if they are one", at: offset)
    }
    if a.isUnnamed, !b.isUnnamed {
      throw refusal(
        "kind-conflict", "'\(a.id)' has no name, but '\(b.id)' has",
        hint: "the other way round: entente merge-entities \(file.name) \(b.id) \(a.id)",
        at: offset)
    }
    merged.kind = kind
    for name in (b.name == b.id ? [] : [b.name]) + b.aliases
    where name != a.name && !merged.aliases.contains(name) {
      merged.aliases.append(name)
    }
    for code in b.codes where !merged.codes.contains(code) {
      if let other = a.codes.first(where: { $0.scheme == code.scheme }) {
        throw refusal(
          "code-conflict",
          "'\(b.id)' has the code \(code.scheme):\(code.value), and '\(a.id)' \(other.value)",
          hint: "they are two by this scheme; correct the code first", at: offset)
      }
      merged.codes.append(code)
    }
    // As they are read: those of common schemes first, in the order of these.
    let codes = merged.codes
    let common = ClaimSchema.codeSchemes.compactMap { scheme in
      codes.first { $0.scheme == scheme }
    }
    merged.codes = common + merged.codes.filter { !ClaimSchema.codeSchemes.contains($0.scheme) }
    return merged
  }

  /// The edits of the declaration of an entity.
  private func changes(
    of member: DataNode.Member, from old: Entity, to new: Entity
  ) -> [TextEdit] {
    var edits: [TextEdit] = []
    var items: [YAMLItem] = []
    if old.kind != new.kind {
      if let kind = member.value["kind"] {
        edits.append(TextEdit(kind.range, YAMLText.scalar(new.kind.rawValue)))
      } else {
        items.append(YAMLItem(key: "kind", value: .string(new.kind.rawValue)))
      }
    }
    let names: [JSONValue] = new.aliases.dropFirst(old.aliases.count).map { .string($0) }
    if !names.isEmpty {
      if let aliases = member.value.member("aliases") {
        if case .list = aliases.value.content {
          edits += text.adding(names.map { YAMLItem(key: nil, value: $0) }, to: aliases)
        } else {
          let all: [JSONValue] = new.aliases.map { .string($0) }
          edits.append(TextEdit(aliases.value.range, YAMLText.flow(.array(all))))
        }
      } else {
        items.append(YAMLItem(key: "aliases", value: .array(names)))
      }
    }
    let codes = new.codes.filter { !old.codes.contains($0) }
    for code in codes where ClaimSchema.codeSchemes.contains(code.scheme) {
      items.append(YAMLItem(key: code.scheme, value: .string(code.value)))
    }
    let own = codes.filter { !ClaimSchema.codeSchemes.contains($0.scheme) }
    if !own.isEmpty {
      let added = own.map { YAMLItem(key: $0.scheme, value: .string($0.value)) }
      if let known = member.value.member("codes") {
        edits += text.adding(added, to: known)
      } else {
        let members = own.map { JSONValue.Member(key: $0.scheme, value: .string($0.value)) }
        items.append(YAMLItem(key: "codes", value: .object(members)))
      }
    }
    return edits + text.adding(items, to: member)
  }
}

extension Claim.Standing {
  /// Whether a source says that it is so.
  fileprivate var isTrue: Bool { self == .asserted || self == .reported }
}
