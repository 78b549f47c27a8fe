import EntenteModel

extension Record {
  /// Reads the maps under the keys of a section, such as `entities`.
  mutating func readEach(
    _ section: String, as subject: String, log: inout ProblemLog,
    _ read: (_ id: String, _ offset: Int, inout Record, inout ProblemLog) -> Void
  ) {
    guard let node = node(section) else { return }
    if case .null = node.content { return }
    guard var ids = Record(node, of: "section '\(section)'", log: &log) else { return }
    for member in ids.takeRemaining() {
      guard Self.isID(member.key) else {
        log.report(
          "malformed-id", at: member.keyOffset, "'\(member.key)' can't be an id",
          hint: "an id has no control characters, and no space before or after it")
        continue
      }
      var value = member.value
      if case .null = value.content { value.content = .map([]) }
      guard var record = Record(value, of: subject, log: &log) else { continue }
      read(member.key, member.keyOffset, &record, &log)
    }
  }

  /// Whether a text can be an id; one with spaces inside has to be quoted with
  /// care, but files of other programs have such ids.
  static func isID(_ text: String) -> Bool {
    // Printable ASCII, as nearly all are.
    if text.utf8.allSatisfy({ (0x21...0x7E) ~= $0 }) { return !text.isEmpty }
    return !text.isEmpty && text.first?.isWhitespace == false && text.last?.isWhitespace == false
      && text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }
}
