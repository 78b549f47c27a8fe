/// A graph whose ties are of several kinds, as positions and roles are read from it.
///
/// Parallel ties of one kind count once, loops do not count.
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

    /// Creates a tie.
    public init(
      _ subject: CSRGraph.Node, _ object: CSRGraph.Node, kind: UInt32 = 0, isDirected: Bool = false
    ) {
      self.subject = subject
      self.object = object
      self.kind = kind
      self.isDirected = isDirected
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

  /// The number of nodes.
  public var nodeCount: Int { rows.count }

  /// Creates a graph from its ties.
  ///
  /// - Complexity: O(*n* + *m* log *m*).
  public init(nodeCount: Int, ties: some Sequence<Tie>) {
    precondition((0...Int(Int32.max)).contains(nodeCount), "The number of nodes is out of range")
    var rows = [[End]](repeating: [], count: nodeCount)
    for tie in ties {
      precondition(
        tie.subject < nodeCount && tie.object < nodeCount, "A tie names a node that is not there")
      precondition(tie.kind <= 1 << 30, "The number of a kind is out of range")
      if tie.subject == tie.object { continue }
      let out = tie.kind * 3 + (tie.isDirected ? 1 : 0)
      rows[Int(tie.subject)].append(End(role: out, other: tie.object))
      rows[Int(tie.object)].append(
        End(role: tie.isDirected ? out + 1 : out, other: tie.subject))
    }
    self.rows = rows.map { row in
      var sorted = row.sorted()
      var kept = 0
      for place in sorted.indices where place == 0 || sorted[place] != sorted[kept - 1] {
        sorted[kept] = sorted[place]
        kept += 1
      }
      sorted.removeSubrange(kept...)
      return sorted
    }
  }
}
