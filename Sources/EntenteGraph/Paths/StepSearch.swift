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

  init(from source: Int, in graph: CSRGraph, workers: Workers) {
    steps = [Int32](repeating: -1, count: graph.nodeCount)
    steps[source] = 0
    var frontier = StepFrontier(
      node: CSRGraph.Node(source), arcCount: graph.outgoing.arcs(of: source).count)
    var unseenArcCount = graph.outgoing.heads.count
    var count: Int32 = 0
    while frontier.arcCount > 0 {
      count += 1
      unseenArcCount -= frontier.arcCount
      // The first share is that of the paper. Both keep all steps linear in the graph.
      let isPull =
        frontier.arcCount > unseenArcCount / 15 && frontier.arcCount > graph.nodeCount / 4
      if isPull {
        frontier = Self.pull(
          from: frontier.bits(nodeCount: steps.count), in: graph, steps: &steps, count: count,
          workers: workers)
      } else {
        frontier = Self.push(
          from: frontier.nodes(), along: graph.outgoing, steps: &steps, count: count)
      }
    }
  }

  /// Reaches the successors of the nodes reached last.
  private static func push(
    from last: [CSRGraph.Node], along outgoing: Adjacency, steps: inout [Int32], count: Int32
  ) -> StepFrontier {
    let (offsets, heads, last) = (outgoing.offsets.span, outgoing.heads.span, last.span)
    var steps = steps.mutableSpan
    var next: [CSRGraph.Node] = []
    var arcCount = 0
    for place in last.indices {
      if place &+ 4 < last.count {
        let node = Int(last[unchecked: place &+ 4])
        heads.prefetch(offsets[unchecked: node]..<offsets[unchecked: node &+ 1])
      }
      let node = Int(last[unchecked: place])
      for arc in offsets[unchecked: node]..<offsets[unchecked: node &+ 1] {
        let head = heads[unchecked: arc]
        if steps[unchecked: Int(head)] >= 0 { continue }
        steps[unchecked: Int(head)] = count
        next.append(head)
        arcCount &+= offsets[unchecked: Int(head) &+ 1] &- offsets[unchecked: Int(head)]
      }
    }
    return StepFrontier(nodes: next, arcCount: arcCount)
  }

  /// Reaches the nodes with a predecessor among those reached last.
  private static func pull(
    from last: [UInt64], in graph: CSRGraph, steps: inout [Int32], count: Int32,
    workers: Workers
  ) -> StepFrontier {
    var next = [UInt64](repeating: 0, count: last.count)
    let wordsPerPiece = 128
    let pieces = (last.count + wordsPerPiece - 1) / wordsPerPiece
    let arcCounts = next.withSharedEntries { next in
      steps.withSharedEntries { steps in
        workers.map(pieces) { piece in
          var arcCount = 0
          let words = piece * wordsPerPiece..<min(last.count, (piece + 1) * wordsPerPiece)
          for word in words {
            let nodes = word &* 64..<min(graph.nodeCount, word &* 64 &+ 64)
            next[word] = pull(
              nodes, from: last.span, in: graph, steps: steps, count: count,
              arcCount: &arcCount)
          }
          return arcCount
        }
      }
    }
    return StepFrontier(bits: next, arcCount: arcCounts.reduce(0, +))
  }

  /// Reaches those of at most 64 nodes that have a predecessor among some.
  ///
  /// - Returns: A bit for each node that is reached.
  @inline(__always)
  private static func pull(
    _ nodes: Range<Int>, from isLast: Span<UInt64>, in graph: CSRGraph,
    steps: SharedEntries<Int32>, count: Int32, arcCount: inout Int
  ) -> UInt64 {
    let (offsets, heads) = (graph.incoming.offsets.span, graph.incoming.heads.span)
    let outgoing = graph.outgoing.offsets.span
    var reached: UInt64 = 0
    for node in nodes where steps[node] < 0 {
      if node &+ 16 < graph.nodeCount { heads.prefetch(offsets[unchecked: node &+ 16]) }
      var arc = offsets[unchecked: node]
      let end = offsets[unchecked: node &+ 1]
      while arc < end {
        let head = heads[unchecked: arc]
        if isLast[unchecked: Int(head / 64)] &>> UInt64(head % 64) & 1 == 1 {
          steps[node] = count
          reached |= 1 &<< UInt64(truncatingIfNeeded: node % 64)
          arcCount &+= outgoing[unchecked: node &+ 1] &- outgoing[unchecked: node]
          break
        }
        arc &+= 1
      }
    }
    return reached
  }
}

/// The nodes that the last step has reached, as a list or as a bit for each node.
///
/// A bit stays in the cache where the number of a node does not.
private struct StepFrontier {
  /// The number of arcs that leave them.
  let arcCount: Int

  private let list: [CSRGraph.Node]
  private let bits: [UInt64]?

  init(node: CSRGraph.Node, arcCount: Int) {
    self.init(nodes: [node], arcCount: arcCount)
  }

  init(nodes: [CSRGraph.Node], arcCount: Int) {
    (list, bits, self.arcCount) = (nodes, nil, arcCount)
  }

  init(bits: [UInt64], arcCount: Int) {
    (list, self.bits, self.arcCount) = ([], bits, arcCount)
  }

  func bits(nodeCount: Int) -> [UInt64] {
    if let bits { return bits }
    var bits = [UInt64](repeating: 0, count: (nodeCount + 63) / 64)
    for node in list { bits[Int(node / 64)] |= 1 &<< UInt64(node % 64) }
    return bits
  }

  func nodes() -> [CSRGraph.Node] {
    guard let bits else { return list }
    var nodes: [CSRGraph.Node] = []
    for word in bits.indices {
      var rest = bits[word]
      while rest != 0 {
        nodes.append(CSRGraph.Node(word * 64 + rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return nodes
  }
}
