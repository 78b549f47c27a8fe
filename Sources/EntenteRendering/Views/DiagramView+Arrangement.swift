import EntenteAnalysis
import EntenteModel

extension DiagramView {
  /// The view of a graph.
  func arrangement(of graph: KnowledgeGraph, _ options: Diagram.Options) -> any Arrangement {
    switch self {
    case .ego(let center):
      EgoArrangement(
        around: center, in: graph, options.selection, limit: options.limit, style: options.style,
        scales: options.scales ?? EntityScales())
    case .matrix:
      MatrixArrangement(
        of: graph, options.selection, limit: options.limit, style: options.style,
        scales: options.scales ?? EntityScales())
    case .communities:
      CommunitiesArrangement(
        DiagramContent(
          of: graph, options.selection, limit: options.limit, style: options.style,
          scales: options.scales ?? EntityScales()), seed: options.seed)
    case .paths(let paths):
      PathArrangement(
        along: paths, in: graph, options.selection, style: options.style,
        scales: options.scales ?? EntityScales())
    case .multiples(let dates):
      MultiplesArrangement(
        of: graph, options.selection, at: dates, limit: options.limit, seed: options.seed,
        keepsUndated: options.keepsUndated, style: options.style,
        scales: options.scales ?? EntityScales())
    case .versions(let versions, let titles):
      MultiplesArrangement(of: versions, titles: titles, limit: options.limit, seed: options.seed)
    case .network:
      network(of: graph, options)
    }
  }

  private func network(of graph: KnowledgeGraph, _ options: Diagram.Options) -> any Arrangement {
    var scales = options.scales ?? EntityScales()
    func content(folds: Bool) -> DiagramContent {
      DiagramContent(
        of: graph, options.selection, limit: options.limit, folds: folds, style: options.style,
        scales: scales)
    }
    let network = content(folds: true)
    guard network.nodes.count >= LargeNetworkArrangement.leastCount else {
      return NetworkArrangement(network, seed: options.seed)
    }
    // A single color would say nothing of so many.
    var style = options.style
    style.coloring = .communities
    if options.style.coloring == .kind, Set(network.nodes.map(\.kind)).count == 1,
      let communities = try? EntityScales(style, of: graph, options.selection)
    {
      scales = communities
    }
    return LargeNetworkArrangement(content(folds: false), seed: options.seed)
  }
}
