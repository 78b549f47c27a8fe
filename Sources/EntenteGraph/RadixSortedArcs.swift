/// Arcs that are sorted by some bits of their ends at a time.
struct RadixSortedArcs {
  /// The two ends of each arc: the tail in the upper half, the head in the lower.
  var ends: [UInt64] = []

  /// The weights of the arcs; none if they have none.
  var weights: [Double] = []

  /// How many bits are looked at in one pass: so many that their counts fit the cache.
  private static let digitWidth = 11

  /// Sorts stably by some bits.
  mutating func sort(by bits: Range<Int>) {
    guard !bits.isEmpty, ends.count > 1 else { return }
    let passes = (bits.count + Self.digitWidth - 1) / Self.digitWidth
    let width = (bits.count + passes - 1) / passes
    for bit in stride(from: bits.lowerBound, to: bits.upperBound, by: width) {
      pass(from: UInt64(bit), width: min(width, bits.upperBound - bit))
    }
  }

  private mutating func pass(from bit: UInt64, width: Int) {
    let mask = UInt64(1) << UInt64(width) - 1
    var next = [Int](repeating: 0, count: 1 << width + 1)
    for end in ends { next[Int(end >> bit & mask) + 1] &+= 1 }
    // Often all have one digit, as in the upper bits of few nodes.
    if next.contains(ends.count) { return }
    for digit in 1..<next.count { next[digit] &+= next[digit - 1] }
    let (ends, weights) = (ends, weights)
    let (given, weighing) = (ends.span, weights.span)
    var sortedWeights: [Double] = []
    let sortedEnds = [UInt64](unsafeUninitializedCapacity: ends.count) { sorted, filled in
      sortedWeights = [Double](unsafeUninitializedCapacity: weights.count) { weights, weighed in
        for arc in given.indices {
          let digit = Int(given[unchecked: arc] >> bit & mask)
          let place = next[digit]
          next[digit] &+= 1
          sorted[place] = given[unchecked: arc]
          if !weighing.isEmpty { weights[place] = weighing[unchecked: arc] }
        }
        weighed = weighing.count
      }
      filled = given.count
    }
    (self.ends, self.weights) = (sortedEnds, sortedWeights)
  }

  /// Joins arcs of the same ends, which stand side by side; of their weights the first is
  /// taken first.
  mutating func join(_ joining: CSRGraph.Joining) {
    var kept = 0
    for arc in ends.indices {
      if kept > 0, ends[kept - 1] == ends[arc] {
        guard !weights.isEmpty else { continue }
        let (known, more) = (weights[kept - 1], weights[arc])
        weights[kept - 1] = joining == .sum ? known + more : min(known, more)
      } else {
        ends[kept] = ends[arc]
        if !weights.isEmpty { weights[kept] = weights[arc] }
        kept += 1
      }
    }
    ends.removeSubrange(kept...)
    if !weights.isEmpty { weights.removeSubrange(kept...) }
  }
}
