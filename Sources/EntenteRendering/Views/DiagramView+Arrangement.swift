import EntenteAnalysis
import EntenteModel

extension DiagramView {
  /// The view of a graph.
  func arrangement(of graph: KnowledgeGraph, _ options: Diagram.Options) -> any Arrangement {
    switch self {
    case .ego(let center):
      EgoArrangement(around: center, in: graph, options.selection, limit: options.limit)
    default:
      NetworkArrangement(
        DiagramContent(of: graph, options.selection, limit: options.limit), seed: options.seed)
    }
  }
}
