import EntenteAnalysis
import EntenteModel

/// What a cell of a matrix says of a row and a column.
enum MatrixMark: Hashable, Comparable, CaseIterable, Sendable {
  /// The row belongs to the column, fully or as something less.
  case member
  case partner
  case suspended
  /// The row leads, chairs or represents the column.
  case office
  /// The row is at the column, met it or went there.
  case contact
  case cooperation
  case conflict
  /// The row stays away from the column.
  case absence
  /// Any other tie.
  case tied

  /// The kinds of relation by which something belongs to something else.
  static let belonging = Relation.Kind.membershipLevels.union([
    .attends, .absentFrom, Relation.Kind(rawValue: "invited"),
  ])

  init(_ kind: Relation.Kind, family: Relation.Family) {
    switch kind.rawValue {
    case "member": self = .member
    case "associate-member", "observer", "dialogue-partner", "candidate", "invited":
      self = .partner
    case "suspended-member": self = .suspended
    default:
      switch family {
      case .structure: self = .tied
      case .office: self = .office
      case .cooperation: self = .cooperation
      case .contact: self = .contact
      case .conflict: self = .conflict
      case .absence: self = .absence
      }
    }
  }

  /// The family whose color the mark has.
  var family: Relation.Family {
    switch self {
    case .member, .partner, .suspended, .tied: .structure
    case .office: .office
    case .contact: .contact
    case .cooperation: .cooperation
    case .conflict: .conflict
    case .absence: .absence
    }
  }
}

/// A mark with its standing: what is planned or denied looks different.
struct MatrixSign: Hashable, Comparable, Sendable {
  var mark: MatrixMark
  var look: DiagramContent.Look

  static func < (a: MatrixSign, b: MatrixSign) -> Bool {
    (a.mark, a.look.order) < (b.mark, b.look.order)
  }
}
