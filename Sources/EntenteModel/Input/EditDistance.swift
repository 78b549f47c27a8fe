/// The number of letters to insert, delete, change or swap with their neighbor
/// to turn one word into another (optimal string alignment).
///
/// - Complexity: O(*mn*) for words of *m* and *n* letters.
///
/// > F. J. Damerau. "A technique for computer detection and correction of
/// > spelling errors." *Communications of the ACM* 7(3), 1964, pp. 171–176.
/// > doi:[10.1145/363958.363994](https://doi.org/10.1145/363958.363994)
package func editDistance(_ a: String, _ b: String) -> Int {
  var distance = EditDistance(to: a)
  return distance.measure(b, limit: .max) ?? 0
}

/// The candidate that a mistyped word most likely meant, if any is near.
///
/// Case does not count; of equally near candidates, the first is taken.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  var distance = EditDistance(to: word.lowercased())
  var limit = max(1, min(3, word.count / 3))
  let byteCount = word.utf8.count
  var best: String?
  for candidate in candidates {
    // A letter has at most four bytes.
    guard abs(candidate.utf8.count - byteCount) <= 4 * limit,
      let found = distance.measure(candidate.lowercased(), limit: limit)
    else { continue }
    best = candidate
    if found == 0 { break }
    limit = found - 1
  }
  return best
}

/// The rows of the distance table of one word and others, used again and again.
private struct EditDistance {
  private let word: [Unicode.Scalar]
  private var other: [Unicode.Scalar] = []
  private var beforeLast: [Int] = []
  private var last: [Int] = []
  private var row: [Int] = []

  init(to word: String) { self.word = Array(word.unicodeScalars) }

  /// The distance to a word, or nil if it exceeds a limit.
  mutating func measure(_ text: String, limit: Int) -> Int? {
    other.removeAll(keepingCapacity: true)
    other.append(contentsOf: text.unicodeScalars)
    let width = other.count
    guard abs(width - word.count) <= limit else { return nil }
    last.removeAll(keepingCapacity: true)
    last.append(contentsOf: 0...width)
    var lastMinimum = 0
    for i in word.indices {
      let minimum = addRow(i)
      if min(minimum, lastMinimum) > limit { return nil }
      lastMinimum = minimum
      swap(&beforeLast, &last)
      swap(&last, &row)
    }
    return last[width] <= limit ? last[width] : nil
  }

  /// Fills the row of a letter of the word, and returns its least distance.
  private mutating func addRow(_ i: Int) -> Int {
    row.removeAll(keepingCapacity: true)
    row.append(i + 1)
    var minimum = i + 1
    for j in other.indices {
      var best = min(last[j] + (word[i] == other[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, word[i] == other[j - 1], word[i - 1] == other[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
      minimum = min(minimum, best)
    }
    return minimum
  }
}
