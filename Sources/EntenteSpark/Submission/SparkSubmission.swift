import FoundationEssentials
internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif

/// A job handed to Spark, and followed to its end.
///
/// The job's program and its plan lie in a folder of their own, which is removed when the
/// job ends; Spark's own talk lies beside it, and is kept if the job fails.
package struct SparkSubmission: Sendable {
  package var installation: SparkInstallation
  package var master: SparkMaster

  /// Settings of Spark, each `key=value`.
  package var settings: [String]

  /// Where the job's program and its plan lie.
  package let folder: String

  /// The variables by which Java is found.
  package var environment = ProcessInfo.processInfo.environment

  /// Prepares a job; nothing is started yet.
  package init(
    _ installation: SparkInstallation, master: SparkMaster, settings: [String] = [],
    folder: String
  ) {
    self.installation = installation
    self.master = master
    self.settings = settings
    self.folder = folder
  }

  /// Where a job may have its folder, among the system's for such things.
  package static func newPath() -> String {
    FileManager.default.temporaryDirectory.appending(
      path: "entente-spark-" + UUID().uuidString.prefix(8).lowercased()
    ).path
  }

  /// Makes a folder for a job.
  @discardableResult
  package static func newFolder(at path: String = newPath()) throws(SparkError) -> String {
    let folder = URL(filePath: path)
    do {
      // Plans name files and people; they are nobody else's business.
      try FileManager.default.createDirectory(
        at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw SparkError("no folder can be made for the job in \(path)")
    }
    return path
  }

  /// What Spark says.
  package var log: String { folder + ".log" }

  /// The words after `spark-submit`.
  package var arguments: [String] {
    ["--master", master.address, "--name", "entente"]
      + (defaults + settings).flatMap { ["--conf", $0] }
      + [folder + "/" + SparkJob.main, folder + "/plan.json"]
  }

  /// Settings that a user may override, as later ones win.
  private var defaults: [String] {
    var settings = ["spark.ui.showConsoleProgress=false"]
    if master.isLocal || master.isLoopback {
      // The name of this machine may mean nothing, even to itself.
      settings += [
        "spark.ui.enabled=false", "spark.driver.host=127.0.0.1",
        "spark.driver.bindAddress=127.0.0.1",
      ]
    }
    return settings
  }

  /// Writes the job's program and its plan into the folder.
  ///
  /// - Throws: ``SparkError`` if they can't be written.
  package func prepare(_ plan: SparkPlan) throws(SparkError) {
    try Self.newFolder(at: folder)
    do {
      for (name, bytes) in SparkJob.files {
        try Data(bytes).write(to: URL(filePath: folder + "/" + name))
      }
      var plan = plan
      let fingerprint = try plan.fingerprint()
      plan.checkpoint?.fingerprint = fingerprint
      try plan.json().write(to: URL(filePath: folder + "/plan.json"))
    } catch {
      throw SparkError("the job can't be written to \(folder): \(error)")
    }
  }

  /// Runs a job.
  ///
  /// - Parameters:
  ///   - plan: What it is to do.
  ///   - report: Is told what the job says of itself, as it says it.
  /// - Returns: What came of it.
  /// - Throws: ``SparkError`` if it could not be started, refused what it was given, or
  ///   failed; the hint then names its log.
  package func run(
    _ plan: SparkPlan, report: @escaping @Sendable (SparkMessage) -> Void
  ) async throws(SparkError) -> SparkMessage.Done {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try prepare(plan)
    try installation.refuseWithoutJava(environment: environment)
    try master.probe()
    let course = SparkCourse()
    // A group of its own, so that Spark and the job it started can be ended together.
    var group = PlatformOptions()
    group.processGroupID = 0
    let ending: TerminationStatus
    do {
      let result = try await Subprocess.run(
        .path(FilePath(installation.submit)), arguments: Arguments(arguments),
        environment: .inherit.updating(variables), platformOptions: group, input: .none,
        output: .sequence,
        error: .sequence
      ) { execution in
        let watch = Task {
          while Interruption.signal == nil { try await Task.sleep(for: .milliseconds(100)) }
          try execution.send(signal: .terminate, toProcessGroup: true)
          try await Task.sleep(for: .seconds(15))
          try execution.send(signal: .kill, toProcessGroup: true)
        }
        defer { watch.cancel() }
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            for try await line in execution.standardOutput.strings(
              bufferingPolicy: .maxLineLength(1 << 24))
            {
              guard let message = SparkMessage(line) else { continue }
              course.take(message)
              report(message)
            }
          }
          group.addTask {
            let log = try FileDescriptor.open(
              self.log, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
            defer { try? log.close() }
            for try await line in execution.standardError.strings(
              bufferingPolicy: .maxLineLength(1 << 24))
            {
              try log.writeAll((line + "\n").utf8)
              if course.notes(line) {
                try? execution.send(signal: .terminate, toProcessGroup: true)
              }
            }
          }
          try await group.waitForAll()
        }
      }
      ending = result.terminationStatus
    } catch {
      throw SparkError("spark-submit can't be run: \(error)", hint: "see " + log)
    }
    if case .exited(0) = ending, let done = course.done {
      try? FileManager.default.removeItem(atPath: log)
      return done
    }
    if Interruption.signal != nil {
      try? FileManager.default.removeItem(atPath: log)
      throw SparkError("the job was ended")
    }
    if let refusal = course.refusal {
      try? FileManager.default.removeItem(atPath: log)
      throw refusal
    }
    throw course.failure(of: master, log: log)
  }

  /// Spark of a virtual environment runs with that environment's Python.
  private var variables: [Environment.Key: String?] {
    var updates: [Environment.Key: String?] = [:]
    let bin = URL(filePath: installation.submit).deletingLastPathComponent()
    let python = bin.appending(path: "python3").path
    if FileManager.default.isExecutableFile(atPath: python) {
      updates["PYSPARK_PYTHON"] = python
      updates["PYSPARK_DRIVER_PYTHON"] = python
      // Another copy of Spark would be taken otherwise.
      updates["SPARK_HOME"] = String?.none
    }
    updates["PYTHONDONTWRITEBYTECODE"] = "1"
    if master.isLocal || master.isLoopback { updates["SPARK_LOCAL_IP"] = "127.0.0.1" }
    return updates
  }
}

extension SparkMaster {
  /// Whether the cluster is on this machine.
  var isLoopback: Bool {
    !hosts.isEmpty && hosts.allSatisfy { $0.name == "localhost" || $0.name.hasPrefix("127.") }
  }
}
