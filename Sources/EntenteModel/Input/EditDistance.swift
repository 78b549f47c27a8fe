/// The number of letters to insert, delete, change or swap with their neighbor
/// to turn one word into another (optimal string alignment).
///
/// - Complexity: O(*mn*) for words of *m* and *n* letters.
///
/// > F. J. Damerau. "A technique for computer detection and correction of
/// > spelling errors." *Communications of the ACM* 7(3), 1964, pp. 171–176.
/// > doi:[10.1145/363958.363994](https://doi.org/10.1145/363958.363994)
package func editDistance(_ a: String, _ b: String) -> Int {
  editDistance(Array(a), Array(b), limit: .max) ?? 0
}

/// The candidate that a mistyped word most likely meant, if any is near.
///
/// Case does not count; of equally near candidates, the first is taken.
package func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  var limit = max(1, min(3, letters.count / 3))
  var best: String?
  // No word of a byte count further away than this can be within the limit.
  let bytesPerLetter = 4
  let byteCount = word.utf8.count
  for candidate in candidates {
    guard abs(candidate.utf8.count - byteCount) <= limit * bytesPerLetter else { continue }
    let other = Array(candidate.lowercased())
    guard abs(other.count - letters.count) <= limit,
      let distance = editDistance(letters, other, limit: limit)
    else { continue }
    best = candidate
    if distance == 0 { break }
    limit = distance - 1
  }
  return best
}

/// The distance of two words, or nil if it exceeds a limit.
private func editDistance(_ s: [Character], _ t: [Character], limit: Int) -> Int? {
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
    if row.allSatisfy({ $0 > limit }), last.allSatisfy({ $0 > limit }) { return nil }
    beforeLast = last
    last = row
  }
  return last[t.count] <= limit ? last[t.count] : nil
}
