package import EntenteModel

// What codes, names and kinds mean.

extension SparkPlan {
  /// What a code of an event says of the two who take part.
  package struct Meaning: Encodable, Hashable, Sendable {
    package var code: String
    package var kind: String
    package var planned: Bool
    package var reversed: Bool
    /// The size of the code's value on Goldstein's scale.
    package var strength: Double?

    package init(
      code: String, kind: String, planned: Bool = false, reversed: Bool = false,
      strength: Double? = nil
    ) {
      self.code = code
      self.kind = kind
      self.planned = planned
      self.reversed = reversed
      self.strength = strength
    }
  }

  /// A code that alone is a state, and the state's code of ISO 3166-1.
  package struct Country: Encodable, Hashable, Sendable {
    package var code: String
    package var iso: String

    package init(code: String, iso: String) {
      self.code = code
      self.iso = iso
    }
  }

  /// A name of a state, in lower case, and the id that its actor has.
  package struct CountryName: Encodable, Hashable, Sendable {
    package var name: String
    package var iso: String
    package var id: String

    package init(name: String, iso: String, id: String) {
      self.name = name
      self.iso = iso
      self.id = id
    }
  }

  /// What is known of a kind of relation.
  package struct Kind: Encodable, Hashable, Sendable {
    package var kind: String
    package var inverse: String?
    package var symmetric: Bool
    /// `positive`, `neutral` or `negative`.
    package var sign: String
    package var family: String
    /// `point` if it happens on a day; claims of several days are several ties.
    package var life: String
    package var defaultStrength: Double

    package init(_ definition: Relation.Kind.Definition) {
      kind = definition.kind.rawValue
      inverse = definition.inverse
      symmetric = definition.isSymmetric
      sign =
        switch definition.sign {
        case .positive: "positive"
        case .neutral: "neutral"
        case .negative: "negative"
        }
      family = definition.family.rawValue
      life = definition.life.rawValue
      defaultStrength = definition.defaultStrength
    }
  }
}
