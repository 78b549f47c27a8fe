import Synchronization

/// Counts the triangles of every node.
///
/// A triangle has a last rank *u*, a middle *v* and a first *w*; it is found once,
/// where *w* is in the rows of both *u* and *v*. The row of *u* is laid out as a table
/// of all blocks, in which the blocks of each *v* in the row are looked up; a word
/// of either answers for 64 ranks at once.
struct TriangleSearch: Sendable {
  let rows: RankedRows

  /// The rows of degree-ordered nodes, cut so that one thread does not wait long for another.
  private let pieces: [Int]

  init(rows: RankedRows) {
    self.rows = rows
    let count = max(1, min(256, rows.blocks.count / 4096))
    pieces = Adjacency(offsets: rows.offsets, heads: [], weights: nil).cuts(pieces: count)
  }

  /// Returns the number of triangles of each node, by its rank.
  func countsByRank(workers: Workers) -> [Int] {
    let tallies = (0..<workers.count).map { _ in Tally() }
    workers.forEach(of: pieces.count - 1) { piece, worker in
      tallies[worker].counts.withLock { counts in
        if counts.isEmpty { counts = [Int](repeating: 0, count: rows.nodeCount) }
        add(pieces[piece]..<pieces[piece + 1], to: &counts)
      }
    }
    var total = [Int](repeating: 0, count: rows.nodeCount)
    for tally in tallies {
      tally.counts.withLock { counts in
        for rank in counts.indices { total[rank] += counts[rank] }
      }
    }
    return total
  }

  /// The triangles that one worker has found.
  private final class Tally: Sendable {
    let counts = Mutex<[Int]>([])
  }

  /// Adds the triangles whose last ranks are in a range.
  private func add(_ last: Range<Int>, to counts: inout [Int]) {
    var table = [UInt64](repeating: 0, count: rows.widestRow)
    var tally = counts.mutableSpan
    var marks = table.mutableSpan
    let (offsets, blocks, words) = (rows.offsets.span, rows.blocks.span, rows.words.span)
    for u in last {
      let row = offsets[unchecked: u]..<offsets[unchecked: u + 1]
      for place in row {
        marks[unchecked: Int(blocks[unchecked: place])] = words[unchecked: place]
      }
      var ofLast = 0
      for place in row {
        let base = Int(blocks[unchecked: place]) &* 64
        var middles = words[unchecked: place]
        while middles != 0 {
          let v = base &+ middles.trailingZeroBitCount
          middles &= middles &- 1
          var ofMiddle = 0
          for other in offsets[unchecked: v]..<offsets[unchecked: v + 1] {
            let block = Int(blocks[unchecked: other])
            var firsts = words[unchecked: other] & marks[unchecked: block]
            while firsts != 0 {
              tally[unchecked: block &* 64 &+ firsts.trailingZeroBitCount] &+= 1
              firsts &= firsts &- 1
              ofMiddle &+= 1
            }
          }
          tally[unchecked: v] &+= ofMiddle
          ofLast &+= ofMiddle
        }
      }
      tally[unchecked: u] &+= ofLast
      for place in row { marks[unchecked: Int(blocks[unchecked: place])] = 0 }
    }
  }
}
