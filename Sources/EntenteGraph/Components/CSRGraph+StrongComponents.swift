extension CSRGraph {
  /// Returns the strongly connected components: two nodes share one if each can be
  /// reached from the other.
  ///
  /// In an undirected graph they are the connected components.
  ///
  ///     let graph = CSRGraph(nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  ///     graph.stronglyConnectedComponents().labels  // [0, 0, 1]
  ///
  /// - Complexity: O(*n* + *m*) time and O(*n*) space. The search keeps its own stack,
  ///   so long paths do not exhaust that of the thread.
  ///
  /// One number a node says all: when it was met, then the earliest node it reaches, at
  /// last its component.
  ///
  /// > D. J. Pearce. "A space-efficient algorithm for finding strongly connected
  /// > components." *Information Processing Letters* 116(1), 2016, pp. 47–52.
  /// > doi:[10.1016/j.ipl.2015.08.010](https://doi.org/10.1016/j.ipl.2015.08.010)
  ///
  /// > R. Tarjan. "Depth-first search and linear graph algorithms."
  /// > *SIAM Journal on Computing* 1(2), 1972, pp. 146–160.
  /// > doi:[10.1137/0201010](https://doi.org/10.1137/0201010)
  public func stronglyConnectedComponents() -> Components {
    guard isDirected else { return components() }
    var numbers = [UInt32](repeating: 0, count: nodeCount)
    var search = StrongComponentSearch()
    for node in nodes where numbers[node] == 0 {
      search.visit(node, by: outgoing, numbers: &numbers)
    }
    return Components(
      labels: numbers.map { Int32(UInt32.max - $0) }, count: Int(UInt32.max - search.component))
  }
}

/// Pearce's depth-first search, without recursion.
///
/// Each node has a number: 0 if it is not yet met. While its component is not known,
/// when the earliest node was met that it is known to reach, counted from 1. Then its
/// component, counted down from the greatest number: that is more than the number of
/// any node whose component is not known, so a minimum leaves it out.
private struct StrongComponentSearch {
  /// The number of the component to be found next.
  private(set) var component = UInt32.max

  /// The number of nodes met whose component is not known.
  private var clock: UInt32 = 0

  /// The nodes met and left whose component is not known.
  private var open: [CSRGraph.Node] = []

  /// The nodes from the first to the one before the current, and what is left to do there.
  private var path: [Step] = []

  private struct Step {
    var node: CSRGraph.Node

    /// Whether no node before it is known to be in reach.
    var isFirst: Bool

    var arc: Int
  }

  /// Finds the components of every node that can be reached from `first`.
  mutating func visit(_ first: Int, by adjacency: Adjacency, numbers: inout [UInt32]) {
    let (heads, offsets) = (adjacency.heads.span, adjacency.offsets.span)
    var numbers = numbers.mutableSpan
    clock &+= 1
    var node = first
    var number = clock
    var isFirst = true
    var arc = offsets[unchecked: node]
    var end = offsets[unchecked: node + 1]
    numbers[unchecked: node] = number
    while true {
      while arc < end {
        let head = Int(heads[unchecked: arc])
        arc &+= 1
        let other = numbers[unchecked: head]
        if other == 0 {
          numbers[unchecked: node] = number
          path.append(Step(node: CSRGraph.Node(node), isFirst: isFirst, arc: arc))
          clock &+= 1
          node = head
          number = clock
          isFirst = true
          arc = offsets[unchecked: node]
          end = offsets[unchecked: node + 1]
          numbers[unchecked: node] = number
        } else if other < number {
          number = other
          isFirst = false
        }
      }
      if isFirst {
        clock &-= 1
        while let member = open.last, numbers[unchecked: Int(member)] >= number {
          numbers[unchecked: Int(member)] = component
          open.removeLast()
          clock &-= 1
        }
        number = component
        component &-= 1
      } else {
        open.append(CSRGraph.Node(node))
      }
      numbers[unchecked: node] = number
      guard let step = path.popLast() else { return }
      let below = number
      node = Int(step.node)
      number = numbers[unchecked: node]
      isFirst = step.isFirst
      arc = step.arc
      end = offsets[unchecked: node + 1]
      if below < number {
        number = below
        isFirst = false
      }
    }
  }
}
