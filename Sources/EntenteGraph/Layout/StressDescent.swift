/// Moves nodes to where their terms want them, all at a time, until they stay.
///
/// Each round pulls from places that are a little ahead of the last: the move before is
/// carried on with growing momentum, until the stress rises and it starts anew. Nodes look
/// at where the others were before the round, so that threads do not matter.
///
/// > E. R. Gansner, Y. Koren, S. North. "Graph drawing by stress majorization." *Graph
/// > Drawing*, LNCS 3383, 2005, pp. 239–250.
/// > doi:[10.1007/978-3-540-31843-9_25](https://doi.org/10.1007/978-3-540-31843-9_25)
/// >
/// > B. O'Donoghue, E. Candès. "Adaptive restart for accelerated gradient schemes."
/// > *Foundations of Computational Mathematics* 15, 2015, pp. 715–732.
/// > doi:[10.1007/s10208-013-9150-3](https://doi.org/10.1007/s10208-013-9150-3)
struct StressDescent<Terms: StressTerms> {
  private(set) var terms: Terms

  /// The places after the last round; past the last node there are zeros.
  private(set) var x: [Float]
  private(set) var y: [Float]

  /// The places that the next round pulls from.
  private var aheadX: [Float]
  private var aheadY: [Float]

  /// The rounds since the momentum started anew.
  private var age = 0

  private var lastStress = Double.infinity

  private static var nodesPerPiece: Int { 128 }

  init(terms: Terms, x: [Float], y: [Float]) {
    self.terms = terms
    let room = (terms.nodeCount + 7) & ~7
    self.x = x + [Float](repeating: 0, count: room - x.count)
    self.y = y + [Float](repeating: 0, count: room - y.count)
    (aheadX, aheadY) = (self.x, self.y)
  }

  /// Moves the nodes in rounds.
  ///
  /// - Parameters:
  ///   - rounds: The greatest number of rounds.
  ///   - tolerance: How little, as a share of the stress, ten rounds may gain.
  ///   - workers: The threads to use.
  ///   - isOver: Whether to stop after a round.
  /// - Returns: The number of rounds.
  @discardableResult
  mutating func run(
    rounds: Int, tolerance: Double, workers: Workers, until isOver: () -> Bool
  ) -> Int {
    var round = 0
    var checkpoint = Double.infinity
    while round < rounds, !isOver() {
      let stress = move(workers: workers)
      round += 1
      if round % 10 == 0 {
        if checkpoint - stress < tolerance * checkpoint { break }
        checkpoint = stress
      }
    }
    return round
  }

  /// Moves every node once; returns the stress before.
  private mutating func move(workers: Workers) -> Double {
    let count = terms.nodeCount
    terms.look(x: aheadX, y: aheadY)
    let pieces = (count + Self.nodesPerPiece - 1) / Self.nodesPerPiece
    let (terms, fromX, fromY) = (terms, aheadX, aheadY)
    var (toX, toY) = (fromX, fromY)
    let stresses = toX.withSharedEntries { toX in
      toY.withSharedEntries { toY in
        workers.map(pieces) { piece in
          let nodes = piece &* Self.nodesPerPiece..<min(count, (piece &+ 1) &* Self.nodesPerPiece)
          return Self.pull(nodes, by: terms, x: fromX, y: fromY, toX: toX, toY: toY)
        }
      }
    }
    let stress = stresses.reduce(0, +)
    age = stress > lastStress ? 0 : age + 1
    lastStress = stress
    let momentum = Float(age) / Float(age + 3)
    for node in 0..<count {
      aheadX[node] = toX[node] + momentum * (toX[node] - x[node])
      aheadY[node] = toY[node] + momentum * (toY[node] - y[node])
    }
    (x, y) = (toX, toY)
    return stress
  }

  @inline(never)
  private static func pull(
    _ nodes: Range<Int>, by terms: Terms, x: [Float], y: [Float], toX: SharedEntries<Float>,
    toY: SharedEntries<Float>
  ) -> Double {
    var stress = 0.0
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        for node in nodes {
          let pull = terms.pull(on: node, x: x, y: y)
          (toX[node], toY[node]) = (pull.x, pull.y)
          stress += pull.stress
        }
      }
    }
    return stress
  }
}
