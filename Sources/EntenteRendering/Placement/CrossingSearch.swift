import EntenteGraph

/// Moves shapes of a placement, one at a time, to where fewer lines cross and
/// fewer run over shapes, as long as ties don't become much longer.
///
/// A search by simulated annealing for a drawing that is nice to read, begun
/// from a good one and with small steps only, as in the second phase of
///
/// > R. Davidson, D. Harel. "Drawing graphs nicely using simulated annealing."
/// > *ACM Transactions on Graphics* 15(4), 1996, pp. 301–331.
/// > doi:[10.1145/234535.234538](https://doi.org/10.1145/234535.234538)
struct CrossingSearch {
  private let sizes: [NodeSize]
  private let lines: [(tail: Int, head: Int)]
  /// How many lines of the diagram each stands for.
  private let weights: [Double]
  private let lengths: [Double]
  private let incident: [[Int]]
  private(set) var points: [PlanePoint]

  /// How many crossings a line over a shape, two overlapping shapes, and a tie
  /// of twice its length are worth.
  private static let overShape = 2.0
  private static let overlap = 6.0
  private static let strain = 1.5

  /// Prepares a search.
  ///
  /// - Parameters:
  ///   - points: The middles of the shapes.
  ///   - content: The lines.
  ///   - sizes: The sizes of the shapes.
  init(_ points: [PlanePoint], _ content: DiagramContent, sizes: [NodeSize]) {
    self.points = points
    self.sizes = sizes
    var numbers: [[Int]: Int] = [:]
    var lines: [(tail: Int, head: Int)] = []
    var weights: [Double] = []
    for edge in content.edges {
      let ends = [min(edge.tail, edge.head), max(edge.tail, edge.head)]
      if let number = numbers[ends] {
        weights[number] += 1
      } else {
        numbers[ends] = lines.count
        lines.append((edge.tail, edge.head))
        weights.append(1)
      }
    }
    self.lines = lines
    self.weights = weights
    lengths = lines.map { max(1, points[$0.tail].distance(to: points[$0.head])) }
    var incident = [[Int]](repeating: [], count: points.count)
    for (number, line) in lines.enumerated() {
      incident[line.tail].append(number)
      incident[line.head].append(number)
    }
    self.incident = incident
  }

  /// Looks for better places.
  ///
  /// - Parameters:
  ///   - rounds: How often each shape is tried elsewhere.
  ///   - seed: What the trials are drawn from.
  ///   - extent: The sheet, which no shape leaves.
  /// - Complexity: O(*rounds* · *m* (*m* + *n*)) for *n* shapes and *m* lines.
  mutating func run(rounds: Int, seed: UInt64, within extent: Extent2D) {
    guard points.count > 3, lines.count > 3 else { return }
    var random = SplitMix64(seed: seed)
    func unit() -> Double { Double(random.next() >> 11) * 0x1p-53 }
    var reach = max(extent.width, extent.height) / 3
    for round in 0..<rounds {
      let patience = 1.2 * (1 - Double(round) / Double(rounds))
      for node in points.indices {
        let old = points[node]
        let (halfX, halfY) = (sizes[node].width / 2, sizes[node].height / 2)
        let new = PlanePoint(
          x: min(max(old.x + (unit() - 0.5) * reach, extent.minX + halfX), extent.maxX - halfX),
          y: min(max(old.y + (unit() - 0.5) * reach, extent.minY + halfY), extent.maxY - halfY))
        let before = cost(of: node)
        points[node] = new
        if cost(of: node) > before + patience * unit() { points[node] = old }
      }
      reach = max(40, reach * 0.96)
    }
  }

  /// What the place of a shape costs: crossings of its lines, lines over shapes,
  /// shapes that overlap, and ties that are longer or shorter than wanted.
  private func cost(of node: Int) -> Double {
    var cost = 0.0
    for number in incident[node] {
      let line = lines[number]
      let (a, b) = (points[line.tail], points[line.head])
      for (position, other) in lines.enumerated() where position != number {
        guard
          other.tail != line.tail, other.tail != line.head, other.head != line.tail,
          other.head != line.head
        else { continue }
        if LayoutScore.cross((a, b), (points[other.tail], points[other.head])) {
          cost += weights[number] * weights[position]
        }
      }
      for shape in points.indices
      where shape != line.tail && shape != line.head
        && LayoutScore.runs((a, b), over: points[shape], sizes[shape])
      {
        cost += Self.overShape
      }
      let ratio = a.distance(to: b) / lengths[number]
      cost += Self.strain * (ratio > 1 ? ratio - 1 : 1 / max(0.05, ratio) - 1)
    }
    let (mine, size) = (points[node], sizes[node])
    for other in points.indices where other != node {
      let (dx, dy) = (abs(points[other].x - mine.x), abs(points[other].y - mine.y))
      if dx < (size.width + sizes[other].width) / 2 + 14,
        dy < (size.height + sizes[other].height) / 2 + 14
      {
        cost += Self.overlap
      }
    }
    for line in lines
    where line.tail != node && line.head != node
      && LayoutScore.runs((points[line.tail], points[line.head]), over: mine, size)
    {
      cost += Self.overShape
    }
    return cost
  }
}
