/// A graph as a DOT file builds it, statement by statement.
///
/// Defaults (`node [shape=box]`) hold for what is made later in the same pair of
/// braces, and within braces inside it; what exists already keeps its values.
struct DOTGraph {
  /// The name of the graph, if it has one.
  var name: String?
  var offset: Int
  var isDirected: Bool
  var isStrict: Bool

  private(set) var nodes: [Node] = []
  private(set) var edges: [Edge] = []

  /// The graph itself, then its subgraphs in the order of the file.
  private(set) var groups: [Group] = [Group(name: nil, parent: nil)]

  /// What an edge of a strict graph was set to before it was overwritten.
  private(set) var overwritten: [(offset: Int, name: String, old: String, new: String)] = []

  private var nodeNumbers: [NodeID: Int] = [:]
  private var mergeableEdges: [EdgeKey: Int] = [:]

  init(name: String?, at offset: Int, isDirected: Bool, isStrict: Bool) {
    self.name = name
    self.offset = offset
    self.isDirected = isDirected
    self.isStrict = isStrict
  }

  struct NodeID: Hashable {
    var text: String
    var isHTML: Bool
  }

  struct Node {
    var id: NodeID
    var offset: Int
    var attributes: DOTAttributes
    /// The innermost groups that name the node.
    var groups: [Int]
  }

  struct Edge {
    var tail: Int
    var head: Int
    var offset: Int
    var attributes: DOTAttributes
  }

  /// Where an edge ends: a node, and the place on its border if one is given.
  struct End {
    var node: Int
    var port: DOTAttributes.Value?
  }

  /// A pair of braces: the graph, a cluster or another subgraph.
  struct Group {
    var name: String?
    var parent: Int?
    var children: [Int] = []
    /// The nodes named right in a subgraph, each once.
    var nodes: [Int] = []
    /// What `label=…` and `graph […]` say in it.
    var attributes = DOTAttributes()
    /// The defaults that were set in it.
    var nodeDefaults = DOTAttributes()
    var edgeDefaults = DOTAttributes()
    fileprivate var members: Set<Int> = []
    fileprivate var namedChildren: [String: Int] = [:]

    init(name: String?, parent: Int?) {
      self.name = name
      self.parent = parent
    }

    /// Whether Graphviz draws a box around the group.
    var isCluster: Bool {
      name?.hasPrefix("cluster") == true || attributes["cluster"]?.text.lowercased() == "true"
    }
  }

  /// What makes two edges one: their ends, and their key unless the graph is
  /// strict.
  private struct EdgeKey: Hashable {
    var tail: Int
    var head: Int
    var key: String?
  }
}

// MARK: - Building

extension DOTGraph {
  /// The group of a name within another, made if it is new; one without a name
  /// is always new.
  mutating func openGroup(named name: String?, in parent: Int) -> Int {
    if let name, let known = groups[parent].namedChildren[name] { return known }
    let number = groups.count
    groups.append(Group(name: name, parent: parent))
    groups[parent].children.append(number)
    if let name { groups[parent].namedChildren[name] = number }
    return number
  }

  /// Notes that a group names a node, which is made if it is new.
  mutating func node(
    _ id: NodeID, at offset: Int, in group: Int, defaults: DOTAttributes
  ) -> (number: Int, isNew: Bool) {
    let known = nodeNumbers[id]
    let number = known ?? nodes.count
    if known == nil {
      nodeNumbers[id] = number
      nodes.append(Node(id: id, offset: offset, attributes: defaults, groups: []))
    }
    if group != 0, groups[group].members.insert(number).inserted {
      groups[group].nodes.append(number)
      nodes[number].groups.append(group)
    }
    return (number, known == nil)
  }

  mutating func setAttributes(_ attributes: DOTAttributes, ofNode node: Int) {
    nodes[node].attributes.merge(attributes)
  }

  mutating func setDefaults(_ attributes: DOTAttributes, of kind: DOTToken.Keyword, in group: Int) {
    switch kind {
    case .node: groups[group].nodeDefaults.merge(attributes)
    case .edge: groups[group].edgeDefaults.merge(attributes)
    default: groups[group].attributes.merge(attributes)
    }
  }

  /// Adds an edge, or adds to the one that it repeats: in a strict graph the one
  /// between the same nodes, elsewhere the one that also has the same key.
  mutating func addEdge(
    from tail: End, to head: End, at offset: Int, defaults: DOTAttributes,
    attributes: DOTAttributes
  ) {
    let key = isStrict ? nil : attributes["key"]?.text
    let isTurned = !isDirected && tail.node > head.node
    let ends = EdgeKey(
      tail: isTurned ? head.node : tail.node, head: isTurned ? tail.node : head.node, key: key)
    let canRepeat = isStrict || key != nil
    if canRepeat, let known = mergeableEdges[ends] {
      let isSwapped = edges[known].tail != tail.node
      setPorts(isSwapped ? head.port : tail.port, isSwapped ? tail.port : head.port, ofEdge: known)
      for (name, value) in attributes.entries { set(name, to: value, ofEdge: known) }
      return
    }
    if canRepeat { mergeableEdges[ends] = edges.count }
    edges.append(Edge(tail: tail.node, head: head.node, offset: offset, attributes: defaults))
    setPorts(tail.port, head.port, ofEdge: edges.count - 1)
    edges[edges.count - 1].attributes.merge(attributes)
  }

  private mutating func setPorts(
    _ tail: DOTAttributes.Value?, _ head: DOTAttributes.Value?, ofEdge edge: Int
  ) {
    if let tail { set("tailport", to: tail, ofEdge: edge) }
    if let head { set("headport", to: head, ofEdge: edge) }
  }

  private mutating func set(_ name: String, to value: DOTAttributes.Value, ofEdge edge: Int) {
    if let old = edges[edge].attributes.set(name, to: value), old != value, !old.text.isEmpty {
      overwritten.append((value.offset, name, old.text, value.text))
    }
  }

  /// The nodes of a group and of all groups inside it, in the order of the file.
  func allNodes(in group: Int) -> [Int] {
    if groups[group].children.isEmpty { return groups[group].nodes.sorted() }
    var found: Set<Int> = []
    var waiting = [group]
    while let next = waiting.popLast() {
      found.formUnion(groups[next].nodes)
      waiting += groups[next].children
    }
    return found.sorted()
  }
}
