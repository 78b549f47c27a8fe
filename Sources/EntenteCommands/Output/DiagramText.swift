import Foundation

/// The text equivalent of a diagram, as `render --describe` prints it.
enum DiagramText {
  /// Writes lines, each made safe for a terminal and broken to its width.
  static func write(_ lines: [String]) throws {
    var style = TextStyle(isColored: TextStyle.terminalWantsColor(descriptor: 1))
    style.width = TextStyle.terminalWidth(descriptor: 1)
    var text = ""
    for (number, line) in lines.enumerated() {
      let safe = style.wrapped(line.terminalSafe, hanging: line.hasPrefix("  ") ? 4 : 2)
      text += (number == 0 ? style(.strong, safe) : safe) + "\n"
    }
    try StandardOutput.write(Data(text.utf8))
  }
}
