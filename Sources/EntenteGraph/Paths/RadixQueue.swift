/// Nodes waiting at distances, none of them nearer than the last that was taken.
///
/// The bits of floating-point numbers that are not negative are in the order of the
/// numbers. A node waits in the bucket of the highest bit in which its distance differs
/// from the last taken; as that grows, nodes move to lower buckets only, at most 64
/// times. A node may wait at several distances.
///
/// > R. K. Ahuja, K. Mehlhorn, J. B. Orlin, R. E. Tarjan. "Faster algorithms for the
/// > shortest path problem." *Journal of the ACM* 37(2), 1990, pp. 213–223.
/// > doi:[10.1145/77600.77615](https://doi.org/10.1145/77600.77615)
struct RadixQueue: Sendable {
  /// A node at a distance.
  struct Entry {
    var distance: UInt64
    var node: CSRGraph.Node
  }

  /// The nodes at the distance last taken.
  private var nearest: [CSRGraph.Node] = []

  /// Those farther, by the highest bit that differs.
  private var buckets = [[Entry]](repeating: [], count: 64)

  /// Which buckets are not empty.
  private var filled: UInt64 = 0

  /// The distance last taken.
  private var last: UInt64 = 0

  /// Adds a node at a distance, not less than that last taken.
  mutating func insert(_ node: CSRGraph.Node, distance: Double) {
    insert(Entry(distance: distance.bitPattern, node: node))
  }

  private mutating func insert(_ entry: Entry) {
    let difference = entry.distance ^ last
    if difference == 0 { return nearest.append(entry.node) }
    let bucket = 63 &- difference.leadingZeroBitCount
    buckets[bucket].append(entry)
    filled |= 1 &<< UInt64(truncatingIfNeeded: bucket)
  }

  /// Removes and returns a nearest node.
  mutating func popNearest() -> (node: CSRGraph.Node, distance: Double)? {
    if nearest.isEmpty {
      if filled == 0 {
        last = 0
        return nil
      }
      let lowest = filled.trailingZeroBitCount
      filled &= filled &- 1
      var entries: [Entry] = []
      swap(&entries, &buckets[lowest])
      last = entries.reduce(.max) { min($0, $1.distance) }
      for entry in entries { insert(entry) }
      entries.removeAll(keepingCapacity: true)
      swap(&entries, &buckets[lowest])
    }
    return nearest.popLast().map { ($0, Double(bitPattern: last)) }
  }
}
