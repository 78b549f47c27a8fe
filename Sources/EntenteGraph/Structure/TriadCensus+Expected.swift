extension TriadCensus {
  /// Returns how many threes of a type there would be by chance: in the mean over all
  /// graphs with as many mutual, asymmetric and null pairs.
  ///
  /// - Complexity: O(1).
  ///
  /// > P. W. Holland, S. Leinhardt. "A method for detecting structure in sociometric
  /// > data." *American Journal of Sociology* 76(3), 1970, pp. 492–513.
  /// > doi:[10.1086/224954](https://doi.org/10.1086/224954)
  public static func expected(_ type: TriadType, nodeCount n: Int, dyads: DyadCensus) -> Double {
    if n < 3 { return 0 }
    let pairs = Double(n) * Double(n - 1) / 2
    let triads = pairs * Double(n - 2) / 3
    // The three pairs are drawn without putting any back.
    func falling(_ number: Double, _ count: Int) -> Double {
      (0..<count).reduce(1.0) { $0 * max(0, number - Double($1)) }
    }
    let parts = type.pairs
    // The orders in which the three pairs can come.
    let factorials: [Double] = [1, 1, 2, 6]
    let alike: Double =
      factorials[parts.mutual] * factorials[parts.asymmetric] * factorials[parts.null]
    let mutual: Double = falling(Double(dyads.mutual), parts.mutual)
    let asymmetric: Double = falling(Double(dyads.asymmetric), parts.asymmetric)
    let null: Double = falling(Double(dyads.null), parts.null)
    let drawn: Double = mutual * asymmetric * null / falling(pairs, 3)
    return triads * (6 / alike) * drawn * type.shareOfDirections
  }
}

extension TriadType {
  /// The number of pairs of each sort.
  fileprivate var pairs: (mutual: Int, asymmetric: Int, null: Int) {
    let digits = rawValue.utf8.prefix(3).map { Int($0) - Int(UInt8(ascii: "0")) }
    return (digits[0], digits[1], digits[2])
  }

  /// The share of the directions of asymmetric pairs that make it this type.
  fileprivate var shareOfDirections: Double {
    switch self {
    case .down, .up, .mutualDown, .mutualUp, .cycle: 0.25
    case .chain, .mutualChain, .mutualIn, .mutualOut: 0.5
    case .transitive: 0.75
    default: 1
    }
  }
}
