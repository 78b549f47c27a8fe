extension CSRGraph {
  /// Returns the current-flow betweenness of every node, in node order: how much of what
  /// spreads over all ways between two others passes through it.
  ///
  /// Every edge is a resistor whose conductance is its weight. A unit of current goes in
  /// at *s* and out at *t*; half of the sum of the currents along the edges of *v* is what
  /// passes through *v*:
  ///
  ///     b(v) = Σ ½ Σ |I(v, w)|        over pairs s, t other than v; w the neighbors of v
  ///
  /// It is also the net flow of random walks. Unlike on shortest paths, a way that is a
  /// little longer counts a little less, not nothing. A pair counts once, one in two
  /// components adds nothing. Scores are not normalized. Parallel edges add up, loops and
  /// edges of weight 0 do not matter.
  ///
  ///     let ring = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)])
  ///     try ring.currentFlowBetweenness()  // [1, 1, 1, 1]
  ///
  /// - Parameter workers: The threads to use; the scores are the same for any number.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: The graph is undirected.
  ///
  /// - Throws: `SizeError` if a component has more than 5,000 nodes.
  ///
  /// - Complexity: O(*n*³ + *mn* log *n*) time and O(*n*²) space, for *n* nodes and *m* edges of
  ///   the largest component.
  ///
  /// > M. E. J. Newman. "A measure of betweenness centrality based on random walks." *Social
  /// > Networks* 27(1), 2005, pp. 39–54.
  /// > doi:[10.1016/j.socnet.2004.11.009](https://doi.org/10.1016/j.socnet.2004.11.009)
  /// > U. Brandes, D. Fleischer. "Centrality measures based on current flow." *STACS*, 2005,
  /// > pp. 533–544. doi:[10.1007/978-3-540-31856-9_44](https://doi.org/10.1007/978-3-540-31856-9_44)
  public func currentFlowBetweenness(workers: Workers = .all) throws(SizeError) -> [Double] {
    var scores = [Double](repeating: 0, count: nodeCount)
    try forEachResistorNetwork(workers: workers) { network, matrix in
      let rows = network.rows
      var currents = [Double](repeating: 0, count: rows.heads.count)
      let members = network.members
      currents.withSharedEntries { currents in
        _ = workers.forEach(
          of: members.count, storage: { [Double](repeating: 0, count: members.count) },
          { place, flows in
            for arc in rows.arcs(of: Int(members[place])) {
              let other = Int(network.places[Int(rows.heads[arc])])
              if other < place { continue }
              let conductance = rows.weights?[arc] ?? 1
              currents[arc] = conductance * matrix.current(place, other, flows: &flows)
            }
          })
      }
      var sums = [Double](repeating: 0, count: members.count)
      for (place, node) in members.enumerated() {
        for arc in rows.arcs(of: Int(node)) {
          let other = Int(network.places[Int(rows.heads[arc])])
          if other < place { continue }
          sums[place] += currents[arc]
          sums[other] += currents[arc]
        }
      }
      // As an end of a pair, a node gives or takes the unit itself.
      let ends = Double(members.count - 1)
      for (place, node) in members.enumerated() {
        let rest = sums[place] - ends
        scores[Int(node)] = rest > 1e-11 * sums[place] ? rest / 2 : 0
      }
    }
    return scores
  }

  /// Returns the current-flow closeness of every node, in node order, which is also known
  /// as information centrality.
  ///
  /// Every edge is a resistor whose conductance is its weight, and the distance of two nodes
  /// is the resistance between them, which all ways make less. With *r* other nodes in its
  /// component, of *n* nodes in all:
  ///
  ///     c(v) = r / (n − 1) · r / Σ R(u, v)
  ///
  /// In a connected graph this is (*n* − 1)/Σ *R*; NetworkX says 1/Σ *R*, and Stephenson and
  /// Zelen say *n*/Σ *R*. A node without edges scores 0. Parallel edges add up, loops and
  /// edges of weight 0 do not matter.
  ///
  ///     let path = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)])
  ///     try path.currentFlowCloseness()  // [2/3, 1, 2/3]
  ///
  /// - Parameter workers: The threads to use; the scores are the same for any number.
  ///
  /// - Returns: The scores.
  ///
  /// - Precondition: The graph is undirected.
  ///
  /// - Throws: `SizeError` if a component has more than 5,000 nodes.
  ///
  /// - Complexity: O(*n*³) time and O(*n*²) space, for *n* nodes of the largest component.
  ///
  /// > K. Stephenson, M. Zelen. "Rethinking centrality: methods and examples." *Social
  /// > Networks* 11(1), 1989, pp. 1–37.
  /// > doi:[10.1016/0378-8733(89)90016-6](https://doi.org/10.1016/0378-8733(89)90016-6)
  public func currentFlowCloseness(workers: Workers = .all) throws(SizeError) -> [Double] {
    var scores = [Double](repeating: 0, count: nodeCount)
    try forEachResistorNetwork(workers: workers) { network, matrix in
      let others = Double(network.members.count - 1)
      for (node, sum) in zip(network.members, matrix.sums()) {
        // Weights that were all divided by a unit conduct that much more.
        scores[Int(node)] = others / Double(nodeCount - 1) * (others / sum) * network.unit
      }
    }
    return scores
  }

  /// Calls `body` with each component of two nodes or more, and its matrix.
  private func forEachResistorNetwork(
    workers: Workers, _ body: (ResistorNetwork, ResistanceMatrix) -> Void
  ) throws(SizeError) {
    precondition(!isDirected, "Current flows in undirected graphs")
    let rows = mutualRows()
    var places = [Int32](repeating: 0, count: nodeCount)
    let parts = CSRGraph(outgoing: rows, edgeCount: rows.heads.count / 2, isDirected: false)
      .components(workers: workers)
    var members = [[Node]](repeating: [], count: parts.count)
    for node in nodes {
      let part = Int(parts.labels[node])
      places[node] = Int32(members[part].count)
      members[part].append(Node(node))
    }
    let largest = parts.sizes.max() ?? 0
    guard largest <= ResistanceMatrix.limit else {
      throw SizeError(nodeCount: largest, limit: ResistanceMatrix.limit)
    }
    for part in members where part.count > 1 {
      let network = ResistorNetwork(
        members: part, places: places, rows: rows, unit: mutualUnit)
      body(
        network,
        ResistanceMatrix(members: part, places: places, rows: rows, workers: workers))
    }
  }
}

/// A component as resistors.
private struct ResistorNetwork: Sendable {
  let members: [CSRGraph.Node]
  let places: [Int32]
  let rows: Adjacency
  /// What conductances were divided by.
  let unit: Double
}
