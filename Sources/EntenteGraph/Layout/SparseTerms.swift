/// The pairs of near nodes, and for what is farther the distances to some pivots.
///
/// A node looks at its neighbors, at the nodes two steps away (at some of them, if there
/// are many), and at the pivots beyond. A pivot weighs the more, the more nodes of its
/// region, those that it is nearest to, are within half its distance; and all together
/// weigh what the nodes do that are not near.
///
/// The paper weighs a pivot by the number of these nodes; its square root gives layouts of
/// less stress where the whole graph lies within a few steps, and as good ones elsewhere.
///
/// > M. Ortmann, M. Klimenta, U. Brandes. "A sparse stress model." *Journal of Graph
/// > Algorithms and Applications* 21(5), 2017, pp. 791–821.
/// > doi:[10.7155/jgaa.00440](https://doi.org/10.7155/jgaa.00440)
struct SparseTerms: StressTerms {
  let nodeCount: Int

  private let near: NearTerms

  private let pivots: [Int]

  /// The number of pivots, rounded up to whole lanes.
  private let stride: Int

  /// Distances and weights of the terms with pivots, a row for each node.
  private let distances: [Float]
  private let weights: [Float]

  private var pivotX: [Float]
  private var pivotY: [Float]

  init(of graph: CSRGraph, pivots: Pivots, seed: UInt64, workers: Workers) {
    let count = graph.nodeCount
    let stride = (pivots.nodes.count + 7) & ~7
    let near = NearTerms(of: graph, seed: seed, workers: workers)
    let regions = pivots.regions()
    let isWeighted = graph.isWeighted
    var distances = [Float](spread: 1, count: count * stride)
    var weights = [Float](spread: 0, count: count * stride)
    distances.withSharedEntries { distances in
      weights.withSharedEntries { weights in
        workers.forEach(of: (count + 255) / 256) { piece, _ in
          for node in piece * 256..<min(count, piece * 256 + 256) {
            var mass: Float = 0
            let isComplete = near.isComplete(for: node)
            for pivot in pivots.nodes.indices {
              let distance = pivots.distances[pivot][node]
              // What is near is looked at itself.
              let isNear = distance <= 1 || (isComplete && distance <= 2)
              if distance <= 0 || (!isWeighted && isNear) { continue }
              let share = Float(regions[pivot].count(within: distance / 2)).squareRoot()
              distances[node &* stride &+ pivot] = distance
              weights[node &* stride &+ pivot] = share
              mass += share
            }
            let wanted = Float(max(0, count - 1 - near.count(of: node)))
            let factor = mass > 0 ? wanted / mass : 0
            for place in node * stride..<(node + 1) * stride {
              weights[place] *= factor / (distances[place] * distances[place])
            }
          }
        }
      }
    }
    nodeCount = count
    self.near = near
    self.pivots = pivots.nodes
    self.stride = stride
    (self.distances, self.weights) = (distances, weights)
    pivotX = [Float](repeating: 0, count: stride)
    pivotY = pivotX
  }

  mutating func look(x: [Float], y: [Float]) {
    for (place, pivot) in pivots.enumerated() {
      (pivotX[place], pivotY[place]) = (x[pivot], y[pivot])
    }
  }

  @inline(__always)
  func pull(on node: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>) -> Pull {
    var sums = PullSums(x: x[node], y: y[node])
    addPivots(of: node, to: &sums)
    near.add(of: node, x: x, y: y, to: &sums)
    let total = sums.total
    guard total.weight > 0 else { return Pull(x: x[node], y: y[node], stress: 0) }
    return Pull(
      x: total.x / total.weight, y: total.y / total.weight, stress: Double(total.stress))
  }

  @inline(__always)
  private func addPivots(of node: Int, to sums: inout PullSums) {
    typealias Lanes = PullSums.Lanes
    let row = node &* stride &* 4
    distances.withUnsafeBytes { distances in
      weights.withUnsafeBytes { weights in
        pivotX.withUnsafeBytes { x in
          pivotY.withUnsafeBytes { y in
            var place = 0
            while place < stride &* 4 {
              sums.add(
                x: x.loadUnaligned(fromByteOffset: place, as: Lanes.self),
                y: y.loadUnaligned(fromByteOffset: place, as: Lanes.self),
                distance: distances.loadUnaligned(fromByteOffset: row &+ place, as: Lanes.self),
                weight: weights.loadUnaligned(fromByteOffset: row &+ place, as: Lanes.self))
              place &+= 32
            }
          }
        }
      }
    }
  }
}
