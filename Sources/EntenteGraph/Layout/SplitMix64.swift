/// A small generator of random numbers that gives the same sequence on every
/// machine.
///
/// > G. L. Steele, D. Lea, C. H. Flood. "Fast splittable pseudorandom number
/// > generators." *OOPSLA* 2014, pp. 453–472.
/// > doi:[10.1145/2660193.2660195](https://doi.org/10.1145/2660193.2660195)
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number from 0 up to, but not including, 1.
  package mutating func nextUnit() -> Double { Double(next() >> 11) * 0x1p-53 }
}
