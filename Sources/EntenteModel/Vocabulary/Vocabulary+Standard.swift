extension Vocabulary {
  /// The words that every graph knows, compiled into the program.
  ///
  /// Names never change once released. Every default strength is 1: how much
  /// an alliance weighs against a meeting is a judgement, which a dossier may
  /// state and the program does not make.
  public static let standard: Vocabulary = {
    var words = Vocabulary()
    for kind in standardEntityKinds { words.add(kind) }
    for kind in standardRelationKinds { words.add(kind) }
    for property in standardProperties { words.add(property) }
    return words
  }()

  private static let standardEntityKinds: [Entity.Kind.Definition] = [
    .init(.state),
    .init(.person, plural: "persons"),
    .init(.leader, parent: .person),
    .init(.organization),
    .init(.event),
    .init(.place),
    .init(.bloc),
    .init(.initiative),
    .init(.plain, plural: "entities"),
  ]

  /// Whoever can act: a state, a person, an organization, a bloc.
  private static let actors: [Entity.Kind] = [.state, .person, .organization, .bloc]

  /// Whoever can sign and ally: a state, an organization, a bloc.
  private static let powers: [Entity.Kind] = [.state, .organization, .bloc]

  /// Whoever can belong to an organization: an actor, or a territory such as Hong Kong.
  private static let joiners = actors + [.place]

  private static let standardRelationKinds: [Relation.Kind.Definition] =
    structure + office + contact + cooperation + conflict + [
      kind("absent-from", actors, [.event], "missed-by", "0", .point, .absence)
    ]

  private static let structure: [Relation.Kind.Definition] = [
    kind("member", joiners, [.organization, .bloc], "has-member", "+"),
    kind("associate-member", joiners, [.organization, .bloc], "has-associate-member", "+"),
    kind("suspended-member", joiners, [.organization, .bloc], "has-suspended-member", "0"),
    kind("observer", joiners, [.organization, .bloc], "has-observer", "+"),
    kind("dialogue-partner", joiners, [.organization, .bloc], "has-dialogue-partner", "+"),
    kind("candidate", joiners, [.organization, .bloc], "has-candidate", "+"),
    kind("invited", actors, [.organization, .bloc, .event], "has-invited", "+"),
    kind(
      "founded", actors, [.organization, .initiative, .bloc, .state, .event], "founded-by", "+",
      .point),
    kind("part-of", [], [], "has-part"),
    kind("located-in", [], [.place, .state], "location-of"),
    kind("capital-of", [.place], [.state, .place], "has-capital"),
    .init(
      Relation.Kind(rawValue: "borders"), from: [.state, .place], to: [.state, .place],
      isSymmetric: true),
    kind("predecessor-of", [], [], "successor-of"),
    .init(.sameAs, isSymmetric: true),
    .init(.tied, inverse: "tied", sign: .positive),
  ]

  private static let office: [Relation.Kind.Definition] = [
    kind("holds-office", [.person], powers + [.place], "has-officer", "+", .interval, .office),
    kind("chairs", actors, [.organization, .event, .bloc], "chaired-by", "+", .interval, .office),
    kind("represents", actors, actors, "represented-by", "+", .point, .office),
    kind("succeeded-by", [.person, .organization], [], "succeeded", "0", .point, .office),
  ]

  private static let contact: [Relation.Kind.Definition] = [
    kind("hosts", actors + [.place], [.event], "hosted-by", "+", .point, .contact),
    kind("organizes", actors, [.event], "organized-by", "+", .point, .contact),
    kind("attends", actors, [.event], "attended-by", "+", .point, .contact),
    kind("received-by", actors, actors, "received", "+", .point, .contact),
    symmetric("met-with", actors, "+", .point, .contact),
    kind("visited", actors, [.state, .place, .organization], "visited-by", "+", .point, .contact),
    symmetric("spoke-with", actors, "+", .point, .contact),
  ]

  private static let cooperation: [Relation.Kind.Definition] = [
    symmetric("ally", actors, "+", .interval, .cooperation),
    symmetric("partner", actors, "+", .interval, .cooperation),
    symmetric("diplomatic-relations", powers, "+", .interval, .cooperation),
    symmetric("cooperates-with", actors, "+", .interval, .cooperation),
    symmetric("agreement-with", powers, "+", .point, .cooperation),
    kind("aids", actors, actors, "aided-by", "+", .interval, .cooperation),
    symmetric("trades-with", powers + [.place], "+", .interval, .cooperation),
    kind(
      "invests-in", actors, powers + [.place, .initiative], "receives-investment-from", "+",
      .interval, .cooperation),
    kind("mediates", actors, [.event], "mediated-by", "+", .point, .cooperation),
    kind("supports", actors, [], "supported-by", "+", .interval, .cooperation),
    kind("praises", actors, [], "praised-by", "+", .point, .cooperation),
    kind("influences", actors, [], "influenced-by", "0", .interval, .cooperation),
  ]

  private static let conflict: [Relation.Kind.Definition] = [
    kind("criticizes", actors, [], "criticized-by", "-", .point, .conflict),
    kind("opposes", actors, [], "opposed-by", "-", .interval, .conflict),
    symmetric("rival", actors, "-", .interval, .conflict),
    kind("perceives-threat", actors, [], "perceived-as-threat-by", "-", .interval, .conflict),
    kind("threatens", actors, actors, "threatened-by", "-", .interval, .conflict),
    kind("sanctions", actors, actors, "sanctioned-by", "-", .interval, .conflict),
    kind("attacks", actors, actors + [.place], "attacked-by", "-", .interval, .conflict),
  ]

  private static let standardProperties: [Property.Definition] = [
    .init(.inception, type: .period, isFunctional: true),
    .init(.dissolution, type: .period, isFunctional: true),
    .init(.birth, type: .period, isFunctional: true),
    .init(.death, type: .period, isFunctional: true),
    .init(.date, type: .period, isFunctional: true),
    .init(Property(rawValue: "population"), type: .number),
    .init(Property(rawValue: "leadership-election"), type: .period),
    .init(Property(rawValue: "aim"), type: .text),
    .init(Property(rawValue: "view"), type: .text),
    .init(Property(rawValue: "description"), type: .text),
    .init(Property(rawValue: "number-of-dialogue-partners"), type: .number, isFunctional: true),
  ]

  /// One row of the table for a directed kind.
  private static func kind(
    _ name: String, _ from: [Entity.Kind], _ to: [Entity.Kind], _ inverse: String,
    _ sign: String = "0", _ life: Relation.Life = .interval,
    _ family: Relation.Family = .structure
  ) -> Relation.Kind.Definition {
    .init(
      Relation.Kind(rawValue: name), from: from, to: to, inverse: inverse,
      sign: Relation.Sign(rawValue: sign) ?? .neutral, life: life, family: family)
  }

  /// One row of the table for a symmetric kind, whose ends may be the same.
  private static func symmetric(
    _ name: String, _ ends: [Entity.Kind], _ sign: String, _ life: Relation.Life,
    _ family: Relation.Family
  ) -> Relation.Kind.Definition {
    .init(
      Relation.Kind(rawValue: name), from: ends, to: ends, isSymmetric: true,
      sign: Relation.Sign(rawValue: sign) ?? .neutral, life: life, family: family)
  }
}
