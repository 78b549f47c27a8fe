extension Measure {
  /// The cards of measures of how closely the surroundings of an entity hold together.
  var cohesionCard: Card {
    switch self {
    case .core: Self.coreCard
    case .onion: Self.onionCard
    default: Self.clusteringCard
    }
  }

  private static let noDirection = "not at all"

  private static let coreCard = Card(
    title: "Core number",
    meaning: "How dense the densest circle is in which it holds its own.",
    formula: "the greatest k such that v is in a set each of which has k neighbors in the set",
    scale: "a count", direction: noDirection, weight: "not at all",
    disconnected: "no matter; alone is 0", complexity: "O(n + m)",
    reference: "S. B. Seidman, Social Networks 5 (1983) 269–287, "
      + "doi:10.1016/0378-8733(83)90028-X")

  private static let onionCard = Card(
    title: "Onion layer",
    meaning: "How far inside it lies when the graph is peeled from outside.",
    formula: "the round in which v goes, if all nodes of no more than k neighbors go together, "
      + "k growing only when none is left",
    scale: "a count, 1 is outermost", direction: noDirection, weight: "not at all",
    disconnected: "all parts are peeled at a time; alone is 1", complexity: "O(n + m)",
    reference: "L. Hébert-Dufresne et al., Scientific Reports 6 (2016) 31708, "
      + "doi:10.1038/srep31708")

  private static let clusteringCard = Card(
    title: "Local clustering",
    meaning: "How many of its neighbors are tied to each other, so that they do not need it.",
    formula: "2 t/(k (k − 1)), k the number of neighbors, t that of ties among them",
    scale: "0 to 1; 0 with fewer than two neighbors", direction: noDirection, weight: "not at all",
    disconnected: "no matter", complexity: "O(m √m)",
    reference: "D. J. Watts, S. H. Strogatz, Nature 393 (1998) 440–442, doi:10.1038/30918")
}
