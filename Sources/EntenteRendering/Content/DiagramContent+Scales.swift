import EntenteModel

extension DiagramContent {
  /// Says what sizes and colors stand for in a view of part of a graph.
  ///
  /// Sizes by neighbors say nothing there: a part has not all of them. Such shapes
  /// keep the sizes that the view gives them.
  ///
  /// - Parameters:
  ///   - scales: What sizes and colors stand for.
  ///   - shown: The entities shown, the most prominent first.
  ///   - style: How they are drawn.
  ///   - graph: The graph.
  mutating func measure(
    by scales: EntityScales, shown: [Int], _ style: DiagramStyle, in graph: KnowledgeGraph
  ) {
    if case .values = scales.sizes {
      sizes = SizeScale(scales.sizes, neighborCounts: [], shown: shown)
    }
    colors = ColorScale(
      scales.colors, shown: shown, colorCount: style.theme.categories.count,
      nameOf: graph.storage.entityName)
  }

  /// Gives a node the size and the colors of its entities.
  func scaled(_ node: Node) -> Node {
    var node = node
    if sizes.name != nil, let first = node.entities.first {
      node.weight = sizes.weight(of: first)
    }
    node.colors = node.entities.map(colors.color)
    return node
  }
}
