/// The pairs of nodes one or two steps apart.
struct NearTerms {
  /// Where the terms of each node begin, which fill whole lanes: the last are of no weight.
  private let offsets: [Int]
  private let nodes: [CSRGraph.Node]
  private let distances: [Float]
  private let weights: [Float]

  /// The number of terms of each node.
  private let sizes: [Int]

  /// Whether a node looks at all the nodes two steps away.
  private let areComplete: [Bool]

  /// The greatest number of nodes two steps away that a node looks at.
  ///
  /// Without any, nodes that differ in their neighbors only, as the leaves of a hub do
  /// not even, would gather in one place.
  private static let sampleSize = 24

  private struct Row {
    var nodes: [CSRGraph.Node] = []
    var distances: [Float] = []
    var weights: [Float] = []
    var sizes: [Int] = []
    var areComplete: [Bool] = []

    mutating func append(_ node: CSRGraph.Node, at distance: Float, weight: Float) {
      nodes.append(node)
      distances.append(distance)
      weights.append(weight)
    }
  }

  init(of graph: CSRGraph, seed: UInt64, workers: Workers) {
    let nodesPerPiece = 512
    let pieces = (graph.nodeCount + nodesPerPiece - 1) / nodesPerPiece
    let rows = GatheredRows<Row>(count: pieces)
    _ = workers.forEach(
      of: pieces, storage: { NearSearch(nodeCount: graph.nodeCount) },
      { piece, search in
        var row = Row()
        let range = piece * nodesPerPiece..<min(graph.nodeCount, (piece + 1) * nodesPerPiece)
        for node in range {
          var random = SplitMix64(seed: seed ^ UInt64(node) &* 0x9E37_79B9_7F4A_7C15)
          let before = row.nodes.count
          for (other, length) in zip(graph.neighbors(of: node), graph.weights(from: node)) {
            row.append(other, at: Float(length), weight: Float(1 / (length * length)))
          }
          let isComplete = search.find(
            Self.sampleSize, twoStepsFrom: node, in: graph, random: &random)
          for (other, length) in search.found {
            row.append(other, at: length, weight: 1 / (length * length))
          }
          row.sizes.append(row.nodes.count - before)
          while (row.nodes.count - before) % PullSums.Lanes.scalarCount != 0 {
            row.append(CSRGraph.Node(node), at: 1, weight: 0)
          }
          row.areComplete.append(isComplete)
        }
        rows.set(row, at: piece)
      })
    var joined = Row()
    for row in rows.all {
      joined.nodes += row.nodes
      joined.distances += row.distances
      joined.weights += row.weights
      joined.sizes += row.sizes
      joined.areComplete += row.areComplete
    }
    let lanes = PullSums.Lanes.scalarCount
    var offsets = [0]
    for size in joined.sizes {
      offsets.append(offsets[offsets.count - 1] + (size + lanes - 1) / lanes * lanes)
    }
    self.offsets = offsets
    (nodes, distances, weights) = (joined.nodes, joined.distances, joined.weights)
    (sizes, areComplete) = (joined.sizes, joined.areComplete)
  }

  /// Returns the number of terms of a node.
  func count(of node: Int) -> Int { sizes[node] }

  /// Returns whether the terms of a node are all the nodes up to two steps away.
  func isComplete(for node: Int) -> Bool { areComplete[node] }

  /// Adds the terms of a node to its sums.
  @inline(__always)
  func add(
    of node: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>, to sums: inout PullSums
  ) {
    typealias Lanes = PullSums.Lanes
    let nodes = nodes.span
    let end = offsets.span[unchecked: node &+ 1]
    distances.withUnsafeBytes { distances in
      weights.withUnsafeBytes { weights in
        var term = offsets.span[unchecked: node]
        while term < end {
          var (otherX, otherY) = (Lanes.zero, Lanes.zero)
          for lane in 0..<Lanes.scalarCount {
            let other = Int(nodes[unchecked: term &+ lane])
            (otherX[lane], otherY[lane]) = (x[other], y[other])
          }
          sums.add(
            x: otherX, y: otherY,
            distance: distances.loadUnaligned(fromByteOffset: term &* 4, as: Lanes.self),
            weight: weights.loadUnaligned(fromByteOffset: term &* 4, as: Lanes.self))
          term &+= Lanes.scalarCount
        }
      }
    }
  }
}

/// Finds nodes two steps away, over storage that is used again.
private struct NearSearch {
  /// The nodes found, and how far they are.
  private(set) var found: [(node: CSRGraph.Node, length: Float)] = []

  /// The last node from which each was met.
  private var seen: [Int32]

  init(nodeCount: Int) { seen = [Int32](repeating: -1, count: nodeCount) }

  /// Finds the nodes two steps away, or some of them if they may be many.
  ///
  /// - Returns: Whether these are all.
  mutating func find(
    _ count: Int, twoStepsFrom node: Int, in graph: CSRGraph, random: inout SplitMix64
  ) -> Bool {
    found.removeAll(keepingCapacity: true)
    let neighbors = graph.neighbors(of: node)
    let mark = Int32(node)
    seen[node] = mark
    for neighbor in neighbors { seen[Int(neighbor)] = mark }
    let ways = neighbors.reduce(0) { $0 + graph.neighbors(of: Int($1)).count }
    guard ways <= 4 * count else {
      walk(count, from: node, in: graph, random: &random)
      return false
    }
    for (neighbor, length) in zip(neighbors, graph.weights(from: node)) {
      let onward = graph.weights(from: Int(neighbor))
      for (other, rest) in zip(graph.neighbors(of: Int(neighbor)), onward)
      where seen[Int(other)] != mark {
        seen[Int(other)] = mark
        found.append((other, Float(length + rest)))
      }
    }
    return true
  }

  /// Takes walks of two random steps, until some have led to other nodes.
  private mutating func walk(
    _ count: Int, from node: Int, in graph: CSRGraph, random: inout SplitMix64
  ) {
    let neighbors = graph.neighbors(of: node)
    let lengths = graph.weights(from: node)
    let mark = Int32(node)
    for _ in 0..<4 * count where found.count < count {
      let step = Int(random.next() % UInt64(neighbors.count))
      let middle = Int(neighbors[neighbors.startIndex + step])
      let row = graph.neighbors(of: middle)
      let next = Int(random.next() % UInt64(row.count))
      let other = row[row.startIndex + next]
      if seen[Int(other)] == mark { continue }
      seen[Int(other)] = mark
      let onward = graph.weights(from: middle)
      let length = lengths[lengths.startIndex + step] + onward[onward.startIndex + next]
      found.append((other, Float(length)))
    }
  }
}
