/// How much an input may ask of the reader, against files made to exhaust it.
///
/// The limits lie far above what graphs hold. Whoever meets one with a file
/// that is sound raises it.
public struct ReadingLimits: Hashable, Sendable {
  /// The deepest nesting that may be asked for.
  ///
  /// Readers of nested formats call themselves; beyond this their stack would
  /// not be sure to last.
  public static let deepestNesting = 10_000

  /// The bytes that an input may have unless said otherwise: 2 GiB.
  public static let defaultMaximumBytes = 2 << 30

  /// How deep values, elements, lists and subgraphs may be nested; by the
  /// format, 200 to 500, if nil.
  ///
  /// At most ``deepestNesting``.
  public var maximumNesting: Int? {
    didSet { maximumNesting = Self.bounded(maximumNesting) }
  }

  /// How many bytes an input may have, inflated if it is compressed.
  public var maximumBytes: Int

  /// Creates limits; those of the formats unless given.
  public init(maximumNesting: Int? = nil, maximumBytes: Int = defaultMaximumBytes) {
    self.maximumNesting = Self.bounded(maximumNesting)
    self.maximumBytes = max(0, maximumBytes)
  }

  private static func bounded(_ nesting: Int?) -> Int? {
    nesting.map { min(max(1, $0), deepestNesting) }
  }
}

extension ReadingLimits {
  /// How deep a format may nest, which has a limit of its own.
  package func nesting(orDefault limit: Int) -> Int { maximumNesting ?? limit }

  /// What to do about a file that nests deeper than a limit.
  ///
  /// - Parameters:
  ///   - limit: The limit that was met.
  ///   - deepest: The deepest nesting that can be asked for.
  package static func nestingHint(
    beyond limit: Int, deepest: Int = deepestNesting
  ) -> String {
    if limit >= deepest { return "no more than \(deepest) levels can be read" }
    return "if the file is sound, --max-nesting \(min(deepest, 4 * limit)) raises the limit"
  }

  /// What to do about an input that is larger than a limit.
  package static func sizeHint(beyond limit: Int) -> String {
    let (larger, overflows) = max(1, limit).multipliedReportingOverflow(by: 4)
    return "if the file is sound, --max-size \(sizeText(overflows ? limit : larger)) "
      + "raises the limit"
  }

  /// A number of bytes as people write it: `500M`, `2G`; exact.
  package static func sizeText(_ bytes: Int) -> String {
    for (unit, shift) in [("T", 40), ("G", 30), ("M", 20), ("K", 10)]
    where bytes > 0 && bytes & (1 << shift - 1) == 0 {
      return "\(bytes >> shift)\(unit)"
    }
    return String(bytes)
  }
}
