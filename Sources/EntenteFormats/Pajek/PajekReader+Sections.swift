import EntenteModel

// MARK: - Where sections start and end

extension PajekReader {
  mutating func start(_ header: PajekHeader, _ log: inout ProblemLog) {
    let word = header.word.lowercased()
    let owner = self.header?.word.lowercased() ?? ""
    let belongsToValues = ["*partition", "*vector", "*permutation", "*cluster"].contains(owner)
    self.header = header
    count = 0
    matrix = (0, 0)
    if let relation = header.relation, let name = relation.name {
      relations[relation.number] = name
    }
    switch word {
    case "*network":
      networkName = header.rest.isEmpty ? nil : CharacterEntities.decoded(header.rest)
      if graph.title == nil { graph.title = networkName }
      section = .outside
    case "*vertices" where belongsToValues: startValues(header, &log)
    case "*vertices": startVertices(header, &log)
    default:
      guard let next = PajekSection(word) else {
        section = .unread
        log.report(
          "ignored", .warning, at: header.offset, "the section '\(header.word)' is not read")
        return
      }
      section = next
      if case .values(let kind) = next {
        name(header, kind)
      } else if skipsNetwork {
        section = .unread
      }
      if case .values(.permutation) = next {
        log.report("ignored", .note, at: header.offset, "a permutation is not read")
      }
    }
  }

  private mutating func startVertices(_ header: PajekHeader, _ log: inout ProblemLog) {
    section = .vertices
    guard let total = header.counts.first else {
      hasNetwork = true
      log.report(
        "missing-count", at: header.offset, "'*Vertices' does not say how many there are",
        hint: "write '*Vertices 5'")
      return
    }
    if hasNetwork {
      skipsNetwork = total.value != described.count
      if skipsNetwork {
        log.report(
          "ignored", .warning, at: header.offset,
          "a further network of other vertices is not read", hint: "give it a file of its own")
      } else {
        joinNetwork(header, &log)
      }
      section = .unread
      return
    }
    hasNetwork = true
    guard total.value <= text.nodeLimit else {
      log.report(
        "too-large", at: total.offset,
        "\(total.value) vertices are announced, far more than the file can describe")
      return
    }
    if header.counts.count > 1 {
      let first = header.counts[1]
      firstModeCount = first.value
      if first.value > total.value {
        log.report("wrong-count", at: first.offset, "a mode has more vertices than the network")
        firstModeCount = total.value
      }
    }
    described = Array(repeating: false, count: total.value)
    for number in 0..<total.value {
      var node = ForeignGraph.Node(id: String(number + 1), at: header.offset)
      if firstModeCount > 0 {
        node.attributes.append(
          Claim.Attribute("mode", type: .integer, value: number < firstModeCount ? "1" : "2"))
      }
      graph.nodes.append(node)
    }
  }

  /// Reads a further network as one of the same vertices, each network being a
  /// kind of edges.
  private mutating func joinNetwork(_ header: PajekHeader, _ log: inout ProblemLog) {
    if networkKind == nil {
      for i in graph.edges.indices where graph.edges[i].kind == nil {
        graph.edges[i].kind = graph.title
      }
    }
    networkKind = networkName ?? "network"
    log.report(
      "several-networks", .note, at: header.offset,
      "a further network of as many vertices is read as ties of the same vertices")
  }

  private mutating func name(_ header: PajekHeader, _ kind: PajekSection.ValueKind) {
    let names = graph.nodes.first?.attributes.map(\.name) ?? []
    var name = CharacterEntities.decoded(header.rest)
    if name.isEmpty { name = kind == .vector ? "vector" : "partition" }
    let base = name
    var number = 2
    while names.contains(name) {
      name = "\(base) \(number)"
      number += 1
    }
    values = (name, described.count)
  }

  private mutating func startValues(_ header: PajekHeader, _ log: inout ProblemLog) {
    guard case .values(let kind) = section, kind != .permutation else {
      section = .unread
      return
    }
    guard let total = header.counts.first else { return }
    if !hasNetwork || total.value != described.count {
      section = .unread
      log.report(
        "ignored", .warning, at: header.offset,
        "values of \(total.value) vertices do not fit the network and are not read")
    }
  }

  /// Compares what a section held with what its first line announced.
  mutating func endSection(_ log: inout ProblemLog) {
    guard let header else { return }
    switch section {
    case .lines:
      if let total = header.counts.first, total.value != count {
        log.report(
          "wrong-count", at: total.offset, "\(total.value) lines are announced, \(count) follow")
      }
    case .matrix where !described.isEmpty:
      let rows = firstModeCount > 0 ? firstModeCount : described.count
      if matrix.row < rows {
        log.report(
          "wrong-count", at: text.position,
          "the matrix ends in row \(matrix.row + 1) of \(rows)")
      }
    case .values(let kind)
    where kind != .permutation && count != described.count
      && (count > 0 || header.word.lowercased() == "*vertices"):
      log.report(
        "wrong-count", at: header.offset,
        "\(count) values stand here for \(described.count) vertices")
    default: break
    }
  }
}
