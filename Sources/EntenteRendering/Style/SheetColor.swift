/// A color as the sheet shows it: sRGB, each part from 0 to 1.
struct SheetColor: Hashable, Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The color of `#RRGGBB`; nil for anything else.
  init?(_ text: String) {
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = Int(text.dropFirst(), radix: 16)
    else { return nil }
    func part(_ shift: Int) -> Double { Double(value >> shift & 255) / 255 }
    self.init(red: part(16), green: part(8), blue: part(0))
  }

  /// The color as `#RRGGBB`.
  var hex: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(
          Int((min(1, max(0, part)) * 255).rounded()), radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }

  /// The color that lies a share of the way to another.
  func mixed(with other: SheetColor, _ share: Double) -> SheetColor {
    SheetColor(
      red: red + (other.red - red) * share, green: green + (other.green - green) * share,
      blue: blue + (other.blue - blue) * share)
  }
}

// MARK: - How well it is seen

extension SheetColor {
  /// The contrast with another color, from 1 to 21.
  ///
  /// > *Web Content Accessibility Guidelines 2.2*, "contrast ratio" and
  /// > "relative luminance": text needs 4.5, lines and shapes need 3.
  func contrast(with other: SheetColor) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private var luminance: Double {
    let light = LinearLight(self)
    return 0.2126 * light.red + 0.7152 * light.green + 0.0722 * light.blue
  }

  /// How different two colors look to somebody: the distance in CIE L\*a\*b\* (1976).
  ///
  /// About 2 can just be told apart side by side; categories of a picture need
  /// ten times as much.
  func distance(to other: SheetColor, seenWith vision: ColorVision = .normal) -> Double {
    let (a, b) = (LabColor(vision.seen(self)), LabColor(vision.seen(other)))
    let (l, u, v) = (a.lightness - b.lightness, a.a - b.a, a.b - b.b)
    return (l * l + u * u + v * v).squareRoot()
  }

  /// The distance to somebody to whom it is least.
  func leastDistance(to other: SheetColor) -> Double {
    ColorVision.allCases.map { distance(to: other, seenWith: $0) }.min() ?? 0
  }
}

/// The amounts of light of a color.
struct LinearLight: Sendable {
  var red: Double
  var green: Double
  var blue: Double

  init(red: Double, green: Double, blue: Double) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The light that sRGB stands for (IEC 61966-2-1).
  init(_ color: SheetColor) {
    func linear(_ part: Double) -> Double {
      part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055, 2.4)
    }
    self.init(red: linear(color.red), green: linear(color.green), blue: linear(color.blue))
  }
}

/// A color by how it looks: lightness, and how red and how yellow it is.
struct LabColor: Sendable {
  let lightness: Double
  let a: Double
  let b: Double

  /// The CIE L\*a\*b\* of 1976, for daylight (D65).
  init(_ light: LinearLight) {
    let x = 0.4124564 * light.red + 0.3575761 * light.green + 0.1804375 * light.blue
    let y = 0.2126729 * light.red + 0.7151522 * light.green + 0.0721750 * light.blue
    let z = 0.0193339 * light.red + 0.1191920 * light.green + 0.9503041 * light.blue
    func answer(_ t: Double) -> Double {
      t > 216.0 / 24389 ? cubeRoot(t) : (24389.0 / 27 * t + 16) / 116
    }
    let (fx, fy, fz) = (answer(x / 0.95047), answer(y), answer(z / 1.08883))
    lightness = 116 * fy - 16
    a = 500 * (fx - fy)
    b = 200 * (fy - fz)
  }
}
