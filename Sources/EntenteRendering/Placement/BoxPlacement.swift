import EntenteGraph

/// Where boxes stand that must not overlap: those with many ties between them
/// close, all on a sheet of the wanted shape.
///
/// Boxes are put down one after the other, the largest first, each at the place
/// beside those that are there which costs least: the length of its ties and
/// the growth of the sheet. The order is tried in several ways. Too many boxes to
/// try so are set in rows, the largest first.
struct BoxPlacement {
  /// The middle of each box.
  private(set) var centers: [PlanePoint]

  private static let mostTried = 60

  private let boxes: [NodeSize]
  private let gap: Double
  private let aspect: Double
  private let weights: [[Int: Double]]

  /// Places boxes.
  ///
  /// - Parameters:
  ///   - boxes: Their sizes.
  ///   - ties: Gives each tie between two boxes to a closure.
  ///   - gap: The least distance between two boxes.
  ///   - aspect: The wanted width of the sheet to its height.
  ///   - seed: What the orders tried are drawn from.
  init(
    _ boxes: [NodeSize], ties: ((Int, Int) -> Void) -> Void, gap: Double, aspect: Double,
    seed: UInt64
  ) {
    var weights = [[Int: Double]](repeating: [:], count: boxes.count)
    ties { a, b in
      weights[a][b, default: 0] += 1
      weights[b][a, default: 0] += 1
    }
    self.boxes = boxes
    self.gap = gap
    self.aspect = aspect
    self.weights = weights
    centers = Array(repeating: PlanePoint(x: 0, y: 0), count: boxes.count)
    guard boxes.count <= Self.mostTried else {
      PackedBoxes(
        boxes.indices.map {
          PackedBoxes.Box(members: [$0], points: [centers[$0]], sizes: [boxes[$0]])
        }, aspect: aspect
      ).place(&centers)
      return
    }
    var random = SplitMix64(seed: seed)
    var best = Double.infinity
    var order = boxes.indices.sorted {
      (-boxes[$0].width * boxes[$0].height, $0) < (-boxes[$1].width * boxes[$1].height, $1)
    }
    for turn in 0..<(boxes.count > 30 ? 4 : 24) {
      if turn > 0, order.count > 2 {
        // The largest stays first: the others are built around it.
        for i in 1..<(order.count - 1) {
          order.swapAt(i, i + Int(random.next() % UInt64(order.count - i)))
        }
      }
      let placed = placed(in: order)
      let cost = cost(of: order, placed)
      if cost < best {
        best = cost
        centers = placed
      }
    }
  }

  /// Puts the boxes down in an order.
  private func placed(in order: [Int]) -> [PlanePoint] {
    var centers = [PlanePoint](repeating: PlanePoint(x: 0, y: 0), count: boxes.count)
    var there: [Int] = []
    for box in order {
      var best: (cost: Double, point: PlanePoint)?
      for point in places(for: box, beside: there, centers)
      where !there.contains(where: { overlap(box, at: point, $0, at: centers[$0]) }) {
        centers[box] = point
        let cost = cost(of: there + [box], centers)
        if best.map({ cost < $0.cost }) ?? true { best = (cost, point) }
      }
      if let best { centers[box] = best.point }
      there.append(box)
    }
    return centers
  }

  /// Places at the sides of boxes that are there: level with their middle, their
  /// beginning or their end.
  private func places(
    for box: Int, beside there: [Int], _ centers: [PlanePoint]
  ) -> [PlanePoint] {
    var places: [PlanePoint] = []
    for other in there {
      let center = centers[other]
      let x = (boxes[box].width + boxes[other].width) / 2 + gap
      let y = (boxes[box].height + boxes[other].height) / 2 + gap
      let slideX = (boxes[other].width - boxes[box].width) / 2
      let slideY = (boxes[other].height - boxes[box].height) / 2
      for part in [-1.0, 0, 1] {
        for side in [-1.0, 1] {
          places.append(PlanePoint(x: center.x + side * x, y: center.y + part * slideY))
          places.append(PlanePoint(x: center.x + part * slideX, y: center.y + side * y))
        }
      }
    }
    return places
  }

  private func overlap(_ a: Int, at p: PlanePoint, _ b: Int, at q: PlanePoint) -> Bool {
    abs(p.x - q.x) < (boxes[a].width + boxes[b].width) / 2 + gap - 0.01
      && abs(p.y - q.y) < (boxes[a].height + boxes[b].height) / 2 + gap - 0.01
  }

  /// The length of the ties among some boxes, the room that they take, and how
  /// far their sheet is from the wanted shape.
  private func cost(of some: [Int], _ centers: [PlanePoint]) -> Double {
    let extent = Extent2D(some.map { centers[$0] }, some.map { boxes[$0] })
    var length = 0.0
    for box in some {
      for (other, weight) in weights[box] where some.contains(other) {
        length += weight * centers[box].distance(to: centers[other]) / 2
      }
    }
    let shape = max(
      extent.width / max(1, extent.height) / aspect, aspect * extent.height / max(1, extent.width))
    return length / Double(max(1, some.count)) / 4
      + (extent.width * extent.height).squareRoot() * shape
  }
}
