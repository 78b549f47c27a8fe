import EntenteAnalysis
import EntenteModel

extension DiagramView {
  /// The view of a graph.
  func arrangement(of graph: KnowledgeGraph, _ options: Diagram.Options) -> any Arrangement {
    switch self {
    case .ego(let center):
      EgoArrangement(around: center, in: graph, options.selection, limit: options.limit)
    case .matrix:
      MatrixArrangement(of: graph, options.selection, limit: options.limit)
    case .communities:
      CommunitiesArrangement(
        DiagramContent(of: graph, options.selection, limit: options.limit), seed: options.seed)
    case .paths(let paths):
      PathArrangement(along: paths, in: graph, options.selection)
    case .multiples(let dates):
      MultiplesArrangement(
        of: graph, options.selection, at: dates, limit: options.limit, seed: options.seed)
    case .network:
      NetworkArrangement(
        DiagramContent(of: graph, options.selection, limit: options.limit), seed: options.seed)
    }
  }
}
