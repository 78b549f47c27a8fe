import EntenteModel

/// Which kinds of relation need no words or arrows, because the ends say enough.
enum SilentKinds {
  /// Kinds whose direction the kinds of their ends tell: a state is the member,
  /// not the organization.
  static let settled = Set(Relation.Kind.membershipLevels.map(\.rawValue)).union([
    "invited", "holds-office", "chairs", "located-in", "capital-of", "represents", "founded",
  ])

  /// Kinds that are drawn without a label.
  static let names: Set<String> = [
    "member", "associate-member", "observer", "dialogue-partner", "holds-office", "located-in",
    "capital-of", "attends", "part-of", "organizes", "hosts", "tied", "absent-from",
    "visited", "predecessor-of",
  ]
}
