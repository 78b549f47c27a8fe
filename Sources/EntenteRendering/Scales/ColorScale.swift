/// What the color of an entity says.
enum EntityColor: Hashable, Sendable {
  /// Its kind.
  case kind
  /// One of the categories, by number.
  case category(Int)
  /// A category for which no color is left.
  case other
  /// A place between the ends of a scale, from 0 to 1.
  case level(Double)
  /// Nothing, since no value is known.
  case unknown

  /// The word by which CSS selects it; none for the kind, which has its own.
  var cssClass: String? {
    switch self {
    case .kind: nil
    case .category(let number): "category-\(number + 1)"
    case .other: "category-other"
    case .level: "level"
    case .unknown: "category-unknown"
    }
  }

  /// The letter that tells it where colors may not be seen.
  var letter: String? {
    if case .other = self { return "+" }
    guard case .category(let number) = self, number < 26 else { return nil }
    return String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(number)))
  }
}

/// From a value of an entity to its color.
struct ColorScale: Sendable {
  /// What the colors stand for; nil if for the kinds.
  let name: String?

  /// The categories that have a color, the most frequent first.
  private(set) var categories: [String] = []

  /// The values at the ends of a scale of numbers.
  private(set) var range: ClosedRange<Double>?

  private var colors: [EntityColor] = []

  /// Colors by kind.
  init() { name = nil }

  /// A scale over what is shown, with so many colors at hand.
  ///
  /// - Parameters:
  ///   - scale: The values.
  ///   - shown: The entities shown, the most prominent first.
  ///   - colorCount: How many categories can have a color.
  ///   - nameOf: The name of an entity: a group is called after its most prominent.
  init(
    _ scale: EntityScales.Colors, shown: [Int], colorCount: Int, nameOf: (Int) -> String
  ) {
    switch scale {
    case .kind:
      name = nil
    case .groups(let given, let groups):
      name = given
      var names: [Int: String] = [:]
      for entity in shown {
        guard let group = groups[entity], names[group] == nil else { continue }
        names[group] = "around " + nameOf(entity)
      }
      divide(groups.map { $0.flatMap { names[$0] } }, shown, colorCount)
    case .words(let given, let words):
      name = given
      divide(words, shown, colorCount)
    case .numbers(let given, let numbers):
      name = given
      let drawn = shown.compactMap { numbers[$0] }
      guard let least = drawn.min(), let most = drawn.max() else {
        colors = numbers.map { _ in .unknown }
        return
      }
      range = least...most
      let width = most - least
      colors = numbers.map { number in
        guard let number else { return .unknown }
        guard width > 0, width.isFinite else { return .level(0.5) }
        return .level(min(1, max(0, (number - least) / width)))
      }
    }
  }

  /// Gives the most frequent words a color each.
  private mutating func divide(_ words: [String?], _ shown: [Int], _ colorCount: Int) {
    var counts: [String: Int] = [:]
    for entity in shown { if let word = words[entity] { counts[word, default: 0] += 1 } }
    categories = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(colorCount)
      .map(\.key)
    var numbers: [String: Int] = [:]
    for (number, word) in categories.enumerated() { numbers[word] = number }
    colors = words.map { word in
      guard let word else { return .unknown }
      return numbers[word].map(EntityColor.category) ?? .other
    }
  }

  /// The color of an entity.
  func color(of entity: Int) -> EntityColor { name == nil ? .kind : colors[entity] }
}
