import EntenteModel

/// How a kind of entity looks, apart from its colors: told apart without them.
struct KindMark: Hashable, Sendable {
  /// The shape, by its Graphviz name.
  var shape: String
  /// Whether the corners are round.
  var isRounded = false
  /// How much of the usual margin the shape needs, since some carry their own.
  var marginX = 1.0
  var marginY = 1.0

  static func of(_ kind: Entity.Kind, in words: Vocabulary) -> KindMark {
    var current: Entity.Kind? = kind
    while let k = current {
      if let mark = all[k] { return mark }
      current = words[k]?.parent
    }
    return plain
  }

  private static let plain = KindMark(shape: "box")

  private static let all: [Entity.Kind: KindMark] = [
    .state: KindMark(shape: "box", isRounded: true),
    .leader: KindMark(shape: "ellipse", marginX: 0.4, marginY: 0.3),
    .person: KindMark(shape: "ellipse", marginX: 0.4, marginY: 0.3),
    .organization: KindMark(shape: "hexagon", marginX: 0.2, marginY: 0.5),
    .event: KindMark(shape: "tab"),
    .place: KindMark(shape: "parallelogram", marginX: 0.1, marginY: 0.6),
    .bloc: KindMark(shape: "octagon", marginX: 0.3, marginY: 0.6),
    .initiative: KindMark(shape: "note"),
    .plain: plain,
  ]
}

/// How a family of relations is drawn, apart from its color.
struct FamilyMark: Hashable, Sendable {
  /// The width of the line, in points.
  var width: Double
  /// Whether the line is dashed.
  var isDashed = false
  /// What stands at the end of a tie that runs one way.
  var head: String
  /// The wanted length of the tie, the usual one being 1.
  var length: Double

  static func of(_ family: Relation.Family) -> FamilyMark {
    switch family {
    case .structure:
      FamilyMark(width: 1, head: "none", length: 1)
    case .office:
      FamilyMark(width: 1.2, head: "none", length: 0.7)
    case .cooperation:
      FamilyMark(width: 2.4, head: "vee", length: 1.1)
    case .contact:
      FamilyMark(width: 1.6, head: "vee", length: 1.1)
    case .conflict:
      FamilyMark(
        width: 2, isDashed: true, head: "tee", length: 1.3)
    case .absence:
      FamilyMark(width: 1.2, isDashed: true, head: "odot", length: 1.1)
    }
  }
}

/// Which kinds of relation need no words or arrows, because the ends say enough.
enum SilentKinds {
  /// Kinds whose direction the kinds of their ends tell: a state is the member,
  /// not the organization.
  static let settled: Set<String> = [
    "member", "associate-member", "suspended-member", "observer", "dialogue-partner", "candidate",
    "invited", "holds-office", "chairs", "located-in", "capital-of", "represents", "founded",
  ]

  /// Kinds that are drawn without a label.
  static let names: Set<String> = [
    "member", "associate-member", "observer", "dialogue-partner", "holds-office", "located-in",
    "capital-of", "attends", "part-of", "organizes", "hosts", "tied", "absent-from",
    "visited", "predecessor-of",
  ]
}
