import ArgumentParser
import EntenteFormats
import EntenteSpark
import Foundation

/// A plan that is carried out on Spark: printed if that is all that is asked for,
/// else submitted and followed.
struct SparkRun {
  let engine: EngineOptions
  let quiet: Bool

  /// Where the job's files lie.
  let folder: String

  /// Where a job that merges events writes who takes part in them; it outlasts the folder.
  var actors: String { folder + "-actors.csv" }

  /// Nothing is made yet.
  init(_ engine: EngineOptions, quiet: Bool) {
    self.engine = engine
    self.quiet = quiet
    folder = SparkSubmission.newPath()
  }

  /// Carries a plan out.
  ///
  /// - Returns: What came of it; nil if it was only printed.
  /// - Throws: ``Trouble`` if it failed.
  func callAsFunction(_ given: SparkPlan) async throws -> SparkMessage.Done? {
    Interruption.watch()
    defer {
      // Before a signal that was noted ends the program.
      try? FileManager.default.removeItem(atPath: folder)
      if Interruption.signal != nil { try? FileManager.default.removeItem(atPath: actors) }
      Interruption.endWatch()
    }
    try Self.asTrouble { () throws(SparkError) in
      _ = try SparkSubmission.newFolder(at: folder)
    }
    var plan = given
    plan.partitions = engine.partitions
    plan.checkpoint = engine.checkpoint.map {
      SparkPlan.Checkpoint(path: SparkPath.written($0), resume: engine.resume)
    }
    let submission = try Self.asTrouble { () throws(SparkError) in
      SparkSubmission(
        try SparkInstallation(home: engine.sparkHome),
        master: try SparkMaster(engine.master ?? "local[*]"), settings: engine.settings,
        folder: folder)
    }
    if engine.printPlan {
      try Self.asTrouble { () throws(SparkError) in try submission.prepare(plan) }
      let words = ([submission.installation.submit] + submission.arguments).map(EditOptions.quoted)
      try StandardOutput.write(Data((words.joined(separator: " ") + "\n").utf8))
      try StandardOutput.write(try plan.json() + Data("\n".utf8))
      return nil
    }
    if !quiet {
      Diagnostics.remark("Spark at \(submission.master.address); its log: \(submission.log)")
    }
    let progress = SparkProgress(isQuiet: quiet, tolerance: plan.rank?.tolerance ?? 0)
    defer { progress.end() }
    return try await Self.asTrouble { () async throws(SparkError) in
      try await submission.run(plan) { progress.show($0) }
    }
  }

  private static func asTrouble<Result>(
    _ body: () throws(SparkError) -> Result
  ) throws -> Result {
    do { return try body() } catch { throw Trouble(error.message, hint: error.hint) }
  }

  private static func asTrouble<Result>(
    _ body: () async throws(SparkError) -> Result
  ) async throws -> Result {
    do { return try await body() } catch { throw Trouble(error.message, hint: error.hint) }
  }
}
