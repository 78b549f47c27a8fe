import EntenteAnalysis
import EntenteModel

/// What a diagram shows, before anything has a place.
struct DiagramContent: Sendable {
  var nodes: [Node] = []
  var edges: [Edge] = []

  /// The entities that each node stands for, by position.
  var entities: [[Int]] { nodes.map(\.entities) }

  /// Entities without any tie, which are named but not drawn.
  var untied: [Int] = []

  /// How many entities of each kind were left out for want of room.
  var leftOut: [Entity.Kind: Int] = [:]

  /// What the sizes and the colors of shapes stand for.
  var sizes = SizeScale()
  var colors = ColorScale()

  /// The numbers of relations and claims that the edges stand for.
  var relationCount = 0
  var claimCount = 0

  /// A shape: an entity, or several that are tied alike.
  struct Node: Sendable {
    var id: String
    var kind: Entity.Kind
    var title: String
    var subtitle: String?
    /// The names of the entities, if the node stands for several.
    var chips: [String] = []
    /// How central the entity is, from 0 to 1.
    var weight = 0.0
    /// Whether the node stands out among the others.
    var isProminent = false
    /// The positions of the entities that it stands for.
    var entities: [Int] = []
    /// What the color of each of these entities says; that of the kind if empty.
    var colors: [EntityColor] = []
    /// Whether it bears its name, or is a small mark.
    var isLabeled = true
    /// What a reader who can't see the picture is told.
    var description: String
  }

  /// A line: ties between the same two nodes that look alike.
  struct Edge: Sendable {
    var id: String
    var tail: Int
    var head: Int
    var family: Relation.Family
    var look: Look
    /// Whether an arrow stands at the head, and at the tail.
    var pointsToHead: Bool
    var pointsToTail: Bool
    var label: String?
    /// What stands below the label, in lines: when, and who says so.
    var details: [String] = []
    /// What a reader who can't see the picture is told.
    var description: String
    var kinds: [String]
    /// How its family is drawn; as usual if nil.
    var ownMark: FamilyMark?
    /// Whether the line only accompanies those that the picture is about.
    var isFaint = false

    /// How its family is drawn.
    var mark: FamilyMark { ownMark ?? .of(family) }

    /// What stands at an end to which the line points: nothing where the kinds
    /// of the ends tell the direction.
    var arrowhead: String {
      if look == .denied { return "odot" }
      let isSettled = SilentKinds.settled.isSuperset(of: kinds)
      return mark.head == .none && !isSettled ? LineHead.vee.rawValue : mark.head.rawValue
    }
  }

  /// Whether the ties of a line hold, are planned, or are denied.
  enum Look: String, CaseIterable, Sendable {
    case held, planned, denied

    /// How claims look that stand so: what is reported is drawn as what holds.
    init(_ standing: Claim.Standing) {
      switch standing {
      case .asserted, .reported: self = .held
      case .planned: self = .planned
      case .denied: self = .denied
      }
    }

    /// What holds comes first.
    var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }
}
