#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How far the share of hits in a sample may be from the probability of a hit.
///
/// In *k* independent trials with the probability *p*, the share *q* of hits lies as far
/// above *p* as it does, or farther, with a probability of at most exp(−*k* D(*q*, *p*)),
/// and so below. D is the relative entropy *q* ln(*q*/*p*) + (1 − *q*) ln((1 − *q*)/(1 − *p*)).
/// Unlike a bound by the variance it is as sharp for rare hits as for common ones.
///
/// > H. Chernoff. "A measure of asymptotic efficiency for tests of a hypothesis based on
/// > the sum of observations." *Annals of Mathematical Statistics* 23(4), 1952,
/// > pp. 493–507. doi:[10.1214/aoms/1177729330](https://doi.org/10.1214/aoms/1177729330)
struct BinomialBound {
  /// The number of hits.
  var hits: Int

  /// The number of trials.
  var trials: Int

  /// −ln of the probability with which each side may fail.
  var surprise: Double

  private var share: Double { Double(hits) / Double(trials) }

  /// D, the relative entropy.
  static func divergence(_ q: Double, from p: Double) -> Double {
    func term(_ a: Double, _ b: Double) -> Double {
      a <= 0 ? 0 : b <= 0 ? .infinity : a * log(a / b)
    }
    return term(q, p) + term(1 - q, 1 - p)
  }

  /// Whether the probability of a hit is known to be at most this far from the share.
  func isWithin(_ error: Double) -> Bool {
    let q = share
    func isExcluded(_ p: Double) -> Bool {
      p < 0 || p > 1 || Self.divergence(q, from: p) * Double(trials) >= surprise
    }
    return isExcluded(q + error) && isExcluded(q - error)
  }

  /// The least and the greatest probability that the sample does not rule out.
  var interval: ClosedRange<Double> {
    let q = share
    let entropy = surprise / Double(trials)
    if hits == 0 { return 0...(1 - exp(-entropy)) }
    if hits == trials { return exp(-entropy)...1 }
    return Self.edge(from: q, to: 0, entropy: entropy)...Self.edge(from: q, to: 1, entropy: entropy)
  }

  /// Where the divergence from `q` reaches the entropy on the way to `end`, on the far side.
  private static func edge(from q: Double, to end: Double, entropy: Double) -> Double {
    var (near, far) = (q, end)
    for _ in 0..<48 {
      let middle = (near + far) / 2
      if divergence(q, from: middle) < entropy { near = middle } else { far = middle }
    }
    return far
  }
}

/// How the probability of a wrong promise is shared by the nodes.
///
/// To be as sure of a node that is often hit takes more trials than of one that is not.
/// So a node gets the larger a share, the more often it was hit in a sample that serves
/// for nothing else. Whatever that sample says, the shares add up to 1.
///
/// > M. Borassi, E. Natale. "KADABRA is an ADaptive Algorithm for Betweenness via Random
/// > Approximation." *ESA 2016*, LIPIcs 57, 20:1–20:18.
/// > doi:[10.4230/LIPIcs.ESA.2016.20](https://doi.org/10.4230/LIPIcs.ESA.2016.20)
struct FailureShares {
  /// −ln of the share of a node with some number of hits.
  private let surprises: [Int: Double]

  /// How many trials are likely to be enough.
  let trialsNeeded: Double

  /// Plans for an error, from the hits in a number of trials.
  init(hits: [UInt32], trials: Int, error: Double, failure: Double) {
    var nodes: [Int: Double] = [:]
    for count in hits { nodes[Int(count), default: 0] += 1 }
    // Trials per −ln of a probability.
    let classes = nodes.sorted { $0.key < $1.key }.map { count, nodes in
      let p = min(0.5, (Double(count) + 0.5) / Double(trials))
      return (
        count: count, nodes: nodes,
        cost: max(1 / error, 2 * p * (1 - p) / (error * error) + 2 / (3 * error))
      )
    }
    func sum(_ trials: Double) -> Double {
      classes.reduce(0) { $0 + $1.nodes * exp(-trials / $1.cost) }
    }
    var (few, many) = (0.0, 1.0)
    while sum(many) > failure / 2 { many *= 2 }
    for _ in 0..<60 {
      let middle = (few + many) / 2
      if sum(middle) > failure / 2 { few = middle } else { many = middle }
    }
    trialsNeeded = many
    let total = sum(many)
    surprises = Dictionary(
      uniqueKeysWithValues: classes.map { one in
        // A hundredth is for all alike, in case the sample was misleading.
        let share = 0.99 * exp(-many / one.cost) / total + 0.01 / Double(hits.count)
        return (one.count, -log(share))
      })
  }

  /// Returns −ln of the probability with which each side of the bound on a node may fail.
  func surprise(hits: UInt32, failure: Double) -> Double {
    (surprises[Int(hits)] ?? .infinity) - log(failure / 2)
  }
}
