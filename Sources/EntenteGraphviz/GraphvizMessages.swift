/// The messages of a worker, told apart by their first words.
struct GraphvizMessages {
  /// The first error, with the lines that belong to it.
  var error: String?

  /// The warnings, each with the lines that belong to it.
  var warnings: [String] = []

  /// Reads what a worker wrote to standard error.
  ///
  /// A message starts with `Error: ` or `Warning: `. The lines after it belong to
  /// it (`in label of node n4`), and noise of other libraries before it is passed
  /// over.
  init(_ text: String) {
    var kind = Kind.noise
    for line in text.split(whereSeparator: \.isNewline) {
      if let message = line.afterPrefix("Error: ") {
        kind = error == nil ? .error : .noise
        if error == nil { error = message }
      } else if let message = line.afterPrefix("Warning: ") {
        kind = .warning
        warnings.append(message)
      } else if line.contains("is too large for cairo") {
        // Pixels are scaled down without a proper warning.
        kind = .noise
        warnings.append(String(line.drop { $0 != ":" }.dropFirst()).trimmed)
      } else {
        let message = line.trimmed
        if message.isEmpty { continue }
        switch kind {
        case .error: error? += " " + message
        case .warning: warnings[warnings.count - 1] += " " + message
        case .noise: break
        }
      }
    }
  }

  private enum Kind { case error, warning, noise }

  /// The line of the document that the error names, counted from 1.
  var line: Int? {
    guard let error, let range = error.firstRange(ofASCII: "in line ") else { return nil }
    return Int(error[range.upperBound...].prefix { $0.isASCII && $0.isNumber })
  }

  /// Whether the text of a dying process says that memory ran out.
  static func tellOfMemory(_ text: String) -> Bool {
    let text = text.lowercased()
    return [
      "out of memory", "cannot allocate", "failed to allocate", "bad_alloc", "virtual memory",
      "unable to allocate", "not enough memory", "realloc failure", "malloc failure",
    ].contains { text.firstRange(ofASCII: $0) != nil }
  }
}

extension StringProtocol {
  /// The rest of a line behind a prefix, without the file name that cgraph invents.
  fileprivate func afterPrefix(_ prefix: String) -> String? {
    guard hasPrefix(prefix) else { return nil }
    let rest = dropFirst(prefix.count)
    for name in ["<stdin>: ", "(null): "] where rest.hasPrefix(name) {
      return String(rest.dropFirst(name.count)).trimmed
    }
    return String(rest).trimmed
  }

  /// The line without spaces at its ends.
  fileprivate var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    let length = rest.reversed().drop(while: \.isWhitespace).count
    return String(rest.prefix(length))
  }
}

extension String {
  /// The first place of an ASCII text. (Foundation has it; this module does without.)
  func firstRange(ofASCII other: String) -> Range<String.Index>? {
    let pattern = Array(other.utf8)
    var start = utf8.startIndex
    while start < utf8.endIndex {
      if utf8[start...].starts(with: pattern) {
        return start..<utf8.index(start, offsetBy: pattern.count)
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
