import ArgumentParser
import EntenteFormats
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
    try refusePicture()
    // Not the last character: CR LF is one, and ends a line as well.
    let isWhole = text.isEmpty || text.utf8.last == UInt8(ascii: "\n")
    try write(Data((isWhole ? text : text + "\n").utf8))
  }

  /// Writes bytes whole.
  func write(_ data: Data) throws {
    if let file { try OutputFile.write(data, to: file) } else { try StandardOutput.write(data) }
  }

  /// Writes an answer in the form asked for.
  ///
  /// - Parameters:
  ///   - text: The answer for people.
  ///   - table: The answer as a table, for people (Markdown) or for programs.
  ///   - json: The answer for programs that read more than tables.
  /// - Throws: Why the output could not be written.
  func write(
    text: @autoclosure () -> String, table: (_ isForPeople: Bool) -> Table,
    json: @autoclosure () -> JSONValue
  ) throws {
    switch format {
    case .text: try write(text())
    case .markdown: try write(table(true).markdown)
    case .csv: try write(table(false).csv)
    case .tsv: try write(table(false).tsv)
    case .json: try write(json().pretty)
    }
  }

  /// Writes an answer that may be empty in the form asked for.
  ///
  /// People who look at a terminal or a pipe are told by remarks that nothing was found,
  /// and read no table of nothing; programs get the same form as ever, with no rows.
  func write(
    isEmpty: Bool, text: @autoclosure () -> String, table: (_ isForPeople: Bool) -> Table,
    json: @autoclosure () -> JSONValue
  ) throws {
    if isEmpty, format == .text {
      // A file that was asked for must not keep an older answer.
      if file != nil { try write("") }
      return
    }
    try write(text: text(), table: table, json: json())
  }

  /// The picture to draw: that of an option of its own, or the output if its name
  /// ends as one of a picture.
  func picture(or other: PictureFile?) -> PictureFile? {
    other ?? output.flatMap(PictureFile.init(named:))
  }

  /// Refuses to write an answer into a file whose name ends as one of a picture.
  func refusePicture() throws {
    guard let file, PictureFile(named: file) != nil else { return }
    throw ValidationError(
      "-o '\(file)' names a picture, and this is text; entente render IN -o FILE draws the graph, "
        + "and --size-by and --color-by show a measure.")
  }

  /// Refuses two pictures at once.
  func refusePicture(besides other: PictureFile?, option: String) throws {
    if other != nil, picture(or: nil) != nil {
      throw ValidationError("-o names a picture, and so does \(option); name one.")
    }
  }

  /// A remark on standard error, unless the user wants none.
  func remark(_ text: String) {
    if !quiet { Diagnostics.remark(text) }
  }
}
