import ArgumentParser
import Foundation

/// How answers are written, and where to.
struct OutputOptions: ParsableArguments {
  /// A form of output.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, tsv, markdown
  }

  /// When output is colored.
  enum Color: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
  }

  @Option(help: "The form of the output.")
  var format = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Whether to color the text: when writing to a terminal, always or never.")
  var color = Color.auto

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  /// The file to write; nil for standard output.
  private var file: String? { output == "-" ? nil : output }

  /// How text is styled where it is going.
  var style: TextStyle {
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto: file == nil && TextStyle.terminalWantsColor(descriptor: 1)
      }
    return TextStyle(
      isColored: isColored, width: file == nil ? TextStyle.terminalWidth(descriptor: 1) : nil)
  }

  /// Writes an answer whole: to standard output, or to a file that appears only
  /// once it is complete.
  func write(_ text: String) throws {
    // Not the last character: CR LF is one, and ends a line as well.
    let isWhole = text.isEmpty || text.utf8.last == UInt8(ascii: "\n")
    try write(Data((isWhole ? text : text + "\n").utf8))
  }

  /// Writes bytes whole.
  func write(_ data: Data) throws {
    if let file { try OutputFile.write(data, to: file) } else { try StandardOutput.write(data) }
  }

  /// A remark on standard error, unless the user wants none.
  func remark(_ text: String) {
    if !quiet { Diagnostics.remark(text) }
  }
}
