/// Numbers runs of positions from 0: which run each position belongs to, in a
/// bit and a half for each.
///
/// > Jacobson. *Space-efficient static trees and graphs*, FOCS 1989.
/// > doi:10.1109/SFCS.1989.63533
package struct RunNumbers: Sendable {
  /// A bit for each position, set where a run starts.
  var starts = Column<UInt64>()

  /// How many runs start before each word of ``starts``.
  var ranks = Column<UInt32>()

  /// The number of positions.
  package internal(set) var count = 0

  /// The number of runs.
  package internal(set) var runCount = 0

  package init() {}

  /// The run that a position belongs to.
  package subscript(position: Int) -> Int {
    precondition(position < count)
    let word = position >> 6
    let before = starts[word] << UInt64(63 - position & 63)
    return Int(ranks[word]) + before.nonzeroBitCount - 1
  }

  /// The position behind the last of the run that a position belongs to.
  func end(ofRunAt position: Int) -> Int {
    let next = position + 1
    guard next < count else { return count }
    var word = next >> 6
    var starts = starts[word] & (.max << UInt64(next & 63))
    while starts == 0 {
      word += 1
      guard word < self.starts.count else { return count }
      starts = self.starts[word]
    }
    return min(word << 6 + starts.trailingZeroBitCount, count)
  }

  /// Adds a position to the last run, or to a new one.
  package mutating func append(startsRun: Bool) {
    if count & 63 == 0 {
      starts.append(0)
      ranks.append(UInt32(runCount))
    }
    if startsRun || count == 0 {
      starts[count >> 6] |= 1 << UInt64(count & 63)
      runCount += 1
    }
    count += 1
  }

  /// Adds positions to the last run.
  package mutating func append(count more: Int) {
    precondition(runCount > 0 || more == 0)
    var rest = more
    while rest > 0, count & 63 != 0 {
      count += 1
      rest -= 1
    }
    while rest > 0 {
      starts.append(0)
      ranks.append(UInt32(runCount))
      count += min(64, rest)
      rest -= 64
    }
  }

  /// Forgets all positions but the first.
  mutating func keep(first kept: Int) {
    guard kept < count else { return }
    runCount = kept == 0 ? 0 : self[kept - 1] + 1
    let words = (kept + 63) >> 6
    starts.keep(first: words)
    ranks.keep(first: words)
    if kept & 63 != 0 { starts[words - 1] &= (1 << UInt64(kept & 63)) - 1 }
    count = kept
  }
}
