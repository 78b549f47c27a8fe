import ArgumentParser
import EntenteModel

/// How much an input may ask of the reader.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How deep values may nest (default: 200 to 500, by the format).", valueName: "levels"))
  var maxNesting: Int?

  @Option(
    help: ArgumentHelp(
      "How large an input may be, inflated: 500M, 8G (default: 2G).", valueName: "size"),
    transform: LimitOptions.byteCount)
  var maxSize: Int?

  func validate() throws {
    if let maxNesting, !(1...ReadingLimits.deepestNesting).contains(maxNesting) {
      throw ValidationError(
        "--max-nesting is a number from 1 to \(ReadingLimits.deepestNesting).")
    }
  }

  /// The limits chosen.
  var limits: ReadingLimits {
    ReadingLimits(
      maximumNesting: maxNesting, maximumBytes: maxSize ?? ReadingLimits.defaultMaximumBytes)
  }

  /// The bytes of a size as people write it: `1000`, `64K`, `500M`, `8G`, `2GiB`.
  static func byteCount(_ text: String) throws -> Int {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count).lowercased()
    let shifts = ["": 0, "b": 0, "k": 10, "m": 20, "g": 30, "t": 40]
    let stem = ["ib", "b"].first { unit.count > $0.count && unit.hasSuffix($0) }
    let shift = shifts[stem.map { String(unit.dropLast($0.count)) } ?? unit]
    guard let shift, let count = Int(digits),
      case let (bytes, overflows) = count.multipliedReportingOverflow(by: 1 << shift), !overflows,
      bytes > 0
    else { throw ValidationError("write a size as 500M or 8G") }
    return bytes
  }
}
