/// Something that a format could not hold, and how often.
public struct Loss: Hashable, Sendable {
  /// What is lost, in words of the model: `citations`.
  public var what: String

  /// How many of them are lost.
  public var count: Int

  /// Why the format can't hold them.
  public var why: String
}

/// What is lost in writing a graph, in the order in which it was met.
struct LossReport: Sendable {
  /// The losses, those of one cause counted together.
  private(set) var losses: [Loss] = []

  /// Notes that things are lost; nothing, if their number is 0.
  mutating func add(_ what: String, count: Int = 1, why: String) {
    guard count > 0 else { return }
    if let known = losses.firstIndex(where: { $0.what == what && $0.why == why }) {
      losses[known].count += count
    } else {
      losses.append(Loss(what: what, count: count, why: why))
    }
  }
}
