/// A path through a graph.
public struct Path: Sendable, Hashable {
  /// The nodes along the path, its two ends included; none occurs twice.
  public let nodes: [CSRGraph.Node]

  /// The sum of the lengths of its edges.
  public let length: Double

  /// Creates a path from its nodes and its length.
  public init(nodes: [CSRGraph.Node], length: Double) {
    self.nodes = nodes
    self.length = length
  }
}
