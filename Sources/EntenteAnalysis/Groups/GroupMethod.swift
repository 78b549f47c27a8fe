/// A way to find which entities belong together.
public enum GroupMethod: String, CaseIterable, Hashable, Sendable {
  /// Communities of high modularity.
  case louvain, leiden
  /// Communities by the label that most neighbors have.
  case labelPropagation = "label-propagation"
  /// Modules in which a random walk stays long.
  case infomap
  /// Communities that have many positive and few negative ties.
  case signedLeiden = "signed-leiden"
  /// Communities that suit every family of relations.
  case layeredLeiden = "layered-leiden"
  /// Camps: friends within, foes between.
  case camps
  /// Parts that ties connect, read without and with their direction.
  case components
  case strongComponents = "strong-components"
  /// Entities that have as many ties among themselves.
  case cores
  /// Parts that hold when anyone is taken away, and what they hang on.
  case biconnected, bridges
  case articulationPoints = "articulation-points"
  /// Positions: entities with the same ties, or with the same sorts of ties.
  case blocks
}

extension GroupMethod {
  /// What a group of this method is, in one sentence.
  public var meaning: String {
    switch self {
    case .louvain, .leiden:
      "a community has more ties within than chance would give its members."
    case .labelPropagation: "each entity is with most of those it is tied to."
    case .infomap:
      "a random walk along ties stays long within a module; the code length says how well "
        + "modules tell where it is."
    case .signedLeiden:
      "a community has more positive and fewer negative ties within than chance would give."
    case .layeredLeiden:
      "a community has more ties within than chance would give, each family of relations "
        + "compared with its own chance; ties that divide count against."
    case .camps: "positive ties are within camps and negative ones between, as far as possible."
    case .components: "ties connect everyone of a component."
    case .strongComponents: "of a component, each can be reached from each, ties read as directed."
    case .cores:
      "listed are shells: core k is its shell with all shells above, and everyone of it is tied to k others of it at least."
    case .biconnected: "a component stays connected whoever of it is taken away."
    case .bridges: "without a bridge, what it joins falls apart."
    case .articulationPoints: "without an articulation point, what it joins falls apart."
    case .blocks:
      "a block is a position: its members have the same ties, or the same sorts of ties."
    }
  }

  /// Whether the result depends on a seed.
  public var isSeeded: Bool {
    switch self {
    case .louvain, .leiden, .labelPropagation, .infomap, .signedLeiden, .layeredLeiden: true
    default: false
    }
  }

  /// Whether communities become smaller or larger with a resolution.
  public var hasResolution: Bool {
    switch self {
    case .louvain, .leiden, .signedLeiden, .layeredLeiden: true
    default: false
    }
  }

  /// Whether the direction of ties can be followed.
  public var readsDirection: Bool { self == .infomap }

  /// Whether strengths count.
  public var readsWeights: Bool {
    switch self {
    case .louvain, .leiden, .labelPropagation, .infomap, .layeredLeiden: true
    default: false
    }
  }
}
