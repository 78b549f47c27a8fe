import ArgumentParser
import EntenteFormats

/// How findings are written: as other answers are, or for programs that collect
/// those of several linters.
struct CheckOutputOptions: ParsableArguments {
  /// A form of output.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv, tsv, markdown, sarif
  }

  @Option(help: "The form of the output; sarif is SARIF 2.1.0.")
  var format = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "Whether to color the text: when writing to a terminal, always or never.")
  var color = OutputOptions.Color.auto

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  /// The same, as other commands have it.
  var plain: OutputOptions {
    var options = OutputOptions()
    options.format = OutputOptions.Format(rawValue: format.rawValue) ?? .json
    options.output = output
    options.color = color
    options.quiet = quiet
    return options
  }

  func write(_ text: String) throws { try plain.write(text) }
}
