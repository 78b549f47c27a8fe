/// Nodes waiting at distances, put in order by the intervals in which these lie, none of
/// them before the interval that was taken last.
///
/// The intervals are numbered, and a thousand of them are a block. In the block that is at
/// hand each interval has a list of its own, so that a node waits where it belongs at once;
/// the others wait by their blocks in a radix queue. A node may wait at several distances.
///
/// > R. B. Dial. "Algorithm 360: shortest-path forest with topological ordering."
/// > *Communications of the ACM* 12(11), 1969, pp. 632–633.
/// > doi:[10.1145/363269.363610](https://doi.org/10.1145/363269.363610)
struct IntervalQueue: Sendable {
  typealias Entry = RadixQueue.Entry

  /// The number of intervals in a distance of 1.
  private let scale: Double

  /// The nodes of each interval of the block at hand.
  private var lists = [[Entry]](repeating: [], count: 1 << Self.blockWidth)

  /// The number of the block at hand, and of the interval in it that is next.
  private var block: UInt64 = 0
  private var next = 0

  /// The nodes of other blocks.
  private var others: RadixQueue

  /// The nodes that were taken from them.
  private var taken: [Entry] = []

  /// How many bits of its number tell an interval from others of its block.
  private static let blockWidth = 10

  /// How wide intervals may be, so that neither they nor their blocks are beyond all numbers.
  static let widths = 0x1p-500..<0x1p500

  /// Creates a queue.
  ///
  /// - Parameter width: The width of an interval, a power of two among ``widths``.
  init(width: Double) {
    precondition(Self.widths.contains(width), "An interval has some width")
    scale = 1 / width
    others = RadixQueue(width: width * Double(1 << Self.blockWidth))
  }

  /// Adds a node at a distance, not before the interval that was taken last.
  @inline(__always)
  mutating func insert(_ entry: Entry) {
    let interval = interval(of: entry)
    if interval >> UInt64(Self.blockWidth) == block {
      lists[place(of: interval)].append(entry)
    } else {
      others.insert(entry)
    }
  }

  /// Removes all nodes of the first interval that has any, and puts them in place of others.
  ///
  /// - Returns: Whether there are any.
  mutating func takeFirst(_ entries: inout [Entry]) -> Bool {
    entries.removeAll(keepingCapacity: true)
    while true {
      while next < lists.count, lists[next].isEmpty { next += 1 }
      if next < lists.count {
        swap(&entries, &lists[next])
        return true
      }
      guard others.takeNearest(&taken) else { return false }
      block = interval(of: taken[0]) >> UInt64(Self.blockWidth)
      next = 0
      for entry in taken { lists[place(of: interval(of: entry))].append(entry) }
    }
  }

  private func place(of interval: UInt64) -> Int {
    Int(truncatingIfNeeded: interval) & (1 << Self.blockWidth - 1)
  }

  private func interval(of entry: Entry) -> UInt64 {
    // Beyond all intervals that can be numbered lies one more.
    UInt64(min(entry.distance * scale, 0x1p62))
  }
}
