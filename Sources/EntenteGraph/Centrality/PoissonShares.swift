/// How often a Poisson variable is each number: how much walks of so many edges count in the
/// exponential of a matrix that is divided by its largest eigenvalue.
enum PoissonShares {
  /// The shares of 0, 1, 2 …, up to where those beyond are less than rounding; they add up
  /// to 1.
  static func upToRounding(mean: Double) -> [Double] {
    let mode = Int(mean)
    var terms = [Double](repeating: 1, count: mode + 1)
    for k in stride(from: mode, to: 0, by: -1) { terms[k - 1] = terms[k] * (Double(k) / mean) }
    while terms[terms.count - 1] > 1e-20 {
      terms.append(terms[terms.count - 1] * (mean / Double(terms.count)))
    }
    let sum = terms.reduce(0, +)
    return terms.map { $0 / sum }
  }
}
