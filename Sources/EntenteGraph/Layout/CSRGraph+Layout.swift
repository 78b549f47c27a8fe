extension CSRGraph {
  /// Places the nodes of any graph in the plane, near nodes near and far nodes far.
  ///
  /// The distances in the plane come near to those along the edges: the stress
  ///
  ///     Σ d(u, v)⁻² (|p(u) − p(v)| − d(u, v))²
  ///
  /// is made small, in a small component over all pairs, in a large one over the pairs of
  /// near nodes and those with some hundred pivots, which stand for the rest. Components are
  /// laid out apart, wide rather than high, and packed in rows. Directions do not matter,
  /// nor do loops; of parallel edges the shortest counts.
  ///
  ///     let square = CSRGraph(nodeCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)])
  ///     let points = square.layout()
  ///     points[0].distance(to: points[1])  // about 1
  ///
  /// - Parameters:
  ///   - lengths: How long the edges are to be. Weights less than a thousandth of their
  ///     median or more than a thousandfold are taken as that.
  ///   - seed: Chooses pivots and the first placement. The same seed gives the same layout
  ///     on every machine.
  ///   - workers: The threads to use; every number gives the same layout.
  ///   - isOver: Asked now and then whether to stop with the layout as it is; that is then
  ///     no longer the same each time.
  /// - Returns: A point for each node, around the origin, in the unit of the lengths.
  /// - Complexity: O(*p*(*n* + *m*) + *rpn*) time and O(*pn* + *m*) space for *p* pivots,
  ///   at most 300, and *r* rounds, at most 300.
  public func layout(
    lengths: EdgeLengths = .hops, seed: UInt64 = 0, workers: Workers = .all,
    until isOver: @escaping @Sendable () -> Bool = { false }
  ) -> [PlanePoint] {
    let unit = lengths == .weights ? medianWeight() : 1
    let plain = plainGraph(lengths: lengths) { min(1024, max(1 / 1024, $0 / unit)) }
    let components = plain.components(workers: workers)
    let nodes = components.nodesByComponent()
    var places = [Node](repeating: 0, count: nodeCount)
    var begins = [0]
    for size in components.sizes {
      let begin = begins[begins.count - 1]
      for place in 0..<size { places[Int(nodes[begin + place])] = Node(place) }
      begins.append(begin + size)
    }
    let known = (places, begins)
    let layouts = GatheredRows<[PlanePoint]>(count: components.count)
    let lay = { @Sendable (component: Int, workers: Workers) in
      let part = plain.part(
        of: nodes[known.1[component]..<known.1[component + 1]], places: known.0)
      layouts.set(
        ComponentLayout.points(of: part, seed: seed, workers: workers, until: isOver),
        at: component)
    }
    // The threads share a large component, and small ones among them.
    for (component, size) in components.sizes.enumerated() where size > smallSize {
      lay(component, workers)
    }
    workers.forEach(of: components.count) { component, _ in
      if components.sizes[component] <= smallSize { lay(component, .one) }
    }
    var points = [PlanePoint](repeating: PlanePoint(x: 0, y: 0), count: nodeCount)
    for (component, part) in ComponentPacking.packed(layouts.all).enumerated() {
      for (place, point) in part.enumerated() {
        let node = Int(nodes[begins[component] + place])
        points[node] = PlanePoint(x: point.x * unit, y: point.y * unit)
      }
    }
    return points
  }

  private var smallSize: Int { 256 }

  /// The median of the weights above 0, or 1, in a range that sums stay within.
  private func medianWeight() -> Double {
    let weights = (outgoing.weights ?? []).filter { $0 > 0 }.sorted()
    return weights.isEmpty ? 1 : min(1e150, max(1e-150, weights[weights.count / 2]))
  }
}
