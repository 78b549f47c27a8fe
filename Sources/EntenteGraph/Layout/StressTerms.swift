/// What a layout wants of the distances in the plane, term by term.
///
/// A term is a pair of a node and a point that it looks at: wanted distance *d*, weight *w*.
protocol StressTerms: Sendable {
  /// The number of nodes.
  var nodeCount: Int { get }

  /// Takes note of where the nodes are, before they are pulled.
  mutating func look(x: [Float], y: [Float])

  /// Sums up what the terms of a node want.
  func pull(on node: Int, x: UnsafePointer<Float>, y: UnsafePointer<Float>) -> Pull
}

/// Where the terms of a node want it.
struct Pull {
  /// The weighted mean of the places where the terms want it.
  var x: Float
  var y: Float

  /// The sum of *w* (|p − q| − *d*)² before it moves.
  var stress: Double
}

/// Sums over terms, eight at a time.
///
/// The node goes to Σ *w* (q + *d* (p − q) / |p − q|) / Σ *w*, q the point looked at.
struct PullSums {
  typealias Lanes = SIMD8<Float>

  private let nodeX: Lanes
  private let nodeY: Lanes
  private var sumX = Lanes.zero
  private var sumY = Lanes.zero
  private var weights = Lanes.zero
  private var stress = Lanes.zero

  @inline(__always)
  init(x: Float, y: Float) {
    nodeX = Lanes(repeating: x)
    nodeY = Lanes(repeating: y)
  }

  /// Adds terms of weight *d*⁻², which are given by *d*⁻¹.
  @inline(__always)
  mutating func add(x: Lanes, y: Lanes, inverse: Lanes) {
    let (dx, dy) = (nodeX - x, nodeY - y)
    let square = dx * dx + dy * dy + Self.least
    let reciprocal = square.reciprocalRoot
    // The weight times the wanted distance, by the distance there is.
    let push = inverse * reciprocal
    let weight = inverse * inverse
    sumX += weight * x + push * dx
    sumY += weight * y + push * dy
    weights += weight
    let error = square * reciprocal * inverse - Lanes(repeating: 1)
    stress += error * error
  }

  /// Adds terms of weights of their own.
  @inline(__always)
  mutating func add(x: Lanes, y: Lanes, distance: Lanes, weight: Lanes) {
    let (dx, dy) = (nodeX - x, nodeY - y)
    let square = dx * dx + dy * dy + Self.least
    let reciprocal = square.reciprocalRoot
    let push = weight * distance * reciprocal
    sumX += weight * x + push * dx
    sumY += weight * y + push * dy
    weights += weight
    let error = square * reciprocal - distance
    stress += weight * error * error
  }

  /// Keeps points that are in one place from dividing by zero.
  private static let least = Lanes(repeating: 1e-12)

  @inline(__always)
  var total: (x: Float, y: Float, weight: Float, stress: Float) {
    (sumX.sum(), sumY.sum(), weights.sum(), stress.sum())
  }
}

extension SIMD8<Float> {
  /// 1/√ of numbers that are normal and positive, to five digits.
  ///
  /// Half the exponent is a first guess, which two steps of Newton's method mend. Only
  /// sums and products of whole lanes occur, so that it is the same on every machine.
  @inline(__always)
  fileprivate var reciprocalRoot: SIMD8<Float> {
    let bits = unsafeBitCast(self, to: SIMD8<UInt32>.self)
    let guess = SIMD8<UInt32>(repeating: 0x5F37_59DF) &- (bits &>> SIMD8<UInt32>(repeating: 1))
    var root = unsafeBitCast(guess, to: SIMD8<Float>.self)
    let half = self * 0.5
    root *= 1.5 - half * root * root
    root *= 1.5 - half * root * root
    return root
  }
}
