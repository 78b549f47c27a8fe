extension CSRGraph {
  /// Returns how much of the PageRank of a node stems from walks that begin at each
  /// node, in node order.
  ///
  /// A walk begins where it jumps to, with probability (1 − *d*)/*n* at each node, and goes
  /// on with probability *d*; from a node that it can't leave it goes anywhere. So with
  /// *P* the chances of each step, from every node,
  ///
  ///     p(v) = Σ c(s),   c(s) = (1 − d)/n · [Σ dᵏ Pᵏ](s, v)        k = 0, 1, 2 …
  ///
  /// The contribution of the node itself is at least (1 − *d*)/*n*.
  ///
  ///     let chain = CSRGraph(nodeCount: 2, edges: [(0, 1)], isDirected: true)
  ///     try chain.pageRankContributions(to: 1)  // [0.2245…, 0.4245…]
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - damping: The probability *d* to follow an edge, at least 0 and less than 1.
  ///
  /// - Returns: The contributions, which add up to the PageRank of the node to about 1e-14
  ///   of it.
  ///
  /// - Complexity: O(*k* (*n* + *m*)) for *k* = log 1e-15 / log *d* iterations.
  ///
  /// > R. Andersen, C. Borgs, J. Chayes, J. Hopcroft, V. Mirrokni, S.-H. Teng. "Local
  /// > computation of PageRank contributions." *Internet Mathematics* 5(1–2), 2008,
  /// > pp. 23–45. doi:[10.1080/15427951.2008.10129302](https://doi.org/10.1080/15427951.2008.10129302)
  public func pageRankContributions(to node: Int, damping: Double = 0.85) -> [Double] {
    precondition(nodes.contains(node), "The graph lacks the node")
    precondition(damping >= 0 && damping < 1, "Damping is at least 0 and less than 1")
    let outgoing = outgoing
    let totals = nodes.map { tail in outgoing.weights(of: tail).reduce(0, +) }
    // The expected visits to the node of a walk that begins at each.
    var visits = [Double](repeating: 0, count: nodeCount)
    visits[node] = 1
    var next = visits
    var greatest = Double.infinity
    while greatest > 1e-15 {
      let mean = visits.reduce(0, +) / Double(nodeCount)
      greatest = 0
      for tail in nodes {
        var sum = 0.0
        if totals[tail] > 0 {
          if let weights = outgoing.weights {
            for arc in outgoing.arcs(of: tail) {
              sum += weights[arc] / totals[tail] * visits[Int(outgoing.heads[arc])]
            }
          } else {
            for arc in outgoing.arcs(of: tail) { sum += visits[Int(outgoing.heads[arc])] }
            sum /= totals[tail]
          }
        } else {
          sum = mean
        }
        next[tail] = damping * sum + (tail == node ? 1 : 0)
        greatest = max(greatest, (next[tail] - visits[tail]).magnitude / max(1, next[tail]))
      }
      swap(&visits, &next)
    }
    return visits.map { (1 - damping) / Double(nodeCount) * $0 }
  }
}
