/// A measure of how central an entity is.
public enum Measure: String, CaseIterable, Hashable, Sendable {
  case degree, strength, closeness, harmonic, betweenness, eigenvector, pagerank
  case hubs, authorities, katz

  /// How the measure reads direction unless told otherwise.
  public var defaultDirection: Projection.Direction {
    switch self {
    case .degree, .strength, .closeness, .harmonic, .betweenness, .eigenvector: .ignore
    case .pagerank, .hubs, .authorities, .katz: .declared
    }
  }

  /// What the measure takes strength for unless told otherwise.
  public var defaultWeight: Projection.Weight {
    readsLengths || self == .degree ? .none : .strength
  }

  /// Whether the measure goes along paths, so that a weight is a length.
  public var readsLengths: Bool {
    switch self {
    case .closeness, .harmonic, .betweenness: true
    default: false
    }
  }

  /// Whether the measure can take strength for that.
  public func reads(_ weight: Projection.Weight) -> Bool {
    switch weight {
    case .none: true
    case .strength, .sources: self != .degree
    case .cost: readsLengths
    }
  }

  /// The measure that a user means, which may go by another name.
  public init?(name: String) {
    let folded = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    if let measure = Measure(rawValue: folded) {
      self = measure
      return
    }
    switch folded {
    case "hits", "authority": self = .authorities
    case "hub": self = .hubs
    case "weighteddegree": self = .strength
    default: return nil
    }
  }
}
