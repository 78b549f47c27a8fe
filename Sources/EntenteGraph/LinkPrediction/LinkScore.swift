/// How likely a tie between two nodes is held to be, from those around them.
///
/// All are of graphs without direction, parallel edges, loops and weights; *N(u)* is the
/// set of the neighbors of *u*.
///
/// > D. Liben-Nowell, J. Kleinberg. "The link-prediction problem for social networks."
/// > *Journal of the American Society for Information Science and Technology* 58(7),
/// > 2007, pp. 1019–1031. doi:[10.1002/asi.20591](https://doi.org/10.1002/asi.20591)
public enum LinkScore: String, CaseIterable, Hashable, Sendable {
  /// The number of common neighbors, |*N(u)* ∩ *N(v)*|.
  case commonNeighbors = "common-neighbors"

  /// Common neighbors by the neighbors of either, |*N(u)* ∩ *N(v)*| / |*N(u)* ∪ *N(v)*|.
  case jaccard

  /// The sum over common neighbors *w* of 1 / ln |*N(w)*|.
  ///
  /// > L. A. Adamic, E. Adar. "Friends and neighbors on the Web." *Social Networks*
  /// > 25(3), 2003, pp. 211–230.
  /// > doi:[10.1016/S0378-8733(03)00009-1](https://doi.org/10.1016/S0378-8733(03)00009-1)
  case adamicAdar = "adamic-adar"

  /// The sum over common neighbors *w* of 1 / |*N(w)*|.
  ///
  /// > T. Zhou, L. Lü, Y.-C. Zhang. "Predicting missing links via local information."
  /// > *European Physical Journal B* 71, 2009, pp. 623–630.
  /// > doi:[10.1140/epjb/e2009-00335-8](https://doi.org/10.1140/epjb/e2009-00335-8)
  case resourceAllocation = "resource-allocation"

  /// The product of the numbers of neighbors, |*N(u)*| |*N(v)*|.
  ///
  /// > A.-L. Barabási, R. Albert. "Emergence of scaling in random networks." *Science*
  /// > 286, 1999, pp. 509–512.
  /// > doi:[10.1126/science.286.5439.509](https://doi.org/10.1126/science.286.5439.509)
  case preferentialAttachment = "preferential-attachment"

  /// Whether only pairs with a common neighbor score.
  public var needsCommonNeighbor: Bool { self != .preferentialAttachment }
}

/// Two nodes without a tie, and how likely one is held to be.
public struct LikelyLink: Hashable, Sendable {
  /// The node of the smaller number.
  public var first: CSRGraph.Node
  /// The other.
  public var second: CSRGraph.Node
  /// What the score gives.
  public var score: Double
}
