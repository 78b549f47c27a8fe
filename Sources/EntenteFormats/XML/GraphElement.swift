import EntenteModel

/// What has been read of a node or an edge whose end tag has not come yet.
struct GraphElement {
  /// Where the element stands among the nodes or edges of the graph.
  var index: Int
  var isNode: Bool

  /// The labels that drawing programs show.
  var drawnLabels: [String] = []
  /// What the tag itself says of the edge, before any attribute.
  var kind: String?
  var weight: Double?
  var period: Period?
  /// The keys for which the element has data.
  var keys: [Int] = []
  var attributes: [Claim.Attribute] = []

  /// Takes the value of an attribute by the names in use for it, the first
  /// that has one, if its type will do.
  private mutating func take(
    _ names: [String], where isRight: (Claim.Attribute) -> Bool
  ) -> String? {
    for name in names {
      let found = attributes.firstIndex {
        $0.name == name && !$0.value.isEmpty && isRight($0)
      }
      if let found { return attributes.remove(at: found).value }
    }
    return nil
  }

  private mutating func takeText(_ names: [String]) -> String? {
    take(names) { $0.type == .text && !$0.value.trimmed.isEmpty }
  }

  /// The label: what is drawn, else what is called a label or name.
  private mutating func takeLabel(_ names: [String]) -> String? {
    guard var label = drawnLabels.first else {
      // A number may be a label, and stays a number as well.
      return takeText(names)
        ?? names.lazy.compactMap { [attributes] name in
          attributes.first { $0.name == name && !$0.value.isEmpty }?.value
        }.first
    }
    // What is drawn may be an attribute as well, which says it with its spaces.
    if let same = attributes.firstIndex(where: {
      $0.name == names[0] && $0.type == .text && $0.value.trimmed == label.trimmed
    }) {
      label = attributes.remove(at: same).value
    }
    for (i, other) in drawnLabels.dropFirst().enumerated() where other != label {
      if !drawnLabels[...i].contains(other) {
        attributes.append(Claim.Attribute("label", type: .text, value: other))
      }
    }
    return label
  }

  /// Fills a node with what has been read.
  mutating func finish(_ node: inout ForeignGraph.Node) {
    node.label = takeLabel(["label", "name", "Label", "Name"])
    node.kind = takeText(["labelV", "kind"])
    node.attributes = attributes
  }

  /// Fills an edge with what has been read.
  mutating func finish(_ edge: inout ForeignGraph.Edge) {
    // A relation that is drawn on its edge is no label besides.
    if let relation = attributes.first(where: { $0.name == "relation" }),
      drawnLabels.first == relation.value.trimmed
    {
      drawnLabels.removeFirst()
    }
    edge.label = takeLabel(["label", "Label"])
    edge.kind = kind ?? takeText(["relation", "kind", "labelE"])
    edge.weight = weight ?? takeWeight()
    edge.period = period ?? takePeriod()
    edge.attributes = attributes
  }
  /// The names of attributes of edges that are weights, if they are numbers.
  private static let weightNames = ["weight", "strength", "Weight"]

  /// Whether an attribute would be the weight of the edge, were its value a number to count
  /// with.
  func lacksWeight(_ name: String, _ text: String) -> Bool {
    !isNode && Self.weightNames.contains(name)
      && Double(TypedValue.trimmed(text))?.isFinite == false
  }

  private mutating func takeWeight() -> Double? {
    let weight = take(Self.weightNames) {
      ($0.type == .number || $0.type == .integer || $0.type == .text)
        && Double(TypedValue.trimmed($0.value))?.isFinite == true
    }
    return weight.flatMap { Double(TypedValue.trimmed($0)) }
  }

  private mutating func takePeriod() -> Period? {
    let period = take(["period"]) {
      ($0.type == .text || $0.type == .period) && (try? Period($0.value.trimmed)) != nil
    }
    return period.flatMap { try? Period($0.trimmed) }
  }
}
