public import EntenteModel

/// Something that a reader of the graph should know: a mistake, a contradiction
/// between sources, a tension between ties.
public struct Finding: Sendable {
  /// The rule that found it.
  public let rule: Rule

  /// What it is, in one sentence without a full stop.
  public let message: String

  /// The positions of the claims that it is about.
  public let claims: [Int]

  /// Where to look first.
  public let location: SourceLocation?

  /// What to do about it, if that is not plain.
  public let hint: String?

  /// How a program can put it right, if that is safe.
  package let fix: Fix?

  /// A change that takes nothing away but a repetition.
  package enum Fix: Hashable, Sendable {
    /// The claim of a position goes.
    case removeClaim(Int)
    /// The alias of a place goes from the entity of a position.
    case removeAlias(entity: Int, place: Int)
    /// The citation of a place goes from the claim of a position.
    case removeCitation(claim: Int, place: Int)
  }

  init(
    rule: Rule, message: String, claims: [Int], location: SourceLocation?, hint: String? = nil,
    fix: Fix? = nil
  ) {
    self.rule = rule
    self.message = message
    self.claims = claims
    self.location = location
    self.hint = hint
    self.fix = fix
  }

  /// What reading an input found.
  public init(_ problem: Problem) {
    self.init(
      rule: .reading(problem.rule, problem.severity), message: problem.message, claims: [],
      location: problem.location, hint: problem.hint)
  }

  /// How bad it is.
  public var severity: Problem.Severity { rule.severity }

  /// The rules.
  public enum Rule: Hashable, Sendable {
    /// A property that has one true value is given two.
    case contradictoryValue
    /// One relation is affirmed and denied.
    case affirmedAndDenied
    /// Sources begin one lasting relation on different dates.
    case contradictoryStart
    /// Someone attends an event and is absent from it.
    case presentAndAbsent
    /// Two levels of membership that exclude each other at one time.
    case contradictoryLevels
    /// A level of membership is planned for a time at which another is said to hold.
    case plannedLevel
    /// Two persons hold one office at one time.
    case sharedOffice
    /// An office is held by a person who has died.
    case heldAfterDeath
    /// A membership begins before its organization, whichever founding is true.
    case memberBeforeFounding
    /// Two entities are tied by what joins and by what divides.
    case tension
    /// A claim cites no source.
    case noSource
    /// A source supports no claim.
    case unusedSource
    /// One name leads to two entities.
    case sharedName
    /// An entity is tied to itself.
    case selfTie
    /// No claim ties the entity to another.
    case isolated
    /// Two declarations under different ids were taken for one entity.
    case mergedEntities
    /// The names of two entities are so alike that they may be one.
    case nearDuplicateName
    /// A life ends before it begins.
    case reversedLife
    /// An office is held by a person who is not yet born.
    case heldBeforeBirth
    /// A membership goes on after the organization or the member is dissolved.
    case memberAfterDissolution
    /// A source reports as done what lies behind its own day.
    case afterItsSource
    /// What was planned should be over, and no source says what came of it.
    case overduePlan
    /// A claim says nothing that another does not.
    case statedTwice
    /// An alias repeats another name of its entity.
    case repeatedAlias
    /// A claim cites one place twice.
    case repeatedCitation
    /// A citation names a paragraph that its source does not have.
    case locatorOutOfRange
    /// A strength is below zero.
    case strengthOutOfRange
    /// There are too many names to compare them.
    case namesNotCompared
    /// Something that reading the input found.
    case reading(String, Problem.Severity)

    /// The name of the rule in output.
    public var name: String {
      switch self {
      case .contradictoryValue: "contradictory-value"
      case .affirmedAndDenied: "affirmed-and-denied"
      case .contradictoryStart: "contradictory-start"
      case .presentAndAbsent: "present-and-absent"
      case .contradictoryLevels: "contradictory-levels"
      case .plannedLevel: "planned-level"
      case .sharedOffice: "shared-office"
      case .heldAfterDeath: "held-after-death"
      case .memberBeforeFounding: "member-before-founding"
      case .tension: "tension"
      case .noSource: "no-source"
      case .unusedSource: "unused-source"
      case .sharedName: "shared-name"
      case .selfTie: "self-tie"
      case .isolated: "isolated"
      case .mergedEntities: "merged-entities"
      case .nearDuplicateName: "near-duplicate-name"
      case .reversedLife: "reversed-life"
      case .heldBeforeBirth: "held-before-birth"
      case .memberAfterDissolution: "member-after-dissolution"
      case .afterItsSource: "after-its-source"
      case .overduePlan: "overdue-plan"
      case .statedTwice: "stated-twice"
      case .repeatedAlias: "repeated-alias"
      case .repeatedCitation: "repeated-citation"
      case .locatorOutOfRange: "locator-out-of-range"
      case .strengthOutOfRange: "strength-out-of-range"
      case .namesNotCompared: "names-not-compared"
      case .reading(let rule, _): rule
      }
    }

    /// How bad a breach is: what contradicts itself is a warning, what is
    /// merely worth knowing a note.
    public var severity: Problem.Severity {
      switch self {
      case .plannedLevel, .tension, .isolated, .unusedSource, .mergedEntities, .nearDuplicateName,
        .namesNotCompared, .overduePlan, .repeatedAlias, .repeatedCitation:
        .note
      case .reading(_, let severity): severity
      default: .warning
      }
    }

    /// Whether the rule finds sources that contradict each other.
    public var isContradiction: Bool {
      switch self {
      case .contradictoryValue, .affirmedAndDenied, .contradictoryStart, .presentAndAbsent,
        .contradictoryLevels, .sharedOffice, .heldAfterDeath, .memberBeforeFounding,
        .reversedLife, .heldBeforeBirth, .memberAfterDissolution:
        true
      default: false
      }
    }
  }
}
