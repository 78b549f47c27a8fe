import EntenteModel

extension Projection {
  /// Which entities are folded into others, which then have their ties.
  public struct Folding: Hashable, Sendable {
    /// What is folded, in the order in which it is.
    public var steps: [Step]

    /// Folds several sorts of entities.
    public init(_ steps: [Step]) { self.steps = steps }

    /// A sort of entities that are folded.
    public enum Step: Hashable, Sendable {
      /// Leaders and officials into the states in which they hold office, each tie by the
      /// office at its time. With ``organs``, an office of an organ is one of its state.
      case leaders
      /// Organizations that are part of a state, or of such an organ, into the state.
      case organs
      /// Places that lie in a state, are part of it or its capital, into the state.
      case places
      /// Members into their organizations: those of one, or each into all of its own.
      case members(of: String?)
      /// Organizations into their members: one, or all.
      case organizations(String?)
    }

    /// The kinds of relation whose dates tell when an entity is folded.
    var datedKinds: Set<Relation.Kind> {
      Set(
        steps.compactMap { step in
          switch step {
          case .leaders: .holdsOffice
          case .members, .organizations: .member
          case .organs, .places: nil
          }
        })
    }

    /// Leaders and officials into their states.
    public static let leaders = Folding([.leaders])

    /// Whatever acts for a state into it: leaders and officials, organs, places.
    public static let states = Folding([.leaders, .organs, .places])
  }
}
