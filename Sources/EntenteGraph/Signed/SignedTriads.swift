/// The triangles of a signed graph, by their signs.
///
/// A triangle is balanced if the product of its signs is positive: three friends, or
/// two friends with a common foe.
///
/// > D. Cartwright, F. Harary. "Structural balance: a generalization of Heider's theory."
/// > *Psychological Review* 63(5), 1956, pp. 277–293.
/// > doi:[10.1037/h0046049](https://doi.org/10.1037/h0046049)
public struct SignedTriads: Sendable, Hashable {
  /// The number of triangles with no, one, two and three negative edges: +++, ++−, +−−
  /// and −−−.
  public let census: [Int]

  /// The number of triangles that each edge is in.
  public let countOfEdges: [Int]

  /// The number of unbalanced triangles that each edge is in.
  public let unbalancedOfEdges: [Int]

  /// The number of triangles.
  public var count: Int { census.reduce(0, +) }

  /// The number of balanced triangles: +++ and +−−.
  public var balanced: Int { census[0] + census[2] }

  /// The number of unbalanced triangles: ++− and −−−.
  public var unbalanced: Int { census[1] + census[3] }

  /// The share of triangles that are balanced; nil if there is none.
  public var degreeOfBalance: Double? {
    count == 0 ? nil : Double(balanced) / Double(count)
  }
}

extension SignedGraph {
  /// Returns the triangles by their signs.
  ///
  /// Each triangle is found from its node of least degree, whose other neighbors are few.
  ///
  /// - Complexity: O(*m*¹·⁵) time and O(*n* + *m*) space.
  public func triads() -> SignedTriads {
    var census = [0, 0, 0, 0]
    var counts = [Int](repeating: 0, count: edges.count)
    var unbalanced = counts
    let later = laterRows()
    // The edge from the current node to each neighbor after it, and one more.
    var edgeTo = [UInt32](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for arc in later.offsets[node]..<later.offsets[node + 1] {
        edgeTo[Int(later.heads[arc])] = later.edges[arc] + 1
      }
      for arc in later.offsets[node]..<later.offsets[node + 1] {
        let middle = Int(later.heads[arc])
        let near = Int(later.edges[arc])
        for next in later.offsets[middle]..<later.offsets[middle + 1] {
          let closing = edgeTo[Int(later.heads[next])]
          if closing == 0 { continue }
          let (far, across) = (Int(later.edges[next]), Int(closing) - 1)
          let negative =
            (edges[near].isPositive ? 0 : 1) + (edges[far].isPositive ? 0 : 1)
            + (edges[across].isPositive ? 0 : 1)
          census[negative] += 1
          counts[near] += 1
          counts[far] += 1
          counts[across] += 1
          if negative & 1 == 1 {
            unbalanced[near] += 1
            unbalanced[far] += 1
            unbalanced[across] += 1
          }
        }
      }
      for arc in later.offsets[node]..<later.offsets[node + 1] {
        edgeTo[Int(later.heads[arc])] = 0
      }
    }
    return SignedTriads(census: census, countOfEdges: counts, unbalancedOfEdges: unbalanced)
  }

  /// The arcs from each node to neighbors of higher degree, or of as high a degree and a
  /// greater number.
  private func laterRows() -> (offsets: [Int], heads: [CSRGraph.Node], edges: [UInt32]) {
    var offsets = [0]
    offsets.reserveCapacity(nodeCount + 1)
    var heads: [CSRGraph.Node] = []
    var edgeOfHead: [UInt32] = []
    for node in 0..<nodeCount {
      let degree = rows.arcs(of: node).count
      for arc in rows.arcs(of: node) {
        let head = Int(rows.heads[arc])
        let other = rows.arcs(of: head).count
        if (degree, node) < (other, head) {
          heads.append(rows.heads[arc])
          edgeOfHead.append(edgeOfArc[arc])
        }
      }
      offsets.append(heads.count)
    }
    return (offsets, heads, edgeOfHead)
  }
}
