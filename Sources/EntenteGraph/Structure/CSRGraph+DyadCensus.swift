/// How many pairs of nodes are tied both ways, one way, and not at all.
public struct DyadCensus: Hashable, Sendable {
  /// The pairs with an arc each way.
  public var mutual: Int
  /// The pairs with an arc one way only.
  public var asymmetric: Int
  /// The pairs without an arc.
  public var null: Int

  /// Creates a census from its counts.
  public init(mutual: Int, asymmetric: Int, null: Int) {
    self.mutual = mutual
    self.asymmetric = asymmetric
    self.null = null
  }

  /// The share of arcs that are answered by one back; nil without arcs.
  public var reciprocity: Double? {
    let arcs = 2 * mutual + asymmetric
    return arcs == 0 ? nil : 2 * Double(mutual) / Double(arcs)
  }

  /// The share of the possible arcs that are there; nil with fewer than two nodes.
  public var density: Double? {
    let pairs = mutual + asymmetric + null
    return pairs == 0 ? nil : (Double(mutual) + Double(asymmetric) / 2) / Double(pairs)
  }
}

extension CSRGraph {
  /// Counts the pairs of nodes that are tied both ways, one way, and not at all.
  ///
  /// Parallel edges count once, and loops not at all. In an undirected graph every
  /// tied pair is mutual.
  ///
  ///     let graph = CSRGraph(
  ///       nodeCount: 3, edges: [(0, 1), (1, 0), (1, 2)], isDirected: true)
  ///     graph.dyadCensus()  // mutual 1, asymmetric 1, null 1
  ///     graph.dyadCensus().reciprocity  // 0.666…
  ///
  /// - Complexity: O(*n* + *m*).
  ///
  /// > P. W. Holland, S. Leinhardt. "A method for detecting structure in sociometric
  /// > data." *American Journal of Sociology* 76(3), 1970, pp. 492–513.
  /// > doi:[10.1086/224954](https://doi.org/10.1086/224954)
  public func dyadCensus() -> DyadCensus { DyadRows(self).census }
}

extension DyadRows {
  /// The number of mutual, asymmetric and null pairs.
  var census: DyadCensus {
    let mutual = ways.count { $0 == Self.both } / 2
    let asymmetric = heads.count / 2 - mutual
    let pairs = nodeCount * (nodeCount - 1) / 2
    return DyadCensus(mutual: mutual, asymmetric: asymmetric, null: pairs - heads.count / 2)
  }
}
