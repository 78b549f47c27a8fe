/// A square matrix without negative entries, in compressed sparse rows.
struct NonnegativeMatrix: Sendable {
  /// Where each row begins; one more entry marks the end of the last.
  private let offsets: [Int]

  /// The column of each entry, less than `order`.
  private let columns: [UInt32]

  /// Each entry as a part of `largest`, or `nil` if all are equal.
  private let values: [Double]?

  /// The unit of the entries.
  let largest: Double

  /// Whether entry (i, j) always equals entry (j, i).
  let isSymmetric: Bool

  /// Rows that are multiplied at once.
  let pieces: RowPieces

  /// The threads that multiply.
  let workers: Workers

  /// The number of rows, and of columns.
  var order: Int { offsets.count - 1 }
}

extension NonnegativeMatrix {
  /// Takes arcs as they are: row *v* holds the weights of the arcs of node *v*.
  init(_ arcs: Adjacency, isSymmetric: Bool, workers: Workers) {
    offsets = arcs.offsets
    columns = arcs.heads
    values = arcs.weights
    largest = 1
    self.isSymmetric = isSymmetric
    self.workers = workers
    pieces = RowPieces(offsets: offsets)
  }

  /// Takes the arcs among some nodes, in some order of them: row *v* holds the weights of
  /// the arcs of the *v*-th.
  ///
  /// - Parameters:
  ///   - nodes: The nodes, without repetition.
  ///   - places: The place of each of them in `nodes`; −1 for every other node. Arcs
  ///     whose ends have no place are left out.
  ///   - arcs: The arcs.
  ///   - isScaled: Whether to divide entries by the largest, so that no product overflows.
  ///   - isSymmetric: Whether each arc is there from both its ends.
  ///   - workers: The threads that multiply.
  init(
    nodes: ArraySlice<CSRGraph.Node>, places: [Int32], arcs: Adjacency, isScaled: Bool,
    isSymmetric: Bool, workers: Workers
  ) {
    let nodes = Array(nodes)
    let isWhole = isSymmetric || nodes.count == arcs.nodeCount
    var offsets = [Int](repeating: 0, count: nodes.count + 1)
    offsets.withSharedEntries { offsets in
      let pieces = RowPieces(evenly: nodes.count)
      workers.forEach(of: pieces.count) { piece, _ in
        for row in pieces[piece] {
          let range = arcs.arcs(of: Int(nodes[row]))
          offsets[row + 1] =
            isWhole
            ? range.count : range.count { places[Int(arcs.heads[$0])] >= 0 }
        }
      }
    }
    for row in nodes.indices { offsets[row + 1] += offsets[row] }

    let begins = offsets
    let pieces = RowPieces(offsets: offsets)
    let columns = [UInt32](count: offsets[nodes.count]) { columns in
      workers.forEach(of: pieces.count) { piece, _ in
        let (heads, places) = (arcs.heads.span, places.span)
        for row in pieces[piece] {
          // Rows lie here and there: that of a later one is asked for.
          if row &+ 8 < nodes.count {
            heads.prefetch(arcs.arcs(of: Int(nodes[row &+ 8])))
          }
          var entry = begins[row]
          for arc in arcs.arcs(of: Int(nodes[row])) {
            let place = places[unchecked: Int(heads[unchecked: arc])]
            if place < 0 { continue }
            columns[entry] = UInt32(place)
            entry &+= 1
          }
        }
      }
    }

    var largest = 1.0
    var values: [Double]?
    if let weights = arcs.weights {
      values = [Double](count: columns.count) { entries in
        let greatest =
          workers.map(pieces.count) { piece in
            let (heads, weights, places) = (arcs.heads.span, weights.span, places.span)
            var greatest = 0.0
            for row in pieces[piece] {
              var entry = begins[row]
              for arc in arcs.arcs(of: Int(nodes[row]))
              where places[unchecked: Int(heads[unchecked: arc])] >= 0 {
                entries[entry] = weights[unchecked: arc]
                greatest = max(greatest, weights[unchecked: arc])
                entry &+= 1
              }
            }
            return greatest
          }.max() ?? 0
        if !isScaled || greatest == 0 { return }
        largest = greatest
        workers.forEach(of: pieces.count) { piece, _ in
          let rows = pieces[piece]
          for entry in begins[rows.lowerBound]..<begins[rows.upperBound] {
            entries[entry] /= greatest
          }
        }
      }
    }
    self.offsets = offsets
    self.columns = columns
    self.values = values
    self.largest = largest
    self.isSymmetric = isSymmetric
    self.pieces = pieces
    self.workers = workers
  }

  /// Sets `product` to the matrix times `vector`, in units of the largest entry.
  func multiply(_ vector: [Double], into product: inout [Double]) {
    product.withSharedEntries { product in
      workers.forEach(of: pieces.count) { piece, _ in
        forEachProduct(ofPiece: piece, with: vector) { row, sum in product[row] = sum }
      }
    }
  }

  /// Calls `body` with each row of a piece, and what it gives times `vector`.
  @inline(__always)
  func forEachProduct(
    ofPiece piece: Int, with vector: [Double], _ body: (_ row: Int, _ sum: Double) -> Void
  ) {
    forEachProduct(ofPiece: piece, with: vector, as: { $0 }, body)
  }

  /// Calls `body` with each row of a piece, and what it gives times a vector of half the
  /// width, added up in full width.
  @inline(__always)
  func forEachProduct(
    ofPiece piece: Int, with vector: [Float], _ body: (_ row: Int, _ sum: Double) -> Void
  ) {
    forEachProduct(ofPiece: piece, with: vector, as: { Double($0) }, body)
  }

  @inline(__always)
  private func forEachProduct<Entry: BitwiseCopyable>(
    ofPiece piece: Int, with vector: [Entry], as number: (Entry) -> Double,
    _ body: (_ row: Int, _ sum: Double) -> Void
  ) {
    precondition(vector.count == order, "The vector has an entry for each column")
    let offsets = offsets.span
    let columns = columns.span
    let vector = vector.span
    let rows = pieces[piece]
    let last = columns.count &- 2
    var begin = offsets[rows.lowerBound]
    if let values {
      let values = values.span
      for row in rows {
        let end = offsets[unchecked: row &+ 1]
        // Two sums at once wait less for each other.
        var (even, odd) = (0.0, 0.0)
        while begin &+ 1 < end {
          let ahead = min(begin &+ Self.reach, last)
          vector.prefetch(Int(columns[unchecked: ahead]))
          vector.prefetch(Int(columns[unchecked: ahead &+ 1]))
          even +=
            values[unchecked: begin] * number(vector[unchecked: Int(columns[unchecked: begin])])
          odd +=
            values[unchecked: begin &+ 1]
            * number(vector[unchecked: Int(columns[unchecked: begin &+ 1])])
          begin &+= 2
        }
        if begin < end {
          even +=
            values[unchecked: begin] * number(vector[unchecked: Int(columns[unchecked: begin])])
          begin &+= 1
        }
        body(row, even + odd)
      }
    } else {
      for row in rows {
        let end = offsets[unchecked: row &+ 1]
        var (even, odd) = (0.0, 0.0)
        while begin &+ 1 < end {
          let ahead = min(begin &+ Self.reach, last)
          vector.prefetch(Int(columns[unchecked: ahead]))
          vector.prefetch(Int(columns[unchecked: ahead &+ 1]))
          even += number(vector[unchecked: Int(columns[unchecked: begin])])
          odd += number(vector[unchecked: Int(columns[unchecked: begin &+ 1])])
          begin &+= 2
        }
        if begin < end {
          even += number(vector[unchecked: Int(columns[unchecked: begin])])
          begin &+= 1
        }
        body(row, even + odd)
      }
    }
  }

  /// How many entries ahead the vector is asked for, so that it is in the cache when its
  /// turn comes.
  private static var reach: Int { 64 }

  /// Returns the greatest sum of a row: no eigenvalue is greater.
  func greatestRowSum() -> Double {
    var product = [Double](repeating: 0, count: order)
    multiply([Double](repeating: 1, count: order), into: &product)
    return (product.max() ?? 0) * largest
  }
}
