/// How far the mean of a sample may be from the mean of what it was drawn from.
///
/// For *k* independent values in a range of the width *R*, with the sample variance *V*,
/// the means differ by at most
///
///     √(2 V l / k) + 7 R l / (3 (k − 1))
///
/// but for a probability of 3 exp(−*l*): one part for each side, one for the variance
/// being greater than the sample tells. Where values differ little, that is far less than
/// a bound by the range alone.
///
/// > A. Maurer, M. Pontil. "Empirical Bernstein bounds and sample variance penalization."
/// > *COLT 2009*. arXiv:[0907.3740](https://arxiv.org/abs/0907.3740)
struct MeanBound {
  /// The number of values.
  var count: Double

  /// Their variance, as estimated from them.
  var variance: Double

  /// The width of the range in which they lie.
  var range: Double

  /// Returns how far the means may be apart, for −ln of a third of the probability that
  /// they are not.
  func radius(surprise: Double) -> Double {
    (2 * variance * surprise / count).squareRoot() + 7 * range * surprise / (3 * (count - 1))
  }

  /// Returns the greatest surprise for which the radius is not more than this.
  func surprise(radius: Double) -> Double {
    let root = (2 * variance / count).squareRoot()
    let slope = 7 * range / (3 * (count - 1))
    if slope == 0 { return .infinity }
    let x = 2 * radius / (root + (root * root + 4 * slope * radius).squareRoot())
    return x * x
  }
}
