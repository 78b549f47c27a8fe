public import EntenteAnalysis
public import EntenteModel

extension DiagramView {
  /// The view that shows a graph best, and why.
  ///
  /// Where lines are so many that they hide each other, a matrix says more.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - selection: Which claims count.
  ///   - limit: How many entities are drawn at most; all if nil.
  /// - Returns: The view, and a remark that says why.
  public static func suited(
    to graph: KnowledgeGraph, _ selection: Selection, limit: Int?
  ) -> (view: DiagramView, reason: String) {
    let content = DiagramContent(of: graph, selection, limit: limit)
    let (shapes, lines) = (content.nodes.count, content.edges.count)
    guard shapes <= 400, lines > 4 * shapes, lines > 200 else {
      return (
        .network,
        "view network: \(lines.counted("line", "lines")) between "
          + "\(shapes.counted("shape", "shapes"))"
          + (shapes <= 400
            ? " can be told apart; --view draws others" : " are too many for a matrix")
      )
    }
    return (
      .matrix,
      "view matrix: \(lines) lines between \(shapes) shapes would hide each other; "
        + "--view network draws them all the same"
    )
  }
}
