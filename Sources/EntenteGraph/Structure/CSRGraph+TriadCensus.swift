extension CSRGraph {
  /// Counts the threes of nodes of each of the sixteen types.
  ///
  /// Only threes with a tie are looked at, each from its first tie in the order of the
  /// nodes; those without are what is left of all. Parallel edges count once, and loops
  /// not at all. In an undirected graph all ties are mutual.
  ///
  ///     let chain = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 2)], isDirected: true)
  ///     chain.triadCensus()[.chain]  // 1
  ///
  /// - Parameter workers: The threads to use; every number gives the same counts.
  /// - Returns: The counts; nil if there are more threes than an integer holds, with
  ///   some four million nodes.
  ///
  /// - Complexity: O(*m*Δ) time for the greatest degree Δ, and O(*n* + *m*) space.
  ///
  /// > V. Batagelj, A. Mrvar. "A subquadratic triad census algorithm for large sparse
  /// > networks with small maximum degree." *Social Networks* 23(3), 2001, pp. 237–243.
  /// > doi:[10.1016/S0378-8733(01)00035-1](https://doi.org/10.1016/S0378-8733(01)00035-1)
  public func triadCensus(workers: Workers = .all) -> TriadCensus? {
    let (n, pairs) = (nodeCount, nodeCount * max(0, nodeCount - 1) / 2)
    let (sixfold, overflows) = pairs.multipliedReportingOverflow(by: max(0, n - 2))
    if overflows { return nil }
    let search = TriadSearch(rows: DyadRows(self))
    let typeCount = TriadType.allCases.count
    let pieces = max(1, min(256, n / 64))
    var counts = [Int](repeating: 0, count: pieces * typeCount)
    counts.withSharedEntries { entries in
      workers.forEach(of: pieces) { piece, _ in
        let found = search.counts(of: n * piece / pieces..<n * (piece + 1) / pieces)
        for type in found.indices { entries[piece * typeCount + type] = found[type] }
      }
    }
    var sums = [Int](repeating: 0, count: typeCount)
    for place in counts.indices { sums[place % typeCount] += counts[place] }
    sums[0] = sixfold / 3 - sums.reduce(0, +)
    return TriadCensus(counts: sums)
  }
}

/// The threes of nodes that have a tie, seen from the first node of their first tie.
private struct TriadSearch: Sendable {
  let rows: DyadRows

  /// The place of the type of each three in the order of types, by the ways between its
  /// first two nodes, first and third, second and third.
  let types: [UInt8] = (0..<64).map { code in
    let type = TriadType(ways: code & 3, code >> 2 & 3, code >> 4)
    return UInt8(TriadType.allCases.firstIndex(of: type) ?? 0)
  }

  /// Counts the threes whose first tie starts from some nodes, by type.
  func counts(of nodes: Range<Int>) -> [Int] {
    var counts = [Int](repeating: 0, count: TriadType.allCases.count)
    let (heads, ways, types) = (rows.heads.span, rows.ways.span, types.span)
    for u in nodes {
      let around = rows.arcs(of: u)
      for tie in around where heads[unchecked: tie] > CSRGraph.Node(u) {
        let v = Int(heads[unchecked: tie])
        let uv = Int(ways[unchecked: tie])
        let beyond = rows.arcs(of: v)
        var (i, j) = (around.lowerBound, beyond.lowerBound)
        var others = 0
        // Both rows in step: whoever is tied to either, and how to each.
        while i < around.upperBound || j < beyond.upperBound {
          let first = i < around.upperBound ? Int(heads[unchecked: i]) : Int.max
          let second = j < beyond.upperBound ? Int(heads[unchecked: j]) : Int.max
          let w = min(first, second)
          var (uw, vw) = (0, 0)
          if first == w {
            uw = Int(ways[unchecked: i])
            i &+= 1
          }
          if second == w {
            vw = Int(ways[unchecked: j])
            j &+= 1
          }
          if w == u || w == v { continue }
          others &+= 1
          // Of the ties of the three, this must be the first.
          if w > v || (w > u && uw == 0) {
            counts[Int(types[unchecked: uv | uw << 2 | vw << 4])] &+= 1
          }
        }
        let lone = uv == Int(DyadRows.both) ? 2 : 1
        counts[lone] &+= rows.nodeCount &- others &- 2
      }
    }
    return counts
  }
}
