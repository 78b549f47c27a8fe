/// Numbers in sets that can be joined; the least number of each stands for it.
package struct DisjointSets {
  private var parents: [UInt32]

  /// Makes a set of each number below a count.
  package init(count: Int) { parents = (0..<count).map(UInt32.init) }

  /// Adds a number in a set of its own.
  mutating func append() { parents.append(UInt32(parents.count)) }

  var count: Int { parents.count }

  /// The least number of the set of another.
  ///
  /// - Complexity: O(log *n*) amortized.
  package mutating func root(of number: UInt32) -> UInt32 {
    var number = number
    while parents[Int(number)] != number {
      parents[Int(number)] = parents[Int(parents[Int(number)])]
      number = parents[Int(number)]
    }
    return number
  }

  /// Joins the sets of two numbers, and returns the number that no longer
  /// stands for its set; nil if the two were in one.
  @discardableResult
  package mutating func join(_ a: UInt32, _ b: UInt32) -> UInt32? {
    let (a, b) = (root(of: a), root(of: b))
    guard a != b else { return nil }
    parents[Int(max(a, b))] = min(a, b)
    return max(a, b)
  }
}
