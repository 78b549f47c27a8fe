import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation

/// What `check` puts right by itself.
struct RepairOptions: ParsableArguments {
  @Flag(
    help: """
      Show on standard output how to put right what is safe: claims stated twice, repeated \
      citations and repeated aliases in dossiers. Nothing is changed without --write.
      """)
  var fix = false

  @Flag(help: "With --fix: change the dossiers; each stays as it was under its name and ~.")
  var write = false

  func validate() throws {
    if write, !fix { throw ValidationError("--write goes with --fix.") }
  }

  /// Shows the changes that put findings right, and makes them if asked to.
  func run(
    _ findings: [Finding], in graph: KnowledgeGraph?, _ inputs: [String],
    _ output: CheckOutputOptions
  ) throws {
    guard let graph else {
      for finding in findings { Diagnostics.report(finding.problem) }
      throw ExitCode(1)
    }
    let repairs = Dictionary(grouping: findings.filter { $0.fix != nil }) {
      $0.location?.file ?? ""
    }
    var changes: [(path: String, before: DossierEditor, edited: DossierEditor.Edited)] = []
    var fixed = 0
    for path in repairs.keys.sorted() {
      guard FileManager.default.fileExists(atPath: path),
        let file = try? InputFile(contentsOf: path), InputFormat(of: file) == .dossier,
        FileManager.default.contents(atPath: path).map([UInt8].init) == file.bytes
      else { continue }
      let editor = try DossierEditor(file)
      let own = repairs[path] ?? []
      changes.append((path, editor, try edited(editor, own, graph)))
      fixed += own.count
    }
    try output.write(
      changes.map { EditOptions.shown($0.edited.difference) }.joined())
    if write {
      for change in changes {
        try EditOptions.write(
          change.edited.bytes, over: change.before, at: change.path, keepsBackup: true)
      }
    }
    let rest = findings.count { $0.severity > .note && $0.fix == nil }
    output.plain.remark(
      "\(fixed) \(write ? "fixed" : "can be fixed"), \(rest) left"
        + (write || fixed == 0 ? "" : "; --fix --write makes these changes"))
    if rest > 0 || !write && findings.contains(where: { $0.severity > .note }) {
      throw ExitCode(1)
    }
  }

  private func edited(
    _ editor: DossierEditor, _ findings: [Finding], _ graph: KnowledgeGraph
  ) throws -> DossierEditor.Edited {
    // In a graph of several inputs, claims have other positions than in each.
    var positions: [Int: Int] = [:]
    for claim in editor.graph.claims.indices {
      positions[editor.graph.storage.claims.origin[claim].offset] = claim
    }
    var claims: Set<Int> = []
    var aliases: [String: Set<Int>] = [:]
    var citations: [Int: Set<Int>] = [:]
    for finding in findings {
      switch finding.fix {
      case .removeClaim(let claim):
        let offset = graph.storage.claims.origin[claim].offset
        if let position = positions[offset] { claims.insert(position) }
      case .removeAlias(let entity, let place):
        aliases[graph.entities[entity].id, default: []].insert(place)
      case .removeCitation(let claim, let place):
        let offset = graph.storage.claims.origin[claim].offset
        if let position = positions[offset] { citations[position, default: []].insert(place) }
      case nil: break
      }
    }
    return try editor.removing(claims: claims, aliases: aliases, citations: citations)
  }
}

extension Finding {
  /// The finding as a problem, to be reported.
  fileprivate var problem: Problem {
    Problem(rule.name, severity, message, hint: hint, at: location)
  }
}
