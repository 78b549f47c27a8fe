/// Where each claim stands in the input, in four bytes: how far behind the
/// claim with which its run starts.
///
/// A run goes on for as long as claims of one file follow each other within
/// 4 GiB of it.
package struct OriginColumn: Sendable {
  var distances = Column<UInt32>()
  var runs: [Run] = []

  struct Run: Sendable {
    /// The first claim.
    var first: Int
    /// The origin of the first claim.
    var origin: Origin
  }

  package init() {}

  package subscript(claim: Int) -> Origin {
    let run = runs[self.run(of: claim)]
    return Origin(file: run.origin.file, offset: run.origin.offset + Int(distances[claim]))
  }

  /// The runs of claims of one file.
  var files: [(file: Int, claims: Range<Int>)] {
    runs.indices.map { i in
      (
        runs[i].origin.file,
        runs[i].first..<(i + 1 < runs.count ? runs[i + 1].first : distances.count)
      )
    }
  }

  private func run(of claim: Int) -> Int {
    if runs.count == 1 { return 0 }
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].first <= claim { low = middle } else { high = middle }
    }
    return low
  }

  mutating func append(_ origin: Origin) {
    if let run = runs.last, run.origin.file == origin.file,
      let distance = UInt32(exactly: origin.offset - run.origin.offset)
    {
      distances.append(distance)
    } else {
      runs.append(Run(first: distances.count, origin: origin))
      distances.append(0)
    }
  }

  /// Appends places of one file, in ascending order.
  mutating func append(_ offsets: [Int], of file: Int) {
    guard let first = offsets.first, let last = offsets.last else { return }
    append(Origin(file: file, offset: first))
    let start = runs[runs.count - 1].origin.offset
    if last - start <= Int(UInt32.max) {
      distances.append(count: offsets.count - 1) {
        UInt32(truncatingIfNeeded: offsets[$0 + 1] - start)
      }
    } else {
      for offset in offsets.dropFirst() { append(Origin(file: file, offset: offset)) }
    }
  }

  mutating func keep(first count: Int) {
    distances.keep(first: count)
    runs.removeAll { $0.first >= count }
  }
}
