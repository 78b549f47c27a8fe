extension Measure {
  /// The cards of measures along walks, or from the scores of neighbors.
  var walkCard: Card {
    switch self {
    case .eigenvector: Self.eigenvectorCard
    case .pagerank: Self.pageRankCard
    case .hubs: Self.hubsCard
    case .authorities: Self.authoritiesCard
    case .power: Self.powerCard
    case .subgraph: Self.subgraphCard
    case .communicability: Self.communicabilityCard
    default: Self.katzCard
    }
  }

  private static let eigenvectorCard = Card(
    title: "Eigenvector centrality",
    meaning: "Whether its neighbors are themselves central.",
    formula: "the x ≥ 0 of unit length with A x = λ x, λ the largest eigenvalue",
    scale: "unit Euclidean length", direction: Card.undirected + "; then by ties in",
    weight: Card.weighed, disconnected: "the largest part only; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "P. Bonacich, J. Math. Sociology 2 (1972) 113–120, "
      + "doi:10.1080/0022250X.1972.9989806")

  private static let pageRankCard = Card(
    title: "PageRank",
    meaning: "How much of the attention that flows along ties ends at it.",
    formula: "p(v) = (1 − d)/n + d (Σ p(u) w(u, v)/w(u) + dangling/n), d = 0.85; with --around A,B "
      + "1/k for each of those k in place of 1/n: how near they are",
    scale: "the scores add up to 1", direction: Card.directed, weight: Card.weighed,
    disconnected: "no matter; what can't flow on spreads evenly, or over the seeds",
    complexity: "O(m) for each step, until the changes add up to less than 1e-12, of more than 4 "
      + "million entities and ties 1e-10",
    reference: "S. Brin, L. Page, Computer Networks 30 (1998) 107–117, "
      + "doi:10.1016/S0169-7552(98)00110-X")

  private static let hubsCard = Card(
    title: "Hubs (HITS)",
    meaning: "Whether it points to good authorities.",
    formula: "h = A a, a = Aᵀ h, at the largest singular value of A",
    scale: "the scores add up to 1", direction: Card.directed, weight: Card.weighed,
    disconnected: "the part with the largest singular value; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "J. M. Kleinberg, J. ACM 46 (1999) 604–632, doi:10.1145/324133.324140")

  private static let authoritiesCard = Card(
    title: "Authorities (HITS)",
    meaning: "Whether good hubs point to it.",
    formula: "a = Aᵀ h, h = A a, at the largest singular value of A",
    scale: "the scores add up to 1", direction: Card.directed, weight: Card.weighed,
    disconnected: "the part with the largest singular value; 0 elsewhere",
    complexity: "O(m) for each step of a Krylov iteration",
    reference: "J. M. Kleinberg, J. ACM 46 (1999) 604–632, doi:10.1145/324133.324140")

  private static let katzCard = Card(
    title: "Katz centrality",
    meaning: "How many walks end at it, long ones counting less.",
    formula: "x = α Aᵀ x + 1, α = 0.85/λmax",
    scale: "unit Euclidean length", direction: Card.directed, weight: Card.weighed,
    disconnected: "no matter; alone it has the score of an empty walk",
    complexity: "O(m) for each step",
    reference: "L. Katz, Psychometrika 18 (1953) 39–43, doi:10.1007/BF02289026")

  private static let powerCard = Card(
    title: "Bonacich power",
    meaning: "Whether it is tied to the powerful; with --reach below 0, to those who need it.",
    formula: "c = α A 1 + β A c, β = reach/λmax, reach 0.5 unless --reach is given",
    scale: "the squares of all scores add up to n; below 0 is possible if reach is",
    direction: Card.undirected + "; then by ties out, as its author has it", weight: Card.weighed,
    disconnected: "each part by itself, at one scale; alone is 0",
    complexity: "O(m) for each step",
    reference: "P. Bonacich, American Journal of Sociology 92 (1987) 1170–1182, "
      + "doi:10.1086/228631")

  private static let subgraphCard = Card(
    title: "Subgraph centrality",
    meaning: "In how many small dense circles it takes part.",
    formula: "Σ (Aᵏ)(v, v)/k!: closed walks from v, those of k steps counting 1/k!",
    scale: "1 if alone, and grows as exp(λmax); --normalized divides by the sum of all",
    direction: "not at all; a declared direction is refused", weight: "not at all",
    disconnected: "each part by itself",
    complexity: "O(n m λmax); refused where that is beyond 10¹² steps",
    reference: "E. Estrada, J. A. Rodríguez-Velázquez, Phys. Rev. E 71 (2005) 056103, "
      + "doi:10.1103/PhysRevE.71.056103")

  private static let communicabilityCard = Card(
    title: "Communicability",
    meaning: "How well it is connected to all, or with --around to some, by ways of any length.",
    formula: "Σ (exp A)(v, s) over all s, or those named with --around: walks of k ties between "
      + "them count 1/k!",
    scale: "a count; --normalized divides by the sum",
    direction: "not at all; a declared direction is refused", weight: "not at all",
    disconnected: "an entity out of reach adds 0; each has its empty walk",
    complexity: "O(m) for each of about λ + 9 √λ + 20 steps, λ the largest eigenvalue",
    reference: "E. Estrada, N. Hatano, Physical Review E 77 (2008) 036111, "
      + "doi:10.1103/PhysRevE.77.036111; M. Benzi, C. Klymko, J. Complex Networks 1 (2013) 124–149, "
      + "doi:10.1093/comnet/cnt007")
}
