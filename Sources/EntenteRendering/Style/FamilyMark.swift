package import EntenteModel

/// How a line is broken.
package enum LineDash: String, CaseIterable, Hashable, Sendable {
  case solid, dashed
}

/// What stands at the end of a tie that runs one way, by its Graphviz name.
package enum LineHead: String, CaseIterable, Hashable, Sendable {
  case none, vee, normal, tee, dot, odot
}

/// How a family of relations is drawn, apart from its color.
///
/// Dotted lines are those of what is planned, in every family.
package struct FamilyMark: Hashable, Sendable {
  /// The width of the line, in points.
  package var width: Double

  /// Whether the line is broken.
  package var dash = LineDash.solid

  /// What stands at the end of a tie that runs one way.
  package var head: LineHead

  /// The wanted length of the tie, the usual one being 1.
  package var length: Double

  package static let standard: [Relation.Family: FamilyMark] = [
    .structure: FamilyMark(width: 1, head: .none, length: 1),
    .office: FamilyMark(width: 1.5, head: .none, length: 0.7),
    .cooperation: FamilyMark(width: 2.8, head: .vee, length: 1.1),
    .contact: FamilyMark(width: 2, head: .vee, length: 1.1),
    .conflict: FamilyMark(width: 2, dash: .dashed, head: .tee, length: 1.3),
    .absence: FamilyMark(width: 1.2, dash: .dashed, head: .odot, length: 1.1),
  ]

  static func of(_ family: Relation.Family) -> FamilyMark { standard[family] ?? plain }

  package static let plain = FamilyMark(width: 1, head: .none, length: 1)
}
