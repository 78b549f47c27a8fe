import Synchronization

/// A sum of vectors that come in any order, added in the order of their numbers.
///
/// Floating-point sums depend on their order, and which thread is first on chance.
final class OrderedSum: Sendable {
  private struct State {
    var sum: [Double]
    var next = 0
    var waiting: [Int: [Double]] = [:]
  }

  private let state: Mutex<State>

  init(count: Int) { state = Mutex(State(sum: [Double](repeating: 0, count: count))) }

  /// Adds a vector, now or after those with smaller numbers; these count from 0.
  func add(_ vector: [Double], number: Int) {
    state.withLock { state in
      state.waiting[number] = vector
      while let vector = state.waiting.removeValue(forKey: state.next) {
        for place in vector.indices { state.sum[place] += vector[place] }
        state.next += 1
      }
    }
  }

  /// The sum of the vectors, if none is missing.
  var sum: [Double] { state.withLock(\.sum) }
}
