/// The nodes of a graph in descending order of their arcs.
///
/// A node with many arcs is read as often. In this order the numbers that are read most
/// lie side by side, and stay in the cache of the processor.
struct DegreeOrder: Sendable {
  /// The nodes; those with as many arcs in ascending order.
  let nodes: [CSRGraph.Node]

  /// The place of each node in `nodes`.
  let places: [Int32]

  /// Sorts the nodes by counting, in O(*n* + greatest degree).
  init(_ arcs: Adjacency) {
    var greatest = 0
    for node in 0..<arcs.nodeCount { greatest = max(greatest, arcs.arcs(of: node).count) }
    // Where the nodes with each number of arcs begin, most first.
    var starts = [Int](repeating: 0, count: greatest + 2)
    for node in 0..<arcs.nodeCount { starts[greatest - arcs.arcs(of: node).count + 1] += 1 }
    for rank in 0...greatest { starts[rank + 1] += starts[rank] }

    var nodes = [CSRGraph.Node](repeating: 0, count: arcs.nodeCount)
    var places = [Int32](repeating: 0, count: arcs.nodeCount)
    for node in 0..<arcs.nodeCount {
      let rank = greatest - arcs.arcs(of: node).count
      nodes[starts[rank]] = CSRGraph.Node(node)
      places[node] = Int32(starts[rank])
      starts[rank] += 1
    }
    self.nodes = nodes
    self.places = places
  }
}
