extension CSRGraph {
  /// Returns the nodes within a number of steps of a node, layer by layer.
  ///
  /// Layer 0 is the node itself, layer *k* holds the nodes *k* steps away, each layer
  /// in ascending order. Layers end with the last that is not empty. Together they are
  /// the nodes of the ego network of the node.
  ///
  ///     let path = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3)])
  ///     path.nodesWithin(steps: 1, of: 2)  // [[2], [1, 3]]
  ///
  /// - Parameters:
  ///   - steps: The greatest number of steps, 0 or more.
  ///   - node: The node at the center.
  ///   - direction: The edges to follow away from the center: its outgoing ones lead
  ///     to whom it points, its incoming ones to who points to it. All, unless told
  ///     otherwise.
  ///
  /// - Returns: The layers, at least one and at most `steps` + 1.
  ///
  /// - Complexity: O(*n*) space, and time in the edges of the nodes within reach.
  public func nodesWithin(
    steps: Int, of node: Int, along direction: EdgeDirection = .any
  ) -> [[Node]] {
    precondition(nodes.contains(node), "The graph lacks the node")
    precondition(steps >= 0, "The number of steps is negative")
    var isReached = [Bool](repeating: false, count: nodeCount)
    isReached[node] = true
    var layers: [[Node]] = [[Node(node)]]
    while layers.count <= steps {
      var layer: [Node] = []
      for node in layers[layers.count - 1] {
        if !isDirected || direction != .incoming {
          for head in neighbors(of: Int(node)) where !isReached[Int(head)] {
            isReached[Int(head)] = true
            layer.append(head)
          }
        }
        if isDirected && direction != .outgoing {
          for head in predecessors(of: Int(node)) where !isReached[Int(head)] {
            isReached[Int(head)] = true
            layer.append(head)
          }
        }
      }
      if layer.isEmpty { break }
      layer.sort()
      layers.append(layer)
    }
    return layers
  }
}
