import Synchronization

/// What a job and Spark have said so far: from it comes the reason if the job fails.
final class SparkCourse: Sendable {
  private struct State {
    var done: SparkMessage.Done?
    var failure: (message: String, hint: String?)?
    var refusal: SparkError?
    /// The symptoms seen in Spark's talk.
    var symptoms: Set<Symptom> = []
    var starved = 0
    /// How many executors ended since the job last said that it got on.
    var ended = 0
  }

  private let state = Mutex(State())

  /// What the job has done; nil until it says so.
  var done: SparkMessage.Done? { state.withLock { $0.done } }

  /// What the job can't use of what it was given, of which Spark's log tells no more.
  var refusal: SparkError? { state.withLock { $0.refusal } }

  /// Takes what the job says.
  func take(_ message: SparkMessage) {
    state.withLock {
      $0.ended = 0
      switch message {
      case .done(let done): $0.done = done
      case .failed(let message, let hint):
        $0.failure = (message, hint)
        if Symptom.allWorkersLost.words.contains(where: message.contains) {
          $0.symptoms.insert(.allWorkersLost)
        }
      case .refused(let message, let hint): $0.refusal = SparkError(message, hint: hint)
      default: break
      }
    }
  }

  /// Takes what Spark says.
  ///
  /// - Returns: Whether to wait longer is of no use: no worker has room for the job,
  ///   of which Spark warns every 15 seconds for ever, or executors end as soon as they are
  ///   started, which it does again for ever.
  func notes(_ line: String) -> Bool {
    state.withLock { state in
      for symptom in Symptom.allCases where symptom.words.contains(where: line.contains) {
        state.symptoms.insert(symptom)
      }
      if line.contains(Self.end) {
        state.ended += 1
        if state.ended == Self.mostEnds { state.symptoms.insert(.executorsEnd) }
        return state.ended == Self.mostEnds
      }
      guard Symptom.noResources.words.contains(where: line.contains) else { return false }
      state.starved += 1
      return state.starved == Self.patience
    }
  }

  /// By which words Spark says that an executor has ended by itself.
  private static let end = "is now EXITED (Command exited with code"

  /// How many executors may end before the job gets on; each task is tried only four times.
  private static let mostEnds = 20

  /// How often Spark may say that it has no worker.
  private static let patience = 5

  /// Something in Spark's talk that tells why a job failed, the most telling first.
  enum Symptom: CaseIterable {
    case wrongJava, otherVersion, allWorkersLost, diskFull, memoryEnded, executorsEnd, noResources
    case masterLost, workerLost, keptPartLost

    /// By which words it is known.
    var words: [String] {
      switch self {
      case .wrongJava: ["UnsupportedClassVersionError"]
      case .otherVersion: ["local class incompatible"]
      // The job itself says so.
      case .allWorkersLost: ["nobody has worked on it"]
      case .diskFull: ["No space left on device", "Disk quota exceeded"]
      // Java ends with 52 where a task had no memory left; the system ends it as by a signal.
      case .memoryEnded:
        [
          "java.lang.OutOfMemoryError", "Command exited with code 52",
          "Command exited with code 137",
        ]
      // Counted, not told.
      case .executorsEnd: []
      case .noResources: ["Initial job has not accepted any resources"]
      case .masterLost: ["All masters are unresponsive"]
      case .workerLost: ["ExecutorLostFailure"]
      case .keptPartLost: ["CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND"]
      }
    }

    /// What it means, and what to do.
    var explanation: (message: String, hint: String) {
      switch self {
      case .wrongJava:
        ("Spark needs a newer Java", "Spark 4 takes Java 17 or 21; set JAVA_HOME to one")
      case .otherVersion:
        (
          "the cluster runs another version of Spark than this machine",
          "install the cluster's version here, and name it with --spark-home"
        )
      case .allWorkersLost:
        (
          "all workers were lost",
          "start the master and its workers again; --resume goes on from the last checkpoint"
        )
      case .diskFull:
        (
          "a disk is full",
          "free it, or set spark.local.dir to a larger one with --conf; --resume goes on from the "
            + "last checkpoint"
        )
      case .memoryEnded:
        (
          "the job ran out of memory",
          "give more with --conf spark.executor.memory=4g or --conf spark.driver.memory=2g, "
            + "or cut the work into more --partitions; --resume goes on from the last checkpoint"
        )
      case .executorsEnd:
        (
          "executors end again and again before they have done anything",
          "their logs, in the folders of the workers, tell why; they may need more, as with "
            + "--conf spark.executor.memory=1g"
        )
      case .noResources:
        (
          "no worker has room for the job",
          "start workers, or ask for less with --conf spark.executor.memory=1g"
        )
      case .masterLost:
        ("the master was lost", "start it again; --resume goes on from the last checkpoint")
      case .workerLost, .keptPartLost:
        (
          "workers were lost more often than Spark tries again",
          "--resume goes on from the last checkpoint"
        )
      }
    }
  }

  /// Why the job failed, as far as its own words and Spark's tell.
  func failure(of master: SparkMaster, log: String) -> SparkError {
    let (own, symptom) = state.withLock { state in
      (state.failure, Symptom.allCases.first { state.symptoms.contains($0) })
    }
    let explained = symptom?.explanation
    let message =
      explained.map { reason in
        own.map { "\(reason.message): \($0.message)" } ?? reason.message
      } ?? own?.message ?? "Spark ended without a result"
    let hint = [explained?.hint ?? own?.hint, "Spark's log: " + log].compactMap(\.self)
    return SparkError("the job failed: " + message, hint: hint.joined(separator: "; "))
  }
}
