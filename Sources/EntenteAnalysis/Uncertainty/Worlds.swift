/// The ways in which all doubts may turn out: every one of them where they are few,
/// else some that are drawn.
struct Worlds {
  /// A world: which way each doubt turned out, and how likely that is.
  struct World: Sendable {
    var ways: [Int]
    var probability: Double
  }

  let doubts: [Doubt]

  /// How many worlds are listed at most; if there are more, some are drawn.
  static let mostListed = 1024

  /// The number of all worlds; nil if there are more than are listed.
  let count: Int?

  init(of doubts: [Doubt]) {
    self.doubts = doubts
    var count = 1
    for doubt in doubts {
      count *= max(1, doubt.ways.count)
      if count > Self.mostListed { break }
    }
    self.count = count > Self.mostListed ? nil : count
  }

  /// The world of a number below ``count``; the first doubt changes fastest.
  func world(_ number: Int) -> World {
    var rest = number
    var world = World(ways: [], probability: 1)
    for doubt in doubts {
      let way = rest % doubt.ways.count
      rest /= doubt.ways.count
      world.ways.append(way)
      world.probability *= doubt.ways[way].probability
    }
    return world
  }

  /// How far the numbers of two worlds lie apart that differ in one doubt, from one
  /// way to the next.
  func stride(of doubt: Int) -> Int { doubts[..<doubt].reduce(1) { $0 * $1.ways.count } }

  /// A world drawn by the likelihoods of its ways, among others that count alike.
  func draw(by generator: inout some RandomNumberGenerator) -> [Int] {
    doubts.map { doubt in
      var rest = Double.random(in: 0..<1, using: &generator)
      for (number, way) in doubt.ways.enumerated().dropLast() {
        if rest < way.probability { return number }
        rest -= way.probability
      }
      return doubt.ways.count - 1
    }
  }

  /// The world in which each doubt turns out the likeliest way.
  var likeliest: [Int] { doubts.map(\.likeliest) }

  /// The claims that are not true in a world.
  func dropped(by ways: [Int]) -> Set<Int> {
    Set(zip(doubts, ways).flatMap { $0.ways[$1].dropped })
  }
}
