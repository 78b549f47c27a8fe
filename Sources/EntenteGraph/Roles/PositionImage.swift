/// The image of a graph under a division in positions: how each is tied to each.
///
/// > H. C. White, S. A. Boorman, R. L. Breiger. "Social structure from multiple networks. I.
/// > Blockmodels of roles and positions." *American Journal of Sociology* 81(4), 1976,
/// > pp. 730–780. doi:[10.1086/226141](https://doi.org/10.1086/226141)
public struct PositionImage: Sendable, Hashable {
  /// The entries of the image matrix that are not 0, in the order of their positions.
  public let entries: [Entry]

  /// How the nodes of one position are tied to those of another, or among themselves.
  public struct Entry: Sendable, Hashable {
    /// The position from which ties lead; one without direction leads both ways.
    public let from: Int

    /// The position to which they lead.
    public let to: Int

    /// How many pairs of a node of the one and another of the other are tied.
    public let tiedCount: Int

    /// How many such pairs there are.
    public let pairCount: Int

    /// How many pairs are tied by each kind, in the order of kinds.
    public let kinds: [Kind]

    /// The share of the pairs that are tied.
    public var density: Double { Double(tiedCount) / Double(pairCount) }
  }

  /// A kind of tie, and how many pairs it ties.
  public struct Kind: Sendable, Hashable {
    /// Its number.
    public let kind: UInt32
    /// The number of pairs.
    public let count: Int
  }
}

extension RelationalGraph {
  /// Returns how the positions of a division are tied to each other.
  ///
  ///     let star = RelationalGraph(nodeCount: 3, ties: [.init(0, 1), .init(0, 2)])
  ///     star.image(of: star.structuralPositions()).entries.map(\.density)  // [1, 1]
  ///
  /// - Parameter positions: The positions, of all nodes.
  /// - Returns: The entries of the image matrix in which there is a tie.
  /// - Complexity: O(*m* log *m*).
  public func image(of positions: Components) -> PositionImage {
    precondition(positions.labels.count == nodeCount, "Each node has a position")
    var tied: [UInt64: Int] = [:]
    var kinds: [UInt64: [UInt32: Int]] = [:]
    for node in rows.indices {
      let own = UInt64(positions.labels[node]) << 32
      var seen: Set<CSRGraph.Node> = []
      // A tie with direction and one without may be of one kind.
      var seenByKind: Set<UInt64> = []
      for end in rows[node] where end.role % 3 != 2 {
        let entry = own | UInt64(positions.labels[Int(end.other)])
        let kind = end.role / 3
        if seenByKind.insert(UInt64(kind) << 32 | UInt64(end.other)).inserted {
          kinds[entry, default: [:]][kind, default: 0] += 1
        }
        if seen.insert(end.other).inserted { tied[entry, default: 0] += 1 }
      }
    }
    return PositionImage(
      entries: tied.keys.sorted().map { entry in
        let (from, to) = (Int(entry >> 32), Int(entry & 0xFFFF_FFFF))
        let (first, second) = (positions.sizes[from], positions.sizes[to])
        return PositionImage.Entry(
          from: from, to: to, tiedCount: tied[entry, default: 0],
          pairCount: first * (from == to ? second - 1 : second),
          kinds: kinds[entry, default: [:]].sorted { $0.key < $1.key }.map {
            PositionImage.Kind(kind: $0.key, count: $0.value)
          })
      })
  }
}
