/// A division of the nodes of a graph into communities, and how good it is.
///
/// Communities are numbered in the order of their first nodes: node 0 is in
/// community 0, and the first node outside it is in community 1.
public struct Communities: Sendable, Hashable {
  /// The community of each node.
  public let labels: [Int32]

  /// The number of nodes in each community.
  public let sizes: [Int]

  /// The modularity of the division, edges read without direction.
  ///
  /// It is of the resolution that the communities were asked for with.
  public let modularity: Double

  /// The number of communities.
  public var count: Int { sizes.count }

  /// Returns the nodes of a community, in ascending order.
  ///
  /// - Complexity: O(*n*).
  public func nodes(in community: Int) -> [CSRGraph.Node] {
    labels.indices.filter { labels[$0] == community }.map { CSRGraph.Node($0) }
  }
}

extension Communities {
  /// Numbers labels less than *n* anew, and weighs them.
  init(labels: [UInt32], in network: CommunityNetwork, resolution: Double, workers: Workers) {
    let parts = Components(labels: labels.map { Int32($0) }, count: labels.count)
    self.labels = parts.labels
    sizes = parts.sizes
    modularity = network.modularity(of: labels, resolution: resolution, workers: workers)
  }
}
