/// How alike two orders of the same entities are.
public struct RankCorrelation: Hashable, Sendable {
  /// Kendall's τ-b: of the pairs that neither order ties, how many more are in the same
  /// order than not, corrected for ties; nil if one of them ties all.
  public let kendall: Double?

  /// Spearman's ρ: the correlation of the ranks, those that are tied having their mean; nil
  /// if one of them ties all.
  public let spearman: Double?

  /// Compares two lists of ranks of the same entities, in the same order; equal ranks are
  /// ties.
  ///
  ///     RankCorrelation(of: [1, 2, 3, 4], [1, 2, 4, 3]).kendall  // 0.666…
  ///
  /// - Complexity: O(*n* log *n*).
  ///
  /// > W. R. Knight. "A computer method for calculating Kendall's tau with ungrouped data."
  /// > *Journal of the American Statistical Association* 61, 1966, pp. 436–439.
  /// > doi:[10.1080/01621459.1966.10480879](https://doi.org/10.1080/01621459.1966.10480879)
  /// > M. G. Kendall. "The treatment of ties in ranking problems." *Biometrika* 33(3), 1945,
  /// > pp. 239–251. doi:[10.1093/biomet/33.3.239](https://doi.org/10.1093/biomet/33.3.239)
  public init(of first: [Int], _ second: [Int]) {
    precondition(first.count == second.count, "The same entities are ranked")
    spearman = Self.correlation(Self.meanRanks(first), Self.meanRanks(second))
    kendall = Self.tau(first, second)
  }

  private static func tau(_ first: [Int], _ second: [Int]) -> Double? {
    let order = first.indices.sorted { (first[$0], second[$0]) < (first[$1], second[$1]) }
    let all = pairs(first.count)
    let tiedFirst = tiedPairs(order.map { first[$0] })
    let tiedSecond = tiedPairs(second.sorted())
    var both = 0
    var run = 0
    for place in order.indices {
      let isSame =
        place > 0 && first[order[place]] == first[order[place - 1]]
        && second[order[place]] == second[order[place - 1]]
      run = isSame ? run + 1 : 0
      both += run
    }
    guard tiedFirst < all, tiedSecond < all else { return nil }
    // Sorted by the first, each exchange that sorts by the second is a pair that they order
    // in two ways.
    var values = order.map { second[$0] }
    let discordant = exchanges(sorting: &values)
    let difference = all - tiedFirst - tiedSecond + both - 2 * discordant
    return Double(difference)
      / (Double(all - tiedFirst).squareRoot() * Double(all - tiedSecond).squareRoot())
  }

  private static func pairs(_ count: Int) -> Int { count * (count - 1) / 2 }

  /// The pairs of equal numbers, which stand side by side.
  private static func tiedPairs(_ sorted: [Int]) -> Int {
    var sum = 0
    var run = 0
    for place in sorted.indices.dropFirst() {
      run = sorted[place] == sorted[place - 1] ? run + 1 : 0
      sum += run
    }
    return sum
  }

  /// Sorts by merging, and returns how many pairs stood in the wrong order.
  private static func exchanges(sorting values: inout [Int]) -> Int {
    var count = 0
    var other = values
    var width = 1
    while width < values.count {
      for start in stride(from: 0, to: values.count, by: 2 * width) {
        let middle = min(start + width, values.count)
        let end = min(start + 2 * width, values.count)
        var (left, right) = (start, middle)
        for place in start..<end {
          if right == end || left < middle && values[left] <= values[right] {
            other[place] = values[left]
            left += 1
          } else {
            other[place] = values[right]
            right += 1
            count += middle - left
          }
        }
      }
      swap(&values, &other)
      width *= 2
    }
    return count
  }

  /// The place of each in the order, those that are tied having their mean.
  private static func meanRanks(_ ranks: [Int]) -> [Double] {
    let order = ranks.indices.sorted { ranks[$0] < ranks[$1] }
    var means = [Double](repeating: 0, count: ranks.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, ranks[order[end]] == ranks[order[start]] { end += 1 }
      for place in start..<end { means[order[place]] = Double(start + end - 1) / 2 }
      start = end
    }
    return means
  }

  /// Pearson's correlation; nil if one of the two does not vary.
  private static func correlation(_ a: [Double], _ b: [Double]) -> Double? {
    // Ranks are about half of their number in the mean.
    let mean = Double(a.count - 1) / 2
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - mean) * (y - mean)
      aa += (x - mean) * (x - mean)
      bb += (y - mean) * (y - mean)
    }
    return aa > 0 && bb > 0 ? ab / (aa.squareRoot() * bb.squareRoot()) : nil
  }
}
