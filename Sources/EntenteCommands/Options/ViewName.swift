import ArgumentParser
import EntenteAnalysis
import EntenteModel
import EntenteRendering

/// A view as a user writes it: `network`, `ego:putin`, `path:biden,belarus`.
enum ViewName: Hashable, ExpressibleByArgument {
  case network
  case ego(String)
  case matrix
  case communities
  case path(String, String)
  case multiples([PartialDate])

  init?(argument: String) {
    let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let rest = parts.count > 1 ? String(parts[1]) : nil
    let words = (rest ?? "").split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmed }
    switch (parts[0].lowercased(), rest) {
    case ("network", nil): self = .network
    case ("matrix", nil): self = .matrix
    case ("communities", nil): self = .communities
    case ("ego", let name?) where !name.trimmed.isEmpty: self = .ego(name.trimmed)
    case ("path", _?) where words.count == 2 && !words.contains(""):
      self = .path(words[0], words[1])
    case ("multiples", nil): self = .multiples([])
    case ("multiples", _?):
      let dates = words.compactMap { try? PartialDate($0) }
      guard dates.count == words.count else { return nil }
      self = .multiples(dates)
    default: return nil
    }
  }

  static let allValueStrings = [
    "network", "ego:ENTITY", "matrix", "communities", "path:FROM,TO", "multiples[:DATE,…]",
  ]

  /// The view of a graph, its entities found by their names.
  func view(of graph: KnowledgeGraph, _ selection: Selection) throws -> DiagramView {
    switch self {
    case .network: .network
    case .ego(let name): .ego(try graph.position(named: name))
    case .matrix: .matrix
    case .communities: .communities
    case .multiples(let dates): .multiples(dates)
    case .path(let from, let to):
      .paths(try paths(from: from, to: to, in: graph, selection))
    }
  }

  private func paths(
    from: String, to: String, in graph: KnowledgeGraph, _ selection: Selection
  ) throws -> [EvidencePath] {
    let (source, target) = (try graph.position(named: from), try graph.position(named: to))
    if source == target {
      throw Trouble(
        "'\(from)' and '\(to)' both mean \(graph.entities[source].name)", hint: "name two entities")
    }
    var options = Projection.Options()
    options.selection = selection
    options.selection.standings.remove(.denied)
    options.dropsNegative = false
    do { return try graph.paths(from: source, to: target, options) } catch {
      throw error.trouble(in: graph)
    }
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  fileprivate var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
