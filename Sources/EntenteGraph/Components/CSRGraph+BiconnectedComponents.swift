/// What holds a graph together: sets of nodes that stay connected when any one of them is
/// taken away, the nodes and edges on which the rest hangs.
public struct BiconnectedComponents: Sendable, Hashable {
  /// The nodes of each component, in ascending order.
  ///
  /// The components are in the order of their nodes. A bridge is a component of two nodes, a node without edges is in none.
  public let components: [[CSRGraph.Node]]

  /// The nodes without which what they join falls apart, in ascending order: those that lie
  /// in several components.
  public let articulationPoints: [ArticulationPoint]

  /// The edges without which what they join falls apart, in the order of their ends: those
  /// that lie on no cycle.
  public let bridges: [Bridge]

  /// A node that joins parts.
  public struct ArticulationPoint: Sendable, Hashable {
    /// The node.
    public let node: CSRGraph.Node
    /// How many parts are left without it.
    public let parts: Int
    /// How many nodes are then outside the largest part.
    public let cutOff: Int
  }

  /// An edge whose ends nothing else joins.
  public struct Bridge: Sendable, Hashable {
    /// The end with the smaller number.
    public let first: CSRGraph.Node
    /// The end with the greater number.
    public let second: CSRGraph.Node
    /// How many nodes are outside the larger part without it.
    public let cutOff: Int
  }
}

extension CSRGraph {
  /// Returns the biconnected components, articulation points and bridges.
  ///
  /// Directions, weights, parallel edges and loops do not matter: two nodes that only
  /// parallel edges join are joined by a bridge.
  ///
  ///     let bowTie = CSRGraph(
  ///       nodeCount: 5, edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)])
  ///     bowTie.biconnectedComponents().articulationPoints.map(\.node)  // [2]
  ///
  /// - Complexity: O(*n* + *m*) time but for the sorting of each component, and O(*n* + *m*)
  ///   space. The search keeps its own stack, so long paths do not exhaust that of the thread.
  ///
  /// > J. Hopcroft, R. Tarjan. "Algorithm 447: efficient algorithms for graph manipulation."
  /// > *Communications of the ACM* 16(6), 1973, pp. 372–378.
  /// > doi:[10.1145/362248.362272](https://doi.org/10.1145/362248.362272)
  public func biconnectedComponents(workers: Workers = .all) -> BiconnectedComponents {
    let rows = simpleRows(workers: workers)
    let blocks = EdgeBlocks(rows)
    var components: [[Node]] = []
    var bridges: [BiconnectedComponents.Bridge] = []
    // Of each node: the blocks that hang below it, their nodes, and the largest.
    var hanging = [(blocks: Int, nodes: Int, largest: Int)](
      repeating: (0, 0, 0), count: nodeCount)
    var isListed = [Bool](repeating: false, count: nodeCount)
    for block in 0..<blocks.count {
      let top = Int(blocks.tops[block])
      let (below, whole) = (blocks.nodesBelow[block], blocks.partSize(of: top))
      hanging[top].blocks += 1
      hanging[top].nodes += below
      hanging[top].largest = max(hanging[top].largest, below)
      var members: [Node] = []
      for edge in blocks.edges(of: block) {
        for node in [blocks.tails[edge], rows.heads[blocks.arcs[edge]]]
        where !isListed[Int(node)] {
          isListed[Int(node)] = true
          members.append(node)
        }
      }
      for node in members { isListed[Int(node)] = false }
      members.sort()
      if members.count == 2 {
        bridges.append(
          .init(first: members[0], second: members[1], cutOff: min(below, whole - below)))
      }
      components.append(members)
    }
    var points: [BiconnectedComponents.ArticulationPoint] = []
    for node in nodes where hanging[node].blocks > 0 {
      let rest = blocks.partSize(of: node) - 1 - hanging[node].nodes
      let parts = hanging[node].blocks + (rest > 0 ? 1 : 0)
      guard parts > 1 else { continue }
      points.append(
        .init(
          node: Node(node), parts: parts,
          cutOff: hanging[node].nodes + rest - max(hanging[node].largest, rest)))
    }
    return BiconnectedComponents(
      components: components.sorted { $0.lexicographicallyPrecedes($1) },
      articulationPoints: points,
      bridges: bridges.sorted { ($0.first, $0.second) < ($1.first, $1.second) })
  }
}
