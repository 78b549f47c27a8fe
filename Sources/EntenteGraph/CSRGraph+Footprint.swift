extension CSRGraph {
  /// The bytes that the graph takes in memory.
  package var footprint: Int {
    outgoing.footprint + (isDirected ? incoming.footprint : 0)
  }
}

extension Adjacency {
  /// The bytes that were asked for to hold the rows.
  fileprivate var footprint: Int {
    offsets.capacity * MemoryLayout<Int>.stride
      + heads.capacity * MemoryLayout<CSRGraph.Node>.stride
      + (weights?.capacity ?? 0) * MemoryLayout<Double>.stride
  }
}
