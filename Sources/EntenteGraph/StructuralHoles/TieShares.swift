/// How the ties of each node are shared out among its contacts, and which of these are
/// tied to each other.
struct TieShares: Sendable {
  /// The contacts of each node.
  let rows: Adjacency

  /// *a*(i, j) + *a*(j, i) of each contact.
  let ties: [Double]

  /// *p*(i, j): what part of the ties of *i* are those to *j*.
  let shares: [Double]

  /// The strongest tie of each node; 0 if it has none.
  let strongest: [Double]

  init(_ graph: CSRGraph) {
    let rows = graph.mutualRows()
    let ties = rows.weights ?? []
    var shares = ties
    var strongest = [Double](repeating: 0, count: rows.nodeCount)
    for node in 0..<rows.nodeCount {
      let arcs = rows.arcs(of: node)
      let sum = ties[arcs].reduce(0, +)
      for arc in arcs { shares[arc] = ties[arc] / sum }
      strongest[node] = ties[arcs].max() ?? 0
    }
    self.rows = rows
    self.ties = ties
    self.shares = shares
    self.strongest = strongest
  }

  /// Calls `body` with each tie from one contact of a node to another.
  ///
  /// A row that is much longer than that of the node is searched rather than read, so that
  /// a hub costs its contacts little.
  ///
  /// - Parameters:
  ///   - node: The node.
  ///   - places: −1 for every node; the same after the call.
  ///   - body: Takes the arc from the node to the one contact, that to the other, and that
  ///     between them.
  @inline(__always)
  func forEachTie(
    amongContactsOf node: Int, places: inout [Int32],
    _ body: (_ first: Int, _ second: Int, _ between: Int) -> Void
  ) {
    let own = rows.arcs(of: node)
    for arc in own { places[Int(rows.heads[arc])] = Int32(arc - own.lowerBound) }
    for first in own {
      let contact = Int(rows.heads[first])
      let others = rows.arcs(of: contact)
      if others.count <= 8 * own.count {
        for between in others {
          let place = places[Int(rows.heads[between])]
          if place >= 0 { body(first, own.lowerBound + Int(place), between) }
        }
      } else {
        for second in own {
          if let between = rows.arc(from: contact, to: rows.heads[second]) {
            body(first, second, between)
          }
        }
      }
    }
    for arc in own { places[Int(rows.heads[arc])] = -1 }
  }

  /// Returns what is computed of each node from its contacts, on all threads.
  func scores(
    workers: Workers, _ score: @Sendable (_ node: Int, _ places: inout [Int32]) -> Double
  ) -> [Double] {
    let cuts = rows.cuts(pieces: max(1, min(64, rows.heads.count / 4096)))
    var scores = [Double](repeating: 0, count: rows.nodeCount)
    scores.withSharedEntries { scores in
      _ = workers.forEach(
        of: cuts.count - 1, storage: { [Int32](repeating: -1, count: rows.nodeCount) },
        { piece, places in
          for node in cuts[piece]..<cuts[piece + 1] { scores[node] = score(node, &places) }
        })
    }
    return scores
  }
}

extension Adjacency {
  /// Returns the arc between two nodes, or nil if there is none; rows are in ascending
  /// order.
  func arc(from tail: Int, to head: CSRGraph.Node) -> Int? {
    let row = arcs(of: tail)
    var (low, high) = (row.lowerBound, row.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if heads[middle] < head { low = middle + 1 } else { high = middle }
    }
    return low < row.upperBound && heads[low] == head ? low : nil
  }
}
