/// A scale of numbers, with marks at round ones.
struct NumberAxis {
  let low: Double
  let high: Double
  let marks: [Double]

  /// A scale that holds some numbers, from zero if that takes little more room.
  init(holding numbers: [Double], marks count: Int) {
    // Sums of numbers beyond this would be infinite.
    let values = numbers.filter(\.isFinite).map { min(1e300, max(-1e300, $0)) }
    let least = values.min() ?? 0
    let greatest = values.max() ?? 1
    let reachesZero = least >= 0 && least < 0.6 * greatest || greatest == least
    let bottom = reachesZero ? min(0, least) : least
    let span = greatest - bottom > 0 ? greatest - bottom : 1
    var step = 1e-12
    while span / step > Double(count) {
      let next = [2 * step, 5 * step, 10 * step].first { span / $0 <= Double(count) }
      step = next ?? 10 * step
    }
    low = (bottom / step).rounded(.down) * step
    let top = ((bottom + span) / step).rounded(.up) * step
    high = top > low ? top : low + step
    let steps = Int(min(50, ((high - low) / step).rounded()))
    let (origin, unit) = (low, step)
    marks = (0...steps).map { origin + Double($0) * unit }
  }

  /// Where a number lies, from 0 to 1.
  func place(of value: Double) -> Double { (value - low) / (high - low) }
}
