import EntenteModel

/// The kinds of relation that event tables have beyond the standard ones.
///
/// Each is an act of one day. Its sign follows the quad class of the events that
/// it stands for: acts of cooperation join, acts of conflict divide. What is said
/// or asked of somebody is neither.
enum EventKinds {
  /// An act whose code is in no table.
  static let actsToward = Relation.Kind(rawValue: "acts-toward")

  /// What is known of a kind of this reader; nil for one of the standard ones.
  static func definition(of kind: Relation.Kind) -> Relation.Kind.Definition? {
    definitions[kind]
  }

  /// The kinds of this reader, in the order of their names.
  static var all: [Relation.Kind.Definition] {
    definitions.values.sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  private static let definitions = Dictionary(
    uniqueKeysWithValues: ([
      act("acts-toward", "acted-toward-by", .neutral, .contact),
      act("comments-on", "commented-on-by", .neutral, .contact),
      act("sympathizes-with", "receives-sympathy-of", .positive, .contact),
      act("agrees-with", "has-agreement-of", .positive, .contact),
      act("appeals-to", "appealed-to-by", .neutral, .contact),
      both("consults-with", .positive, .contact),
      both("negotiates-with", .positive, .contact),
      act("mediates-for", "has-mediator", .positive, .contact),
      act("recognizes", "recognized-by", .positive, .cooperation),
      act("apologizes-to", "receives-apology-of", .positive, .cooperation),
      act("forgives", "forgiven-by", .positive, .cooperation),
      act("yields-to", "receives-concession-of", .positive, .cooperation),
      act("investigates", "investigated-by", .negative, .conflict),
      act("demands-of", "receives-demand-of", .negative, .conflict),
      act("sues", "sued-by", .negative, .conflict),
      act("finds-guilty", "found-guilty-by", .negative, .conflict),
      act("rejects", "rejected-by", .negative, .conflict),
      act("reduces-relations-with", "has-relations-reduced-by", .negative, .conflict),
      act("coerces", "coerced-by", .negative, .conflict),
    ] as [Relation.Kind.Definition]).map { ($0.kind, $0) })

  private static func act(
    _ name: String, _ inverse: String, _ sign: Relation.Sign, _ family: Relation.Family
  ) -> Relation.Kind.Definition {
    .init(
      Relation.Kind(rawValue: name), inverse: inverse, sign: sign, life: .point, family: family)
  }

  private static func both(
    _ name: String, _ sign: Relation.Sign, _ family: Relation.Family
  ) -> Relation.Kind.Definition {
    .init(
      Relation.Kind(rawValue: name), isSymmetric: true, sign: sign, life: .point, family: family)
  }
}

/// What a code of an event says of the two who take part.
struct EventMeaning: Hashable, Sendable {
  /// How the first is tied to the second.
  var kind: Relation.Kind

  /// Whether the act is announced, not done.
  var isPlanned = false

  /// Whether the tie runs from the second to the first: who hosts a visit is
  /// the one who receives.
  var isReversed = false

  /// The value of the code on Goldstein's scale, from −10 to 10.
  var goldstein: Double?

  /// A kind, and after it `planned` or `reversed` if it is.
  init(words: some Sequence<Substring>, goldstein: Double? = nil) {
    kind = EventKinds.actsToward
    self.goldstein = goldstein
    for word in words {
      switch word {
      case "planned": isPlanned = true
      case "reversed": isReversed = true
      default: kind = Relation.Kind(rawValue: String(word))
      }
    }
  }
}
