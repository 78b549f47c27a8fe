/// How long the edges of a path are.
public enum EdgeLengths: Sendable, Hashable {
  /// Every edge is one step, whatever its weight.
  case hops

  /// The weight of an edge is its length, or its cost.
  ///
  /// The shorter path is the stronger tie, so weights that mean strength must be
  /// turned into costs first, as by 1/*strength*.
  case weights
}

extension EdgeLengths {
  /// How much longer a path may be than the shortest, as a share, and still tie with it.
  ///
  /// Lengths are sums of floating-point numbers, and 0.1 + 0.2 is not 0.3.
  static let tieTolerance = 1e-10
}
