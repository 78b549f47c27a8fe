/// A graph whose arcs say whom each node holds for a friend, or a foe.
///
/// An arc has no weight, and one leads from one node to another at most. Loops are left out.
public struct DirectedSignedGraph: Sendable, Hashable {
  /// An arc.
  public struct Arc: Sendable, Hashable {
    /// Where it leads from.
    public let tail: CSRGraph.Node

    /// Where it leads to.
    public let head: CSRGraph.Node

    /// Whether the one holds the other for a friend.
    public let isPositive: Bool

    /// Creates an arc.
    public init(_ tail: CSRGraph.Node, _ head: CSRGraph.Node, isPositive: Bool) {
      self.tail = tail
      self.head = head
      self.isPositive = isPositive
    }
  }

  /// The number of nodes.
  public let nodeCount: Int

  /// The arcs, in the order of their ends.
  public let arcs: [Arc]

  /// Creates a graph from its arcs; one given again counts once.
  ///
  /// - Precondition: No arcs of both signs lead from one node to another.
  /// - Complexity: O(*m* log *m*).
  public init(nodeCount: Int, arcs given: some Sequence<Arc>) {
    precondition((0...Int(Int32.max)).contains(nodeCount), "The number of nodes is out of range")
    var arcs: [Arc] = []
    for arc in given.sorted(by: { ($0.tail, $0.head) < ($1.tail, $1.head) })
    where arc.tail != arc.head {
      precondition(
        arc.tail < nodeCount && arc.head < nodeCount, "An arc names a node that is not there")
      if let last = arcs.last, last.tail == arc.tail, last.head == arc.head {
        precondition(last.isPositive == arc.isPositive, "Arcs of both signs join two nodes")
      } else {
        arcs.append(arc)
      }
    }
    self.nodeCount = nodeCount
    self.arcs = arcs
  }
}

extension DirectedSignedGraph {
  /// Returns the PN centralities of every node, in node order: by the arcs to it, and by those
  /// from it.
  ///
  /// Who is held for a friend by those that judge much gains; who judges those well that are
  /// held in esteem gains as well; foes take twice as much away:
  ///
  ///     in = 1 + Aᵀ out,    out = 1 + A in,    A = (P − 2N) / 2(n − 1)
  ///
  /// for the matrices *P* of positive and *N* of negative arcs of all *n* nodes; that is
  /// in = (I − AᵀA)⁻¹ (I + Aᵀ) 1. Where each arc is answered by one of its sign, both are the
  /// centrality of a graph without direction. Where there is no inverse, the least solution
  /// is returned.
  ///
  /// - Complexity: O(*m*) time for each step of the method of conjugate gradients, of which
  ///   a few dozen are usual, and O(*n*) space.
  ///
  /// > M. G. Everett, S. P. Borgatti. "Networks containing negative ties." *Social
  /// > Networks* 38, 2014, pp. 111–120.
  /// > doi:[10.1016/j.socnet.2014.03.005](https://doi.org/10.1016/j.socnet.2014.03.005)
  public func pnCentrality() -> (incoming: [Double], outgoing: [Double]) {
    guard nodeCount > 1 else {
      let alone = [Double](repeating: 1, count: nodeCount)
      return (alone, alone)
    }
    // Both together solve a symmetric system, whose eigenvalues are not negative: a row of A
    // sums to 1 at most.
    let scale = 1 / (2 * Double(nodeCount - 1))
    let solution = ConjugateGradients.solution(size: 2 * nodeCount) {
      image(of: $0, scale: scale)
    }
    return (Array(solution[..<nodeCount]), Array(solution[nodeCount...]))
  }

  /// The product of the matrix and a vector, whose first half is of arcs to nodes and whose
  /// second of those from them.
  private func image(of vector: [Double], scale: Double) -> [Double] {
    var image = vector
    for arc in arcs {
      let weight = arc.isPositive ? scale : -2 * scale
      let (head, tail) = (Int(arc.head), nodeCount + Int(arc.tail))
      image[head] -= weight * vector[tail]
      image[tail] -= weight * vector[head]
    }
    return image
  }
}
