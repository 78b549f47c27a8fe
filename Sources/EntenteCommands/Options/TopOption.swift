import ArgumentParser

/// How many of a list to write.
struct TopOption: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many to list; 0 lists all. A text lists 20 unless told otherwise.", valueName: "n"))
  var top: Int?

  func validate() throws { try Self.refuseNegative(top) }

  /// Refuses a number of less than nothing.
  static func refuseNegative(_ top: Int?) throws {
    if let top, top < 0 { throw ValidationError("--top is 0 or more.") }
  }

  /// How many to write; nil if all.
  func limit(for output: OutputOptions) -> Int? { output.limit(top, usually: 20) }
}

extension OutputOptions {
  /// How many to write, if a user asks for so many of them; nil if all.
  ///
  /// Unless told otherwise, people are given as many as are usual, programs all.
  func limit(_ top: Int?, usually usual: Int) -> Int? {
    let limit = top ?? (format == .text || format == .markdown ? usual : 0)
    return limit == 0 ? nil : limit
  }
}
