import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// Which rules are checked, and what with.
struct RuleOptions: ParsableArguments {
  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Check this rule only; repeatable.", valueName: "name"))
  var chosen: [String] = []

  @Option(
    name: .customLong("ignore"),
    help: ArgumentHelp("Leave out what this rule finds; repeatable.", valueName: "name"))
  var ignored: [String] = []

  @Option(
    help: ArgumentHelp(
      "Judge plans on this day (default: the date of the latest source).", valueName: "date"),
    transform: PartialDate.written)
  var asOf: PartialDate?

  @Option(
    name: .customLong("article"),
    help: ArgumentHelp(
      """
      The text of a source, of which paragraphs are counted; repeatable. A source whose url is a \
      relative path or a file: address needs none.
      """, valueName: "source=file"))
  var articles: [String] = []

  func validate() throws {
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

  /// Whether what a rule finds is wanted; what stops reading always is.
  func includes(_ finding: Finding) -> Bool {
    if finding.severity == .error { return true }
    return (chosen.isEmpty || chosen.contains(finding.rule.name))
      && !ignored.contains(finding.rule.name)
  }

  /// What is at hand beyond the graph.
  func circumstances(of graph: KnowledgeGraph) throws -> CheckCircumstances {
    var circumstances = CheckCircumstances()
    circumstances.date = asOf
    for source in graph.sources {
      guard let url = source.url, let article = ArticleFile(at: url, beside: graph.fileNames)
      else { continue }
      circumstances.paragraphCounts[source.id] = article.paragraphCount
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

/// The text of an article that is at hand.
struct ArticleFile {
  /// How many lines are not empty.
  let paragraphCount: Int

  init(_ file: InputFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    paragraphCount = text.split(whereSeparator: \.isNewline)
      .count { line in line.contains { !$0.isWhitespace && $0 != "\u{FEFF}" } }
  }

  /// The article at an address that is a file beside one of the inputs.
  ///
  /// - Parameters:
  ///   - address: A relative path, or a `file:` address.
  ///   - inputs: The names of the files that were read.
  init?(at address: String, beside inputs: [String]) {
    var path = address
    if path.hasPrefix("file://") {
      path = URL(string: path)?.path ?? ""
    } else if path.hasPrefix("file:") {
      path = String(path.dropFirst(5)).removingPercentEncoding ?? ""
    } else if path.hasPrefix("/") || path.contains("://") || path.hasPrefix("mailto:") {
      return nil
    }
    guard !path.isEmpty, !path.utf8.contains(0) else { return nil }
    for input in inputs {
      let folder = URL(fileURLWithPath: input).deletingLastPathComponent()
      let file = path.hasPrefix("/") ? path : folder.appendingPathComponent(path).path
      // What is no plain file, such as a pipe, may never end.
      var status = stat()
      guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        let found = try? InputFile(contentsOf: file)
      else { continue }
      self.init(found)
      return
    }
    return nil
  }
}

extension KnowledgeGraph {
  /// The names of the files that the graph was read from.
  fileprivate var fileNames: [String] { storage.files.map(\.name) }
}
