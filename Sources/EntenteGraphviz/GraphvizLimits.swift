/// What a layout or drawing may cost before it is given up.
///
/// The Graphviz library can neither be asked how long it will take nor be
/// stopped, so each limit ends the worker process.
public struct GraphvizLimits: Hashable, Sendable {
  /// The least memory with which the library, its plugins and fonts load.
  public static let leastMemory = 512 << 20

  /// The longest time on the clock, the start of the process included.
  public var wallTime: Duration

  /// The longest time on the processor, in seconds.
  public var cpuTime: Int

  /// The largest address space, in bytes.
  public var memory: Int

  /// The largest drawing, in bytes.
  public var output: Int

  /// Creates limits; those too small to work with are raised to the least that works.
  public init(
    wallTime: Duration = .seconds(60),
    cpuTime: Int = 60,
    memory: Int = 2 << 30,
    output: Int = 256 << 20
  ) {
    self.wallTime = wallTime
    self.cpuTime = max(1, cpuTime)
    self.memory = max(Self.leastMemory, memory)
    self.output = max(1, output)
  }
}
