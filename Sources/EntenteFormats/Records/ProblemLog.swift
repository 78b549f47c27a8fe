import EntenteModel

/// The problems met while one file is read.
struct ProblemLog {
  /// How many errors are listed; nobody reads more, and each costs the search
  /// for its place.
  private static let errorLimit = 200

  let file: InputFile
  private(set) var problems: [Problem] = []
  private var errorCount = 0

  init(file: InputFile) { self.file = file }

  /// Takes over a problem that was met elsewhere.
  mutating func add(_ problem: Problem) { problems.append(problem) }

  /// Notes a problem at a byte of the file.
  mutating func report(
    _ rule: String, _ severity: Problem.Severity = .error, at offset: Int,
    _ message: @autoclosure () -> String, hint: @autoclosure () -> String? = nil
  ) {
    if severity == .error {
      errorCount += 1
      if errorCount > Self.errorLimit + 1 { return }
    }
    let location = file.location(ofByte: offset)
    if severity == .error, errorCount > Self.errorLimit {
      problems.append(
        Problem(
          "too-many-problems", .error, "more errors follow and are not listed",
          hint: "correct those above first", at: location))
    } else {
      problems.append(Problem(rule, severity, message(), hint: hint(), at: location))
    }
  }
}
