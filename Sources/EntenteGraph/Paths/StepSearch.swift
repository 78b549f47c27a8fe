/// Counts the steps from one node to all.
///
/// While the last step has reached few nodes, the next asks for their successors. Once
/// it has reached many, it asks each node not yet reached for a predecessor among them,
/// and the first settles the matter.
///
/// > S. Beamer, K. Asanović, D. Patterson. "Direction-optimizing breadth-first search."
/// > *SC '12*, 2012. doi:[10.1109/SC.2012.50](https://doi.org/10.1109/SC.2012.50)
struct StepSearch {
  /// The number of steps to each node, or −1.
  private(set) var steps: [Int32]

  /// The nodes reached last.
  private var frontier: [CSRGraph.Node]

  init(from source: Int, in graph: CSRGraph) {
    steps = [Int32](repeating: -1, count: graph.nodeCount)
    steps[source] = 0
    frontier = [CSRGraph.Node(source)]
    var unseenArcCount = graph.outgoing.heads.count
    var count: Int32 = 0
    while !frontier.isEmpty {
      count += 1
      let arcCount = frontier.reduce(0) { $0 &+ graph.outgoing.arcs(of: Int($1)).count }
      unseenArcCount -= arcCount
      // The first share is that of the paper. Both keep all steps linear in the graph.
      if arcCount > unseenArcCount / 15 && arcCount > graph.nodeCount / 4 {
        frontier = Self.pull(along: graph.incoming, from: frontier, steps: &steps, count: count)
      } else {
        frontier = Self.push(along: graph.outgoing, from: frontier, steps: &steps, count: count)
      }
    }
  }

  /// Reaches the successors of the nodes reached last.
  private static func push(
    along outgoing: Adjacency, from frontier: [CSRGraph.Node], steps: inout [Int32],
    count: Int32
  ) -> [CSRGraph.Node] {
    let offsets = outgoing.offsets.span
    let heads = outgoing.heads.span
    var steps = steps.mutableSpan
    var next: [CSRGraph.Node] = []
    for node in frontier {
      for arc in offsets[unchecked: Int(node)]..<offsets[unchecked: Int(node) &+ 1] {
        let head = heads[unchecked: arc]
        if steps[unchecked: Int(head)] >= 0 { continue }
        steps[unchecked: Int(head)] = count
        next.append(head)
      }
    }
    return next
  }

  /// Reaches the nodes with a predecessor among those reached last.
  private static func pull(
    along incoming: Adjacency, from frontier: [CSRGraph.Node], steps: inout [Int32],
    count: Int32
  ) -> [CSRGraph.Node] {
    // A bit a node stays in the cache where its number of steps does not.
    var bits = [UInt64](repeating: 0, count: (steps.count + 63) / 64)
    for node in frontier { bits[Int(node / 64)] |= 1 &<< UInt64(node % 64) }
    let offsets = incoming.offsets.span
    let heads = incoming.heads.span
    let isLast = bits.span
    var steps = steps.mutableSpan
    var next: [CSRGraph.Node] = []
    for node in 0..<steps.count where steps[unchecked: node] < 0 {
      var arc = offsets[unchecked: node]
      let end = offsets[unchecked: node &+ 1]
      while arc < end {
        let head = heads[unchecked: arc]
        if isLast[unchecked: Int(head / 64)] &>> UInt64(head % 64) & 1 == 1 {
          steps[unchecked: node] = count
          next.append(CSRGraph.Node(truncatingIfNeeded: node))
          break
        }
        arc &+= 1
      }
    }
    return next
  }
}
