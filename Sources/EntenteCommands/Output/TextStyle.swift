import Foundation

/// Whether and how text is colored.
struct TextStyle {
  var isColored: Bool

  /// The columns of the terminal; nil if the text goes elsewhere, and lines may
  /// be as long as they are.
  var width: Int?

  /// A role that text plays, which a terminal shows by color.
  enum Role: String {
    case strong = "1"
    case muted = "2"
    case planned = "33"
    case error = "1;31"
    case warning = "1;33"
    case hint = "36"
    case rank = "34"
  }

  /// The text as a terminal shows it in a role; the text itself without color.
  func callAsFunction(_ role: Role, _ text: String) -> String {
    isColored && !text.isEmpty ? "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m" : text
  }

  /// The columns of the terminal that a stream leads to.
  static func terminalWidth(descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) == 1, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 else {
      return nil
    }
    return size.ws_col >= 40 ? Int(size.ws_col) : nil
  }

  /// The text broken into lines that fit the terminal, those after the first
  /// with spaces before them.
  func wrapped(_ text: String, hanging: Int) -> String {
    guard let width, text.displayWidth > width else { return text }
    return text.lines(ofWidth: max(20, width - hanging), first: width)
      .joined(separator: "\n" + String(repeating: " ", count: hanging))
  }

  /// Whether a stream is a terminal whose user wants color.
  static func terminalWantsColor(descriptor: Int32) -> Bool {
    let environment = ProcessInfo.processInfo.environment
    if environment["NO_COLOR"]?.isEmpty == false || environment["TERM"] == "dumb" { return false }
    return isatty(descriptor) == 1
  }
}

extension String {
  /// The text with what could command a terminal made visible: control
  /// characters and marks that turn the direction of writing.
  var terminalSafe: String { escaping { $0.commandsTerminal } }

  /// The same, but for tabs and the ends of lines, which the forms of tables
  /// can hold, and the harmless marks of direction in Arabic and Hebrew names.
  var commandSafe: String {
    escaping { scalar in
      scalar.commandsTerminal && !["\t", "\n", "\r", "\u{200E}", "\u{200F}"].contains(scalar)
    }
  }

  private func escaping(_ isUnsafe: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isUnsafe) else { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if isUnsafe(scalar) {
        safe += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }
}

extension Unicode.Scalar {
  fileprivate var commandsTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
