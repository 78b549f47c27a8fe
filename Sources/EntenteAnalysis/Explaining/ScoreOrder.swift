/// The scores of all nodes in their order, to tell the rank of one when a few change without
/// a look at the others.
///
/// Ranks are those that ``LeaveOut/rank(of:in:besides:)`` gives: scores that are close share
/// one, and so do those close to these.
struct ScoreOrder {
  /// The scores, the greatest first.
  private let scores: [Double]

  /// - Complexity: O(*n* log *n*).
  init(_ scores: [Double]) { self.scores = scores.sorted(by: >) }

  /// Returns the rank of a score among the others.
  ///
  /// - Parameters:
  ///   - score: The score that the node has now.
  ///   - removed: Scores that are no more: the one that the node had, and those of the
  ///     others that changed.
  ///   - added: What these others have now.
  ///
  /// - Returns: The rank.
  ///
  /// - Complexity: O((*k* + *c*) log *n*) for *k* changes and *c* different scores that are
  ///   close.
  func rank(of score: Double, removing removed: [Double], adding added: [Double]) -> Int {
    var gone: [Double: Int] = [:]
    for score in removed { gone[score, default: 0] += 1 }
    func isKept(_ score: Double) -> Bool {
      place(where: { $0 < score }) - place(where: { $0 <= score }) > gone[score] ?? 0
    }
    let largest = ([score] + added).filter(\.isFinite).map(\.magnitude).max() ?? 0
    let ends = [scores.first(where: isKept), scores.last(where: isKept)]
    let noise = 1e-13 * ends.reduce(largest) { max($0, $1?.magnitude ?? 0) }
    var top = score
    while true {
      let reach = top + max(1e-9 * top.magnitude, noise)
      var next = added.reduce(top) { $1 > $0 && $1 <= reach ? $1 : $0 }
      var place = place(where: { $0 <= reach })
      while place < scores.count, scores[place] > next {
        if isKept(scores[place]) {
          next = scores[place]
        } else {
          let other = scores[place]
          place = self.place(where: { $0 < other })
        }
      }
      if next == top { break }
      top = next
    }
    return 1 + place(where: { $0 <= top }) - removed.count { $0 > top } + added.count { $0 > top }
  }

  /// The first place where something holds that holds for all lesser scores.
  private func place(where holds: (Double) -> Bool) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(scores[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
