/// The number of letters to insert, delete, change or swap with their neighbor
/// to turn one word into another (optimal string alignment).
///
/// - Complexity: O(*mn*) for words of *m* and *n* letters.
///
/// > F. J. Damerau. "A technique for computer detection and correction of
/// > spelling errors." *Communications of the ACM* 7(3), 1964, pp. 171–176.
/// > doi:[10.1145/363958.363994](https://doi.org/10.1145/363958.363994)
package func editDistance(_ a: String, _ b: String) -> Int {
  let s = Array(a)
  let t = Array(b)
  var beforeLast: [Int] = []
  var last = Array(0...t.count)
  for i in 0..<s.count {
    var row = [i + 1]
    row.reserveCapacity(t.count + 1)
    for j in 0..<t.count {
      var best = min(last[j] + (s[i] == t[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, s[i] == t[j - 1], s[i - 1] == t[j] {
        best = min(best, beforeLast[j - 1] + 1)
      }
      row.append(best)
    }
    beforeLast = last
    last = row
  }
  return last[t.count]
}

/// The candidate that a mistyped word most likely meant, if any is near.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let limit = max(1, min(3, word.count / 3))
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where abs(candidate.count - word.count) <= limit {
    let distance = editDistance(word.lowercased(), candidate.lowercased())
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}
