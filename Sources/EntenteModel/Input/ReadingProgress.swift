import Synchronization

/// How far the reading of inputs is, for one who watches from another thread.
///
/// Readers say now and then which byte they have come to, a store of a word.
package final class ReadingProgress: Sendable {
  /// What is done at the time.
  package enum Stage: UInt8, Sendable {
    /// Bytes come from the disk.
    case loading
    /// Bytes become entities and claims.
    case reading
    /// Entities and claims become a graph.
    case joining
  }

  /// What was reached when somebody looked.
  package struct State: Hashable, Sendable {
    package var stage = Stage.loading
    /// The bytes done in this stage.
    package var position = 0
    /// The bytes of all inputs.
    package var total = 0
    /// How many entities are declared, as in tables of nodes.
    package var entities = 0
    package var ties = 0

    package init() {}
  }

  private let stage = Atomic<UInt8>(0)
  private let total = Atomic<Int>(0)
  private let entities = Atomic<Int>(0)
  private let ties = Atomic<Int>(0)

  /// The bytes of the inputs that are done, of the one at hand, and of that
  /// those that are done.
  private let before = Atomic<Int>(0)
  private let length = Atomic<Int>(0)
  private let within = Atomic<Int>(0)

  package init() {}

  /// What is reached.
  package var state: State {
    var state = State()
    state.stage = Stage(rawValue: stage.load(ordering: .relaxed)) ?? .loading
    state.total = total.load(ordering: .relaxed)
    state.position = min(
      state.total, before.load(ordering: .relaxed) + within.load(ordering: .relaxed))
    state.entities = entities.load(ordering: .relaxed)
    state.ties = ties.load(ordering: .relaxed)
    return state
  }

  /// Begins a stage, of so many bytes in all.
  package func begin(_ stage: Stage, of total: Int) {
    before.store(0, ordering: .relaxed)
    length.store(0, ordering: .relaxed)
    within.store(0, ordering: .relaxed)
    self.total.store(total, ordering: .relaxed)
    self.stage.store(stage.rawValue, ordering: .relaxed)
  }

  /// Begins the next input, of so many bytes; the one before is done.
  package func beginInput(of length: Int) {
    before.wrappingAdd(self.length.load(ordering: .relaxed), ordering: .relaxed)
    within.store(0, ordering: .relaxed)
    self.length.store(length, ordering: .relaxed)
  }

  /// Says that the input at hand is done up to a byte.
  package func reach(_ position: Int) { within.store(position, ordering: .relaxed) }

  /// Says how much the inputs have given so far.
  package func count(entities: Int, ties: Int) {
    self.entities.store(entities, ordering: .relaxed)
    self.ties.store(ties, ordering: .relaxed)
  }
}
