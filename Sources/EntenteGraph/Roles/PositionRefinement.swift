/// Positions that part until each is regular: the method of Paige and Tarjan, for ties in
/// several roles.
///
/// Beside the positions there are *families*, groups of positions; at first all are one. Two
/// nodes of a position are tied in the same roles to each family. As long as a family has
/// more than one position, one with half of its nodes at most leaves it, and positions part
/// whose nodes differ in whether they are tied to it, or to what it left. A node leaves
/// log₂ *n* times at most, so that each tie is looked at as often.
///
/// > R. Paige, R. E. Tarjan. "Three partition refinement algorithms." *SIAM Journal on
/// > Computing* 16(6), 1987, pp. 973–989. doi:[10.1137/0216062](https://doi.org/10.1137/0216062)
struct PositionRefinement {
  /// The position of each node.
  private(set) var labels: [Int32]

  /// The nodes, those of a position side by side.
  private var nodes: [Int]

  /// Where each node is among them.
  private var places: [Int]

  /// Where the nodes of each position are.
  private var ranges: [Range<Int>]

  /// How many nodes of each position, the first of its range, are about to part.
  private var markedCounts: [Int]

  /// The family of each position.
  private var familyOf: [Int]

  /// The positions of each family.
  private var families: [[Int]]

  /// The families of more than one position.
  private var waiting: [Int] = []

  /// The arcs of each node: whom it is tied to, and in which role.
  private let rows: [[RelationalGraph.End]]

  /// Where the arcs of each node begin.
  private let offsets: [Int]

  /// The arc of the same tie from the other end.
  private let reverse: [Int]

  /// The tally of each arc: it is shared by the arcs of a node, in a role, to a family.
  private var tallyOf: [Int]

  /// How many arcs share each tally.
  private var tallies: [Int]

  /// Begins with positions whose nodes are tied in the same roles to anyone.
  init(_ graph: RelationalGraph) {
    let count = graph.nodeCount
    let rows = graph.rows
    var offsets = [0]
    for row in rows { offsets.append(offsets[offsets.count - 1] + row.count) }
    self.rows = rows
    self.offsets = offsets
    reverse = rows.indices.flatMap { node in
      rows[node].map { end in
        let back = RelationalGraph.End(role: end.oppositeRole, other: CSRGraph.Node(node))
        return offsets[Int(end.other)] + Self.place(of: back, in: rows[Int(end.other)])
      }
    }
    var numbers: [[UInt32]: Int32] = [:]
    var tallyOf = [Int](repeating: 0, count: offsets[count])
    var tallies: [Int] = []
    labels = rows.indices.map { node in
      var roles: [UInt32] = []
      for (place, end) in rows[node].enumerated() {
        if roles.last != end.role {
          roles.append(end.role)
          tallies.append(0)
        }
        tallies[tallies.count - 1] += 1
        tallyOf[offsets[node] + place] = tallies.count - 1
      }
      let number = numbers[roles] ?? Int32(numbers.count)
      numbers[roles] = number
      return number
    }
    self.tallyOf = tallyOf
    self.tallies = tallies
    let first = self.labels
    nodes = rows.indices.sorted { (first[$0], $0) < (first[$1], $1) }
    places = [Int](repeating: 0, count: count)
    ranges = []
    for (place, node) in nodes.enumerated() {
      places[node] = place
      if Int(first[node]) == ranges.count { ranges.append(place..<place) }
      ranges[ranges.count - 1] = ranges[ranges.count - 1].lowerBound..<place + 1
    }
    markedCounts = [Int](repeating: 0, count: ranges.count)
    familyOf = [Int](repeating: 0, count: ranges.count)
    families = [Array(ranges.indices)]
    if ranges.count > 1 { waiting = [0] }
  }

  /// Lets a position leave its family, and positions part that differ in it.
  ///
  /// - Returns: Whether there was a family of more than one.
  mutating func splitOnce() -> Bool {
    guard let family = waiting.last else { return false }
    let leaver = takeSmall(from: family)
    if families[family].count < 2 { waiting.removeLast() }
    familyOf[leaver] = families.count
    families.append([leaver])

    // The arcs to it, by role and then by the node from which they come.
    var arcs: [(role: UInt32, node: UInt32, arc: Int)] = []
    for node in nodes[ranges[leaver]] {
      for (place, end) in rows[node].enumerated() {
        arcs.append((end.oppositeRole, end.other, reverse[offsets[node] + place]))
      }
    }
    arcs.sort { ($0.role, $0.node) < ($1.role, $1.node) }
    var start = 0
    while start < arcs.count {
      let role = arcs[start].role
      var tied: [Int] = []
      // Those tied in the role to nobody of what the position left.
      var tiedToItOnly: [Int] = []
      while start < arcs.count, arcs[start].role == role {
        let node = arcs[start].node
        let old = tallyOf[arcs[start].arc]
        let begin = start
        while start < arcs.count, arcs[start].role == role, arcs[start].node == node {
          tallyOf[arcs[start].arc] = tallies.count
          start += 1
        }
        tallies.append(start - begin)
        tallies[old] -= start - begin
        tied.append(Int(node))
        if tallies[old] == 0 { tiedToItOnly.append(Int(node)) }
      }
      part(tied)
      part(tiedToItOnly)
    }
    return true
  }

  /// Takes the smaller of two positions out of a family.
  private mutating func takeSmall(from family: Int) -> Int {
    let last = families[family].removeLast()
    let other = families[family][families[family].count - 1]
    if ranges[last].count <= ranges[other].count { return last }
    families[family][families[family].count - 1] = last
    return other
  }

  /// Parts the positions that have some of these nodes, and others.
  private mutating func part(_ some: [Int]) {
    var met: [Int] = []
    for node in some {
      let position = Int(labels[node])
      if markedCounts[position] == 0 { met.append(position) }
      let place = ranges[position].lowerBound + markedCounts[position]
      let other = nodes[place]
      nodes.swapAt(place, places[node])
      places[other] = places[node]
      places[node] = place
      markedCounts[position] += 1
    }
    for position in met {
      let (range, marked) = (ranges[position], markedCounts[position])
      markedCounts[position] = 0
      if marked == range.count { continue }
      let middle = range.lowerBound + marked
      ranges[position] = middle..<range.upperBound
      let new = ranges.count
      ranges.append(range.lowerBound..<middle)
      markedCounts.append(0)
      for place in range.lowerBound..<middle { labels[nodes[place]] = Int32(new) }
      let family = familyOf[position]
      familyOf.append(family)
      families[family].append(new)
      if families[family].count == 2 { waiting.append(family) }
    }
  }

  /// The place of an end in a row, which holds it.
  private static func place(
    of end: RelationalGraph.End, in row: [RelationalGraph.End]
  ) -> Int {
    var (low, high) = (0, row.count)
    while low < high {
      let middle = (low + high) / 2
      if row[middle] < end { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension RelationalGraph.End {
  /// What the node is to the other: a tie that leads to the one leads away from the other.
  fileprivate var oppositeRole: UInt32 {
    switch role % 3 {
    case 0: role
    case 1: role + 1
    default: role - 1
    }
  }
}
