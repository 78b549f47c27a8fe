import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// Which rules are checked, and what with.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp(
      "Check this rule only; may be given several times, or with commas.", valueName: "name"))
  private var chosenNames: [String] = []

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp(
      "Leave out what this rule finds; may be given several times, or with commas.",
      valueName: "name"))
  private var ignoredNames: [String] = []

  @Option(
    help: ArgumentHelp(
      "Judge plans on this day (default: the date of the latest source).", valueName: "date"),
    transform: PartialDate.written)
  var asOf: PartialDate?

  @Option(
    help: ArgumentHelp(
      "Only what is found of claims that can all hold or happen in this period.",
      valueName: "period"), transform: Period.written)
  var during: Period?

  @Option(
    name: .customLong("article"),
    help: ArgumentHelp(
      """
      The text of a source, of which paragraphs are counted; repeatable. A source whose url is the \
      relative path of a file in the folder of the dossier, or below it, needs none.
      """, valueName: "source=file"))
  var articles: [String] = []

  /// The rules that are checked; all if none is named.
  var chosen: [String] { SelectionOptions.words(in: chosenNames) }

  /// The rules of which nothing is told.
  var ignored: [String] { SelectionOptions.words(in: ignoredNames) }

  func validate() throws {
    if !chosenNames.isEmpty, chosen.isEmpty {
      throw ValidationError("--rule names no rule; entente check --rules lists them.")
    }
    let names = Finding.rules.map(\.name)
    for name in chosen + ignored where !names.contains(name) {
      throw ValidationError(
        "There is no rule '\(name)'; "
          + (nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            ?? "entente check --rules lists them."))
    }
    for name in ignored where chosen.contains(name) {
      throw ValidationError("--rule and --ignore both name '\(name)'.")
    }
    for name in ignored
    where Finding.rules.contains(where: { $0.name == name && $0.severity == .error }) {
      throw ValidationError("'\(name)' can't be ignored: it is an error that stops reading.")
    }
    for article in articles where !article.contains("=") || article.hasPrefix("=") {
      throw ValidationError("--article is the id of a source, = and a file: first=first.txt")
    }
  }

  /// Whether what a rule finds is wanted, whenever it is; what stops reading always is.
  private func includes(_ finding: Finding) -> Bool {
    if finding.severity == .error { return true }
    return (chosen.isEmpty || chosen.contains(finding.rule.name))
      && !ignored.contains(finding.rule.name)
  }

  /// What was found that is wanted.
  ///
  /// What no claim is at fault for, such as a name that two entities share, is of any time.
  func chosen(of findings: [Finding], in graph: KnowledgeGraph?) -> [Finding] {
    let chosen = findings.filter(includes)
    guard let during, let graph else { return chosen }
    return chosen.filter { finding in
      finding.claims.allSatisfy { graph.extent(ofClaim: $0).canHold(during: during) }
    }
  }

  /// What is at hand beyond the graph.
  func circumstances(of graph: KnowledgeGraph) throws -> CheckCircumstances {
    var circumstances = CheckCircumstances()
    circumstances.date = asOf
    var known: [String: Int?] = [:]
    for source in graph.sources {
      guard let url = source.url else { continue }
      let count = known[url] ?? ArticleFile(at: url, beside: graph.fileNames)?.paragraphCount
      known[url] = .some(count)
      circumstances.paragraphCounts[source.id] = count
    }
    for words in articles {
      let parts = words.split(separator: "=", maxSplits: 1).map(String.init)
      let ids = graph.sources.map(\.id)
      guard ids.contains(parts[0]) else {
        throw Trouble(
          "--article: there is no source '\(parts[0])'",
          hint: nearest(to: parts[0], among: ids).map { "did you mean '\($0)'?" }
            ?? "sources: " + ids.prefix(8).joined(separator: ", "))
      }
      let file = try InputFile(contentsOf: parts.count > 1 ? parts[1] : "")
      circumstances.paragraphCounts[parts[0]] = ArticleFile(file).paragraphCount
    }
    return circumstances
  }
}

extension KnowledgeGraph {
  /// The names of the files that the graph was read from.
  fileprivate var fileNames: [String] { storage.files.map(\.name) }
}
