import Testing

@testable import EntenteGraph

@Suite("Nodes that wait by intervals of distance")
struct IntervalQueueTests {
  /// Adds nodes at distances, and more while they are taken, as a search does; what is taken
  /// each time, as distances.
  private func waves(
    _ distances: [Double], width: Double, more: (Double) -> Double? = { _ in nil }
  ) -> [[Double]] {
    var queue = IntervalQueue(width: width)
    for (node, distance) in distances.enumerated() {
      queue.insert(.init(distance: distance, node: UInt32(node)))
    }
    var waves: [[Double]] = []
    var wave: [RadixQueue.Entry] = []
    while queue.takeFirst(&wave) {
      waves.append(wave.map(\.distance))
      for entry in wave {
        if let farther = more(entry.distance) {
          queue.insert(.init(distance: farther, node: entry.node))
        }
      }
    }
    #expect(!queue.takeFirst(&wave) && wave.isEmpty)
    return waves
  }

  @Test("All of an interval are taken together, and the intervals in their order")
  func order() {
    let waves = waves([7.5, 0, 2, 3.9, 4, 1.9, 7], width: 2)
    #expect(waves.map { $0.sorted() } == [[0, 1.9], [2, 3.9], [4], [7, 7.5]])
  }

  @Test("A node that is added to the interval at hand is taken next")
  func sameInterval() {
    let waves = waves([0, 5], width: 4) { $0 < 3 ? $0 + 1 : nil }
    #expect(waves == [[0], [1], [2], [3], [5]])
  }

  @Test(
    "Distances near and far come in order, each once, and so do those added on the way",
    arguments: [0x1p-20, 0.5, 1, 0x1p10, 0x1p400])
  func farDistances(width: Double) {
    var random = SplitMix(state: 5)
    let distances = (0..<3_000).map { _ -> Double in
      let exponent = Double(random.next() % 40)
      return width * Double(random.next() % 1_000) * exponent * exponent * exponent
    }
    var added = 0
    let waves = waves(distances, width: width) { distance in
      guard added < 2_000 else { return nil }
      added += 1
      return distance + width * Double(random.next() % 5_000)
    }
    let intervals = waves.map { Set($0.map { ($0 / width).rounded(.down) }) }
    #expect(intervals.allSatisfy { $0.count == 1 })
    let order = intervals.compactMap(\.first)
    #expect(zip(order, order.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(waves.reduce(0) { $0 + $1.count } == distances.count + added)
    #expect(added == 2_000)
  }

  @Test("Distances beyond all that can be numbered come last")
  func beyondNumbers() {
    let waves = waves([1e300, .infinity, 3, 1e200], width: 1)
    #expect(waves.first == [3])
    #expect(waves.dropFirst().joined().sorted() == [1e200, 1e300, .infinity])
  }
}
