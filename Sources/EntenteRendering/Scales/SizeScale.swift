/// From a value of an entity to how large it is drawn.
struct SizeScale: Sendable {
  /// What is measured; nil if all are of one size.
  let name: String?

  /// The value of each entity.
  private let values: [Double?]

  /// The values drawn smallest and largest.
  private(set) var lowest = 0.0
  private(set) var highest = 0.0

  /// Whether the values are counts.
  private let areCounts: Bool

  /// The weight of everything where size means nothing.
  private static let onlyWeight = 0.16

  /// Nothing to measure.
  init() {
    name = nil
    values = []
    areCounts = false
  }

  /// A scale of given values, or of the numbers of neighbors, over what is shown.
  init(_ sizes: EntityScales.Sizes, neighborCounts: [Int], shown: [Int]) {
    let values: [Double?]
    switch sizes {
    case .none:
      name = nil
      values = neighborCounts.map(Double.init)
    case .neighbors:
      name = "neighbors"
      values = neighborCounts.map(Double.init)
    case .values(let given, let known):
      name = given
      values = known
    }
    self.values = values
    let drawn = shown.compactMap { values[$0] }
    areCounts = drawn.allSatisfy { $0 == $0.rounded() }
    // Sizes are areas: nothing is half as large as zero, unless values lie below.
    lowest = min(0, drawn.min() ?? 0)
    highest = drawn.max() ?? 0
  }

  /// The value of an entity, by which the largest are chosen.
  func value(of entity: Int) -> Double? { values[entity] }

  /// How large an entity is, from 0 to 1.
  func weight(of entity: Int) -> Double {
    guard name != nil else { return Self.onlyWeight }
    guard let value = values[entity] else { return 0 }
    return weight(of: value)
  }

  private func weight(of value: Double) -> Double {
    let range = highest - lowest
    guard range > 0, range.isFinite else { return highest > 0 ? 1 : 0 }
    return min(1, max(0, (value - lowest) / range))
  }

  /// Up to three values to show in a legend, with their weights: the greatest and
  /// the least of some entities, and one between them.
  func samples(of entities: some Sequence<Int>) -> [(text: String, weight: Double)] {
    guard name != nil else { return [] }
    let drawn = entities.compactMap { values[$0] }
    guard let least = drawn.min(), let most = drawn.max() else { return [] }
    var chosen = [most]
    // Halfway in size, which grows with the root of the weight.
    let root = (weight(of: least).squareRoot() + weight(of: most).squareRoot()) / 2
    let middle = rounded(lowest + root * root * (highest - lowest))
    if middle < most, middle > least { chosen.append(middle) }
    if least < most { chosen.append(least) }
    return chosen.map { ($0.brief, weight(of: $0)) }
  }

  private func rounded(_ value: Double) -> Double {
    if areCounts, abs(value) < 100 { return value.rounded() }
    return value.brieflyRounded
  }
}
