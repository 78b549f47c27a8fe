public import EntenteGraph
import EntenteModel

/// How far the friends and foes of a graph are in balance: whether friends of friends are
/// friends, and foes of foes as well.
public struct Balance: Sendable {
  /// How the graph was read.
  public let projection: SignedProjection

  /// The triangles by their signs.
  public let triads: SignedTriads

  /// The camps, and the ties that they frustrate.
  public let camps: Camps

  /// The greatest number of camps asked for; any number if nil.
  public let campLimit: Int?

  /// Whether each edge is frustrated in every best division, in some, or in none.
  public let frustrations: [Frustration]

  /// The PN centrality of each node.
  public let pnCentrality: [Double]

  /// The PN centralities of each node by the arcs to it and from it: they differ from the
  /// other where ties have direction.
  public let directedPNCentrality: (incoming: [Double], outgoing: [Double])

  /// The pairs that disturb balance, the one most first.
  public let disturbances: [Disturbance]

  /// A pair that disturbs balance: it is in unbalanced triangles, or frustrated.
  public struct Disturbance: Hashable, Sendable {
    /// The edge, by position in the signed graph.
    public let edge: Int
    /// How many unbalanced triangles it is in.
    public let unbalanced: Int
    /// How many triangles it is in.
    public let triangles: Int
    /// Whether the best divisions frustrate it.
    public let frustration: Frustration
    /// Whether the division at hand frustrates it.
    public let isFrustrated: Bool
  }

  /// Measures the balance of a graph.
  ///
  ///     let balance = try Balance(of: SignedProjection(of: summit))
  ///     balance.triads.degreeOfBalance
  ///
  /// - Parameters:
  ///   - projection: The graph, as one of friends and foes.
  ///   - campLimit: The greatest number of camps; any number if nil.
  ///   - seed: What the beginnings of the search for camps are drawn from.
  ///   - steps: How many steps each search may take.
  public init(
    of projection: SignedProjection, campLimit: Int? = 2, seed: UInt64 = 0, steps: Int = 2_000_000
  ) {
    self.projection = projection
    self.campLimit = campLimit
    let graph = projection.graph
    let triads = graph.triads()
    let camps = graph.camps(limit: campLimit, seed: seed, steps: steps)
    let frustrations = graph.frustrations(of: camps, limit: campLimit, steps: steps)
    self.triads = triads
    self.camps = camps
    self.frustrations = frustrations
    let pn = graph.pnCentrality()
    pnCentrality = pn
    directedPNCentrality = projection.hasDirection ? projection.arcs.pnCentrality() : (pn, pn)

    let isFrustrated = Set(camps.frustratedEdges)
    let found = graph.edges.indices.filter { edge in
      triads.unbalancedOfEdges[edge] > 0 || isFrustrated.contains(edge)
        || [.always, .sometimes].contains(frustrations[edge])
    }
    func weight(_ edge: Int) -> (Int, Int) {
      let rank: Int =
        switch frustrations[edge] {
        case .always: 3
        case .sometimes: 2
        case .unknown: isFrustrated.contains(edge) ? 1 : 0
        case .never: 0
        }
      return (-rank, -triads.unbalancedOfEdges[edge])
    }
    let order = found.sorted { a, b in
      let (x, y) = (weight(a), weight(b))
      return (x.0, x.1, a) < (y.0, y.1, b)
    }
    disturbances = order.map { edge in
      Disturbance(
        edge: edge, unbalanced: triads.unbalancedOfEdges[edge],
        triangles: triads.countOfEdges[edge], frustration: frustrations[edge],
        isFrustrated: isFrustrated.contains(edge))
    }
  }
}
