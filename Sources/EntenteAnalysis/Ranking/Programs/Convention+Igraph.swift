extension Convention {
  /// The methods of igraph in Python, with the defaults of their parameters.
  static func igraph(_ measure: Measure) -> Convention? {
    switch measure {
    case .degree:
      Convention(measure, .allDegrees(byOthers: false), "of directed ties, in plus out")
    case .strength:
      Convention(
        measure, .allStrengths, weight: .strength, "of directed ties, in plus out",
        "with weights='weight'; without, igraph gives the degree")
    case .closeness:
      Convention(
        measure, .meanDistance, direction: .ignore,
        "of those in reach only, however few: r/Σ d, not times r/(n − 1)",
        "nan for those without ties is 0 here")
    case .harmonic:
      Convention(
        measure, .byOthers, direction: .ignore, "divided by n − 1", "nan is 0 here")
    case .betweenness: Convention(measure)
    case .eigenvector:
      Convention(
        measure, .byGreatest, "the greatest score is 1", "strengths are not read",
        "igraph has no one answer where the graph is in several parts")
    case .pagerank: Convention(measure, .pageRank(tolerance: 1e-15), "strengths are not read")
    case .hubs, .authorities:
      Convention(measure, .byGreatest, "the greatest score is 1", "strengths are not read")
    case .core, .clustering:
      Convention(
        measure, direction: .ignore, "of the graph without directions, as_undirected()",
        "nan for those with fewer than two neighbors is 0 here")
    case .constraint:
      Convention(measure, .ours, "strengths are not read", "nan for those without ties is 0 here")
    default: nil
    }
  }
}
