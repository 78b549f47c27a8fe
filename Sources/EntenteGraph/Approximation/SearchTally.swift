/// Counts for each of 512 searches the nodes that it reaches, by step.
///
/// The bits of the counts lie in planes: a plane has one bit of all counts, so that all
/// are counted up by a few operations. The next plane takes what one carries over.
struct SearchTally: Sendable {
  /// The number of nodes that each search reaches but its source.
  private(set) var reachCount: [Int]

  /// The sum of the terms of their distances.
  private(set) var sum: [UInt128]

  /// The bits of the counts of the step, the lowest first; as many as a node has bits.
  private var planes: [DistanceSums.Searches]

  init() {
    reachCount = [Int](repeating: 0, count: DistanceSums.width)
    sum = [UInt128](repeating: 0, count: DistanceSums.width)
    planes = [DistanceSums.Searches](repeating: .zero, count: CSRGraph.Node.bitWidth)
  }

  /// Forgets the last searches.
  mutating func clear() {
    for search in reachCount.indices {
      reachCount[search] = 0
      sum[search] = 0
    }
  }

  /// Counts a node for the searches that reach it in this step.
  mutating func add(_ searches: DistanceSums.Searches) {
    var carry = searches
    var place = 0
    while carry != .zero {
      let plane = planes[place]
      planes[place] = plane ^ carry
      carry &= plane
      place &+= 1
    }
  }

  /// Adds a term for each node of the step.
  mutating func endStep(adding term: UInt128) {
    for place in planes.indices {
      let plane = planes[place]
      if plane == .zero { continue }
      planes[place] = .zero
      for word in 0..<plane.scalarCount {
        var bits = plane[word]
        while bits != 0 {
          let search = word * 64 + bits.trailingZeroBitCount
          bits &= bits - 1
          reachCount[search] += 1 << place
          sum[search] += term << UInt128(place)
        }
      }
    }
  }
}
