/// One of the sixteen ways in which three nodes of a directed graph can be tied.
///
/// The name has the number of mutual, asymmetric and null pairs, and a letter where
/// that leaves several: down (one node chooses both others), up (both choose one),
/// a chain, or transitive or cyclic.
public enum TriadType: String, CaseIterable, Hashable, Sendable {
  case empty = "003"
  case one = "012"
  case mutual = "102"
  case down = "021D"
  case up = "021U"
  case chain = "021C"
  case mutualIn = "111D"
  case mutualOut = "111U"
  case transitive = "030T"
  case cycle = "030C"
  case twoMutual = "201"
  case mutualDown = "120D"
  case mutualUp = "120U"
  case mutualChain = "120C"
  case almostComplete = "210"
  case complete = "300"

  /// The type of three nodes *u*, *v*, *w*, from the ways from *u* to *v*, from *u* to
  /// *w* and from *v* to *w*: 1 for an arc, 2 for one back, 3 for both.
  init(ways uv: Int, _ uw: Int, _ vw: Int) {
    let ways = [uv, uw, vw]
    let mutual = ways.count { $0 == 3 }
    let null = ways.count { $0 == 0 }
    // The arcs that leave each node, and those of asymmetric pairs alone.
    let arcs = [
      (0, 1, uv & 1 != 0, uv), (1, 0, uv & 2 != 0, uv), (0, 2, uw & 1 != 0, uw),
      (2, 0, uw & 2 != 0, uw), (1, 2, vw & 1 != 0, vw), (2, 1, vw & 2 != 0, vw),
    ].filter(\.2)
    let single = arcs.filter { $0.3 != 3 }
    var (out, entering) = ([0, 0, 0], [0, 0, 0])
    for arc in single {
      out[arc.0] += 1
      entering[arc.1] += 1
    }
    switch (mutual, 3 - mutual - null) {
    case (0, 0): self = .empty
    case (0, 1): self = .one
    case (1, 0): self = .mutual
    case (0, 2): self = out.contains(2) ? .down : entering.contains(2) ? .up : .chain
    case (1, 1):
      // Down if the lone arc points at the mutual pair.
      let target = single.first?.1
      self = arcs.contains { $0.3 == 3 && $0.0 == target } ? .mutualIn : .mutualOut
    case (0, 3): self = out.contains(2) ? .transitive : .cycle
    case (2, 0): self = .twoMutual
    case (1, 2):
      self = out.contains(2) ? .mutualDown : entering.contains(2) ? .mutualUp : .mutualChain
    case (2, 1): self = .almostComplete
    default: self = .complete
    }
  }
}

/// How many threes of nodes are of each type.
public struct TriadCensus: Hashable, Sendable {
  /// The counts, in the order of the types.
  let counts: [Int]

  /// The number of threes of a type.
  public subscript(type: TriadType) -> Int {
    counts[TriadType.allCases.firstIndex(of: type) ?? 0]
  }

  /// The number of threes of any type.
  public var total: Int { counts.reduce(0, +) }
}
