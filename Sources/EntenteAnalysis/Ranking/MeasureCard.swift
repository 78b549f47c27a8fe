extension Measure {
  /// What a measure means and how it is computed, for people.
  public struct Card: Hashable, Sendable {
    /// The name, as a heading.
    public var title: String
    /// What a high score says of an entity, in one sentence.
    public var meaning: String
    /// The definition.
    public var formula: String
    /// How the score is scaled, and what `--normalized` divides it by.
    public var scale: String
    /// How it reads direction.
    public var direction: String
    /// How it reads strength.
    public var weight: String
    /// What becomes of a graph in several parts.
    public var disconnected: String
    /// How time grows with *n* nodes and *m* edges.
    public var complexity: String
    /// Where it was published.
    public var reference: String
  }

  /// The card of the measure.
  public var card: Card {
    switch self {
    case .degree: Self.degreeCard
    case .strength: Self.strengthCard
    case .closeness: Self.closenessCard
    case .harmonic: Self.harmonicCard
    case .betweenness: Self.betweennessCard
    case .eigenvector: Self.eigenvectorCard
    case .pagerank: Self.pageRankCard
    case .hubs: Self.hubsCard
    case .authorities: Self.authoritiesCard
    case .katz: Self.katzCard
    }
  }

  private static let undirected = "not at all, unless --direction is given"
  private static let directed = "from subject to object; a symmetric tie runs both ways"
  private static let hops = "every tie is one step; --weight strength makes a step 1/strength long"
  private static let weighed = "the strengths of ties between two entities are added"

  private static let degreeCard = Card(
    title: "Degree",
    meaning: "How many entities it is tied to.",
    formula: "the number of neighbors of v; with --parallel keep, of its ties",
    scale: "a count; --normalized divides by n − 1", direction: undirected + "; then neighbors in",
    weight: "not at all", disconnected: "no matter", complexity: "O(n + m)",
    reference: "L. C. Freeman, Social Networks 1 (1978) 215–239, doi:10.1016/0378-8733(78)90021-7")

  private static let strengthCard = Card(
    title: "Strength",
    meaning: "How strong its ties are, taken together.",
    formula: "the sum of the strengths of the ties of v",
    scale: "in the unit of the strengths", direction: undirected + "; then ties in",
    weight: weighed, disconnected: "no matter", complexity: "O(n + m)",
    reference: "A. Barrat et al., PNAS 101 (2004) 3747–3752, doi:10.1073/pnas.0400087101")

  private static let closenessCard = Card(
    title: "Closeness",
    meaning: "How few steps lie between it and the entities that it can reach.",
    formula: "(r − 1)²/((n − 1) Σ d(u, v)), r the number of entities that reach v, v included",
    scale: "0 to 1 (Wasserman–Faust)", direction: undirected + "; then along paths to v",
    weight: hops, disconnected: "each part counts by its share of all entities; alone is 0",
    complexity: "O(n m); --approximate takes a sample",
    reference: "S. Wasserman, K. Faust, Social Network Analysis (1994) p. 201, "
      + "doi:10.1017/CBO9780511815478")

  private static let harmonicCard = Card(
    title: "Harmonic centrality",
    meaning: "How near it is to all others, those out of reach counting nothing.",
    formula: "Σ 1/d(u, v) over all other u",
    scale: "raw; --normalized divides by n − 1", direction: undirected + "; then along paths to v",
    weight: hops, disconnected: "an entity out of reach adds 0",
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
    direction: undirected, weight: hops, disconnected: "a pair without a path adds 0",
    complexity: "O(n m); --approximate takes a sample",
    reference: "U. Brandes, J. Math. Sociology 25 (2001) 163–177, "
      + "doi:10.1080/0022250X.2001.9990249; --between: Social Networks 30 (2008) 136–145, "
      + "doi:10.1016/j.socnet.2007.11.001")

  private static let eigenvectorCard = Card(
    title: "Eigenvector centrality",
    meaning: "Whether its neighbors are themselves central.",
    formula: "the x ≥ 0 of unit length with A x = λ x, λ the largest eigenvalue",
    scale: "unit Euclidean length", direction: undirected + "; then by ties in",
    weight: weighed, disconnected: "the largest part only; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "P. Bonacich, J. Math. Sociology 2 (1972) 113–120, "
      + "doi:10.1080/0022250X.1972.9989806")

  private static let pageRankCard = Card(
    title: "PageRank",
    meaning: "How much of the attention that flows along ties ends at it.",
    formula: "p(v) = (1 − d)/n + d (Σ p(u) w(u, v)/w(u) + dangling/n), d = 0.85",
    scale: "the scores add up to 1", direction: directed, weight: weighed,
    disconnected: "no matter; what can't flow on spreads evenly",
    complexity: "O(m) for each step, until the change is below 1e-10",
    reference: "S. Brin, L. Page, Computer Networks 30 (1998) 107–117, "
      + "doi:10.1016/S0169-7552(98)00110-X")

  private static let hubsCard = Card(
    title: "Hubs (HITS)",
    meaning: "Whether it points to good authorities.",
    formula: "h = A a, a = Aᵀ h, at the largest singular value of A",
    scale: "the scores add up to 1", direction: directed, weight: weighed,
    disconnected: "the part with the largest singular value; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "J. M. Kleinberg, J. ACM 46 (1999) 604–632, doi:10.1145/324133.324140")

  private static let authoritiesCard = Card(
    title: "Authorities (HITS)",
    meaning: "Whether good hubs point to it.",
    formula: "a = Aᵀ h, h = A a, at the largest singular value of A",
    scale: "the scores add up to 1", direction: directed, weight: weighed,
    disconnected: "the part with the largest singular value; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "J. M. Kleinberg, J. ACM 46 (1999) 604–632, doi:10.1145/324133.324140")

  private static let katzCard = Card(
    title: "Katz centrality",
    meaning: "How many walks end at it, long ones counting less.",
    formula: "x = α Aᵀ x + 1, α = 0.85/λmax",
    scale: "unit Euclidean length", direction: directed, weight: weighed,
    disconnected: "no matter; alone it has the score of an empty walk",
    complexity: "O(m) for each step",
    reference: "L. Katz, Psychometrika 18 (1953) 39–43, doi:10.1007/BF02289026")
}
