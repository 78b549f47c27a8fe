import Foundation

/// A bar of block characters, to an eighth of a cell.
enum Bar {
  static func text(_ share: Double, width: Int) -> String {
    let eighths = Int((max(0, min(1, share)) * Double(width) * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }
}

extension Double {
  /// The number to four significant digits, without an exponent where that is
  /// short.
  var fourDigits: String {
    guard isFinite, self != 0 else { return "0" }
    let exponent = Int(log10(abs(self)).rounded(.down))
    if exponent < -4 || exponent > 9 { return String(format: "%.3e", self) }
    return String(format: "%.\(max(0, 3 - exponent))f", self)
  }
}
