/// The pairs of nodes one or two steps apart.
struct NearTerms {
  private let offsets: [Int]
  private let nodes: [CSRGraph.Node]
  private let distances: [Float]
  private let weights: [Float]

  /// The number of nodes that the terms of a node stand for.
  private let masses: [Float]

  /// The greatest number of nodes two steps away that a node looks at.
  private static let sampleSize = 24

  private struct Row {
    var nodes: [CSRGraph.Node] = []
    var distances: [Float] = []
    var weights: [Float] = []
    var sizes: [Int] = []
    var masses: [Float] = []
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
            row.nodes.append(other)
            row.distances.append(Float(length))
            row.weights.append(Float(1 / (length * length)))
          }
          let found = search.sample(
            Self.sampleSize, twoStepsFrom: node, in: graph, random: &random)
          for (other, length) in search.found {
            row.nodes.append(other)
            row.distances.append(length)
            row.weights.append(found / Float(search.found.count) / (length * length))
          }
          row.sizes.append(row.nodes.count - before)
          row.masses.append(Float(graph.neighbors(of: node).count) + found)
        }
        rows.set(row, at: piece)
      })
    var joined = Row()
    for row in rows.all {
      joined.nodes += row.nodes
      joined.distances += row.distances
      joined.weights += row.weights
      joined.sizes += row.sizes
      joined.masses += row.masses
    }
    var offsets = [0]
    for size in joined.sizes { offsets.append(offsets[offsets.count - 1] + size) }
    self.offsets = offsets
    (nodes, distances, weights) = (joined.nodes, joined.distances, joined.weights)
    masses = joined.masses
  }

  func mass(of node: Int) -> Float { masses[node] }

  /// Adds the terms of a node to its sums.
  @inline(__always)
  func add(
    of node: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>,
    to total: inout (x: Float, y: Float, weight: Float, stress: Float)
  ) {
    let (nodes, distances, weights) = (nodes.span, distances.span, weights.span)
    let (nodeX, nodeY) = (x[node], y[node])
    for term in offsets.span[unchecked: node]..<offsets.span[unchecked: node &+ 1] {
      let other = Int(nodes[unchecked: term])
      let (distance, weight) = (distances[unchecked: term], weights[unchecked: term])
      let (dx, dy) = (nodeX - x[other], nodeY - y[other])
      let length = (dx * dx + dy * dy + 1e-12).squareRoot()
      let push = weight * distance / length
      total.x += weight * x[other] + push * dx
      total.y += weight * y[other] + push * dy
      total.weight += weight
      total.stress += weight * (length - distance) * (length - distance)
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

  /// Finds the nodes two steps away, or some of them.
  ///
  /// - Returns: The number that they stand for.
  mutating func sample(
    _ count: Int, twoStepsFrom node: Int, in graph: CSRGraph, random: inout SplitMix64
  ) -> Float {
    found.removeAll(keepingCapacity: true)
    let neighbors = graph.neighbors(of: node)
    let mark = Int32(node)
    seen[node] = mark
    for neighbor in neighbors { seen[Int(neighbor)] = mark }
    var ways = 0
    var ends: [Int] = []
    for neighbor in neighbors {
      ways += graph.neighbors(of: Int(neighbor)).count
      ends.append(ways)
    }
    if ways <= 4 * count {
      let lengths = graph.weights(from: node)
      for (neighbor, length) in zip(neighbors, lengths) {
        let onward = graph.weights(from: Int(neighbor))
        for (other, rest) in zip(graph.neighbors(of: Int(neighbor)), onward)
        where seen[Int(other)] != mark {
          seen[Int(other)] = mark
          found.append((other, Float(length + rest)))
        }
      }
      let all = found.count
      while found.count > count {
        found.swapAt(Int(random.next() % UInt64(found.count)), found.count - 1)
        found.removeLast()
      }
      return Float(all)
    }
    return walk(count, from: node, ways: ends, in: graph, random: &random)
  }

  /// Takes walks of two random steps.
  private mutating func walk(
    _ count: Int, from node: Int, ways ends: [Int], in graph: CSRGraph, random: inout SplitMix64
  ) -> Float {
    let neighbors = graph.neighbors(of: node)
    let lengths = graph.weights(from: node)
    let mark = Int32(node)
    let ways = ends[ends.count - 1]
    var (hits, walks) = (0, 0)
    while walks < 4 * count, found.count < count {
      walks += 1
      let way = Int(random.next() % UInt64(ways))
      var (low, high) = (0, ends.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if ends[middle] <= way { low = middle + 1 } else { high = middle }
      }
      let first = neighbors.startIndex + low
      let step = way - (low == 0 ? 0 : ends[low - 1])
      let row = graph.neighbors(of: Int(neighbors[first]))
      let other = row[row.startIndex + step]
      if seen[Int(other)] == mark { continue }
      hits += 1
      seen[Int(other)] = mark
      let onward = graph.weights(from: Int(neighbors[first]))
      let length = lengths[lengths.startIndex + low] + onward[onward.startIndex + step]
      found.append((other, Float(length)))
    }
    let share = Double(hits) / Double(max(1, walks))
    let others = Double(graph.nodeCount - 1 - neighbors.count)
    return Float(max(Double(found.count), min(others, share * Double(ways))))
  }
}
