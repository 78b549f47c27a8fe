public import ArgumentParser
public import EntenteAnalysis

extension Projection.Folding: ExpressibleByArgument {
  /// What an argument folds: words with commas between them, or `none`.
  public init?(argument: String) {
    var steps: [Step] = []
    for word in argument.split(separator: ",") {
      let parts = word.split(separator: ":", maxSplits: 1).map(\.trimmingSpaces)
      let name = parts.count == 2 ? parts[1] : nil
      switch (parts.first, name) {
      case ("none", nil): continue
      case ("leaders", nil): steps.append(.leaders)
      case ("organs", nil): steps.append(.organs)
      case ("places", nil): steps.append(.places)
      case ("states", nil): steps += Self.states.steps
      case ("members", _): steps.append(.members(of: name))
      case ("organizations", _): steps.append(.organizations(name))
      default: return nil
      }
    }
    if steps.contains(where: \.foldsMembers), steps.contains(where: \.foldsOrganizations) {
      return nil
    }
    if steps.isEmpty, !argument.contains("none") { return nil }
    self.init(steps.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
  }

  /// The words, for the message about another.
  public static var allValueStrings: [String] {
    [
      "leaders", "organs", "places", "states (these three)", "members", "members:NAME",
      "organizations", "organizations:NAME (not both directions at once)", "none",
    ]
  }

  /// The help of the option.
  static let help = ArgumentHelp(
    "Fold leaders, organs and places into their states (states: all three), members into their "
      + "organizations (members, or members:NAME for one), or organizations into their members "
      + "(organizations); several with commas; none.", valueName: "what")
}

extension Projection.Folding.Step {
  fileprivate var foldsMembers: Bool {
    if case .members = self { true } else { false }
  }

  fileprivate var foldsOrganizations: Bool {
    if case .organizations = self { true } else { false }
  }
}
