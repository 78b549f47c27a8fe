extension RelationalGraph {
  /// Returns the positions of regularly equivalent nodes: those that are tied, in every
  /// role, to nodes of the same positions, whatever their number.
  ///
  /// All begin in one position, and those part that differ in the pairs of role and
  /// position to which they are tied, until none do (the positions of CATREGE): the largest
  /// possible. Where ties are of one kind and without direction, only nodes
  /// without ties stand apart.
  ///
  ///     let tree = RelationalGraph(
  ///       nodeCount: 4, ties: [(0, 1), (0, 2), (1, 3)].map {
  ///         .init($0.0, $0.1, isDirected: true)
  ///       })
  ///     tree.regularPositions().labels  // [0, 1, 2, 2]
  ///
  /// - Complexity: O(*m* log *n* log *m*) time and O(*n* + *m*) space.
  ///
  /// > D. R. White, K. P. Reitz. "Graph and semigroup homomorphisms on networks of relations."
  /// > *Social Networks* 5(2), 1983, pp. 193–234.
  /// > doi:[10.1016/0378-8733(83)90025-4](https://doi.org/10.1016/0378-8733(83)90025-4)
  /// >
  /// > S. P. Borgatti, M. G. Everett. "Two algorithms for computing regular equivalence."
  /// > *Social Networks* 15(4), 1993, pp. 361–376.
  /// > doi:[10.1016/0378-8733(93)90012-A](https://doi.org/10.1016/0378-8733(93)90012-A)
  /// >
  /// > R. Paige, R. E. Tarjan. "Three partition refinement algorithms." *SIAM Journal on
  /// > Computing* 16(6), 1987, pp. 973–989. doi:[10.1137/0216062](https://doi.org/10.1137/0216062)
  public func regularPositions() -> Components {
    var refinement = PositionRefinement(self)
    while refinement.splitOnce() {}
    return Components(labels: refinement.labels, count: max(1, nodeCount))
  }
}
