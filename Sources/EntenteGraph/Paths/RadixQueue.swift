/// Nodes waiting at distances, none of them nearer than the last that was taken.
///
/// Distances are put in order by keys: the bits of a floating-point number, as those of
/// numbers that are not negative are in the order of the numbers; or the number of the
/// interval in which a distance lies, if the order within does not matter. A node waits
/// in the bucket of the highest bit in which its key differs from the last taken; as
/// that grows, nodes move to lower buckets only, at most 64 times. A node may wait at
/// several distances.
///
/// > R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan. "Faster algorithms for the
/// > shortest path problem." *Journal of the ACM* 37(2), 1990, pp. 213–223.
/// > doi:[10.1145/77600.77615](https://doi.org/10.1145/77600.77615)
struct RadixQueue: Sendable {
  /// A node at a distance.
  struct Entry: BitwiseCopyable {
    var distance: Double
    var node: CSRGraph.Node
  }

  /// The number of intervals in a distance of 1; 0 if the bits of distances are the keys.
  private let scale: Double

  /// The nodes with the key last taken.
  private var nearest: [Entry] = []

  /// Those farther, by the highest bit that differs.
  private var buckets = [[Entry]](repeating: [], count: 64)

  /// Which buckets are not empty.
  private var filled: UInt64 = 0

  /// The key last taken.
  private var last: UInt64 = 0

  /// Creates a queue that takes nodes by distance.
  init() { scale = 0 }

  /// Creates a queue that takes nodes by the intervals in which their distances lie.
  ///
  /// - Parameter width: The width of an interval, a power of two.
  init(width: Double) { scale = 1 / width }

  /// Adds a node at a distance, not less than that last taken.
  mutating func insert(_ node: CSRGraph.Node, distance: Double) {
    insert(Entry(distance: distance, node: node))
  }

  /// Adds a node at a distance, not less than that last taken.
  mutating func insert(_ entry: Entry) {
    let difference = key(of: entry) ^ last
    if difference == 0 { return nearest.append(entry) }
    let bucket = 63 &- difference.leadingZeroBitCount
    buckets[bucket].append(entry)
    filled |= 1 &<< UInt64(truncatingIfNeeded: bucket)
  }

  /// Removes and returns a nearest node.
  mutating func popNearest() -> (node: CSRGraph.Node, distance: Double)? {
    if nearest.isEmpty { findNearest() }
    return nearest.popLast().map { ($0.node, $0.distance) }
  }

  /// Removes all nodes with the least key, and puts them in place of others.
  ///
  /// - Returns: Whether there are any.
  mutating func takeNearest(_ entries: inout [Entry]) -> Bool {
    if nearest.isEmpty { findNearest() }
    entries.removeAll(keepingCapacity: true)
    swap(&entries, &nearest)
    return !entries.isEmpty
  }

  private mutating func findNearest() {
    if filled == 0 {
      last = 0
      return
    }
    let lowest = filled.trailingZeroBitCount
    filled &= filled &- 1
    var entries: [Entry] = []
    swap(&entries, &buckets[lowest])
    last = entries.reduce(.max) { min($0, key(of: $1)) }
    for entry in entries { insert(entry) }
    entries.removeAll(keepingCapacity: true)
    swap(&entries, &buckets[lowest])
  }

  private func key(of entry: Entry) -> UInt64 {
    // Beyond all intervals that can be numbered lies one more.
    scale == 0 ? entry.distance.bitPattern : UInt64(min(entry.distance * scale, 0x1p62))
  }
}
