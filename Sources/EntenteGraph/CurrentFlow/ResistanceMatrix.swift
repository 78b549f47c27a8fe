/// A graph has too many nodes for what needs a number for each two of them.
public struct SizeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The number of nodes of the largest component.
  public let nodeCount: Int

  /// The most that a component may have.
  public let limit: Int

  /// Creates an error from what there is and what may be.
  public init(nodeCount: Int, limit: Int) {
    self.nodeCount = nodeCount
    self.limit = limit
  }

  /// What is wrong.
  public var description: String {
    "a connected part of \(nodeCount) nodes; at most \(limit) are taken, for which a number "
      + "each two is kept"
  }
}

/// The potentials in a connected network of resistors, its last node grounded, for a
/// current into each of its nodes.
///
/// They are the inverse of the Laplacian matrix without the last row and column. As it is
/// an M-matrix, elimination needs no pivots and never divides by less than it began with.
struct ResistanceMatrix: Sendable {
  /// The number of nodes but the last.
  let order: Int

  /// The potential of each node for a current into each, row after row.
  private var entries: [Double]

  /// The most nodes of a component.
  static let limit = 5000

  /// - Parameters:
  ///   - members: The nodes of a component, in ascending order.
  ///   - places: The place of each of them among the members.
  ///   - rows: The conductance between each node and its neighbors.
  ///   - workers: The threads to use.
  init(members: [CSRGraph.Node], places: [Int32], rows: Adjacency, workers: Workers) {
    let order = members.count - 1
    self.order = order
    entries = [Double](repeating: 0, count: order * order)
    for (place, node) in members.dropLast().enumerated() {
      var sum = 0.0
      for arc in rows.arcs(of: Int(node)) {
        let conductance = rows.weights?[arc] ?? 1
        sum += conductance
        let other = Int(places[Int(rows.heads[arc])])
        if other < order { entries[place * order + other] = -conductance }
      }
      entries[place * order + place] = sum
    }
    invert(workers: workers)
  }

  /// Inverts the matrix in place, by the method of Gauss and Jordan.
  private mutating func invert(workers: Workers) {
    let order = order
    let height = 64
    let pieces = (order + height - 1) / height
    var pivotRow = [Double](repeating: 0, count: order)
    entries.withSharedEntries { entries in
      for pivot in 0..<order {
        let start = pivot * order
        let inverse = 1 / entries[start + pivot]
        entries[start + pivot] = 1
        for column in 0..<order {
          entries[start + column] *= inverse
          pivotRow[column] = entries[start + column]
        }
        let row = pivotRow
        (order < 256 ? Workers.one : workers).forEach(of: pieces) { piece, _ in
          let row = row.span
          for other in piece * height..<min(order, (piece + 1) * height) where other != pivot {
            let begin = other * order
            let factor = entries[begin + pivot]
            if factor == 0 { continue }
            entries[begin + pivot] = 0
            for column in 0..<order {
              entries[begin &+ column] -= factor * row[unchecked: column]
            }
          }
        }
      }
    }
  }

  /// The potential of a node for a unit of current into another, by their places.
  subscript(node: Int, source: Int) -> Double {
    node == order || source == order ? 0 : entries[node * order + source]
  }

  /// The sums of the resistances between each member and all others.
  func sums() -> [Double] {
    let trace = (0..<order).reduce(0) { $0 + self[$1, $1] }
    return (0...order).map { node in
      if node == order { return trace }
      var sum = 0.0
      for other in 0..<order { sum += entries[node * order + other] }
      return Double(order + 1) * self[node, node] + trace - 2 * sum
    }
  }

  /// Returns the current through a resistor of conductance 1 between two members, summed
  /// over all pairs of a source and a sink.
  ///
  /// The pair of *s* and *t* drives |f(s) − f(t)| through it, if a unit of current into *s*
  /// drives f(s). In ascending order of f each number is added as often as others are less,
  /// and subtracted as often as others are greater.
  func current(_ a: Int, _ b: Int, flows: inout [Double]) -> Double {
    for source in 0...order { flows[source] = self[a, source] - self[b, source] }
    flows.sort()
    var sum = 0.0
    for (place, flow) in flows.enumerated() { sum += Double(2 * place - order) * flow }
    return sum
  }
}
