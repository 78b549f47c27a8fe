import CMemory

/// Arcs on their way into the rows of a graph, gathered by the part of the graph that
/// their tails lie in, so that each part is put in order within the cache.
///
/// It is a radix sort whose first digit is the part. Threads bring the arcs piece by piece,
/// and then put the parts in order, each one at a time. What comes out does not depend on
/// how many threads there are: every step is stable, and takes the pieces in their order.
struct ArcBuckets: Sendable {
  private let nodeCount: Int
  private let isWeighted: Bool

  /// The lower bits of a node, those that don't tell its part.
  private let shift: Int

  /// The number of parts.
  private let count: Int

  private let pieces: [Piece]

  /// Some of the arcs, in the order of their parts.
  fileprivate struct Piece: Sendable {
    /// Where the arcs of each part begin; one more entry marks the end of the last.
    var starts: [Int]
    /// The two ends of each arc: the tail in the upper half, the head in the lower.
    var ends: [UInt64]
    /// The weight of each arc; none if they have none.
    var weights: [Double]
  }

  /// Gathers arcs.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - arcCount: About how many arcs there are.
  ///   - pieceCount: The number of pieces in which they come.
  ///   - isWeighted: Whether they have weights.
  ///   - workers: The threads to use.
  ///   - arcs: Gives the arcs of a piece, and is called once for each.
  init(
    nodeCount: Int, arcCount: Int, pieceCount: Int, isWeighted: Bool, workers: Workers,
    arcs: @Sendable (_ piece: Int) -> CSRGraph.Arcs
  ) {
    self.nodeCount = nodeCount
    self.isWeighted = isWeighted
    let aim = min(max(arcCount >> 15, nodeCount >> 12, 1), 1024)
    var shift = 0
    while nodeCount >> shift > aim { shift += 1 }
    let count = max(1, (nodeCount + (1 << shift) - 1) >> shift)
    (self.shift, self.count) = (shift, count)
    pieces = workers.gather(pieceCount) { [shift] in
      Piece(arcs($0), shift: shift, count: count)
    }
  }
}

extension ArcBuckets.Piece {
  /// Puts arcs in the order of their parts.
  init(_ arcs: CSRGraph.Arcs, shift: Int, count: Int) {
    var starts = [Int](repeating: 0, count: count + 1)
    for tail in arcs.tails { starts[Int(tail) >> shift + 1] += 1 }
    for part in 0..<count { starts[part + 1] += starts[part] }
    self.starts = starts
    let (tails, heads) = (arcs.tails.span, arcs.heads.span)
    let places = [UInt32](unsafeUninitializedCapacity: tails.count) { places, filled in
      for arc in tails.indices {
        let part = Int(tails[unchecked: arc]) >> shift
        places[arc] = UInt32(truncatingIfNeeded: starts[part])
        starts[part] &+= 1
      }
      filled = tails.count
    }
    ends = [UInt64](unsafeUninitializedCapacity: tails.count) { ends, filled in
      for arc in tails.indices {
        ends[Int(places[arc])] =
          UInt64(tails[unchecked: arc]) << 32 | UInt64(heads[unchecked: arc])
      }
      filled = tails.count
    }
    let given = arcs.weights.span
    weights = [Double](unsafeUninitializedCapacity: given.count) { weights, filled in
      for arc in given.indices { weights[Int(places[arc])] = given[unchecked: arc] }
      filled = given.count
    }
  }
}

// MARK: - Rows

extension ArcBuckets {
  /// Makes rows of the arcs, by tail and then by head; parallel arcs stay in their order.
  ///
  /// - Parameters:
  ///   - joining: What becomes of parallel arcs; they are kept if nil.
  ///   - workers: The threads to use.
  ///   - weight: What is made of the weight of each arc once they are joined.
  /// - Returns: The rows.
  func rows(
    joining: CSRGraph.Joining?, workers: Workers,
    weight: @Sendable (Double) -> Double = { $0 }
  ) -> Adjacency {
    let starts = partStarts()
    var degrees = [Int](spread: 0, count: nodeCount + 1)
    var kept = [Int](repeating: 0, count: count)
    var weights: [Double] = []
    var heads = [CSRGraph.Node](count: starts[count]) { heads in
      weights = [Double](count: isWeighted ? starts[count] : 0) { weights in
        degrees.withSharedEntries { degrees in
          kept.withSharedEntries { kept in
            workers.forEach(of: count) { part, _ in
              var arcs = sorted(part)
              if let joining { arcs.join(joining) }
              for (place, ends) in arcs.ends.enumerated() {
                heads[starts[part] + place] = CSRGraph.Node(truncatingIfNeeded: ends)
                degrees[Int(ends >> 32) + 1] += 1
              }
              for (place, given) in arcs.weights.enumerated() {
                weights[starts[part] + place] = weight(given)
              }
              kept[part] = arcs.ends.count
            }
          }
        }
      }
    }
    for node in 0..<nodeCount { degrees[node + 1] += degrees[node] }
    heads.closeGaps(behind: kept, from: starts)
    if isWeighted { weights.closeGaps(behind: kept, from: starts) }
    return Adjacency(offsets: degrees, heads: heads, weights: isWeighted ? weights : nil)
  }

  /// Gives the memory of buckets that are gone back to the system.
  static func returnFreed() { cmemory_return_freed() }

  /// Where the arcs of each part begin; one more entry marks the end of the last.
  private func partStarts() -> [Int] {
    var starts = [0]
    for part in 0..<count { starts.append(starts[part] + arcCount(ofPart: part)) }
    return starts
  }

  private func arcCount(ofPart part: Int) -> Int {
    pieces.reduce(0) { $0 + $1.starts[part + 1] - $1.starts[part] }
  }

  /// The arcs of a part in the order of their tails, and then of their heads.
  private func sorted(_ part: Int) -> RadixSortedArcs {
    var arcs = RadixSortedArcs()
    let count = arcCount(ofPart: part)
    arcs.ends.reserveCapacity(count)
    if isWeighted { arcs.weights.reserveCapacity(count) }
    for piece in pieces {
      let range = piece.starts[part]..<piece.starts[part + 1]
      arcs.ends += piece.ends[range]
      if isWeighted { arcs.weights += piece.weights[range] }
    }
    let headBits = Int.bitWidth - nodeCount.leadingZeroBitCount
    arcs.sort(by: 0..<headBits)
    arcs.sort(by: 32..<(32 + shift))
    return arcs
  }
}

extension Array where Element: BitwiseCopyable {
  /// Moves the values that are kept of each part up to those of the part before, and
  /// forgets the rest.
  fileprivate mutating func closeGaps(behind kept: [Int], from starts: [Int]) {
    var end = 0
    withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      for (part, count) in kept.enumerated() {
        if starts[part] > end {
          (base + end).update(from: base + starts[part], count: count)
        }
        end += count
      }
    }
    removeSubrange(end...)
  }
}
