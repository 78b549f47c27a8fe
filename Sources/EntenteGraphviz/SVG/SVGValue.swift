/// What the value of an attribute may be.
enum SVGValue {
  /// Numbers with units, separated by commas and spaces.
  case numbers

  /// The commands of a path.
  case path

  /// A few functions such as `translate(4 262)`.
  case transform

  /// A name, a hexadecimal color, or a reference to a gradient of the drawing.
  case paint

  /// Words of letters, digits, dashes and underscores.
  case words

  /// Any text; it means nothing to a viewer.
  case text

  /// An address of http or https.
  case address

  /// `stop-color:red;stop-opacity:1.;` and nothing else.
  case stopStyle

  /// One of the names of SVG and XLink.
  case namespace

  /// Returns whether a value is of this kind.
  func allows(_ value: String) -> Bool {
    switch self {
    case .numbers: value.utf8.allSatisfy { $0.isNumeric || Self.isUnit($0) }
    case .path: value.utf8.allSatisfy { $0.isNumeric || $0.isLetter }
    case .transform: value.utf8.allSatisfy { $0.isNumeric || $0.isLetter || "()".utf8.contains($0) }
    case .paint: Self.isPaint(value)
    case .words: value.utf8.allSatisfy { $0.isWord || $0 == UInt8(ascii: " ") }
    case .text: true
    case .address: WebAddress.isSafe(value)
    case .stopStyle: Self.stopParts(value) != nil
    case .namespace: ["http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"].contains(value)
    }
  }

  /// Splits the style of a gradient's stop into a color and an opacity.
  static func stopParts(_ value: String) -> (color: String, opacity: String)? {
    let parts = value.split(separator: ";").map { $0.split(separator: ":", maxSplits: 1) }
    guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }),
      parts[0][0] == "stop-color", parts[1][0] == "stop-opacity",
      SVGValue.paint.allows(String(parts[0][1])), SVGValue.numbers.allows(String(parts[1][1]))
    else { return nil }
    return (String(parts[0][1]), String(parts[1][1]))
  }

  private static func isPaint(_ value: String) -> Bool {
    if value.hasPrefix("url(#") && value.hasSuffix(")") {
      return value.dropFirst(5).dropLast().utf8.allSatisfy(\.isWord)
    }
    let digits = value.hasPrefix("#") ? value.dropFirst() : value[...]
    return !digits.isEmpty && digits.utf8.allSatisfy { $0.isLetter || $0.isDigit }
  }

  /// Whether a byte is of `pt`, `px`, `em`, `in`, `mm`, `cm` or `%`.
  private static func isUnit(_ byte: UInt8) -> Bool { "ptxemincm%".utf8.contains(byte) }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  fileprivate var isLetter: Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
  }

  fileprivate var isNumeric: Bool { isDigit || "+-.,eE \n".utf8.contains(self) }

  fileprivate var isWord: Bool { isDigit || isLetter || "-_.".utf8.contains(self) }
}
