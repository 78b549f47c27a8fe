/// Places in the order of scores, where equal scores share a rank.
enum SharedRanks {
  /// The positions of scores, the highest first, each with its rank from 1.
  ///
  /// Scores within a relative 1e-9 of each other share a rank, and the next counts all
  /// before it: 1, 1, 3. Those that share one are in the order of their keys; no others
  /// are asked for one.
  ///
  /// - Complexity: O(*n* log *n*) for *n* scores.
  static func of<Key>(
    _ scores: [Double], key: (Int) -> Key, by isBefore: (Key, Key) -> Bool
  ) -> [(rank: Int, position: Int)] {
    let order = scores.indices.sorted { scores[$0] > scores[$1] }
    // What lies this far below the greatest score is the noise of its sums.
    let noise = 1e-13 * (scores.lazy.map(\.magnitude).max() ?? 0)
    func areClose(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= max(1e-9 * max(abs(a), abs(b)), noise)
    }
    var ranks: [(rank: Int, position: Int)] = []
    ranks.reserveCapacity(order.count)
    var start = 0
    while start < order.count {
      // A group shares a rank if each score is close to the one before it.
      var end = start + 1
      while end < order.count, areClose(scores[order[end - 1]], scores[order[end]]) { end += 1 }
      if end == start + 1 {
        ranks.append((start + 1, order[start]))
      } else {
        let group = order[start..<end].map { (key: key($0), position: $0) }
        for member in group.sorted(by: { isBefore($0.key, $1.key) }) {
          ranks.append((start + 1, member.position))
        }
      }
      start = end
    }
    return ranks
  }
}
