extension CSRGraph {
  /// Returns how alike in degree the nodes are that an edge joins, from −1 to 1.
  ///
  /// It is the correlation, over all arcs, of the number of nodes to which their tail has
  /// arcs with the number of nodes from which their head has some; in an undirected
  /// graph of the degrees at both ends, each edge read both ways. Parallel edges count
  /// once, and loops not at all; weights do not matter.
  ///
  ///     CSRGraph(nodeCount: 4, edges: [(0, 1), (0, 2), (0, 3)]).degreeAssortativity()  // −1
  ///
  /// - Returns: The correlation; nil if all tails, or all heads, are alike.
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > M. E. J. Newman. "Mixing patterns in networks." *Physical Review E* 67, 2003,
  /// > 026126. doi:[10.1103/PhysRevE.67.026126](https://doi.org/10.1103/PhysRevE.67.026126)
  public func degreeAssortativity() -> Double? {
    let rows = DyadRows(self)
    let out = rows.degrees(DyadRows.out).map { Double($0) }
    let entering = rows.degrees(DyadRows.back).map { Double($0) }
    return rows.correlation(tails: out, heads: entering)
  }

  /// Returns how alike in a number, such as wealth, the nodes are that an edge joins.
  ///
  /// It is the correlation, over all arcs, of the numbers of tail and head. Edges are
  /// read as by `degreeAssortativity()`.
  ///
  ///     let pairs = CSRGraph(nodeCount: 4, edges: [(0, 1), (2, 3)])
  ///     pairs.assortativity(ofValues: [1, 1, 5, 5])  // 1
  ///
  /// - Parameter values: The number of each node; what has none is left out with its
  ///   edges.
  /// - Returns: The correlation; nil if all tails, or all heads, are alike.
  ///
  /// - Complexity: O(*n* + *m*).
  public func assortativity(ofValues values: [Double?]) -> Double? {
    precondition(values.count == nodeCount, "Each node needs a value, or none")
    let numbers = values.map { $0 ?? .nan }
    return DyadRows(self).correlation(tails: numbers, heads: numbers)
  }

  /// Returns how far edges join nodes of one group, from below 0 to 1.
  ///
  /// For the share *e* of arcs within group *i*, and the shares of arcs from it, *a*, and
  /// to it, *b*:
  ///
  ///     r = (Σ eᵢᵢ − Σ aᵢbᵢ) / (1 − Σ aᵢbᵢ)
  ///
  /// It is 1 if no edge leaves a group, and 0 if as many do as by chance. Edges are read
  /// as by `degreeAssortativity()`.
  ///
  ///     let path = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)])
  ///     path.assortativity(ofGroups: [0, 0, 1, 1])  // 0.333…
  ///
  /// - Parameter groups: The group of each node, 0 or more and less than *n*; negative
  ///   for a node that is left out with its edges.
  /// - Returns: The coefficient; nil without edges, or with all within one group.
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > M. E. J. Newman. "Mixing patterns in networks." *Physical Review E* 67, 2003,
  /// > 026126. doi:[10.1103/PhysRevE.67.026126](https://doi.org/10.1103/PhysRevE.67.026126)
  public func assortativity(ofGroups groups: [Int]) -> Double? {
    precondition(
      groups.count == nodeCount && groups.allSatisfy { $0 < nodeCount },
      "Each node needs a group")
    let rows = DyadRows(self)
    var within = 0
    var (from, to) = ([Int](repeating: 0, count: nodeCount), [Int](repeating: 0, count: nodeCount))
    var count = 0
    for node in nodes where groups[node] >= 0 {
      for arc in rows.arcs(of: node) where rows.ways[arc] & DyadRows.out != 0 {
        let head = groups[Int(rows.heads[arc])]
        if head < 0 { continue }
        count += 1
        from[groups[node]] += 1
        to[head] += 1
        if head == groups[node] { within += 1 }
      }
    }
    if count == 0 || zip(from, to).contains(where: { $0 == count && $1 == count }) { return nil }
    let arcs = Double(count)
    let chance = zip(from, to).reduce(0.0) { $0 + Double($1.0) / arcs * (Double($1.1) / arcs) }
    return (Double(within) / arcs - chance) / (1 - chance)
  }
}

extension DyadRows {
  /// The correlation of numbers at the tails and heads of arcs; nil if either are alike.
  ///
  /// Arcs from or to a node without a number (NaN) are left out.
  fileprivate func correlation(tails: [Double], heads headValues: [Double]) -> Double? {
    func sum(_ term: (_ x: Double, _ y: Double) -> Double) -> Double {
      var sum = 0.0
      for node in 0..<nodeCount where !tails[node].isNaN {
        var row = 0.0
        for arc in arcs(of: node) where ways[arc] & Self.out != 0 {
          let y = headValues[Int(heads[arc])]
          if !y.isNaN { row += term(tails[node], y) }
        }
        sum += row
      }
      return sum
    }
    let count = sum { _, _ in 1 }
    if count == 0 { return nil }
    let (meanX, meanY) = (sum { x, _ in x } / count, sum { _, y in y } / count)
    let spreadX = sum { x, _ in (x - meanX) * (x - meanX) }
    let spreadY = sum { _, y in (y - meanY) * (y - meanY) }
    // Rounding leaves some spread where there is none.
    func isNone(_ spread: Double, around mean: Double) -> Bool {
      spread <= 1e-24 * count * mean * mean || !spread.isFinite
    }
    if isNone(spreadX, around: meanX) || isNone(spreadY, around: meanY) { return nil }
    let product = sum { x, y in (x - meanX) * (y - meanY) }
    // Rounding may lead a little beyond what a correlation can be.
    return max(-1, min(1, product / (spreadX.squareRoot() * spreadY.squareRoot())))
  }
}
