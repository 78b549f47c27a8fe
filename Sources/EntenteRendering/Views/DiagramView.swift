public import EntenteAnalysis
public import EntenteModel

/// What of a graph a diagram shows, and in which form.
public enum DiagramView: Sendable {
  /// Every entity and tie, or the most tied ones.
  case network

  /// An entity in the middle, by position, and those tied to it around it, with
  /// the date and the sources of each tie.
  case ego(Int)

  /// Who belongs to what, as a table; who is tied to whom where nobody belongs
  /// to anything.
  case matrix

  /// The communities that the ties form, each in a box of its own.
  case communities

  /// Ways from one entity to another, with the evidence of each step.
  case paths([EvidencePath])

  /// The same network at several dates, with what is new in each; the dates are
  /// chosen where most changes if none are given.
  case multiples([PartialDate])

  /// Two versions of a graph, with what is new in the second, under their titles.
  ///
  /// The graph drawn is that of the versions.
  case versions(ComparedVersions, titles: [String])

  /// The name by which a user asks for it.
  public var name: String {
    switch self {
    case .network: "network"
    case .ego: "ego"
    case .matrix: "matrix"
    case .communities: "communities"
    case .paths: "path"
    case .multiples: "multiples"
    case .versions: "versions"
    }
  }
}
