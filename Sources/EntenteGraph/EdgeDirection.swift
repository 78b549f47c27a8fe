/// Which edges of a node are meant.
///
/// In an undirected graph, all three mean every edge of the node.
public enum EdgeDirection: Sendable, Hashable {
  /// The edges from the node.
  case outgoing

  /// The edges to the node.
  case incoming

  /// The edges from the node and those to it.
  case any
}
