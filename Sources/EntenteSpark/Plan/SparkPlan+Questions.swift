extension SparkPlan {
  /// What is asked of ties.
  package struct Question: Encodable, Hashable, Sendable {
    /// The entity whose ties are asked for, and how they run.
    package var entity: String?
    package var direction: String?
    /// The ends of a path, and its greatest length.
    package var first: String?
    package var last: String?
    package var limit: Int?
    /// The first and last day of the two dates that are compared.
    package var from: [String]?
    package var to: [String]?

    package init() {}
  }

  /// Who is folded into whom, as the claims of the inputs say.
  package struct Folding: Encodable, Hashable, Sendable {
    /// Whether leaders, organs and places are folded into their states.
    package var leaders = false
    package var organs = false
    package var places = false
    /// The ids of the organizations whose members are folded into them; nil is all.
    package var members: [String?] = []
    /// The ids of the organizations that are folded into their members; nil is all.
    package var organizations: [String?] = []
    /// The kinds of entity that can be organs, and those that can be places.
    package var organizationKinds: [String] = []
    package var placeKinds: [String] = []

    package init() {}
  }
}

extension SparkPlan.Input {
  /// One of two graphs that are compared, or both.
  package enum Side: String, Encodable, Sendable {
    case before, after, both
  }
}
