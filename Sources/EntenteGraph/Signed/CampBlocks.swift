/// The blocks of a signed graph, each divided into camps by itself.
///
/// Two blocks share one node at most. So divisions of blocks make a division of the whole:
/// the camps of a block are named such that the shared node is in one.
struct CampBlocks {
  /// The block of each edge of the graph.
  let blockOfEdge: [UInt32]

  /// The number of blocks.
  var count: Int { blocks.count }

  private let graph: SignedGraph
  private let limit: Int?
  private var blocks: [Block] = []

  /// A block of one edge or more.
  private struct Block {
    /// The nodes, the first of them in a block after this, if any is.
    var nodes: [CSRGraph.Node]

    /// The edges, by position in the graph.
    var edges: [Int]

    /// The camp of each node.
    var labels: [UInt32]
    var cost = 0
    var lowerBound = 0
  }

  /// The largest blocks that branch and bound takes on.
  private static let mostNodes = 4_000
  private static let mostNodesToSearch = 300

  /// Divides each block by moving single nodes.
  init(_ graph: SignedGraph, limit: Int?, seed: UInt64) {
    self.init(graph, limit: limit) { problem, _ in
      CampDescent.cheap(problem, limit: limit, seed: seed)
    }
  }

  /// Divides each block as a division of the whole does.
  init(_ graph: SignedGraph, limit: Int?, labels: [Int32]) {
    self.init(graph, limit: limit) { _, nodes in
      var numbers: [Int32: UInt32] = [:]
      return nodes.map { node in
        let label = labels[Int(node)]
        let number = numbers[label] ?? UInt32(numbers.count)
        numbers[label] = number
        return number
      }
    }
  }

  private init(
    _ graph: SignedGraph, limit: Int?,
    divide: (CampProblem, [CSRGraph.Node]) -> [UInt32]
  ) {
    self.graph = graph
    self.limit = limit
    let found = EdgeBlocks(graph.rows)
    var blockOfEdge = [UInt32](repeating: 0, count: graph.edges.count)
    var local = [UInt32](repeating: .max, count: graph.nodeCount)
    var isSeen = [Bool](repeating: false, count: graph.nodeCount)
    // From the last block found on, the one node that was in a block before is the top.
    for block in stride(from: found.count - 1, through: 0, by: -1) {
      var nodes: [CSRGraph.Node] = []
      var edges: [Int] = []
      for place in found.edges(of: block) {
        let edge = Int(graph.edgeOfArc[found.arcs[place]])
        edges.append(edge)
        blockOfEdge[edge] = UInt32(blocks.count)
        for node in [graph.edges[edge].first, graph.edges[edge].second]
        where local[Int(node)] == .max {
          local[Int(node)] = 0
          nodes.append(node)
        }
      }
      nodes.sort()
      if let top = nodes.firstIndex(where: { isSeen[Int($0)] }) { nodes.swapAt(0, top) }
      for (place, node) in nodes.enumerated() {
        isSeen[Int(node)] = true
        local[Int(node)] = UInt32(place)
      }
      edges.sort()
      if edges.count == 1 {
        blocks.append(
          Block(
            nodes: nodes, edges: edges, labels: graph.edges[edges[0]].isPositive ? [0, 0] : [0, 1]))
      } else {
        let problem = CampProblem(
          nodeCount: nodes.count, edges: graph.pulls(of: edges, numberedBy: local))
        let labels = divide(problem, nodes)
        blocks.append(
          Block(nodes: nodes, edges: edges, labels: labels, cost: problem.cost(of: labels)))
      }
      for node in nodes { local[Int(node)] = .max }
    }
    self.blockOfEdge = blockOfEdge
  }

  /// A number that no division frustrates fewer edges than, as far as `improve` found out.
  var lowerBound: Int { blocks.reduce(0) { $0 + $1.lowerBound } }

  /// The camp of each node, less than the number of nodes.
  func labels() -> [UInt32] {
    var labels = [UInt32](repeating: .max, count: graph.nodeCount)
    var next: UInt32 = 0
    for block in blocks {
      let own = block.labels[0]
      let top = Int(block.nodes[0])
      if limit != nil {
        // The camps of the block change names so that the top keeps its own.
        let given = labels[top] == .max ? own : labels[top]
        for (node, label) in zip(block.nodes, block.labels) {
          labels[Int(node)] = label == own ? given : label == given ? own : label
        }
      } else {
        // Every other camp of the block is a new one.
        if labels[top] == .max {
          labels[top] = next
          next += 1
        }
        var names: [UInt32: UInt32] = [own: labels[top]]
        for (node, label) in zip(block.nodes, block.labels) {
          let name = names[label] ?? next
          if names[label] == nil {
            names[label] = name
            next += 1
          }
          labels[Int(node)] = name
        }
      }
    }
    // Nodes without edges.
    return labels.map { $0 == .max ? 0 : $0 }
  }

  /// Looks for better divisions where they may be, by branch and bound.
  ///
  /// - Parameters:
  ///   - bounds: What each block costs at least.
  ///   - steps: The steps that may be taken; those taken are taken off.
  /// - Returns: Whether a division got better.
  mutating func improve(from bounds: [Int], steps: inout Int) -> Bool {
    var isBetter = false
    // Small blocks first: the steps may not be enough for all.
    for number in blocks.indices.sorted(by: {
      (blocks[$0].edges.count, $0) < (blocks[$1].edges.count, $1)
    }) {
      blocks[number].lowerBound = bounds[number]
      guard blocks[number].cost > bounds[number], steps > 0,
        let outcome = search(
          number, graph.pulls(of: blocks[number].edges), below: blocks[number].cost,
          enough: bounds[number], steps: &steps)
      else { continue }
      blocks[number].lowerBound = max(bounds[number], outcome.least)
      if let labels = outcome.labels {
        blocks[number].labels = labels
        blocks[number].cost = cost(of: number)
        isBetter = true
      }
    }
    return isBetter
  }

  private func cost(of number: Int) -> Int { frustrated(number, blocks[number].labels).count }

  /// The edges of a block that a division of it frustrates.
  private func frustrated(_ number: Int, _ labels: [UInt32]) -> [Int] {
    let block = blocks[number]
    var label = [CSRGraph.Node: UInt32](minimumCapacity: block.nodes.count)
    for (node, own) in zip(block.nodes, labels) { label[node] = own }
    return block.edges.filter { edge in
      let ends = graph.edges[edge]
      return ends.isPositive != (label[ends.first] == label[ends.second])
    }
  }

  /// Searches a block, its edges as pulls between nodes of the graph; nil if it is too large.
  private func search(
    _ number: Int, _ pulls: [CampProblem.Edge], below known: Int, enough: Int, steps: inout Int
  ) -> CampSearch.Outcome? {
    let nodes = blocks[number].nodes
    guard nodes.count <= (limit == 2 ? Self.mostNodes : Self.mostNodesToSearch) else { return nil }
    var local = [CSRGraph.Node: UInt32](minimumCapacity: nodes.count)
    for (place, node) in nodes.enumerated() { local[node] = UInt32(place) }
    let problem = CampProblem(
      nodeCount: nodes.count,
      edges: pulls.map { edge in
        .init(
          first: local[edge.first] ?? 0, second: local[edge.second] ?? 0, pull: edge.pull)
      })
    return problem.cheapest(
      limit: limit, mostNodes: Self.mostNodesToSearch, below: known, enough: enough, steps: &steps)
  }
}

// MARK: - Other best divisions

extension CampBlocks {
  /// Tells which edges every best division frustrates, some, or none.
  ///
  /// The divisions at hand must be best. An edge is asked of by a search for a division as
  /// good in which it is satisfied, or frustrated, by force.
  ///
  /// - Parameters:
  ///   - suspects: The only edges that may be frustrated, if others are known not to be.
  ///   - steps: The steps that may be taken; those taken are taken off.
  /// - Returns: The answer for each edge of the graph.
  func frustrations(among suspects: Set<Int>?, steps: inout Int) -> [Frustration] {
    var answers = [Frustration](repeating: .never, count: graph.edges.count)
    for number in blocks.indices where blocks[number].cost > 0 {
      let block = blocks[number]
      let pulls = graph.pulls(of: block.edges)
      var isEver = Set(frustrated(number, block.labels))
      var isSatisfied = Set(block.edges).subtracting(isEver)
      var isKnown = Set(suspects == nil ? [] : block.edges).subtracting(suspects ?? [])
      for (place, edge) in block.edges.enumerated() {
        if isKnown.contains(edge) || (isEver.contains(edge) && isSatisfied.contains(edge)) {
          continue
        }
        // What is forced costs more than all else if it does not come about.
        var forced = pulls
        let asksForFrustrated = !isEver.contains(edge)
        forced[place].pull *= asksForFrustrated ? -(block.cost + 2) : block.cost + 2
        let most = asksForFrustrated ? block.cost - 1 : block.cost
        // To set up a search takes as many steps as there are edges.
        steps -= block.edges.count
        guard steps > 0,
          let outcome = search(number, forced, below: most + 1, enough: most, steps: &steps)
        else { break }
        guard outcome.isComplete || outcome.labels != nil else { continue }
        isKnown.insert(edge)
        if let labels = outcome.labels {
          let other = frustrated(number, labels)
          isEver.formUnion(other)
          isSatisfied.formUnion(Set(block.edges).subtracting(other))
        }
      }
      for edge in block.edges {
        answers[edge] =
          switch (isEver.contains(edge), isSatisfied.contains(edge)) {
          case (true, true): .sometimes
          case (true, false): isKnown.contains(edge) ? .always : .unknown
          case (false, _): isKnown.contains(edge) ? .never : .unknown
          }
      }
    }
    return answers
  }
}

/// Whether the best divisions into camps frustrate an edge.
public enum Frustration: String, Sendable, Hashable, CaseIterable {
  /// None does.
  case never
  /// Some do.
  case sometimes
  /// All do.
  case always
  /// It could not be found out.
  case unknown
}

extension SignedGraph {
  /// Returns which edges every best division into camps frustrates, some, or none.
  ///
  /// Unknown are edges of blocks for which the steps were not enough, and all if the camps
  /// given are not known to be best.
  ///
  /// - Parameters:
  ///   - camps: The camps, as ``camps(limit:seed:steps:)`` found them.
  ///   - limit: The greatest number of camps, as it was then.
  ///   - steps: How many steps branch and bound may take.
  /// - Returns: The answer for each edge, in the order of ``edges``.
  public func frustrations(of camps: Camps, limit: Int? = 2, steps: Int = 2_000_000)
    -> [Frustration]
  {
    guard camps.isExact else { return edges.map { _ in .unknown } }
    // If as many cycles stand against any division as edges are frustrated, then the best
    // divisions frustrate one edge of each, and no other.
    let isTight = camps.conflicts.count == camps.frustration
    let suspects = isTight ? Set(camps.conflicts.joined()) : nil
    var left = steps
    return CampBlocks(self, limit: limit, labels: camps.labels).frustrations(
      among: suspects, steps: &left)
  }

  /// Edges as pulls of strength 1, their ends by number in the graph or as named.
  fileprivate func pulls(of positions: [Int], numberedBy numbers: [UInt32]? = nil)
    -> [CampProblem.Edge]
  {
    positions.map { position in
      let edge = edges[position]
      return .init(
        first: numbers?[Int(edge.first)] ?? edge.first,
        second: numbers?[Int(edge.second)] ?? edge.second, pull: edge.isPositive ? 1 : -1)
    }
  }
}
