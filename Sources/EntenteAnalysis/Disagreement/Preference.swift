/// Which of the claims that contradict each other to take.
public enum Preference: Hashable, Sendable {
  /// Those of the source of the latest date.
  case newest
  /// Those that the greatest number of sources support.
  case mostSources
  /// Those of the source that the dossier trusts most.
  case reliability
  /// Those of one source, by its id.
  case source(String)
}

extension Preference: CustomStringConvertible {
  /// The name of the policy on the command line.
  public var description: String {
    switch self {
    case .newest: "newest"
    case .mostSources: "most-sources"
    case .reliability: "reliability"
    case .source(let id): id
    }
  }
}
