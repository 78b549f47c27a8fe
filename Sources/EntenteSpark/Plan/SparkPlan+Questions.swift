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

  /// An entity that is folded, and those into which it is.
  package struct Part: Encodable, Hashable, Sendable {
    package var id: String
    package var into: [String]

    package init(id: String, into: [String]) {
      self.id = id
      self.into = into
    }
  }
}

extension SparkPlan.Input {
  /// One of two graphs that are compared, or both.
  package enum Side: String, Encodable, Sendable {
    case before, after, both
  }
}
