extension Double {
  /// A share in percent; what is not quite all or nothing never looks so.
  var percent: String {
    let percent = (self * 100).rounded()
    if percent == 100, self < 1 - 1e-9 { return ">99%" }
    if percent == 0, self > 0 { return "<1%" }
    return "\(Int(percent))%"
  }
}
