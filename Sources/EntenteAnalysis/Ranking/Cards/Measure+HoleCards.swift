extension Measure {
  /// The cards of Burt's measures of structural holes.
  var holeCard: Card {
    switch self {
    case .constraint: Self.constraintCard
    case .hierarchy: Self.hierarchyCard
    default: Self.effectiveSizeCard
    }
  }

  private static let bothWays = "ties both ways are added"

  private static let constraintCard = Card(
    title: "Constraint",
    meaning: "How much its contacts leave it no choice; those who score low can be brokers.",
    formula: "Σ (p(v, j) + Σ p(v, q) p(q, j))² over contacts j, p(v, j) the part of its ties",
    scale: "1/k for k contacts who don't know each other; at most 9/8 if strengths are not read",
    direction: bothWays,
    weight: Card.weighed, disconnected: "no matter; alone has none, which counts as 0",
    complexity: "O(m √m)",
    reference: "R. S. Burt, Structural Holes (1992) 54–65; American Journal of Sociology 110 "
      + "(2004) 349–399, doi:10.1086/421787")

  private static let hierarchyCard = Card(
    title: "Hierarchy",
    meaning: "How much of its constraint comes from one contact.",
    formula: "Σ r ln r/(k ln k) over its k contacts, r the constraint by one through the mean",
    scale: "0 if all constrain alike to 1 if one does; 1 with one contact", direction: bothWays,
    weight: Card.weighed, disconnected: "no matter; alone is 0", complexity: "O(m √m)",
    reference: "R. S. Burt, Structural Holes (1992) 70–71, ISBN 978-0-674-84371-4")

  private static let effectiveSizeCard = Card(
    title: "Effective size",
    meaning: "How many of its contacts it needs, as the others can be reached through them.",
    formula: "Σ (1 − Σ p(v, q) m(j, q)) over contacts j, m(j, q) a tie by the strongest of j",
    scale: "contacts that are not redundant; --normalized divides by contacts (efficiency)",
    direction: bothWays, weight: Card.weighed, disconnected: "no matter; alone is 0",
    complexity: "O(m √m)",
    reference: "R. S. Burt, Structural Holes (1992) 51–54, ISBN 978-0-674-84371-4")
}
