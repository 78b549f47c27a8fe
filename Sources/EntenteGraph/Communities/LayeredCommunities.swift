/// A division of the nodes of several graphs into communities that suit them all.
///
/// Communities are numbered in the order of their first nodes.
public struct LayeredCommunities: Sendable, Hashable {
  /// The community of each node.
  public let labels: [Int32]

  /// The number of nodes in each community.
  public let sizes: [Int]

  /// The modularity over all layers.
  public let modularity: Double

  /// The number of communities.
  public var count: Int { sizes.count }
}

/// Ties of one sort among nodes, and what they say of communities.
public struct CommunityLayer: Sendable {
  /// The ties.
  public var graph: CSRGraph

  /// How much they count: more than 0 if they join, less if they divide their ends.
  public var weight: Double

  /// Creates a layer.
  public init(_ graph: CSRGraph, weight: Double = 1) {
    self.graph = graph
    self.weight = weight
  }
}

extension CommunityLayer {
  /// Returns communities of high modularity in all layers together, found by the Leiden
  /// method.
  ///
  ///     Q = Σ λₗ Σ (wₗ(c) − γ sₗ(c)² / 4mₗ) / Σ |λₗ| mₗ
  ///
  /// over layers *l* of weight *λ* and communities *c*, for the weight *w* of inner edges,
  /// the strength *s* of nodes and the weight *m* of all edges of a layer. Each layer is
  /// compared with its own chance. A layer of weight −1 holds ties that divide, of which
  /// communities should have few: so two layers make communities of a signed graph. Edges
  /// count without direction, with their weights.
  ///
  /// - Parameters:
  ///   - layers: The layers, all of as many nodes.
  ///   - resolution: γ: above 1 communities become smaller, below 1 larger.
  ///   - iterations: How often the whole is begun again from its result, at most.
  ///   - seed: What the order is drawn from in which nodes are looked at.
  /// - Returns: The communities, with their modularity.
  ///
  /// - Complexity: O(*m*) time for each look at all nodes, of which a few dozen are usual,
  ///   and O(*n* + *m*) space, for *m* edges in all layers.
  ///
  /// > V. A. Traag, J. Bruggeman. "Community detection in networks with positive and
  /// > negative links." *Physical Review E* 80, 2009, 036115.
  /// > doi:[10.1103/PhysRevE.80.036115](https://doi.org/10.1103/PhysRevE.80.036115)
  /// >
  /// > V. A. Traag, L. Waltman, N. J. van Eck. "From Louvain to Leiden: guaranteeing
  /// > well-connected communities." *Scientific Reports* 9, 2019, 5233.
  /// > doi:[10.1038/s41598-019-41695-z](https://doi.org/10.1038/s41598-019-41695-z)
  public static func communities(
    in layers: [CommunityLayer], resolution: Double = 1, iterations: Int = 4, seed: UInt64 = 0
  ) -> LayeredCommunities {
    precondition(resolution.isFinite && resolution >= 0, "The resolution is not negative")
    precondition(iterations >= 1, "There is at least one iteration")
    let network = LayeredNetwork(layers)
    var random = SplitMix64(seed: seed)
    var labels = (0..<UInt32(network.nodeCount)).map(\.self)
    for _ in 0..<iterations {
      let before = labels
      labels = network.leidenIteration(from: labels, resolution: resolution, random: &random)
      if labels == before { break }
    }
    let found = Components(labels: labels.map { Int32($0) }, count: labels.count)
    return LayeredCommunities(
      labels: found.labels, sizes: found.sizes,
      modularity: network.modularity(of: labels, resolution: resolution))
  }

  /// Returns the modularity of a division in all layers together.
  ///
  /// - Parameters:
  ///   - labels: The community of each node, from 0.
  ///   - layers: The layers.
  ///   - resolution: γ.
  /// - Returns: The modularity.
  public static func modularity(
    of labels: [Int32], in layers: [CommunityLayer], resolution: Double = 1
  ) -> Double {
    let network = LayeredNetwork(layers)
    precondition(labels.count == network.nodeCount, "Each node needs one label")
    precondition(labels.allSatisfy { $0 >= 0 }, "Labels are not negative")
    return network.modularity(of: labels.map { UInt32($0) }, resolution: resolution)
  }
}
