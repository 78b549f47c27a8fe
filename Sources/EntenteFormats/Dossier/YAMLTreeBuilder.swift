/// Builds the tree of a YAML text from its pieces.
///
/// A map that has a key twice, values nested too deep and too many aliases are
/// faults, so that a small text makes no large tree.
struct YAMLTreeBuilder {
  /// How deep values may be nested.
  let depth: Int

  /// How many aliases may be used.
  static let aliasLimit = 32

  private(set) var root: DataNode?

  /// The bytes of each alias, and of the value that it repeats.
  private(set) var aliases: [YAMLAlias] = []

  /// The bytes at which keys start that are lists or maps.
  private(set) var wrongKeys: [Int] = []

  private var anchors: [String: DataNode] = [:]
  private var open: [Collection] = []

  /// How many members the last map had: the next is often like it.
  private var usualMemberCount = 0

  init(depth: Int) { self.depth = depth }

  /// A list or a map that is being read.
  private struct Collection {
    var isMap: Bool
    var isFlow: Bool
    var anchor: String?
    /// The byte at which it starts.
    var start: Int
    /// The byte after the last that it holds.
    var end: Int
    /// What it holds so far.
    var elements: [DataNode] = []
    var members: [DataNode.Member] = []
    /// The key whose value comes next.
    var key: Key?
  }

  private struct Key {
    /// Nil if it is no single text.
    var text: String?
    var range: Range<Int>
  }

  /// Reads the only document of a text; the root is nil if there is none.
  mutating func read(_ reader: inout YAMLEventReader) throws(YAMLFault) {
    _ = try reader.next()
    if case .streamEnd = try reader.next().kind { return }
    var event = try reader.next()
    while true {
      switch event.kind {
      case .scalar(let text, let isQuoted, let isPlain):
        var node = DataNode(event.range, isPlain && text.isEmpty ? .null : .scalar(text))
        node.isQuoted = isQuoted
        add(node, anchor: event.anchor, reader)
      case .alias(let name): try repeatNode(name, event.range, reader)
      case .listStart(let isFlow): try begin(event, isMap: false, isFlow: isFlow)
      case .mapStart(let isFlow): try begin(event, isMap: true, isFlow: isFlow)
      case .end: try end(event, reader)
      default:
        try refuseMore(try reader.next())
        return
      }
      event = try reader.next()
    }
  }

  private func refuseMore(_ event: YAMLEvent) throws(YAMLFault) {
    if case .streamEnd = event.kind { return }
    throw .syntax(
      "but found another document", at: event.range.lowerBound,
      context: "expected a single document in the stream")
  }

  // MARK: Values

  private mutating func repeatNode(
    _ name: String, _ range: Range<Int>, _ reader: borrowing YAMLEventReader
  ) throws(YAMLFault) {
    guard var node = anchors[name] else {
      throw .syntax("found undefined alias", at: range.lowerBound)
    }
    guard aliases.count < Self.aliasLimit else { throw .aliases(at: range.lowerBound) }
    aliases.append(YAMLAlias(range: range, original: node.range))
    node.range = range
    node.isAlias = true
    add(node, anchor: nil, reader)
  }

  private mutating func add(
    _ node: DataNode, anchor: String?, _ reader: borrowing YAMLEventReader
  ) {
    if let anchor { anchors[anchor] = node }
    guard let last = open.indices.last else {
      root = node
      return
    }
    open[last].end = max(open[last].end, node.range.upperBound)
    guard open[last].isMap else {
      open[last].elements.append(node)
      return
    }
    guard let key = open[last].key else {
      open[last].key = key(node)
      return
    }
    open[last].key = nil
    guard let text = key.text else { return }
    var value = node
    if case .null = node.content, node.range.isEmpty, node.offset > key.range.upperBound,
      !reader.hasColon(in: key.range.upperBound..<node.offset)
    {
      // `? a` without a value, which the parser puts before what follows.
      value.offset = key.range.upperBound
    }
    open[last].members.append(DataNode.Member(text, key.range, value))
  }

  private mutating func key(_ node: DataNode) -> Key {
    switch node.content {
    case .null: return Key(text: "", range: node.range)
    case .scalar(let text): return Key(text: text, range: node.range)
    case .list, .map:
      wrongKeys.append(node.offset)
      return Key(text: nil, range: node.range)
    }
  }

  // MARK: Lists and maps

  private mutating func begin(
    _ event: YAMLEvent, isMap: Bool, isFlow: Bool
  ) throws(YAMLFault) {
    let start = event.range.lowerBound
    guard open.count < depth else { throw .nesting(at: start) }
    open.append(
      Collection(isMap: isMap, isFlow: isFlow, anchor: event.anchor, start: start, end: start))
    if isMap { open[open.count - 1].members.reserveCapacity(usualMemberCount) }
  }

  private mutating func end(
    _ event: YAMLEvent, _ reader: borrowing YAMLEventReader
  ) throws(YAMLFault) {
    guard let collection = open.popLast() else { return }
    // A block ends with the last that it holds, and so does the map of `[a: b]`:
    // the parser tells where the next token starts.
    let end = collection.isFlow && !event.range.isEmpty ? event.range.upperBound : collection.end
    let content: DataNode.Content
    if collection.isMap {
      try refuseDuplicates(collection.members)
      usualMemberCount = min(collection.members.count, Self.fewKeys)
      content = .map(collection.members)
    } else {
      content = .list(collection.elements)
    }
    var node = DataNode(collection.start..<end, content)
    node.isFlow = collection.isFlow
    add(node, anchor: collection.anchor, reader)
  }

  /// How many keys are compared each with each.
  private static let fewKeys = 12

  private func refuseDuplicates(_ members: [DataNode.Member]) throws(YAMLFault) {
    var doubles: [String: (first: Int, second: Int)] = [:]
    if members.count <= Self.fewKeys {
      for i in members.indices {
        let first = members[..<i].firstIndex { $0.key == members[i].key }
        if let first, doubles[members[i].key] == nil { doubles[members[i].key] = (first, i) }
      }
    } else {
      var known = [String: Int](minimumCapacity: members.count)
      for i in members.indices {
        if let first = known[members[i].key] {
          if doubles[members[i].key] == nil { doubles[members[i].key] = (first, i) }
        } else {
          known[members[i].key] = i
        }
      }
    }
    let keys = doubles.keys.sorted()
    guard let key = keys.first, let places = doubles[key] else { return }
    throw .duplicateKeys(
      keys, first: members[places.first].keyOffset, second: members[places.second].keyOffset)
  }
}
