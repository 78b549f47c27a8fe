import EntenteModel

/// What the values of a column show its type to be.
///
/// A type must fit every value that is not empty. Where one does, the words that
/// statistics programs write for a missing value, such as `NA`, are missing;
/// where none does, they are texts like the others. Digits that start with a
/// zero or a plus are a code, and so are more of them than an integer holds.
struct ColumnType {
  /// The types that fit all values so far.
  private var fitting: Fits = .all

  /// Whether a value was met that is not a word for a missing one.
  private var holdsValues = false

  /// Whether commas that precede decimals must do so, or could part thousands.
  private var hasShortDecimals = false

  /// The types that a value can be of.
  private struct Fits: OptionSet {
    var rawValue: UInt8
    static let integer = Fits(rawValue: 1)
    static let number = Fits(rawValue: 2)
    /// A number with a comma before the decimals.
    static let commaNumber = Fits(rawValue: 4)
    static let boolean = Fits(rawValue: 8)
    static let date = Fits(rawValue: 16)
    static let all: Fits = [.integer, .number, .commaNumber, .boolean, .date]
  }

  /// Whether no value can change what the type will be.
  var isSettled: Bool { fitting.isEmpty }

  /// Takes another value into account.
  mutating func add(_ value: ArraySlice<UInt8>) {
    guard !fitting.isEmpty, !value.isEmpty, !Self.isMissing(value) else { return }
    holdsValues = true
    let shape = NumberShape(value)
    var fits: Fits = []
    switch shape {
    case .integer: fits = [.integer, .number, .commaNumber]
    case .decimal: fits = [.number]
    case .commaDecimal(let digits):
      fits = [.commaNumber]
      if digits != 3 { hasShortDecimals = true }
    case nil:
      if fitting.contains(.boolean), Self.boolean(value) != nil { fits.insert(.boolean) }
      if fitting.contains(.date), Self.isDate(value) { fits.insert(.date) }
    }
    fitting.formIntersection(fits)
  }

  /// The type of the column.
  var type: Property.ValueType {
    if !holdsValues { return .text }
    if fitting.contains(.integer) { return .integer }
    if fitting.contains(.number) { return .number }
    if fitting.contains(.commaNumber), hasShortDecimals { return .number }
    if fitting.contains(.boolean) { return .boolean }
    return fitting.contains(.date) ? .period : .text
  }
}

// MARK: - Values

extension ColumnType {
  private static let missing = ["na", "n/a", "nan", "null", "none", "\\n"].map { Array($0.utf8) }

  /// Whether a value is a word for a missing one.
  static func isMissing(_ value: ArraySlice<UInt8>) -> Bool {
    guard (2...4).contains(value.count) else { return false }
    return missing.contains { word in
      word.count == value.count && zip(word, value).allSatisfy { $0 == Self.lowercased($1) }
    }
  }

  /// The truth that `true` or `false` names, in any case of its letters.
  static func boolean(_ value: ArraySlice<UInt8>) -> Bool? {
    guard (4...5).contains(value.count) else { return nil }
    switch String(decoding: value, as: UTF8.self).lowercased() {
    case "true": return true
    case "false": return false
    default: return nil
    }
  }

  /// Whether a value is a date with a month at least, or a span of such; a year
  /// alone is a number.
  private static func isDate(_ value: ArraySlice<UInt8>) -> Bool {
    if isPlainDay(value) { return true }
    guard (7...80).contains(value.count), value.contains(UInt8(ascii: "-")) else { return false }
    return (try? Period(String(decoding: value, as: UTF8.self))) != nil
  }

  /// Whether a value is a day such as `2024-07-03` that every month has, which
  /// most dates are.
  private static func isPlainDay(_ value: ArraySlice<UInt8>) -> Bool {
    guard value.count == 10 else { return false }
    let start = value.startIndex
    func number(_ digits: Range<Int>) -> Int? {
      var number = 0
      for i in digits {
        guard PlainValue.isDigit(value[start + i]) else { return nil }
        number = 10 * number + Int(value[start + i] - UInt8(ascii: "0"))
      }
      return number
    }
    guard value[start + 4] == UInt8(ascii: "-"), value[start + 7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10)
    else { return false }
    return year > 0 && (1...12).contains(month) && (1...28).contains(day)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}

/// How a number is written, `-12`, `0.5e-3`, `1,5` or `Infinity`.
enum NumberShape: Equatable {
  case integer
  case decimal
  /// With a comma, and how many digits follow it.
  case commaDecimal(Int)

  /// Looks at a text; nil if it is no number, or a code that only looks so.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = rest.prefix(while: PlainValue.isDigit)
    rest = rest.dropFirst(whole.count)
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
    guard let mark = rest.first else {
      // An integer of 64 bits holds any 18 digits.
      guard (1...18).contains(whole.count) else { return nil }
      self = .integer
      return
    }
    if whole.isEmpty, mark != UInt8(ascii: ".") {
      let word = String(decoding: rest.prefix(9), as: UTF8.self).lowercased()
      guard rest.count <= 8, word == "infinity" || word == "inf" else { return nil }
      self = .decimal
      return
    }
    var decimals = 0
    if mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      decimals = rest.dropFirst().prefix(while: PlainValue.isDigit).count
      guard decimals > 0 || (mark == UInt8(ascii: ".") && !whole.isEmpty) else { return nil }
      rest = rest.dropFirst(1 + decimals)
    }
    if !rest.isEmpty {
      guard Self.isExponent(rest), mark != UInt8(ascii: ","),
        Double(String(decoding: text, as: UTF8.self))?.isFinite == true
      else { return nil }
    }
    self = mark == UInt8(ascii: ",") ? .commaDecimal(decimals) : .decimal
  }

  private static func isExponent(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first, first | 0x20 == UInt8(ascii: "e") else { return false }
    var digits = text.dropFirst()
    if let sign = digits.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      digits.removeFirst()
    }
    return !digits.isEmpty && digits.allSatisfy(PlainValue.isDigit)
  }
}
