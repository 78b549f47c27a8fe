/// The arcs of a simple graph without directions, gathered into blocks: the largest sets
/// of edges any two of which lie on a cycle, and single edges that lie on none.
///
/// An edge is kept as the arc on which the search first went along it.
///
/// > J. Hopcroft, R. Tarjan. "Algorithm 447: efficient algorithms for graph manipulation."
/// > *Communications of the ACM* 16(6), 1973, pp. 372–378.
/// > doi:[10.1145/362248.362272](https://doi.org/10.1145/362248.362272)
struct EdgeBlocks {
  /// The first nodes of the edges, block by block.
  private(set) var tails: [CSRGraph.Node] = []

  /// The arcs of the edges, by position in the rows.
  private(set) var arcs: [Int] = []

  /// Where each block begins; one more entry marks the end of the last.
  private(set) var offsets = [0]

  /// The node of each block that the search came to first.
  private(set) var tops: [CSRGraph.Node] = []

  /// The number of nodes that only the top of each block joins to those before it.
  private(set) var nodesBelow: [Int] = []

  /// The first node met of each connected part, by node.
  private var roots: [CSRGraph.Node]

  /// The number of nodes met from each node on, it included.
  private var sizes: [Int]

  /// The number of nodes of the connected part of a node.
  func partSize(of node: Int) -> Int { sizes[Int(roots[node])] }

  /// The number of blocks.
  var count: Int { offsets.count - 1 }

  /// The positions of the edges of a block.
  func edges(of block: Int) -> Range<Int> { offsets[block]..<offsets[block + 1] }

  /// Finds the blocks of rows that hold each edge twice, once from each end, and no loop.
  ///
  /// A block comes before the one through which the search came to it, and has one node at
  /// most in common with all that come after it. The search keeps its own stack.
  ///
  /// - Complexity: O(*n* + *m*) time and space.
  init(_ rows: Adjacency) {
    let count = rows.nodeCount
    roots = [CSRGraph.Node](repeating: 0, count: count)
    sizes = [Int](repeating: 1, count: count)
    // When each node was met, from 1, and the earliest met that is known to be in reach.
    var met = [UInt32](repeating: 0, count: count)
    var lowest = met
    var clock: UInt32 = 0
    var next = [Int](repeating: 0, count: count)
    var path: [CSRGraph.Node] = []
    var openTails: [CSRGraph.Node] = []
    var openArcs: [Int] = []
    // How many edges were open before that to each node was.
    var openBefore = [Int](repeating: 0, count: count)
    for root in 0..<count where met[root] == 0 {
      clock += 1
      met[root] = clock
      lowest[root] = clock
      roots[root] = CSRGraph.Node(root)
      next[root] = rows.offsets[root]
      path.append(CSRGraph.Node(root))
      while let last = path.last {
        let node = Int(last)
        if next[node] < rows.offsets[node + 1] {
          let arc = next[node]
          next[node] += 1
          let head = Int(rows.heads[arc])
          if met[head] == 0 {
            openBefore[head] = openArcs.count
            openTails.append(last)
            openArcs.append(arc)
            clock += 1
            met[head] = clock
            lowest[head] = clock
            roots[head] = CSRGraph.Node(root)
            next[head] = rows.offsets[head]
            path.append(CSRGraph.Node(head))
          } else if met[head] < met[node], path.count < 2 || head != Int(path[path.count - 2]) {
            openTails.append(last)
            openArcs.append(arc)
            lowest[node] = min(lowest[node], met[head])
          }
        } else {
          path.removeLast()
          guard let before = path.last else { break }
          let parent = Int(before)
          lowest[parent] = min(lowest[parent], lowest[node])
          sizes[parent] += sizes[node]
          if lowest[node] >= met[parent] {
            tails += openTails[openBefore[node]...]
            arcs += openArcs[openBefore[node]...]
            openTails.removeSubrange(openBefore[node]...)
            openArcs.removeSubrange(openBefore[node]...)
            offsets.append(arcs.count)
            tops.append(before)
            nodesBelow.append(sizes[node])
          }
        }
      }
    }
  }
}
