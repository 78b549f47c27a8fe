/// What several divisions of the same nodes have in common.
///
/// Two divisions agree on a node as far as its groups overlap: the number of nodes in both
/// of them, as a share of those in either (the index of Jaccard).
public struct Consensus: Sendable, Hashable {
  /// The division that agrees most with the others, by its place.
  ///
  /// Of several it is the one of the highest quality, then the first. If they were merged,
  /// it is the one nearest to the result.
  public let chosen: Int

  /// How far the others agree with it on each node, on average: from 0 to 1.
  public let stabilities: [Double]

  /// How far any two divisions agree, on average over pairs and nodes.
  public let agreement: Double

  /// How many divisions differ from each other.
  public let distinctCount: Int

  /// Compares divisions.
  ///
  /// - Parameters:
  ///   - divisions: The group of each node, in each division; one division at least.
  ///   - qualities: How good each division is.
  /// - Complexity: O(*k*² *n* log *n*) for *k* divisions of *n* nodes.
  public init(of divisions: [[Int32]], qualities: [Double]) {
    precondition(!divisions.isEmpty, "There is one division at least")
    precondition(divisions.count == qualities.count, "Each division has a quality")
    let count = divisions.count
    let nodeCount = divisions[0].count
    var overlaps = [Double](repeating: 0, count: count)
    var sum = 0.0
    var isRepeated = [Bool](repeating: false, count: count)
    for first in 0..<count {
      for second in first + 1..<max(first + 1, count) {
        let mean: Double
        if divisions[first] == divisions[second] {
          isRepeated[second] = true
          mean = 1
        } else {
          let all = Self.overlaps(divisions[first], divisions[second])
          mean = all.reduce(0, +) / Double(max(1, nodeCount))
        }
        overlaps[first] += mean
        overlaps[second] += mean
        sum += mean
      }
    }
    // Sums in another order are the same.
    let enough = (overlaps.max() ?? 0) - 1e-9 * Double(count)
    var chosen = overlaps.firstIndex { $0 >= enough } ?? 0
    for other in 0..<count where overlaps[other] >= enough && qualities[other] > qualities[chosen] {
      chosen = other
    }
    var stabilities = [Double](repeating: count == 1 ? 1 : 0, count: nodeCount)
    for other in 0..<count where other != chosen {
      for (node, overlap) in Self.overlaps(divisions[chosen], divisions[other]).enumerated() {
        stabilities[node] += overlap / Double(count - 1)
      }
    }
    self.chosen = chosen
    self.stabilities = stabilities.map { min(1, $0) }
    agreement = count == 1 ? 1 : sum / Double(count * (count - 1) / 2)
    distinctCount = isRepeated.count { !$0 }
  }

  /// Compares divisions with one that was made of them: it is told how far they agree with
  /// that one, and which is nearest to it.
  ///
  /// - Parameters:
  ///   - divisions: The group of each node, in each division; one division at least.
  ///   - labels: The group of each node in the one made of them.
  /// - Complexity: O(*k*² *n* log *n*) for *k* divisions of *n* nodes.
  public init(of divisions: [[Int32]], around labels: [Int32]) {
    let plain = Consensus(of: divisions, qualities: divisions.map { _ in 0 })
    var sums = [Double](repeating: 0, count: labels.count)
    var nearest: (place: Int, sum: Double) = (0, -1)
    for (place, division) in divisions.enumerated() {
      let overlaps = Self.overlaps(labels, division)
      let sum = overlaps.reduce(0, +)
      if sum > nearest.sum + 1e-9 { nearest = (place, sum) }
      for node in sums.indices { sums[node] += overlaps[node] }
    }
    chosen = nearest.place
    stabilities = sums.map { min(1, $0 / Double(divisions.count)) }
    agreement = plain.agreement
    distinctCount = plain.distinctCount
  }

  /// How far the groups of each node overlap.
  private static func overlaps(_ first: [Int32], _ second: [Int32]) -> [Double] {
    var sizes: (first: [Int32: Int], second: [Int32: Int]) = ([:], [:])
    var common: [UInt64: Int] = [:]
    let keys: [UInt64] = first.indices.map { node in
      let high = UInt64(UInt32(bitPattern: first[node]))
      return high << 32 | UInt64(UInt32(bitPattern: second[node]))
    }
    for node in first.indices {
      sizes.first[first[node], default: 0] += 1
      sizes.second[second[node], default: 0] += 1
      common[keys[node], default: 0] += 1
    }
    return first.indices.map { node in
      let both = common[keys[node], default: 0]
      let either =
        sizes.first[first[node], default: 0] + sizes.second[second[node], default: 0] - both
      return Double(both) / Double(max(1, either))
    }
  }
}
