import EntenteModel

/// The problems met while one file is read.
struct ProblemLog {
  let file: InputFile
  private(set) var problems: [Problem] = []

  init(file: InputFile) { self.file = file }

  /// Notes a problem at a byte of the file.
  mutating func report(
    _ rule: String, _ severity: Problem.Severity = .error, at offset: Int, _ message: String,
    hint: String? = nil
  ) {
    problems.append(
      Problem(rule, severity, message, hint: hint, at: file.location(ofByte: offset)))
  }
}
