extension CSRGraph {
  /// Returns the neighbors of every node in ascending order, each once, and not the
  /// node itself: the graph read without directions, parallel edges and loops.
  ///
  /// - Complexity: O(*n* + *m*) time; no space for an undirected graph without
  ///   parallel edges and loops, whose own rows these are.
  func simpleRows(workers: Workers) -> Adjacency {
    let cuts = rowCuts()
    var sizes = [Int](repeating: 0, count: nodeCount)
    sizes.withSharedEntries { sizes in
      workers.forEach(of: cuts.count - 1) { piece, _ in
        for node in cuts[piece]..<cuts[piece + 1] {
          sizes[node] = mergeNeighbors(of: node) { _, _ in }
        }
      }
    }
    var offsets = [Int](repeating: 0, count: nodeCount + 1)
    for node in nodes { offsets[node + 1] = offsets[node] + sizes[node] }
    if !isDirected && offsets[nodeCount] == outgoing.heads.count { return outgoing }

    let places = offsets
    var heads = [Node](repeating: 0, count: places[nodeCount])
    heads.withSharedEntries { heads in
      workers.forEach(of: cuts.count - 1) { piece, _ in
        for node in cuts[piece]..<cuts[piece + 1] {
          let first = places[node]
          _ = mergeNeighbors(of: node) { place, head in heads[first &+ place] = head }
        }
      }
    }
    return Adjacency(offsets: offsets, heads: heads, weights: nil)
  }

  /// Merges the arcs from a node with those to it.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - body: Takes each neighbor with its place in the row.
  /// - Returns: The number of neighbors.
  @inline(__always)
  private func mergeNeighbors(of node: Int, _ body: (_ place: Int, _ head: Node) -> Void) -> Int {
    let (outHeads, inHeads) = (outgoing.heads.span, incoming.heads.span)
    let (outOffsets, inOffsets) = (outgoing.offsets.span, incoming.offsets.span)
    var out = outOffsets[unchecked: node]
    let outEnd = outOffsets[unchecked: node + 1]
    var entering = isDirected ? inOffsets[unchecked: node] : 0
    let enteringEnd = isDirected ? inOffsets[unchecked: node + 1] : 0
    var count = 0
    var last = Node(node)
    while out < outEnd || entering < enteringEnd {
      let head: Node
      if entering == enteringEnd
        || (out < outEnd && outHeads[unchecked: out] <= inHeads[unchecked: entering])
      {
        head = outHeads[unchecked: out]
        out &+= 1
      } else {
        head = inHeads[unchecked: entering]
        entering &+= 1
      }
      if head == last || head == Node(node) { continue }
      last = head
      body(count, head)
      count &+= 1
    }
    return count
  }

  /// Cuts the nodes into pieces of about as many arcs each.
  private func rowCuts() -> [Int] {
    let pieces = max(1, min(64, outgoing.heads.count / 32_768))
    return outgoing.cuts(pieces: pieces)
  }
}

extension Adjacency {
  /// Cuts the nodes into pieces of about as many arcs each: the first node of each
  /// piece, and the number of nodes.
  func cuts(pieces: Int) -> [Int] {
    let total = offsets[nodeCount] - offsets[0]
    var cuts = [0]
    cuts.reserveCapacity(pieces + 1)
    for piece in 1..<max(1, pieces) {
      let aim = offsets[0] + total / pieces * piece
      var (low, high) = (cuts[piece - 1], nodeCount)
      while low < high {
        let middle = (low + high) / 2
        if offsets[middle] < aim { low = middle + 1 } else { high = middle }
      }
      cuts.append(low)
    }
    cuts.append(nodeCount)
    return cuts
  }
}
