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

  /// How text is styled where it is going.
  var style: TextStyle {
    switch color {
    case .always: return TextStyle(isColored: output == nil)
    case .never: return TextStyle(isColored: false)
    case .auto:
      return TextStyle(isColored: output == nil && TextStyle.terminalWantsColor(descriptor: 1))
    }
  }

  /// Writes an answer whole: to standard output, or to a file that appears only
  /// once it is complete.
  func write(_ text: String) throws {
    let line = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
    try write(Data(line.utf8))
  }

  /// Writes bytes whole.
  func write(_ data: Data) throws {
    guard let output, output != "-" else {
      StandardOutput.write(data)
      return
    }
    do {
      try data.write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      throw Trouble("can't write '\(output)'", hint: "check that the folder exists and is yours")
    }
  }

  /// A remark on standard error, unless the user wants none.
  func remark(_ text: String) {
    if !quiet { Diagnostics.remark(text) }
  }
}
