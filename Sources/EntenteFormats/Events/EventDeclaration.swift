import EntenteModel

/// The entities of event tables, each declared once with what its code says.
struct EventDeclaration {
  /// The source that says so, if it is cited.
  let source: String?
  let number: KnowledgeGraph.Builder.FileNumber
  private var declared: Set<String> = []

  init(source: String?, number: KnowledgeGraph.Builder.FileNumber) {
    self.source = source
    self.number = number
  }

  /// Declares a party, its properties, and the state of which it is an organ.
  mutating func declare(
    _ party: EventParty, at offset: Int, into builder: inout KnowledgeGraph.Builder
  ) {
    guard declared.insert(party.id).inserted else { return }
    builder.add(
      Entity(id: party.id, kind: party.kind, name: party.name, codes: party.codes), from: number,
      at: offset)
    for (name, value) in party.properties {
      let property = Property(rawValue: name)
      builder.vocabulary.add(Property.Definition(property, type: .text))
      add(
        Claim(subject: party.id, statement: .property(property, value: value)), at: offset,
        into: &builder)
    }
    if let state = party.state {
      declare(EventParty.country(state, id: state), at: offset, into: &builder)
      var claim = Claim(party.id, Relation.Kind(rawValue: "part-of"), state)
      claim.basis = .inferred
      add(claim, at: offset, into: &builder)
    }
  }

  /// Adds what the table says of its actors once and for all.
  private func add(
    _ claim: Claim, at offset: Int, into builder: inout KnowledgeGraph.Builder
  ) {
    var claim = claim
    claim.citations = source.map { [Citation(source: $0)] } ?? []
    builder.add(claim, from: number, at: offset)
  }
}
