/// A walker who follows edges and jumps, by the chance to be at each node.
///
/// What a node passes on along each of its arcs is worked out once a step, so that a
/// step only adds up, for each node, what its arcs bring. Once chances change little, only
/// their changes are passed on, as narrower numbers, of which more fit the cache: the chances
/// of a step follow from those before, so changes follow from changes.
struct RandomWalk {
  /// The arcs that enter each node, without values if all weigh 1.
  private let matrix: NonnegativeMatrix

  /// The order in which nodes are kept, or `nil` for their own.
  private let order: DegreeOrder?

  private let damping: Double

  /// The sum of all changes up to which they are passed on instead of chances; 0 for never.
  private let smallChange: Double

  /// The chance of a jump to lead to each node.
  private let jumps: [Double]

  /// The part of its chance that a node passes on for each unit of an arc; 0 if the
  /// walker can only jump from there.
  private let passing: [Double]

  /// The chance to be at each node.
  private var chances: [Double]

  /// What each node passes on for each unit of an arc.
  private var passed: [Double]

  /// What it passed on in the step before, and storage for that of the next.
  private var next: [Double]

  /// What of its change each node passes on for each unit of an arc, in units of
  /// `changeUnit`; empty as long as chances are passed on.
  private var changes: [Float] = []

  /// Storage for that of the next step.
  private var nextChanges: [Float] = []

  /// The chance to be at a node from which the walker can only jump; once changes are
  /// passed on, how much it changed.
  private var stranded = 0.0

  /// The number of nodes from which on their order is changed: a table in order of degree
  /// takes time to make, and pays once it outgrows the cache by far.
  static let reorderedCount = 1 << 18

  /// The unit of changes that are passed on, which keeps them off the least numbers of
  /// their width.
  private static let changeUnit = 0x1p-40

  /// Places a walker by where jumps lead.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - damping: The probability to follow an edge.
  ///   - jumps: The chance of a jump to lead to each node.
  ///   - smallChange: The sum *s* of all changes up to which they are passed on instead of
  ///     chances. What the narrower numbers round adds up to at most
  ///     2⁻²⁴ · *s* · *d* / (1 − *d*)² for damping *d*.
  ///   - workers: The threads to use.
  ///   - reorderedCount: The number of nodes from which on their order is changed.
  init(
    on graph: CSRGraph, damping: Double, jumps: [Double], smallChange: Double, workers: Workers,
    reorderedCount: Int = Self.reorderedCount
  ) {
    self.damping = damping
    let follows = FollowedArcs(of: graph, workers: workers)
    if graph.nodeCount >= reorderedCount {
      let order = DegreeOrder(follows.entering)
      self.order = order
      matrix = NonnegativeMatrix(
        nodes: order.nodes[...], places: order.places, arcs: follows.entering, isScaled: false,
        isSymmetric: false, workers: workers)
      self.jumps = order.nodes.map { jumps[Int($0)] }
      passing = order.nodes.map { follows.passing[Int($0)] }
    } else {
      order = nil
      matrix = NonnegativeMatrix(follows.entering, isSymmetric: false, workers: workers)
      self.jumps = jumps
      passing = follows.passing
    }
    // Narrow numbers have no room for very great and very small weights.
    let isModerate = passing.allSatisfy { $0 == 0 || ($0 > 0x1p-40 && $0 < 0x1p40) }
    self.smallChange = isModerate ? smallChange : 0
    chances = self.jumps
    next = chances
    passed = zip(chances, passing).map { $0 * $1 }
    for (chance, part) in zip(chances, passing) where part == 0 { stranded += chance }
    // What is passed on is looked at in the order of the arcs.
    for values in [passed, next, chances] { values.settleInLargePages() }
  }

  /// What a piece of the nodes did in a step.
  private struct Step: BitwiseCopyable {
    var change = 0.0
    var stranded = 0.0
  }

  /// Takes a step, and returns the sum of all changes.
  mutating func advance() -> Double {
    if !changes.isEmpty { return advanceByChanges() }
    let before = stranded
    let change = advanceByChances()
    if change <= smallChange {
      changes = zip(passed, next).map { Float(($0 - $1) / Self.changeUnit) }
      nextChanges = changes
      stranded -= before
      (passed, next) = ([], [])
      for values in [changes, nextChanges] { values.settleInLargePages() }
    }
    return change
  }

  /// Works chances out anew from those before.
  ///
  /// A sum of chances that is off 1 by rounding is off by `damping` times that after
  /// the next step, so errors do not add up.
  private mutating func advanceByChances() -> Double {
    let (matrix, damping, jumps, passing, passed) = (matrix, damping, jumps, passing, passed)
    let jumping = 1 - damping + damping * stranded
    let steps = chances.withSharedEntries { chances in
      next.withSharedEntries { next in
        matrix.workers.map(matrix.pieces.count) { piece in
          let (jumps, passing) = (jumps.span, passing.span)
          var step = Step()
          matrix.forEachProduct(ofPiece: piece, with: passed) { node, sum in
            let chance = damping * sum + jumping * jumps[unchecked: node]
            let part = passing[unchecked: node]
            step.change += (chance - chances[node]).magnitude
            step.stranded += part == 0 ? chance : 0
            chances[node] = chance
            next[node] = chance * part
          }
          return step
        }
      }
    }
    swap(&self.passed, &next)
    return take(steps)
  }

  /// Adds to chances what follows from their changes in the step before.
  private mutating func advanceByChanges() -> Double {
    let (matrix, jumps, passing, changes) = (matrix, jumps, passing, changes)
    let (arriving, jumping) = (damping * Self.changeUnit, damping * stranded)
    let steps = chances.withSharedEntries { chances in
      nextChanges.withSharedEntries { next in
        matrix.workers.map(matrix.pieces.count) { piece in
          let (jumps, passing) = (jumps.span, passing.span)
          var step = Step()
          matrix.forEachProduct(ofPiece: piece, with: changes) { node, sum in
            let change = arriving * sum + jumping * jumps[unchecked: node]
            let part = passing[unchecked: node]
            step.change += change.magnitude
            step.stranded += part == 0 ? change : 0
            chances[node] += change
            next[node] = Float(change * part * (1 / Self.changeUnit))
          }
          return step
        }
      }
    }
    swap(&self.changes, &nextChanges)
    return take(steps)
  }

  /// Keeps what is stranded after a step, and returns the sum of all changes.
  private mutating func take(_ steps: [Step]) -> Double {
    stranded = steps.reduce(0) { $0 + $1.stranded }
    return steps.reduce(0) { $0 + $1.change }
  }

  /// Returns the chance to be at each node, in node order, as parts of their sum.
  func shares() -> [Double] {
    let total = chances.dot([Double](repeating: 1, count: chances.count))
    guard let order else { return chances.map { $0 / total } }
    return order.places.map { chances[Int($0)] / total }
  }
}

/// The arcs that a walker can follow, and how often each is.
private struct FollowedArcs {
  /// The arcs that enter each node, with weights unless all are 1.
  var entering: Adjacency

  /// The chance to follow an arc from a node, for each unit of its weight; 0 if there is
  /// none.
  var passing: [Double]

  init(of graph: CSRGraph, workers: Workers) {
    guard let weights = graph.outgoing.weights, let entries = graph.incoming.weights else {
      entering = graph.incoming
      passing = graph.nodes.map { node in
        let degree = graph.outgoing.arcs(of: node).count
        return degree == 0 ? 0 : 1 / Double(degree)
      }
      return
    }
    let greatest = weights.max() ?? 0
    // Weights close to the largest number would overflow a sum.
    let unit = greatest > 0x1p900 ? 0x1p-100 : 1
    let outgoing = graph.outgoing
    var strengths = [Double](repeating: 0, count: graph.nodeCount)
    let pieces = RowPieces(offsets: outgoing.offsets)
    let least =
      strengths.withSharedEntries { strengths in
        workers.map(pieces.count) { piece in
          let weights = weights.span
          var least = Double.infinity
          for node in pieces[piece] {
            var sum = 0.0
            for arc in outgoing.arcs(of: node) {
              let weight = weights[unchecked: arc]
              sum += weight * unit
              if weight > 0 { least = min(least, weight) }
            }
            strengths[node] = sum
          }
          return least
        }
      }.min() ?? 1
    if least > 0x1p-400 && greatest < 0x1p400 {
      entering = graph.incoming
      passing = strengths.map { $0 == 0 ? 0 : 1 / $0 }
      return
    }
    // A chance divided by such a sum could overflow or vanish: each arc gets its own.
    var shares = entries
    for arc in shares.indices where shares[arc] > 0 {
      shares[arc] = shares[arc] * unit / strengths[Int(graph.incoming.heads[arc])]
    }
    entering = Adjacency(
      offsets: graph.incoming.offsets, heads: graph.incoming.heads, weights: shares)
    passing = strengths.map { $0 == 0 ? 0 : 1 }
  }
}
