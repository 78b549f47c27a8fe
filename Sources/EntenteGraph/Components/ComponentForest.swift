import Synchronization

/// Trees of nodes that are known to be joined.
///
/// Every node but a root hangs below a node of a smaller number. So the root of a
/// tree is its first node, in whatever order threads join them. Threads share the
/// storage, and read and write it by atomic operations only.
package final class ComponentForest: @unchecked Sendable {
  private typealias Parent = Atomic<CSRGraph.Node>

  private let nodeCount: Int

  /// The node that each node hangs below; a root hangs below itself.
  private let parents: UnsafeMutablePointer<Parent>

  /// Makes every node a tree.
  package init(nodeCount: Int) {
    self.nodeCount = nodeCount
    parents = .allocate(capacity: nodeCount)
    for node in 0..<nodeCount { (parents + node).initialize(to: Parent(CSRGraph.Node(node))) }
  }

  deinit {
    parents.deinitialize(count: nodeCount)
    parents.deallocate()
  }

  /// Joins nodes to the ends of some of their arcs.
  ///
  /// - Parameters:
  ///   - nodes: The nodes.
  ///   - adjacency: The arcs.
  ///   - arcs: Which arcs of each node, counted from its first.
  ///   - root: The root of a tree whose nodes are left out.
  func join(
    _ nodes: Range<Int>, by adjacency: Adjacency, arcs: Range<Int>, outside root: CSRGraph.Node?
  ) {
    let (heads, offsets) = (adjacency.heads.span, adjacency.offsets.span)
    for node in nodes {
      if let root {
        if parent(CSRGraph.Node(node)) == root { continue }
      } else if node &+ 16 < nodes.upperBound {
        heads.prefetch(offsets[unchecked: node &+ 16])
        prefetchParents(of: node &+ 8, heads: heads, offsets: offsets)
      }
      let first = offsets[unchecked: node]
      let degree = offsets[unchecked: node + 1] &- first
      guard arcs.lowerBound < degree else { continue }
      for arc in arcs.lowerBound..<min(arcs.upperBound, degree) {
        join(CSRGraph.Node(node), heads[unchecked: first &+ arc])
      }
    }
  }

  /// Hangs nodes directly below their roots.
  package func flatten(_ nodes: Range<Int>) {
    for node in nodes {
      var root = parent(CSRGraph.Node(node))
      while true {
        let above = parent(root)
        if above == root { break }
        root = above
      }
      parents[node].store(root, ordering: .relaxed)
    }
  }

  /// The number of trees, while no thread joins any.
  package var rootCount: Int {
    (0..<nodeCount).count { parent(CSRGraph.Node($0)) == CSRGraph.Node($0) }
  }

  /// Returns the root that the most of a thousand nodes have; `nil` without nodes.
  ///
  /// Whichever it is, the components are the same.
  func commonRoot() -> CSRGraph.Node? {
    let step = max(1, nodeCount / 1024)
    let roots = stride(from: 0, to: nodeCount, by: step).map { parent(CSRGraph.Node($0)) }.sorted()
    var best: (root: CSRGraph.Node, count: Int)?
    var first = 0
    for place in roots.indices where place + 1 == roots.count || roots[place] != roots[place + 1] {
      let count = place + 1 - first
      if count > best?.count ?? 0 { best = (roots[place], count) }
      first = place + 1
    }
    return best?.root
  }

  /// Returns the trees, once they are flat.
  func components() -> Components {
    Components(roots: (0..<nodeCount).lazy.map { Int(self.parent(CSRGraph.Node($0))) })
  }

  private func parent(_ node: CSRGraph.Node) -> CSRGraph.Node {
    parents[Int(node)].load(ordering: .relaxed)
  }

  /// Asks for what the first two arcs of a node lead to, which is read soon.
  @inline(__always)
  private func prefetchParents(of node: Int, heads: Span<CSRGraph.Node>, offsets: Span<Int>) {
    let first = offsets[unchecked: node]
    for arc in first..<min(first &+ 2, offsets[unchecked: node &+ 1]) {
      prefetch(parents + Int(heads[unchecked: arc]))
    }
  }

  /// Hangs the root of one node below a node of the other's tree, if the trees differ.
  package func join(_ u: CSRGraph.Node, _ v: CSRGraph.Node) {
    var (one, other) = (parent(u), parent(v))
    while one != other {
      let (high, low) = (max(one, other), min(one, other))
      let above = parent(high)
      if above == low { return }
      if above == high
        && parents[Int(high)].compareExchange(
          expected: high, desired: low, ordering: .relaxed
        ).exchanged
      {
        return
      }
      (one, other) = (parent(parent(high)), parent(low))
    }
  }
}
