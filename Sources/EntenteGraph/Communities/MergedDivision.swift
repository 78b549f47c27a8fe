/// What several divisions of the same nodes come to when they are merged: the consensus of
/// those that are together in most of them.
///
/// Pairs that are seldom in one group are left out, the others are ties, and the same method
/// divides the graph of them, again and again, until all runs give the same groups.
///
/// > A. Lancichinetti, S. Fortunato. "Consensus clustering in complex networks." *Scientific
/// > Reports* 2, 2012, 336. doi:[10.1038/srep00336](https://doi.org/10.1038/srep00336)
public struct MergedDivision: Sendable, Hashable {
  /// The group of each node, numbered in the order of their first nodes.
  public let labels: [Int32]

  /// How often the graph of pairs was divided.
  public let roundCount: Int

  /// Whether all runs gave the same groups in the end; else it is the division most like the
  /// others.
  public let isSettled: Bool

  /// Merges divisions; nil if there are too many pairs.
  ///
  /// - Parameters:
  ///   - divisions: The group of each node, in each division; one division at least.
  ///   - threshold: In which share of the divisions two must be in one group to be tied.
  ///   - roundLimit: How often the graph of pairs is divided at most.
  ///   - divide: Divides a graph, with the number of the run.
  public init?(
    of divisions: [[Int32]], threshold: Double = 0.5, roundLimit: Int = 20,
    dividing divide: (_ pairs: CSRGraph, _ run: Int) -> [Int32]
  ) {
    precondition(!divisions.isEmpty, "There is one division at least")
    precondition((0...1).contains(threshold), "The threshold is a share")
    var current = divisions.map { Self.numbered($0) }
    var rounds = 0
    while rounds < roundLimit, current.contains(where: { $0 != current[0] }) {
      guard let together = CoAssociation(of: current, threshold: threshold) else { return nil }
      current = current.indices.map { Self.numbered(divide(together.graph, $0)) }
      rounds += 1
    }
    roundCount = rounds
    isSettled = current.allSatisfy { $0 == current[0] }
    let place = Consensus(of: current, qualities: current.map { _ in 0 }).chosen
    labels = current[place]
  }

  private static func numbered(_ labels: [Int32]) -> [Int32] {
    Components(labels: labels, count: Int(labels.max() ?? 0) + 1).labels
  }
}
