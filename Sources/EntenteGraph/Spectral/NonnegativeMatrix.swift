/// A square matrix without negative entries, in compressed sparse rows.
///
/// Entries are divided by the largest, so that no product overflows.
struct NonnegativeMatrix {
  /// Where each row begins; one more entry marks the end of the last.
  private(set) var offsets: [Int] = [0]

  /// The column of each entry.
  private(set) var columns: [UInt32] = []

  /// Each entry as a part of the largest, or `nil` if all are equal.
  private(set) var values: [Double]?

  /// The largest entry.
  private(set) var largest = 1.0

  /// Whether entry (i, j) always equals entry (j, i).
  let isSymmetric: Bool

  /// The number of rows, and of columns.
  var order: Int { offsets.count - 1 }

  /// Whether every entry is 0.
  var isZero: Bool { columns.isEmpty }
}

extension NonnegativeMatrix {
  /// Takes the arcs among some nodes: row *v* holds the weights of the arcs that enter
  /// the *v*-th of them.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, without repetition.
  ///   - places: The place of each of them in `nodes`; −1 for every other node. Arcs
  ///     whose ends have no place are left out.
  ///   - graph: The graph. Its weights are greater than 0.
  init(nodes: ArraySlice<CSRGraph.Node>, places: [Int32], in graph: CSRGraph) {
    isSymmetric = !graph.isDirected
    let incoming = graph.incoming
    offsets.reserveCapacity(nodes.count + 1)
    var entries: [Double] = []
    for node in nodes {
      for arc in incoming.arcs(of: Int(node)) {
        let place = places[Int(incoming.heads[arc])]
        if place < 0 { continue }
        columns.append(UInt32(place))
        if let weights = incoming.weights { entries.append(weights[arc]) }
      }
      offsets.append(columns.count)
    }
    if let greatest = entries.max() {
      largest = greatest
      values = entries.map { $0 / greatest }
    }
  }

  /// Sets `product` to the matrix times `vector`, in units of the largest entry.
  func multiply(_ vector: [Double], into product: inout [Double]) {
    let offsets = offsets.span
    let columns = columns.span
    let vector = vector.span
    if let values {
      let values = values.span
      for row in 0..<order {
        var sum = 0.0
        for entry in offsets[row]..<offsets[row + 1] {
          sum += values[entry] * vector[Int(columns[entry])]
        }
        product[row] = sum
      }
    } else {
      for row in 0..<order {
        var sum = 0.0
        for entry in offsets[row]..<offsets[row + 1] { sum += vector[Int(columns[entry])] }
        product[row] = sum
      }
    }
  }

  /// Returns the greatest sum of a row: no eigenvalue is greater.
  func greatestRowSum() -> Double {
    var product = [Double](repeating: 0, count: order)
    multiply([Double](repeating: 1, count: order), into: &product)
    return (product.max() ?? 0) * largest
  }
}
