extension CSRGraph {
  /// Returns the neighbors of every node in ascending order, each once and not the node
  /// itself, with the sum of the weights of all edges between the two, whichever way they
  /// lead.
  ///
  /// Edges of weight 0 are none. Weights are in units of ``mutualUnit``.
  ///
  /// - Complexity: O(*n* + *m*).
  func mutualRows() -> Adjacency {
    let unit = mutualUnit
    var offsets = [0]
    var heads: [Node] = []
    var sums: [Double] = []
    offsets.reserveCapacity(nodeCount + 1)
    heads.reserveCapacity(outgoing.heads.count)
    sums.reserveCapacity(outgoing.heads.count)
    for node in nodes {
      let start = heads.count
      let leaving = outgoing.arcs(of: node)
      let entering = isDirected ? incoming.arcs(of: node) : 0..<0
      var (out, back) = (leaving.lowerBound, entering.lowerBound)
      while out < leaving.upperBound || back < entering.upperBound {
        let takesOut =
          back == entering.upperBound
          || out < leaving.upperBound && outgoing.heads[out] <= incoming.heads[back]
        let head = takesOut ? outgoing.heads[out] : incoming.heads[back]
        let weight = (takesOut ? outgoing.weights?[out] : incoming.weights?[back]) ?? 1
        if takesOut { out += 1 } else { back += 1 }
        if Int(head) == node || weight == 0 { continue }
        if heads.count > start, heads[heads.count - 1] == head {
          sums[sums.count - 1] += weight / unit
        } else {
          heads.append(head)
          sums.append(weight / unit)
        }
      }
      offsets.append(heads.count)
    }
    return Adjacency(offsets: offsets, heads: heads, weights: sums)
  }

  /// Returns the number of other nodes that each node is joined to by an edge of a weight
  /// above 0, whichever way it leads.
  ///
  /// - Complexity: O(*n* + *m*).
  package func contactCounts() -> [Int] {
    let rows = mutualRows()
    return nodes.map { rows.arcs(of: $0).count }
  }

  /// What ``mutualRows()`` divides weights by: 1, or the greatest if that is close to the
  /// largest number, or to 0.
  var mutualUnit: Double {
    let greatest = outgoing.weights?.max() ?? 1
    return greatest > 0x1p400 || greatest < 0x1p-400 && greatest > 0 ? greatest : 1
  }
}
