/// When something held or happened: a date, or a span between two.
///
///     2024-07-03               on that day
///     2024-07-03/2024-07-04    from the one to the other
///     2001/..                  since 2001, and still
///     2001/                    since 2001, the end unknown
///
/// A period is valid time: when the fact was so, not when it was reported.
public struct Period: Hashable, Sendable {
  /// One end of a span.
  public enum Bound: Hashable, Sendable {
    case date(PartialDate)
    /// There is no end: since ever, or still going on.
    case open
    /// There is an end, but nobody says when.
    case unknown
  }

  /// When it began.
  public var start: Bound

  /// When it ended.
  public var end: Bound

  /// Whether the period was written as one date, not as a span.
  public var isSingleDate: Bool

  /// Creates the period of one date.
  public init(_ date: PartialDate) {
    start = .date(date)
    end = .date(date)
    isSingleDate = true
  }

  /// Creates the span between two bounds.
  public init(from start: Bound, to end: Bound) {
    self.start = start
    self.end = end
    isSingleDate = false
  }

  /// Whether the end lies before the start, whatever the unknown parts are.
  public var isReversed: Bool {
    guard case .date(let first) = start, case .date(let last) = end else { return false }
    return last.latest < first.earliest
  }
}

extension Period {
  /// Why a text is not a period.
  public enum Malformation: Error, Hashable, Sendable, CustomStringConvertible {
    case date(PartialDate.Malformation)
    case empty
    case tooManySlashes(String)
    case noDate(String)
    case reversed(String)

    /// What is wrong, with the form expected.
    public var description: String {
      switch self {
      case .date(let malformation): malformation.description
      case .empty: "a period is empty; write 2024, 2024-07-03/2024-07-04 or 2001/.."
      case .tooManySlashes(let text):
        "'\(text)' is not a period; write 2024-07-03, or 2024-07-03/2024-07-04 for a span"
      case .noDate(let text): "'\(text)' names no date at either end"
      case .reversed(let text): "'\(text)' ends before it begins"
      }
    }
  }

  /// Reads a date or an interval of EDTF level 1.
  public init(_ text: some StringProtocol) throws(Malformation) {
    if let date = PartialDate(plain: text.utf8) {
      self.init(date)
      return
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    switch parts.count {
    case 1:
      guard !text.isEmpty else { throw .empty }
      self.init(try Self.date(Substring(text)))
    case 2:
      self.init(from: try Self.bound(Substring(parts[0])), to: try Self.bound(Substring(parts[1])))
      if isReversed { throw .reversed(String(text)) }
      if case .date = start { return }
      if case .date = end { return }
      throw .noDate(String(text))
    default:
      throw .tooManySlashes(String(text))
    }
  }

  private static func bound(_ text: Substring) throws(Malformation) -> Bound {
    switch text {
    case "": .unknown
    case "..": .open
    default: .date(try date(text))
    }
  }

  private static func date(_ text: Substring) throws(Malformation) -> PartialDate {
    do { return try PartialDate(text) } catch { throw .date(error) }
  }
}

extension Period: CustomStringConvertible {
  /// The period as EDTF writes it.
  public var description: String {
    if isSingleDate, case .date(let date) = start { return date.description }
    return Self.text(start) + "/" + Self.text(end)
  }

  private static func text(_ bound: Bound) -> String {
    switch bound {
    case .date(let date): date.description
    case .open: ".."
    case .unknown: ""
    }
  }
}
