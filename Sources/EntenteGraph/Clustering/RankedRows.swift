/// A simple graph whose nodes are ranked by degree, with the edges of each node to
/// those ranked before it.
///
/// Rank 0 is the node of highest degree; of several as high, the first. So every row
/// is short, at most √(2*m*), and the ranks in it are mostly small: hubs. Rows are
/// written as sets of bits. A block is a number *b* and a word; bit *i* of the word
/// says that rank 64 *b* + *i* is in the row. Blocks without bits are left out.
struct RankedRows: Sendable {
  /// The node of each rank.
  let order: [CSRGraph.Node]

  /// Where the blocks of each rank begin; one more entry marks the end of the last.
  let offsets: [Int]

  /// The number of each block, ascending in each row.
  let blocks: [UInt32]

  /// The bits of each block.
  let words: [UInt64]

  /// The number of nodes.
  var nodeCount: Int { order.count }

  /// The number of blocks of a row without gaps.
  var widestRow: Int { nodeCount / 64 + 1 }

  /// Ranks the nodes of a simple graph.
  ///
  /// Ranks are read in order, and each is added to the rows of the ranks behind it;
  /// so every row grows in order. Each worker reads some of the ranks, and has its
  /// own part of every row; no more than eight, since each keeps the ends of all rows.
  init(rows: Adjacency, workers: Workers) {
    let n = rows.nodeCount
    precondition(rows.heads.count / 2 < UInt32.max, "The graph has too many edges")
    let (order, ranks) = Self.ranking(of: rows)
    let cuts = Self.cuts(order: order, rows: rows, pieces: n < 4096 ? 1 : min(workers.count, 8))
    let pieces = cuts.count - 1

    var states = [RowEnd](repeating: RowEnd(), count: pieces * n)
    var offsets = [Int](repeating: 0, count: n + 1)
    var blocks: [UInt32] = []
    var words: [UInt64] = []
    states.withSharedEntries { ends in
      workers.forEach(of: pieces) { piece, _ in
        Self.forEachEdge(
          order: order, ranks: ranks, rows: rows, from: cuts[piece], to: cuts[piece + 1]
        ) { rank, behind in
          _ = ends.advance(piece &* n &+ behind, to: rank)
        }
      }
      var next: UInt32 = 0
      for rank in 0..<n {
        offsets[rank] = Int(next)
        for piece in 0..<pieces {
          let count = ends[piece * n + rank].next
          ends[piece * n + rank] = RowEnd(next: next)
          next += count
        }
      }
      offsets[n] = Int(next)

      blocks = [UInt32](repeating: 0, count: Int(next))
      words = [UInt64](repeating: 0, count: Int(next))
      blocks.withSharedEntries { blocks in
        words.withSharedEntries { words in
          workers.forEach(of: pieces) { piece, _ in
            Self.forEachEdge(
              order: order, ranks: ranks, rows: rows, from: cuts[piece], to: cuts[piece + 1]
            ) { rank, behind in
              let end = ends.advance(piece &* n &+ behind, to: rank)
              blocks[end] = UInt32(truncatingIfNeeded: rank >> 6)
              words[end] |= 1 << UInt64(truncatingIfNeeded: rank & 63)
            }
          }
        }
      }
    }
    self.order = order
    self.offsets = offsets
    self.blocks = blocks
    self.words = words
  }

  /// Calls `body` for each edge from the ranks of a range to ranks behind.
  @inline(__always)
  private static func forEachEdge(
    order: [CSRGraph.Node], ranks: [UInt32], rows: Adjacency, from first: Int, to end: Int,
    _ body: (_ rank: Int, _ behind: Int) -> Void
  ) {
    let (ranks, heads, offsets) = (ranks.span, rows.heads.span, rows.offsets.span)
    for rank in first..<end {
      let node = Int(order[rank])
      for arc in offsets[unchecked: node]..<offsets[unchecked: node + 1] {
        let behind = Int(ranks[unchecked: Int(heads[unchecked: arc])])
        if behind > rank { body(rank, behind) }
      }
    }
  }

  /// Sorts the nodes by degree, the highest first, those of one degree in their order.
  private static func ranking(of rows: Adjacency) -> (order: [CSRGraph.Node], ranks: [UInt32]) {
    let n = rows.nodeCount
    var next = [Int](repeating: 0, count: n + 2)
    for node in 0..<n { next[n - rows.arcs(of: node).count + 1] += 1 }
    for place in 1..<n + 2 { next[place] += next[place - 1] }
    var order = [CSRGraph.Node](repeating: 0, count: n)
    var ranks = [UInt32](repeating: 0, count: n)
    for node in 0..<n {
      let place = n - rows.arcs(of: node).count
      let rank = next[place]
      next[place] += 1
      order[rank] = CSRGraph.Node(node)
      ranks[node] = UInt32(rank)
    }
    return (order, ranks)
  }

  /// Cuts the ranks into pieces of about as many arcs each, between blocks.
  private static func cuts(order: [CSRGraph.Node], rows: Adjacency, pieces: Int) -> [Int] {
    var cuts = [0]
    var arcs = 0
    for rank in order.indices {
      if rank % 64 == 0 && arcs > rows.heads.count / pieces * cuts.count { cuts.append(rank) }
      arcs += rows.arcs(of: Int(order[rank])).count
    }
    return cuts + [order.count]
  }
}

/// The end of a row while it grows: its last block, and the place of the next.
private struct RowEnd {
  var block = UInt32.max
  var next: UInt32 = 0
}

extension SharedEntries<RowEnd> {
  /// Moves the end of a row on if a rank lies in another block than the last.
  ///
  /// - Returns: The place of the block.
  @inline(__always)
  fileprivate func advance(_ row: Int, to rank: Int) -> Int {
    let block = UInt32(truncatingIfNeeded: rank >> 6)
    var end = self[row]
    if end.block != block {
      end.block = block
      end.next &+= 1
      self[row] = end
    }
    return Int(end.next) &- 1
  }
}
