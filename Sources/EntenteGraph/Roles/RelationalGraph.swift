/// A graph whose ties are of several kinds, as positions and roles are read from it.
///
/// Parallel ties of one kind count once, their strengths together; loops do not count.
public struct RelationalGraph: Sendable, Hashable {
  /// A tie of a kind, which has a number.
  public struct Tie: Sendable, Hashable {
    /// Where it leads from, if it is directed.
    public var subject: CSRGraph.Node
    /// Where it leads to.
    public var object: CSRGraph.Node
    /// The number of its kind, at most 2³⁰.
    public var kind: UInt32
    /// Whether it leads from one to the other.
    public var isDirected: Bool
    /// How strong it is, where positions are alike more or less; 1, and parallel ties as
    /// strong as one, unless some tie says otherwise.
    public var strength: Double?

    /// Creates a tie.
    public init(
      _ subject: CSRGraph.Node, _ object: CSRGraph.Node, kind: UInt32 = 0,
      isDirected: Bool = false, strength: Double? = nil
    ) {
      self.subject = subject
      self.object = object
      self.kind = kind
      self.isDirected = isDirected
      self.strength = strength
    }
  }

  /// A tie as one of its ends sees it.
  struct End: Hashable, Comparable {
    /// What the other is to it: the kind and direction of the tie.
    var role: UInt32
    var other: CSRGraph.Node

    static func < (a: End, b: End) -> Bool { (a.role, a.other) < (b.role, b.other) }
  }

  /// What each node is tied to, by role and then node, each once.
  let rows: [[End]]

  /// How strong those ties are; nil if each is 1.
  private let strengths: [[Double]]?

  /// How strong one of a node's ties is, by its place in the row.
  func strength(ofEnd place: Int, of node: Int) -> Double { strengths?[node][place] ?? 1 }

  /// The number of nodes.
  public var nodeCount: Int { rows.count }

  /// Creates a graph from its ties.
  ///
  /// - Complexity: O(*n* + *m* log *m*).
  public init(nodeCount: Int, ties: some Sequence<Tie>) {
    precondition((0...Int(Int32.max)).contains(nodeCount), "The number of nodes is out of range")
    var rows = [[(end: End, strength: Double)]](repeating: [], count: nodeCount)
    var areWeighed = false
    for tie in ties {
      precondition(
        tie.subject < nodeCount && tie.object < nodeCount, "A tie names a node that is not there")
      precondition(tie.kind <= 1 << 30, "The number of a kind is out of range")
      let strength = tie.strength ?? 1
      precondition(strength.isFinite && strength >= 0, "A strength is a number, 0 or more")
      if tie.subject == tie.object { continue }
      if tie.strength != nil { areWeighed = true }
      let out = tie.kind * 3 + (tie.isDirected ? 1 : 0)
      rows[Int(tie.subject)].append((End(role: out, other: tie.object), strength))
      rows[Int(tie.object)].append(
        (End(role: tie.isDirected ? out + 1 : out, other: tie.subject), strength))
    }
    var strengths: [[Double]] = []
    self.rows = rows.map { row in
      var ends: [End] = []
      var sums: [Double] = []
      for place in row.indices.sorted(by: { (row[$0].end, $0) < (row[$1].end, $1) }) {
        if ends.last == row[place].end {
          sums[sums.count - 1] += row[place].strength
        } else {
          ends.append(row[place].end)
          sums.append(row[place].strength)
        }
      }
      if areWeighed { strengths.append(sums) }
      return ends
    }
    self.strengths = areWeighed ? strengths : nil
  }
}
