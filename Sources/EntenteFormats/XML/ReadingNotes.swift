import EntenteModel

/// What a reader passes over, counted, so that each is reported once, where it
/// first occurs, with how often it does.
struct ReadingNotes {
  private struct Entry {
    var rule: String
    var severity: Problem.Severity
    var offset: Int
    var count: Int
    var hint: String?
  }

  private var entries: [String: Entry] = [:]

  /// Notes that something is passed over.
  mutating func add(
    _ rule: String, _ severity: Problem.Severity = .note, at offset: Int, _ message: String,
    hint: String? = nil
  ) {
    if entries[message]?.count == nil {
      entries[message] = Entry(
        rule: rule, severity: severity, offset: offset, count: 1, hint: hint)
    } else {
      entries[message]?.count += 1
    }
  }

  /// Reports all that was noted, in the order of the file.
  func report(to log: inout ProblemLog) {
    for (message, entry) in entries.sorted(by: {
      ($0.value.offset, $0.key) < ($1.value.offset, $1.key)
    }) {
      log.report(
        entry.rule, entry.severity, at: entry.offset,
        entry.count == 1 ? message : "\(message) (\(entry.count) times)", hint: entry.hint)
    }
  }
}
