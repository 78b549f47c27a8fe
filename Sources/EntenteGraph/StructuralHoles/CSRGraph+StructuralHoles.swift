#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CSRGraph {
  /// Returns Burt's constraint of every node, in node order: how much its contacts leave it
  /// no choice.
  ///
  ///     c(i) = Σ c(i, j)        j a contact of i
  ///     c(i, j) = (p(i, j) + Σ p(i, q) p(q, j))²        q ≠ i, j
  ///
  /// *p*(i, j) is the part that the ties between *i* and *j*, both ways, are of all ties of
  /// *i*. A node whose contacts know each other, or all depend on one of them, is
  /// constrained; low constraint is room for a broker. Weights are strengths. Parallel
  /// edges add up, loops do not count. A node without ties has none, which counts as 0;
  /// NetworkX and igraph say NaN.
  ///
  ///     let star = CSRGraph(nodeCount: 3, edges: [(0, 1), (0, 2)])
  ///     star.constraints()  // [0.5, 1, 1]
  ///
  /// - Complexity: O(*m*√*m* log *n*) time and O(*n* + *m*) space.
  ///
  /// > R. S. Burt. *Structural Holes: The Social Structure of Competition.* Harvard
  /// > University Press, 1992, pp. 54–65.
  /// > R. S. Burt. "Structural holes and good ideas." *American Journal of Sociology*
  /// > 110(2), 2004, pp. 349–399. doi:[10.1086/421787](https://doi.org/10.1086/421787)
  public func constraints(workers: Workers = .all) -> [Double] {
    let shares = TieShares(self)
    return shares.scores(workers: workers) { node, places in
      shares.constraints(on: node, places: &places).reduce(0, +)
    }
  }

  /// Returns how much the constraint of every node is that of one contact, in node order.
  ///
  /// It is Theil's measure of inequality of the constraint *c*(i, j) by each of the *k*
  /// contacts of *i*, as ``constraints(workers:)`` defines it, with *C* their sum:
  ///
  ///     h(i) = Σ (c(i, j) k/C) ln(c(i, j) k/C) / (k ln k)
  ///
  /// It is 0 if all contacts constrain alike, and 1 if one alone does; so it is 1 for a
  /// node with one contact, and 0 for one with none.
  ///
  ///     CSRGraph(nodeCount: 3, edges: [(0, 1), (0, 2)]).constraintHierarchies()  // [0, 1, 1]
  ///
  /// - Complexity: O(*m*√*m* log *n*) time and O(*n* + *m*) space.
  ///
  /// > R. S. Burt. *Structural Holes: The Social Structure of Competition.* Harvard
  /// > University Press, 1992, pp. 70–71.
  public func constraintHierarchies(workers: Workers = .all) -> [Double] {
    let shares = TieShares(self)
    return shares.scores(workers: workers) { node, places in
      let parts = shares.constraints(on: node, places: &places)
      if parts.count < 2 { return Double(parts.count) }
      let count = Double(parts.count)
      let mean = parts.reduce(0, +) / count
      let sum = parts.reduce(0) { $0 + ($1 > 0 ? $1 / mean * log($1 / mean) : 0) }
      return max(0, sum / (count * log(count)))
    }
  }

  /// Returns the effective size of the surroundings of every node, in node order: the
  /// number of its contacts, less what is redundant of them.
  ///
  ///     e(i) = Σ (1 − Σ p(i, q) m(j, q))        j a contact of i, q another
  ///
  /// *p*(i, q) is as in ``constraints(workers:)``; *m*(j, q) is the tie of *j* and *q* by
  /// the strongest tie of *j*. Without directions and weights it is the number *k* of
  /// contacts, less the mean number of contacts that each has among the others. Parallel
  /// edges add up, loops do not count. A node without ties has the effective size 0; NetworkX
  /// says NaN.
  ///
  ///     let kite = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 0), (2, 3)])
  ///     kite.effectiveSizes()  // [1, 1, 2.333…, 1]
  ///
  /// - Complexity: O(*m*√*m* log *n*) time and O(*n* + *m*) space.
  ///
  /// > R. S. Burt. *Structural Holes: The Social Structure of Competition.* Harvard
  /// > University Press, 1992, pp. 51–54.
  /// > S. P. Borgatti. "Structural holes: unpacking Burt's redundancy measures."
  /// > *Connections* 20(1), 1997, pp. 35–38.
  public func effectiveSizes(workers: Workers = .all) -> [Double] {
    let shares = TieShares(self)
    return shares.scores(workers: workers) { node, places in
      var redundancy = 0.0
      shares.forEachTie(amongContactsOf: node, places: &places) { first, second, between in
        let other = Int(shares.rows.heads[second])
        redundancy += shares.shares[first] * shares.ties[between] / shares.strongest[other]
      }
      return Double(shares.rows.arcs(of: node).count) - redundancy
    }
  }
}

// MARK: - By contact

extension CSRGraph {
  /// Returns how much each contact of a node constrains it: the parts of which
  /// ``constraints(workers:)`` is the sum.
  package func constraintParts(of node: Int) -> [(contact: Node, value: Double)] {
    let shares = TieShares(self)
    var places = [Int32](repeating: -1, count: nodeCount)
    let parts = shares.constraints(on: node, places: &places)
    return zip(shares.rows.heads[shares.rows.arcs(of: node)], parts).map { ($0, $1) }
  }

  /// Returns how much of each contact of a node is not redundant: the parts of which
  /// ``effectiveSizes(workers:)`` is the sum.
  package func effectiveSizeParts(of node: Int) -> [(contact: Node, value: Double)] {
    let shares = TieShares(self)
    var places = [Int32](repeating: -1, count: nodeCount)
    let own = shares.rows.arcs(of: node)
    var parts = [Double](repeating: 1, count: own.count)
    shares.forEachTie(amongContactsOf: node, places: &places) { first, second, between in
      let other = Int(shares.rows.heads[second])
      parts[second - own.lowerBound] -=
        shares.shares[first] * shares.ties[between] / shares.strongest[other]
    }
    return zip(shares.rows.heads[own], parts).map { ($0, $1) }
  }
}

extension TieShares {
  /// The constraint of a node by each of its contacts.
  fileprivate func constraints(on node: Int, places: inout [Int32]) -> [Double] {
    let own = rows.arcs(of: node)
    var sums = Array(shares[own])
    forEachTie(amongContactsOf: node, places: &places) { first, second, between in
      sums[second - own.lowerBound] += shares[first] * shares[between]
    }
    for place in sums.indices { sums[place] *= sums[place] }
    return sums
  }
}
