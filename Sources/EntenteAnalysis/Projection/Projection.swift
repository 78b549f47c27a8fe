public import EntenteGraph

/// A knowledge graph read as a plain one: the one place where meaning becomes
/// arithmetic.
///
/// Which claims count, what is directed, how parallel ties join, what a weight
/// means, what is left out: each is decided here, and ``summary`` says how.
public struct Projection: Sendable {
  /// The plain graph.
  public let graph: CSRGraph

  /// The entity of each node, by position.
  public let entities: [Int]

  /// The node of each entity, by position; nil if it is folded or left out.
  ///
  /// An entity that is the same as another shares its node.
  public let nodes: [Int?]

  /// The ties that became edges.
  public let ties: Ties

  /// What was decided, in one line.
  public let summary: String

  /// How the direction of ties was read.
  let direction: Direction

  /// How the graph was read.
  let options: Options

  /// Who stands for whom, if entities are folded.
  let hosts: FoldingHosts?

  /// The nodes at the ends of each tie, if entities are folded.
  ///
  /// A tie of one that is folded into several occurs once for each.
  let foldedEnds: [FoldedEnds]

  /// The nodes at the ends of a tie that is perhaps folded.
  struct FoldedEnds: Hashable, Sendable {
    var subject: UInt32
    var object: UInt32
  }

  /// The nodes at the ends of a tie, by its position in ``ties``.
  package func ends(ofTie position: Int) -> (subject: UInt32, object: UInt32) {
    if hosts != nil {
      let ends = foldedEnds[position]
      return (ends.subject, ends.object)
    }
    let ends = ties.filter.ends(ofRelation: Int(ties.relations[position]))
    guard let subject = nodes[ends.subject], let object = nodes[ends.object] else {
      preconditionFailure("A projection holds only ties whose ends are nodes")
    }
    return (UInt32(subject), UInt32(object))
  }

  /// The ways along a tie that are arcs of ``graph``, by its position in ``ties``.
  package func arcs(ofTie position: Int) -> [(tail: UInt32, head: UInt32)] {
    let ends = ends(ofTie: position)
    let isDirected = ties.filter.isDirected(relation: Int(ties.relations[position]))
    let out = (tail: ends.subject, head: ends.object)
    let back = (tail: ends.object, head: ends.subject)
    switch direction {
    case .ignore: return [out, back]
    case .declared: return isDirected ? [out] : [out, back]
    case .reversed: return isDirected ? [back] : [out, back]
    }
  }

  /// The first place of the tie that has a place in ``ties``: the place itself, unless the
  /// tie was folded into several.
  func firstPlace(ofTieAt place: Int) -> Int {
    var first = place
    while first > 0, ties.relations[first - 1] == ties.relations[place] { first -= 1 }
    return first
  }

  /// All places of the tie that has this for its first.
  func places(ofTieAt first: Int) -> Range<Int> {
    var end = first + 1
    while end < ties.count, ties.relations[end] == ties.relations[first] { end += 1 }
    return first..<end
  }

  /// Whether a tie was folded into several, so that it has more places than one.
  var hasTiesOfManyPlaces: Bool {
    hosts != nil && zip(ties.relations, ties.relations.dropFirst()).contains { $0 == $1 }
  }

  /// Hands over the nodes at the ends of each tie, and the claims that support it.
  ///
  /// - Parameters:
  ///   - positions: The positions of those asked for in ``ties``; all if nil.
  ///   - isAsked: Whether the tie between two nodes is asked for.
  ///   - body: What is done with it.
  /// - Complexity: O(*n*) for *n* claims; no tie is made.
  package func forEachTie(
    at positions: [Int]? = nil,
    where isAsked: (_ subject: Int, _ object: Int) -> Bool = { _, _ in true },
    _ body: (_ subject: Int, _ object: Int, _ claims: [Int]) -> Void
  ) {
    var claims: [Int] = []
    for place in 0..<(positions?.count ?? ties.count) {
      let position = positions?[place] ?? place
      let ends = ends(ofTie: position)
      guard isAsked(Int(ends.subject), Int(ends.object)),
        ties.filter.choose(fromTieAt: Int(ties.relations[position]), into: &claims)
      else { continue }
      body(Int(ends.subject), Int(ends.object), claims)
    }
  }

  /// A collection of ``Tie`` values made when asked for.
  public struct Ties: RandomAccessCollection, Sendable {
    let filter: ClaimFilter
    let relations: [UInt32]

    /// The position of the first tie.
    public var startIndex: Int { 0 }

    /// The position after the last tie.
    public var endIndex: Int { relations.count }

    /// The tie at a position.
    public subscript(position: Int) -> Tie {
      guard let tie = filter.tie(at: Int(relations[position])) else {
        preconditionFailure("A projection holds only ties that are selected")
      }
      return tie
    }
  }
}

extension Projection {
  /// How the direction of ties is read.
  public enum Direction: String, CaseIterable, Hashable, Sendable {
    /// As declared; a symmetric tie runs both ways.
    case declared
    /// Against what is declared.
    case reversed
    /// Not at all.
    case ignore
  }

  /// What the strength of a tie is taken for.
  public enum Weight: String, CaseIterable, Hashable, Sendable {
    /// Nothing: every tie counts one.
    case none
    /// How strong the tie is; the length of a step is its inverse.
    case strength
    /// How many sources support the tie, which is taken as a strength.
    case sources
    /// How long a step is: the strength given is a cost.
    case cost
  }

  /// What becomes of ties between the same two ends.
  public enum Parallel: String, CaseIterable, Hashable, Sendable {
    /// They become one edge, whose strength is the sum; a cost is the least.
    case merge
    /// Each is an edge of its own.
    case keep
  }

  /// How a graph is projected.
  public struct Options: Hashable, Sendable {
    /// Which claims count.
    public var selection = Selection()

    /// How the direction of ties is read.
    public var direction = Direction.ignore

    /// What the strength of a tie is taken for.
    public var weight = Weight.none

    /// Whether the edges are weighed by the length of a step (1/strength, or
    /// the cost), as measures on paths read them, and not by strength.
    public var readsLengths = true

    /// What becomes of parallel ties.
    public var parallel = Parallel.merge

    /// Whether ties that divide are left out.
    public var dropsNegative = true

    /// Which entities are folded into others.
    public var folding: Folding?

    /// The positions of entities that are left out with all their ties.
    public var excluded: Set<Int> = []

    /// Undirected, unweighted, without negative ties.
    public init() {}
  }

  /// Why a graph can't be projected.
  public enum Refusal: Error, Hashable, Sendable {
    /// A strength that is to be a weight is not above zero, or beyond 1e300.
    case strength(Double, claim: Int)
    /// An entity asked for is left out: folded into states, whose positions are
    /// given, or of a kind that the selection leaves out.
    case leftOut(entity: Int, foldedInto: [Int])
    /// No body of that name is known into which, or of which, members are folded.
    case unknownBody(String)
    /// Folding would make more ties than can be handled.
    case tooManyFolds(limit: Int)
  }
}
