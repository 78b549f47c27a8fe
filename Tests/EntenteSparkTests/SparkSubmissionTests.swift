import Foundation
import Synchronization
import Testing

@testable import EntenteSpark

@Suite("Jobs handed to Spark")
struct SparkSubmissionTests {
  /// A copy of Spark whose `spark-submit` is a script.
  private func submission(
    _ script: String, master: String = "local[1]", settings: [String] = []
  ) throws -> SparkSubmission {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let bin = home.appending(path: "bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    for (name, text) in [("spark-submit", script), ("java", "exit 0")] {
      let file = bin.appending(path: name)
      try Data("#!/bin/sh\n\(text)\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
    }
    var submission = SparkSubmission(
      try SparkInstallation(home: home.path), master: try SparkMaster(master),
      settings: settings, folder: try SparkSubmission.newFolder())
    submission.environment = ["PATH": bin.path]
    return submission
  }

  private let plan = SparkPlan(
    .ties, inputs: [.init(path: "/events", format: .gdelt)], kinds: [], output: .init())

  private let executorEnds =
    "INFO Executor updated: app-1/7 is now EXITED (Command exited with code 1)"

  @Test("What the job says is told as it says it, and what it did is returned")
  func followsJob() async throws {
    let submission = try submission(
      """
      echo 'Spark: a word of its own'
      echo 'ENTENTE {"event":"stage","name":"read events","rows":3}'
      echo 'ENTENTE {"event":"done","rows":2,"figures":{"ties":2}}'
      echo 'WARN something' >&2
      """)
    let heard = Mutex<[SparkMessage]>([])
    let done = try await submission.run(plan) { message in heard.withLock { $0.append(message) } }
    #expect(done.rows == 2 && done.figures == ["ties": 2])
    #expect(heard.withLock { $0.count } == 2)
    #expect(!FileManager.default.fileExists(atPath: submission.folder), "what is done is tidied")
  }

  @Test("The job finds its program and its plan where the command says")
  func filesAreThere() async throws {
    let submission = try submission(
      """
      for word in "$@"; do last2=$last; last=$word; done
      grep -q '"task" : "ties"' "$last" || exit 9
      test -s "$last2" || exit 8
      echo 'ENTENTE {"event":"done","rows":0}'
      """)
    _ = try await submission.run(plan) { _ in }
  }

  @Test("Settings of the user come after ours, and so win")
  func settingsWin() throws {
    let submission = try submission("", settings: ["spark.ui.enabled=true"])
    let arguments = submission.arguments
    let own = try #require(arguments.firstIndex(of: "spark.ui.enabled=false"))
    let given = try #require(arguments.firstIndex(of: "spark.ui.enabled=true"))
    #expect(own < given)
  }

  @Test("A job that gives up says why, and where the log is")
  func failureIsTold() async throws {
    let submission = try submission(
      """
      echo 'ENTENTE {"event":"failed","message":"there are no events in /x","hint":"look"}'
      exit 1
      """)
    let error = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(error?.message == "the job failed: there are no events in /x")
    #expect(error?.hint == "look; Spark's log: \(submission.log)")
    #expect(FileManager.default.fileExists(atPath: submission.log), "the log is kept")
  }

  @Test("A job that refuses what it was given says no more than that, and leaves no log")
  func refusalIsTold() async throws {
    let submission = try submission(
      """
      echo "ExecutorLostFailure (executor 1 exited)" >&2
      echo 'ENTENTE {"event":"failed","class":"Refusal","message":"there is no X","hint":"look"}'
      exit 2
      """)
    let error = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(error?.message == "there is no X" && error?.hint == "look")
    #expect(!FileManager.default.fileExists(atPath: submission.log))
  }

  @Test(
    "From Spark's talk it is told what went wrong",
    arguments: [
      ("java.lang.OutOfMemoryError: Java heap space", "ran out of memory"),
      ("java.io.IOException: No space left on device", "a disk is full"),
      ("All masters are unresponsive! Giving up.", "the master was lost"),
      ("UnsupportedClassVersionError", "newer Java"),
      ("InvalidClassException: local class incompatible", "another version of Spark"),
      ("ExecutorLostFailure (executor 1 exited)", "workers were lost"),
      (
        "ExecutorLostFailure (executor 1 exited, Reason: Command exited with code 52)",
        "ran out of memory"
      ),
      ("nobody has worked on it for 90 seconds", "all workers were lost"),
    ])
  func symptomsAreExplained(line: String, words: String) async throws {
    let submission = try submission("echo '\(line)' >&2; exit 1")
    let error = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(error?.message.contains(words) == true)
  }

  @Test("A lost worker whose work was done again is no failure")
  func recoveredLossIsNoFailure() async throws {
    let submission = try submission(
      """
      echo 'ExecutorLostFailure (executor 1 exited)' >&2
      echo 'ENTENTE {"event":"done","rows":1}'
      """)
    #expect(try await submission.run(plan) { _ in }.rows == 1)
  }

  @Test("A job that says it is done but ends badly has failed, and so has a silent one")
  func silentEndIsFailure() async throws {
    for script in [
      "echo 'ENTENTE {\"event\":\"done\",\"rows\":1}'; exit 3", "exit 0", "kill -9 $$",
    ] {
      let submission = try submission(script)
      await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    }
  }

  @Test("A job whose executors end as soon as they are started is ended")
  func endingExecutorsEndAJob() async throws {
    let stuck = try submission(
      "for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do "
        + "echo \"\(executorEnds)\" >&2; done; exec sleep 600")
    let error = await #expect(throws: SparkError.self) { try await stuck.run(plan) { _ in } }
    #expect(error?.message.contains("executors end again and again") == true)
  }

  @Test("A job that gets on in between may lose as many executors again")
  func progressForgivesEndedExecutors() throws {
    let stage = try #require(SparkMessage(#"ENTENTE {"event":"stage","name":"read"}"#))
    let course = SparkCourse()
    for _ in 1...5 {
      for _ in 1...19 { #expect(!course.notes(executorEnds)) }
      course.take(stage)
    }
    for _ in 1...19 { #expect(!course.notes(executorEnds)) }
    #expect(course.notes(executorEnds), "the twentieth end without any progress")
    #expect(!course.notes(executorEnds), "the job is ended once")
  }

  @Test("A job that no worker has room for is ended")
  func starvedJobIsEnded() async throws {
    let submission = try submission(
      """
      for i in 1 2 3 4 5; do
        echo 'WARN TaskSchedulerImpl: Initial job has not accepted any resources' >&2
      done
      exec sleep 600
      """)
    let error = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(error?.message.contains("no worker has room") == true)
  }

  @Test("Neither Spark nor Java missing is left to Spark to tell")
  func missingPrograms() async throws {
    let error = #expect(throws: SparkError.self) {
      try SparkInstallation(environment: ["PATH": "/nowhere"])
    }
    #expect(error?.hint?.contains("scripts/spark-setup") == true)
    #expect(throws: SparkError.self) { try SparkInstallation(home: "/nowhere") }
    var submission = try submission("echo unreached")
    submission.environment = ["PATH": "/nowhere"]
    let java = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(java?.message.contains("Java") == true)
    submission.environment = ["PATH": "/nowhere", "JAVA_HOME": "/nowhere"]
    let home = await #expect(throws: SparkError.self) { try await submission.run(plan) { _ in } }
    #expect(home?.message.contains("JAVA_HOME") == true)
  }
}

@Suite("Plans for Spark")
struct SparkPlanTests {
  @Test("Equal work has equal fingerprints, wherever its results go; other work another")
  func fingerprints() throws {
    var plan = SparkPlan(
      .rank, inputs: [.init(path: "/ties", format: .ties)], kinds: [], output: .init())
    plan.rank = .init(measure: "pagerank")
    let first = try plan.fingerprint()
    plan.output.csv = "/elsewhere.csv"
    plan.checkpoint = .init(path: "/checkpoint", resume: true)
    plan.partitions = 7
    #expect(try plan.fingerprint() == first)
    plan.rank?.damping = 0.9
    #expect(try plan.fingerprint() != first)
  }

  @Test("A name with quotes and line ends goes into the plan as it is")
  func hostileNames() throws {
    let name = "a\"b\\c\n\u{2028}$(rm)'; drop"
    var plan = SparkPlan(
      .ties, inputs: [.init(path: name, format: .ties)], kinds: [], output: .init())
    plan.selection.actors = [name]
    let read = try JSONSerialization.jsonObject(with: plan.json()) as? [String: Any]
    let inputs = read?["inputs"] as? [[String: Any]]
    #expect(inputs?.first?["path"] as? String == name)
  }
}

@Suite("The job's program")
struct SparkJobTests {
  @Test("Every file of the program is shipped")
  func everyFileIsShipped() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/EntenteSpark/Job"
    ).standardizedFileURL.path
    let written = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".py") }
    #expect(Set(SparkJob.files.map(\.name)) == Set(written))
  }
}
