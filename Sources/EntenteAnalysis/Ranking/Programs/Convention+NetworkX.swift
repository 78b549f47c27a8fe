extension Convention {
  /// The functions of NetworkX, with the defaults of their parameters.
  static func networkX(_ measure: Measure) -> Convention? {
    switch measure {
    case .degree:
      Convention(
        measure, .allDegrees(byOthers: true), "divided by n − 1", "of directed ties, in plus out")
    case .strength:
      Convention(
        measure, .allStrengths, weight: .strength, "of directed ties, in plus out")
    case .closeness: Convention(measure)
    case .harmonic: Convention(measure)
    case .betweenness: Convention(measure, .byPairs, "divided by the number of pairs of others")
    case .currentFlowBetweenness:
      Convention(
        measure, .byPairs, direction: .ignore, "divided by the number of pairs of others",
        "NetworkX refuses a graph in several parts")
    case .currentFlowCloseness:
      Convention(
        measure, .byOthers, direction: .ignore, "1/Σ R, not (n − 1)/Σ R",
        "NetworkX refuses a graph in several parts")
    case .eigenvector:
      Convention(
        measure, .ours, "strengths are not read",
        "NetworkX stops at changes of 1e-6, this when it has settled",
        "NetworkX has no one answer where the graph is in several parts")
    case .pagerank:
      Convention(
        measure, .pageRank(tolerance: 1e-6), weight: .strength,
        "stops once scores change by less than 1e-6 each in the mean")
    case .hubs, .authorities: Convention(measure, weight: .strength)
    case .katz:
      Convention(
        measure, .katz(0.1), "α = 0.1, not 0.85/λmax", "strengths are not read",
        "NetworkX stops at changes of 1e-6, this when it has settled")
    case .subgraph: Convention(measure, direction: .ignore)
    case .core, .onion, .clustering:
      Convention(
        measure, direction: .ignore,
        "of the graph without directions, to_undirected(); NetworkX reads others in its own way")
    case .constraint:
      Convention(measure, .ours, "strengths are not read", "nan for those without ties is 0 here")
    case .effectiveSize:
      Convention(
        measure, .ours, "strengths are not read", "nan for those without ties is 0 here",
        "as with nodes=; without, NetworkX divides ties of directed graphs by the strongest of the "
          + "other contact")
    default: nil
    }
  }
}
