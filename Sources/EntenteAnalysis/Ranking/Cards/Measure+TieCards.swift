extension Measure {
  /// The cards of measures of an entity's own ties.
  var tieCard: Card {
    switch self {
    case .degree: Self.degreeCard
    default: Self.strengthCard
    }
  }

  private static let degreeCard = Card(
    title: "Degree",
    meaning: "How many entities it is tied to.",
    formula: "the number of neighbors of v; with --parallel keep, of its ties",
    scale: "a count; --normalized divides by n − 1",
    direction: Card.undirected + "; then neighbors in",
    weight: "not at all", disconnected: "no matter", complexity: "O(n + m)",
    reference: "L. C. Freeman, Social Networks 1 (1978) 215–239, doi:10.1016/0378-8733(78)90021-7")

  private static let strengthCard = Card(
    title: "Strength",
    meaning: "How strong its ties are, taken together.",
    formula: "the sum of the strengths of the ties of v",
    scale: "in the unit of the strengths", direction: Card.undirected + "; then ties in",
    weight: Card.weighed, disconnected: "no matter", complexity: "O(n + m)",
    reference: "A. Barrat et al., PNAS 101 (2004) 3747–3752, doi:10.1073/pnas.0400087101")
}
