public import EntenteGraph
public import EntenteModel

/// The groups into which entities fall by a method.
public struct Grouping: Sendable {
  /// The method.
  public let method: GroupMethod

  /// The groups of two or more, the largest first; by method in another order that says
  /// more.
  public let groups: [Group]

  /// The entities that are in no group with another, by position.
  public let alone: [Int]

  /// How good the division is: the name of a measure, and its value.
  public let quality: [Quality]

  /// How far several runs agreed, if there were several.
  public let consensus: Consensus?

  /// How the graph was read, in one line.
  public let summary: String

  /// What else a reader must know.
  public let notes: [String]

  /// Whether the division was merged from several runs, and is none of them.
  public internal(set) var isMerged = false

  /// How blocks are tied to each other and to entities in no block with another: the image
  /// matrix, row by row; empty for other methods.
  public internal(set) var image: [PositionTie] = []

  /// The projection in which the groups were found.
  let projection: Projection

  /// The positions in the projection of the ties that count; nil if all do.
  let positions: [Int]?

  /// Whether entities are grouped by the memberships that they share, and not by their ties.
  package let isShared: Bool

  /// Hands over the entities at the ends of each tie behind the groups, or of each
  /// membership, and the claims that support it.
  ///
  /// - Parameters:
  ///   - isAsked: Whether the tie between two entities is asked for.
  ///   - body: What is done with it.
  /// - Complexity: O(*n*) for *n* claims.
  package func forEachTie(
    where isAsked: (_ subject: Int, _ object: Int) -> Bool,
    _ body: (_ subject: Int, _ object: Int, _ claims: [Int]) -> Void
  ) {
    let entities = projection.entities
    projection.forEachTie(at: positions, where: { isAsked(entities[$0], entities[$1]) }) {
      body(entities[$0], entities[$1], $2)
    }
  }

  /// The entity that stands for another in the groups: itself, or the one that it is the
  /// same as.
  ///
  /// - Parameters:
  ///   - entity: The entity, by position.
  ///   - graph: The graph of the grouping.
  /// - Returns: The position of the one in its place.
  /// - Throws: A ``Projection/Refusal`` if it is folded into others, or left out.
  public func representative(
    of entity: Int, in graph: KnowledgeGraph
  ) throws(Projection.Refusal) -> Int {
    projection.entities[try graph.node(of: entity, in: projection, projection.options)]
  }

  /// A measure of a division.
  public struct Quality: Hashable, Sendable {
    /// Its name, such as `modularity`.
    public let name: String
    /// Its value.
    public let value: Double
  }

  /// Entities that belong together.
  public struct Group: Sendable {
    /// The number of the group, from 1, in the order of the list.
    public internal(set) var number: Int

    /// The entities, by name.
    public let members: [Member]

    /// The entity with the most ties within the group.
    public let center: Int

    /// What the method says of the group, if anything: `core 5`.
    public let label: String?

    /// The number of ties within the group.
    public let tiesWithin: Int

    /// The number of ties to others.
    public let tiesOut: Int

    /// The kinds of the ties that make the group, the most frequent first.
    public let kinds: [(kind: Relation.Kind, count: Int)]

    /// How stable the group is over several runs; nil if there was one.
    public let stability: Double?

    /// How many entities are cut off without the group: of bridges and articulation points.
    public let cutOff: Int?

    /// The claims of the ties that a bridge is, by position; none for other methods.
    public let claims: [Int]
  }

  /// An entity of a group.
  public struct Member: Hashable, Sendable {
    /// The position of the entity.
    public let entity: Int
    /// How stable its group is over several runs; nil if there was one.
    public let stability: Double?
  }

  /// How groups are found.
  public struct Options: Sendable {
    /// Which claims count.
    public var selection = Selection()
    /// What the strength of a tie is taken for.
    public var weight = Projection.Weight.strength
    /// Which entities are folded into others.
    public var folding: Projection.Folding?
    /// Above 1 communities become smaller, below 1 larger.
    public var resolution = 1.0
    /// What is drawn at random is drawn from this.
    public var seed: UInt64 = 0
    /// How many runs there are, with seeds that follow each other.
    public var runs = 1
    /// Whether the runs are merged into one division, by who is together in most of them,
    /// instead of the one most like the others being taken.
    public var mergesRuns = false
    /// The greatest number of camps; any number if nil.
    public var campLimit: Int? = 2
    /// What becomes of pairs with ties of both signs, in camps.
    public var tension = SignedProjection.TensionRule.majority
    /// How alike the members of a block are.
    public var equivalence = Equivalence.structural
    /// Into how many blocks those most alike are joined; nil if only equivalent ones are.
    public var blockCount: Int?
    /// Whether a random walk follows the direction of ties.
    public var direction = Projection.Direction.ignore
    /// Whether members of the same organizations, or organizations with the same members,
    /// are grouped, by what they share, and not by their ties.
    public var affiliation: Affiliation?

    /// Asserted and reported ties, by their strength, in one run.
    public init() {}
  }

  /// How alike the members of a block are.
  public enum Equivalence: String, CaseIterable, Hashable, Sendable {
    /// They have the same ties to the same entities.
    case structural
    /// They have the same sorts of ties to entities of the same blocks.
    case regular
  }

  /// What shared memberships tie together.
  public struct Affiliation: Hashable, Sendable {
    /// Members, or organizations.
    public var side: Memberships.Side
    /// How close it makes two to share.
    public var weight: CoMembership.Weight

    /// Creates a choice.
    public init(_ side: Memberships.Side, weight: CoMembership.Weight = .count) {
      self.side = side
      self.weight = weight
    }
  }

  /// Why groups can't be found.
  public enum Refusal: Error, Hashable, Sendable {
    /// The graph can't be read so.
    case projection(Projection.Refusal)
    /// There are more pairs that share a group than can be held.
    case tooManyPairs(limit: Int)
    /// There are more entities than can be compared pair by pair.
    case tooManyToCompare(count: Int, limit: Int)
    /// The groups are too large for runs to be merged, pair by pair.
    case tooLargeToMerge
  }
}
