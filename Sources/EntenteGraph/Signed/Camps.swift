/// A division of a signed graph into camps: friends within, foes between.
///
/// An edge is *frustrated* if it joins two camps or divides one. Camps are numbered in the
/// order of their first nodes. Nodes that no edges connect share no camp: nothing says
/// which of them go together.
public struct Camps: Sendable, Hashable {
  /// The camp of each node.
  public let labels: [Int32]

  /// The number of nodes in each camp.
  public let sizes: [Int]

  /// The edges that are frustrated, by position in ``SignedGraph/edges``.
  public let frustratedEdges: [Int]

  /// Edges on cycles that no division satisfies, by position: no two of the cycles share
  /// one, so that each costs any division an edge of its own.
  public let conflicts: [[Int]]

  /// A number that no division frustrates fewer edges than.
  public let lowerBound: Int

  /// How many edges are frustrated.
  public var frustration: Int { frustratedEdges.count }

  /// Whether no division frustrates fewer edges.
  public var isExact: Bool { frustration == lowerBound }

  /// The number of camps.
  public var count: Int { sizes.count }
}

extension SignedGraph {
  /// Returns the camps that frustrate the fewest edges that could be found.
  ///
  /// With two camps their number is the frustration index, or line index of balance. With
  /// more, or any number, it is that of generalized balance, in which a foe of a foe need
  /// not be a friend: the problem of correlation clustering.
  ///
  ///     let foes = SignedGraph(nodeCount: 3, edges: [(0, 1, false), (1, 2, false), (0, 2, false)])
  ///     foes.camps().frustration            // 1
  ///     foes.camps(limit: 3).frustration    // 0
  ///
  /// Blocks, between which edges lie on no common cycle, are divided one by one: first by
  /// moving single nodes, from several beginnings. Cycles that share no edge and that no
  /// division satisfies tell how far that may be from the best. Where it may be better,
  /// branch and bound goes on until it is proved, or its steps are used up.
  ///
  /// - Parameters:
  ///   - limit: The greatest number of camps in each connected part; any number if nil.
  ///   - seed: What the beginnings are drawn from.
  ///   - steps: How many steps branch and bound may take.
  /// - Returns: The camps, with a lower bound that tells whether they are best.
  ///
  /// - Complexity: O(*n* + *m*) time for each look at all nodes, of which some dozens are
  ///   usual; the search for cycles takes some hundred million steps at most. O(*n* + *m*)
  ///   space.
  ///
  /// > F. Harary. "On the measurement of structural balance." *Behavioral Science* 4(4),
  /// > 1959, pp. 316–323. doi:[10.1002/bs.3830040405](https://doi.org/10.1002/bs.3830040405)
  /// >
  /// > J. A. Davis. "Clustering and structural balance in graphs." *Human Relations* 20(2),
  /// > 1967, pp. 181–187. doi:[10.1177/001872676702000206](https://doi.org/10.1177/001872676702000206)
  /// >
  /// > P. Doreian, A. Mrvar. "A partitioning approach to structural balance." *Social
  /// > Networks* 18(2), 1996, pp. 149–168.
  /// > doi:[10.1016/0378-8733(95)00259-6](https://doi.org/10.1016/0378-8733(95)00259-6)
  public func camps(limit: Int? = 2, seed: UInt64 = 0, steps: Int = 2_000_000) -> Camps {
    precondition(limit ?? 2 >= 2, "There may be two camps at least")
    var blocks = CampBlocks(self, limit: limit, seed: seed)
    var packing = ConflictPacking(self, blocks.labels(), isTwoSided: limit == 2)
    let bounds = packing.countOfBlocks(blocks.blockOfEdge, count: blocks.count)
    var left = steps
    let isBetter = blocks.improve(from: bounds, steps: &left)
    let labels = blocks.labels()
    if isBetter { packing = ConflictPacking(self, labels, isTwoSided: limit == 2) }
    return Camps(
      labels, of: self, conflicts: packing.cycles, isSplit: limit == nil,
      lowerBound: max(packing.cycles.count, blocks.lowerBound))
  }
}

extension Camps {
  /// Numbers camps anew, those of parts that no edges connect apart.
  ///
  /// - Parameters:
  ///   - labels: The camp of each node.
  ///   - graph: The graph.
  ///   - conflicts: Cycles that no division satisfies.
  ///   - isSplit: Whether camps fall into the parts that positive edges hold together,
  ///     which frustrates no more.
  ///   - lowerBound: A number that no division frustrates fewer edges than.
  init(
    _ labels: [UInt32], of graph: SignedGraph, conflicts: [[Int]], isSplit: Bool, lowerBound: Int
  ) {
    let parts = graph.parts { edge in
      !isSplit || (edge.isPositive && labels[Int(edge.first)] == labels[Int(edge.second)])
    }
    // Two nodes share a camp if they share a part and a label.
    let order = labels.indices.sorted {
      (parts[$0], isSplit ? 0 : labels[$0]) < (parts[$1], isSplit ? 0 : labels[$1])
    }
    var numbers = [Int32](repeating: 0, count: labels.count)
    var count = 0
    for (place, node) in order.enumerated() {
      if place > 0 {
        let before = order[place - 1]
        if parts[node] != parts[before] || (!isSplit && labels[node] != labels[before]) {
          count += 1
        }
      }
      numbers[node] = Int32(count)
    }
    let camps = Components(labels: numbers, count: labels.isEmpty ? 0 : count + 1)
    self.labels = camps.labels
    sizes = camps.sizes
    frustratedEdges = graph.edges.indices.filter { edge in
      graph.isFrustrated(edge, by: camps.labels)
    }
    self.conflicts = conflicts
    self.lowerBound = lowerBound
  }
}

extension SignedGraph {
  /// Whether an edge joins two camps or divides one.
  func isFrustrated(_ edge: Int, by labels: [some Equatable]) -> Bool {
    let edge = edges[edge]
    return edge.isPositive != (labels[Int(edge.first)] == labels[Int(edge.second)])
  }
}

extension SignedGraph {
  /// The number of the part of each node that some edges connect.
  func parts(connectedBy isKept: (Edge) -> Bool) -> [Int32] {
    var parts = [Int32](repeating: -1, count: nodeCount)
    var count: Int32 = 0
    var reached: [Int] = []
    for root in 0..<nodeCount where parts[root] < 0 {
      parts[root] = count
      reached.append(root)
      while let node = reached.popLast() {
        for arc in rows.arcs(of: node) {
          let head = Int(rows.heads[arc])
          if parts[head] >= 0 || !isKept(edges[Int(edgeOfArc[arc])]) { continue }
          parts[head] = count
          reached.append(head)
        }
      }
      count += 1
    }
    return parts
  }
}
