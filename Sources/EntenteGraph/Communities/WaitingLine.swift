/// Nodes that wait, each at most once, first come first served.
struct WaitingLine {
  private var ring: [UInt32]
  private var waits: [Bool]
  private var first = 0
  private var count: Int

  /// Lets every node wait, in an order.
  init(_ order: [UInt32]) {
    ring = order
    waits = [Bool](repeating: true, count: order.count)
    count = order.count
  }

  /// Lets nobody of so many nodes wait.
  init(nodeCount: Int) {
    ring = [UInt32](repeating: 0, count: nodeCount)
    waits = [Bool](repeating: false, count: nodeCount)
    count = 0
  }

  mutating func popFirst() -> UInt32? {
    if count == 0 { return nil }
    let node = ring[first]
    first = first + 1 == ring.count ? 0 : first + 1
    count -= 1
    waits[Int(node)] = false
    return node
  }

  /// Returns the node that waits behind a number of others.
  func node(after others: Int) -> UInt32? {
    if others >= count { return nil }
    let place = first + others
    return ring[place < ring.count ? place : place - ring.count]
  }

  /// Lets a node wait, if it does not yet.
  mutating func append(_ node: UInt32) {
    if waits[Int(node)] { return }
    waits[Int(node)] = true
    ring[first + count < ring.count ? first + count : first + count - ring.count] = node
    count += 1
  }

  /// Lets the neighbors of a node wait that do not have its label.
  mutating func append(
    neighborsOf node: Int, in network: CommunityNetwork, outside label: UInt32,
    of labels: [UInt32]
  ) {
    let end = first + count < ring.count ? first + count : first + count - ring.count
    count += Self.append(
      network.heads.span.extracting(network.offsets[node]..<network.offsets[node + 1]),
      outside: label, of: labels.span, at: end, of: &ring, waits: &waits)
  }

  /// Returns how many were added.
  private static func append(
    _ nodes: Span<UInt32>, outside label: UInt32, of labels: Span<UInt32>, at end: Int,
    of ring: inout [UInt32], waits: inout [Bool]
  ) -> Int {
    var ring = ring.mutableSpan
    var waits = waits.mutableSpan
    var end = end
    var count = 0
    for place in nodes.indices {
      let node = Int(nodes[unchecked: place])
      if waits[unchecked: node] || labels[unchecked: node] == label { continue }
      waits[unchecked: node] = true
      ring[unchecked: end] = UInt32(truncatingIfNeeded: node)
      end = end &+ 1 == ring.count ? 0 : end &+ 1
      count &+= 1
    }
    return count
  }
}
