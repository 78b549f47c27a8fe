import Foundation

/// Whether and how text is colored.
struct TextStyle {
  var isColored: Bool

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
  var terminalSafe: String {
    guard unicodeScalars.contains(where: \.commandsTerminal) else { return self }
    var safe = ""
    for scalar in unicodeScalars {
      if scalar.commandsTerminal {
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
