import Dispatch
import Synchronization

/// The threads that a kernel may use.
///
/// Work is cut into pieces whose bounds do not depend on how many threads there
/// are, and what the pieces give is put together in their order; so every number
/// of threads gives the same bytes.
public struct Workers: Hashable, Sendable {
  /// The number of threads, at least 1.
  public let count: Int

  /// Creates a number of threads.
  public init(count: Int) {
    precondition(count >= 1, "There is at least one thread")
    self.count = count
  }

  /// One thread.
  public static let one = Workers(count: 1)

  /// As many threads as there are processors for this process: on line, among
  /// those that it is bound to, and in the time of its control group.
  public static let all = Workers(count: Processors.count())

  /// Does pieces of work, each once, on all threads.
  ///
  /// The next piece goes to whichever thread is free.
  ///
  /// - Parameters:
  ///   - pieces: The number of pieces.
  ///   - body: Does a piece; the second number is that of the thread, for storage
  ///     that pieces on one thread use in turn.
  package func forEach(
    of pieces: Int, _ body: @Sendable (_ piece: Int, _ worker: Int) -> Void
  ) {
    let threads = min(count, pieces)
    if threads <= 1 {
      for piece in 0..<pieces { body(piece, 0) }
      return
    }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: threads) { worker in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= pieces { return }
        body(piece, worker)
      }
    }
  }
}
