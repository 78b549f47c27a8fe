import EntenteModel

extension ForeignGraph {
  /// Reads the attributes of edges that mean the same in every format: the kind
  /// of `relation`, the `period` with its first and last day, `directed`.
  ///
  /// A reader that knows better has taken them already.
  mutating func readFields() {
    for i in edges.indices where !edges[i].attributes.isEmpty { edges[i].readFields() }
  }
}

extension ForeignGraph.Edge {
  fileprivate mutating func readFields() {
    if period == nil, !attributes.contains(where: { Self.mayBeField($0.name) }) { return }
    if let kind = attributes.first(where: { $0.name == "relation" })?.value,
      self.kind == nil || self.kind == kind, !kind.isEmpty
    {
      self.kind = kind
      attributes.removeAll { $0.name == "relation" && $0.value == kind }
    }
    if let word = attributes.first(where: { $0.name == "directed" })?.value,
      word == "true" || word == "false"
    {
      isDirected = word == "true"
      attributes.removeAll { $0.name == "directed" }
    }
    if let text = attributes.first(where: { $0.name == "period" })?.value,
      let period = try? Period(text.trimmed)
    {
      self.period = period
      attributes.removeAll { $0.name == "period" }
    }
    if let period { dropDays(of: period) }
  }

  /// Whether a name is as long as that of a field, which few others are.
  private static func mayBeField(_ name: String) -> Bool {
    let length = name.utf8.count
    return length == 8 || length == 6
  }

  /// Drops the days that only repeat the ends of the period.
  private mutating func dropDays(of period: Period) {
    let days = ["start": period.firstDay, "end": period.lastDay]
    attributes.removeAll { attribute in
      days[attribute.name].flatMap { $0 }.map { $0 == attribute.value } ?? false
    }
  }
}
