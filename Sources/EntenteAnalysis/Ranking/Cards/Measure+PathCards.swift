extension Measure {
  /// The cards of measures along paths.
  var pathCard: Card {
    switch self {
    case .closeness: Self.closenessCard
    case .harmonic: Self.harmonicCard
    case .currentFlowBetweenness: Self.currentFlowBetweennessCard
    case .currentFlowCloseness: Self.currentFlowClosenessCard
    default: Self.betweennessCard
    }
  }

  private static let closenessCard = Card(
    title: "Closeness",
    meaning: "How few steps lie between it and the entities that it can reach.",
    formula: "(r − 1)²/((n − 1) Σ d(u, v)), r the number of entities that reach v, v included",
    scale: "0 to 1 (Wasserman–Faust)", direction: Card.undirected + "; then along paths to v",
    weight: Card.hops, disconnected: "each part counts by its share of all entities; alone is 0",
    complexity: "O(n m); --approximate takes a sample",
    reference: "S. Wasserman, K. Faust, Social Network Analysis (1994) p. 201, "
      + "doi:10.1017/CBO9780511815478")

  private static let harmonicCard = Card(
    title: "Harmonic centrality",
    meaning: "How near it is to all others, those out of reach counting nothing.",
    formula: "Σ 1/d(u, v) over all other u",
    scale: "raw; --normalized divides by n − 1",
    direction: Card.undirected + "; then along paths to v",
    weight: Card.hops, disconnected: "an entity out of reach adds 0",
    complexity: "O(n m); --approximate takes a sample",
    reference: "P. Boldi, S. Vigna, Internet Mathematics 10 (2014) 222–262, "
      + "doi:10.1080/15427951.2013.865686")

  private static let betweennessCard = Card(
    title: "Betweenness",
    meaning: "How often it lies on a shortest path between two others: a broker.",
    formula: "Σ σ(s, t | v)/σ(s, t) over pairs s, t; with --between A,B over pairs of a member of "
      + "A and one of B, A and B themselves left out",
    scale: "raw, a pair counts once (an ordered pair if directed); --normalized divides by the "
      + "number of pairs of others",
    direction: Card.undirected, weight: Card.hops, disconnected: "a pair without a path adds 0",
    complexity: "O(n m); --approximate takes a sample",
    reference: "U. Brandes, J. Math. Sociology 25 (2001) 163–177, "
      + "doi:10.1080/0022250X.2001.9990249; --between: Social Networks 30 (2008) 136–145, "
      + "doi:10.1016/j.socnet.2007.11.001")

  private static let currentFlowBetweennessCard = Card(
    title: "Current-flow betweenness",
    meaning: "How much of what spreads over all ways between two others passes through it.",
    formula: "Σ ½ Σ |I(v, w)| over pairs s, t of others, for a unit of current from s to t",
    scale: "raw, a pair counts once; --normalized divides by the number of pairs of others",
    direction: "not at all; a declared direction is refused", weight: conductance,
    disconnected: "each part by itself; a pair without a path adds 0",
    complexity: "O(n³ + n m log n); refused above 5000 entities in one part",
    reference: "M. E. J. Newman, Social Networks 27 (2005) 39–54, "
      + "doi:10.1016/j.socnet.2004.11.009")

  private static let currentFlowClosenessCard = Card(
    title: "Current-flow closeness (information centrality)",
    meaning:
      "How well it is connected to the others by all ways together, long ones counting less.",
    formula: "r²/((n − 1) Σ R(u, v)), R the resistance between u and v, r the others in its part",
    scale: "(n − 1)/Σ R in one part; as closeness, each part counts by its share",
    direction: "not at all; a declared direction is refused", weight: conductance,
    disconnected: "each part counts by its share of all entities; alone is 0",
    complexity: "O(n³); refused above 5000 entities in one part",
    reference: "K. Stephenson, M. Zelen, Social Networks 11 (1989) 1–37, "
      + "doi:10.1016/0378-8733(89)90016-6; U. Brandes, D. Fleischer, STACS (2005) 533–544, "
      + "doi:10.1007/978-3-540-31856-9_44")

  private static let conductance =
    "every tie conducts 1; --weight strength makes it conduct its strength"
}

extension Measure.Card {
  /// The card of the betweenness of ties, by which pairs of entities are ranked.
  public static let edgeBetweenness = Measure.Card(
    title: "Edge betweenness",
    meaning: "How many pairs of entities have their shortest paths along the ties of these two: a "
      + "bridge.",
    formula: "Σ σ(s, t | e)/σ(s, t) over pairs s, t, the ends of e included; rank --by "
      + "edge-betweenness lists pairs of entities, whose ties are one edge",
    scale: "raw, a pair counts once (an ordered pair if directed); --normalized divides by the "
      + "number of pairs",
    direction: undirected, weight: hops, disconnected: "a pair without a path adds 0",
    complexity: "O(n m)",
    reference: "M. Girvan, M. E. J. Newman, PNAS 99 (2002) 7821–7826, "
      + "doi:10.1073/pnas.122653799")
}
