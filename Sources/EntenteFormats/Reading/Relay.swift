import Dispatch
import Synchronization

/// Makes values on one thread and takes them on another, in their order and a
/// few at a time.
struct Relay<Value: Sendable>: ~Copyable {
  private let limit: Int
  private let waiting = Mutex<[Value]>([])

  /// Signaled for each value, and at the end.
  private let filled = DispatchSemaphore(value: 0)

  /// Whether all values are made.
  private let isDone = Atomic<Bool>(false)

  /// Held by the thread that takes a value.
  private let turn = DispatchSemaphore(value: 1)

  /// Does both, and returns when all values are taken.
  ///
  /// If there is no second thread, the first takes values whenever too many
  /// wait.
  ///
  /// - Parameters:
  ///   - limit: How many values may wait.
  ///   - make: Makes the values and gives them away.
  ///   - take: Takes a value; never two at a time.
  static func run(
    limit: Int, make: (_ give: (Value) -> Void) -> Void, take: (Value) -> Void
  ) {
    let relay = Relay(limit: limit)
    withoutActuallyEscaping(make) { make in
      withoutActuallyEscaping(take) { take in
        // Each is called on one thread at a time.
        nonisolated(unsafe) let (make, take) = (make, take)
        // The first of the two is begun first, so that the second never waits in vain.
        DispatchQueue.concurrentPerform(iterations: 2) { side in
          if side == 0 {
            make { relay.give($0, to: take) }
            relay.isDone.store(true, ordering: .releasing)
            relay.filled.signal()
          } else {
            while relay.waitAndPass(to: take) {}
          }
        }
        while relay.pass(to: take) {}
      }
    }
  }

  private init(limit: Int) { self.limit = limit }

  private borrowing func give(_ value: Value, to take: (Value) -> Void) {
    let count = waiting.withLock { values in
      values.append(value)
      return values.count
    }
    filled.signal()
    if count > limit { _ = pass(to: take) }
  }

  /// Takes the next value once there is one; false at the end.
  private borrowing func waitAndPass(to take: (Value) -> Void) -> Bool {
    filled.wait()
    // Nothing is waiting if the thread that makes values has helped to take them.
    return pass(to: take) || !isDone.load(ordering: .acquiring)
  }

  /// Takes the next value; false if none is waiting.
  private borrowing func pass(to take: (Value) -> Void) -> Bool {
    turn.wait()
    defer { turn.signal() }
    guard let value = waiting.withLock({ $0.isEmpty ? nil : $0.removeFirst() }) else {
      return false
    }
    take(value)
    return true
  }
}
