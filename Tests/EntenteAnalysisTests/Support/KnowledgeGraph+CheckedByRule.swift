import EntenteAnalysis
import EntenteModel
import Testing

extension KnowledgeGraph {
  /// What a check finds; each rule that is looked after alone has to find the same.
  func checkedByRule(in circumstances: CheckCircumstances = CheckCircumstances()) -> [Finding] {
    let all = check(in: circumstances)
    var circumstances = circumstances
    for rule in Set(all.map(\.rule)) {
      circumstances.rules = [rule]
      #expect(
        check(in: circumstances).map(\.message) == all.filter { $0.rule == rule }.map(\.message),
        "\(rule.name)")
    }
    circumstances.rules = Set(all.map(\.rule))
    #expect(check(in: circumstances).map(\.message) == all.map(\.message))
    return all
  }
}
