extension Double {
  /// The number as a legend shows it: `12`, `0.0345`, `12,300`, `1.4 billion`.
  var brief: String {
    guard isFinite else { return "\(self)" }
    let size = abs(self)
    for (unit, name) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
    where size >= 0.9995 * unit && size < 1e15 {
      return (self / unit).threeDigits + " " + name
    }
    if size >= 1e15 { return "\(self)" }
    if size >= 1000 { return Int(rounded()).grouped }
    return threeDigits
  }

  /// The number with about two digits that count: 1,234 becomes 1,200.
  var brieflyRounded: Double {
    guard self != 0, isFinite else { return self }
    var unit = 1.0
    while abs(self) / unit >= 100, unit < 1e300 { unit *= 10 }
    while abs(self) / unit < 10, unit > 1e-300 { unit /= 10 }
    return (self / unit).rounded() * unit
  }

  /// Three digits that count, without zeros at the end.
  private var threeDigits: String {
    let size = abs(self)
    guard size > 0 else { return "0" }
    guard size >= 1e-4 else { return "\(self)" }
    var places = 2
    var unit = 1.0
    while size < unit, places < 8 {
      unit /= 10
      places += 1
    }
    if size >= 10 { places = 1 }
    if size >= 100 { places = 0 }
    var scale = 1
    for _ in 0..<places { scale *= 10 }
    let number = Int((size * Double(scale)).rounded())
    var fraction = String(number % scale)
    fraction = String(repeating: "0", count: max(0, places - fraction.count)) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    if places == 0 { fraction = "" }
    return (self < 0 ? "-" : "") + String(number / scale) + (fraction.isEmpty ? "" : "." + fraction)
  }
}

extension Int {
  /// The number with commas between thousands.
  fileprivate var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return (self < 0 ? "-" : "") + text
  }
}
