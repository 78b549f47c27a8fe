import EntenteModel

/// What a projection did, for its summary.
struct ProjectionReport {
  var ties = 0
  var edges = 0
  var joined = 0
  var absent = 0
  var negative = 0
  var loops = 0
  var folded: [String] = []
  var excluded: [String] = []
  private let options: Projection.Options

  init(_ options: Projection.Options) { self.options = options }

  /// Counts a tie that is left out, and says whether it is an edge.
  mutating func count(_ use: Projection.Use, isLoop: Bool) -> Bool {
    switch use {
    case .identity: return false
    case .absence: absent += 1
    case .negative: negative += 1
    case .edge:
      if !isLoop { return true }
      loops += 1
    }
    return false
  }

  /// Adds what was left out of other ties.
  mutating func add(leftOutOf other: ProjectionReport) {
    absent += other.absent
    negative += other.negative
    loops += other.loops
  }

  /// All of it in one line.
  var line: String {
    var parts = ["\(ties.counted("tie", "ties")) as \(edges) \(shape)"]
    parts.append(
      options.parallel == .merge ? "parallel ties joined" : "parallel ties kept apart")
    parts.append(weight)
    parts += Self.words(for: options.selection)
    parts += folded
    if !excluded.isEmpty { parts.append("without " + excluded.joined(separator: " and ")) }
    if joined > 0 { parts.append("\(joined) same-as joined") }
    let left = [
      (negative, "negative"), (absent, "absent"), (loops, "from an entity to itself"),
    ].filter { $0.0 > 0 }
    if !left.isEmpty {
      parts.append("left out: " + left.map { "\($0.0) \($0.1)" }.joined(separator: ", "))
    }
    return parts.joined(separator: "; ")
  }

  private var shape: String {
    let edge = edges == 1 ? "edge" : "edges"
    return switch options.direction {
    case .ignore: "undirected \(edge)"
    case .declared: "directed \(edge) (a symmetric tie is two)"
    case .reversed: "directed \(edge), reversed (a symmetric tie is two)"
    }
  }

  private var weight: String {
    switch options.weight {
    case .none: "each counts one"
    case .strength: options.readsLengths ? "a step is 1/strength long" : "weighed by strength"
    case .sources:
      options.readsLengths ? "a step is 1/sources long" : "weighed by the number of sources"
    case .cost: "a step is as long as its strength says"
    }
  }

  /// Which claims and entities were taken; what is not restricted is not said.
  static func words(for selection: Selection) -> [String] {
    let standings = Claim.Standing.allCases.filter(selection.standings.contains)
    var parts = ["claims: " + standings.map(\.rawValue).joined(separator: ", ")]
    if let date = selection.asOf { parts.append("as of \(date)") }
    if let period = selection.during { parts.append("during \(period)") }
    if selection.certainOnly { parts.append("certain only") }
    if let kinds = selection.relationKinds {
      parts.append("relations: " + kinds.map(\.rawValue).sorted().joined(separator: ", "))
    }
    if let kinds = selection.entityKinds {
      parts.append("among: " + kinds.map(\.rawValue).joined(separator: ", "))
    }
    if let sources = selection.sources {
      parts.append("sources: " + sources.sorted().joined(separator: ", "))
    }
    if selection.minimumSources > 1 {
      parts.append("ties with \(selection.minimumSources) sources or more")
    }
    if selection.minimumConfidence > 0 {
      parts.append("confidence \(selection.minimumConfidence) or more")
    }
    if let preference = selection.preference {
      parts.append("of contested claims: \(preference)")
    }
    return parts
  }
}
