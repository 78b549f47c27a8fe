/// A division of the nodes of a graph into components.
///
/// Components are numbered in the order of their first nodes: node 0 is in
/// component 0, and the first node outside it is in component 1.
public struct Components: Sendable, Hashable {
  /// The component of each node.
  public let labels: [Int32]

  /// The number of nodes in each component.
  public let sizes: [Int]

  /// The number of components.
  public var count: Int { sizes.count }

  /// The largest component, the first of several as large; `nil` without nodes.
  ///
  /// - Complexity: O(*count*).
  public var largest: Int? {
    sizes.indices.max { sizes[$0] < sizes[$1] || (sizes[$0] == sizes[$1] && $0 > $1) }
  }

  /// Returns the nodes of a component, in ascending order.
  ///
  /// - Complexity: O(*n*).
  public func nodes(in component: Int) -> [CSRGraph.Node] {
    labels.indices.filter { labels[$0] == component }.map { CSRGraph.Node($0) }
  }
}

extension Components {
  /// Numbers components anew, in the order of their first nodes.
  init(labels: [Int32], count: Int) {
    var numbers = [Int32](repeating: -1, count: count)
    var sizes: [Int] = []
    var renamed = labels
    for node in labels.indices {
      let label = Int(labels[node])
      if numbers[label] < 0 {
        numbers[label] = Int32(sizes.count)
        sizes.append(0)
      }
      renamed[node] = numbers[label]
      sizes[Int(numbers[label])] += 1
    }
    self.labels = renamed
    self.sizes = sizes
  }

  /// Numbers components that are known by their first nodes.
  ///
  /// - Parameter roots: The first node of the component of each node.
  init(roots: some Collection<Int>) {
    var labels: [Int32] = []
    labels.reserveCapacity(roots.count)
    var sizes: [Int] = []
    for root in roots {
      if root == labels.count {
        labels.append(Int32(sizes.count))
        sizes.append(1)
      } else {
        labels.append(labels[root])
        sizes[Int(labels[root])] += 1
      }
    }
    self.labels = labels
    self.sizes = sizes
  }

  /// Returns the nodes of all components, component by component in ascending order.
  ///
  /// The nodes of component *c* begin at the sum of the sizes before it.
  func nodesByComponent() -> [CSRGraph.Node] {
    var next: [Int] = []
    next.reserveCapacity(count)
    var begin = 0
    for size in sizes {
      next.append(begin)
      begin += size
    }
    var nodes = [CSRGraph.Node](repeating: 0, count: labels.count)
    for node in labels.indices {
      let component = Int(labels[node])
      nodes[next[component]] = CSRGraph.Node(node)
      next[component] += 1
    }
    return nodes
  }
}
