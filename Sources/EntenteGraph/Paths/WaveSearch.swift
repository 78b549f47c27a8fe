/// A search for the distances from one node by weights, in waves.
///
/// The nodes whose distances lie in the same interval are a wave. All arcs from them are
/// followed at a time, and those whose distances shrink meanwhile take part again, until
/// the interval is empty. In narrow intervals few do; in wide ones there is more to do at
/// a time. Distances shrink to the same numbers in any order.
///
/// > U. Meyer, P. Sanders. "Δ-stepping: a parallelizable shortest path algorithm."
/// > *Journal of Algorithms* 49(1), 2003, pp. 114–152.
/// > doi:[10.1016/S0196-6774(03)00076-2](https://doi.org/10.1016/S0196-6774(03)00076-2)
struct WaveSearch {
  private typealias Entry = RadixQueue.Entry

  private let adjacency: Adjacency
  private let weights: [Double]
  private let workers: Workers
  private let distances: ShrinkingDistances

  /// The entries of a wave that are followed at a time.
  private static let entriesPerPiece = 512

  /// Returns the distances along the arcs of `adjacency`, infinite where none leads.
  static func distances(
    from source: Int, along adjacency: Adjacency, weights: [Double], workers: Workers
  ) -> [Double] {
    let width = intervalWidth(for: weights, nodeCount: adjacency.nodeCount)
    if IntervalQueue.widths.contains(width),
      let distances = distances(
        from: source, along: adjacency, weights: weights, queue: IntervalQueue(width: width),
        limit: 3 * weights.count, workers: workers)
    {
      return distances
    }
    // Where short arcs make many detours, nodes come in their order, each only once.
    var search = LengthSearch(nodeCount: adjacency.nodeCount)
    search.run(from: source, along: adjacency, weights: weights)
    return search.distance
  }

  /// Returns how wide to make intervals, judging from a thousand weights.
  ///
  /// It is the quarter of a mean weight for each arc of a node, and no less than the
  /// least weight. A power of two divides without rounding.
  private static func intervalWidth(for weights: [Double], nodeCount: Int) -> Double {
    let sample = stride(from: 0, to: weights.count, by: max(1, weights.count / 1024))
      .map { weights[$0] }.filter { $0 > 0 }
    guard let least = sample.min() else { return 0 }
    let mean = sample.reduce(0) { $0 + $1 / Double(sample.count) }
    let width = max(least, mean / 4 * (Double(nodeCount) / Double(weights.count)))
    return width.isNormal ? width.binade : 0
  }

  /// - Returns: The distances; `nil` if more than `limit` arcs would be followed.
  private static func distances(
    from source: Int, along adjacency: Adjacency, weights: [Double], queue: IntervalQueue,
    limit: Int, workers: Workers
  ) -> [Double]? {
    var queue = queue
    let search = WaveSearch(
      adjacency: adjacency, weights: weights, workers: workers,
      distances: ShrinkingDistances(count: adjacency.nodeCount))
    _ = search.distances.shrink(source, to: 0, isShared: false)
    queue.insert(Entry(distance: 0, node: CSRGraph.Node(source)))
    var wave: [Entry] = []
    var shrunk: [Entry] = []
    var arcCount = 0
    while queue.takeFirst(&wave) {
      arcCount += search.follow(wave, shrunk: &shrunk)
      if arcCount > limit { return nil }
      for entry in shrunk { queue.insert(entry) }
      shrunk.removeAll(keepingCapacity: true)
    }
    return search.distances.values
  }

  /// Follows the arcs from the nodes of a wave.
  ///
  /// - Returns: The number of arcs.
  private func follow(_ wave: [Entry], shrunk: inout [Entry]) -> Int {
    let pieces = (wave.count + Self.entriesPerPiece - 1) / Self.entriesPerPiece
    if pieces < 4 || workers.count == 1 {
      return follow(wave, in: wave.indices, isShared: false, shrunk: &shrunk)
    }
    struct Finding {
      var arcCount = 0
      var shrunk: [Entry] = []
    }
    let findings = workers.forEach(of: pieces, storage: { Finding() }) { piece, finding in
      let first = piece * Self.entriesPerPiece
      finding.arcCount += follow(
        wave, in: first..<min(wave.count, first + Self.entriesPerPiece), isShared: true,
        shrunk: &finding.shrunk)
    }
    for finding in findings { shrunk += finding.shrunk }
    return findings.reduce(0) { $0 + $1.arcCount }
  }

  private func follow(
    _ wave: [Entry], in places: Range<Int>, isShared: Bool,
    shrunk: inout [Entry]
  ) -> Int {
    let (offsets, heads) = (adjacency.offsets.span, adjacency.heads.span)
    let (weights, wave) = (weights.span, wave.span)
    var arcCount = 0
    for place in places {
      prefetch(after: place, of: wave, offsets: offsets, heads: heads, weights: weights)
      let entry = wave[unchecked: place]
      if distances[Int(entry.node)] != entry.distance { continue }
      let begin = offsets[unchecked: Int(entry.node)]
      let end = offsets[unchecked: Int(entry.node) &+ 1]
      arcCount &+= end &- begin
      for arc in begin..<end {
        let head = heads[unchecked: arc]
        let distance = entry.distance + weights[unchecked: arc]
        if distance >= distances[Int(head)] { continue }
        if distances.shrink(Int(head), to: distance, isShared: isShared) {
          shrunk.append(Entry(distance: distance, node: head))
        }
      }
    }
    return arcCount
  }

  /// Asks for the rows of the nodes that come next.
  @inline(__always)
  private func prefetch(
    after place: Int, of wave: Span<Entry>, offsets: Span<Int>,
    heads: Span<CSRGraph.Node>, weights: Span<Double>
  ) {
    if place &+ 8 < wave.count { offsets.prefetch(Int(wave[unchecked: place &+ 8].node)) }
    if place &+ 4 < wave.count {
      let node = Int(wave[unchecked: place &+ 4].node)
      let row = offsets[unchecked: node]..<offsets[unchecked: node &+ 1]
      heads.prefetch(row)
      weights.prefetch(row)
    }
  }
}
