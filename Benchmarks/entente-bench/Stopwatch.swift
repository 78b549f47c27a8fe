import Foundation

/// Measures wall and CPU seconds of this process.
struct Stopwatch {
  struct Lap {
    var wall: Double
    var cpu: Double
  }

  private var wall = Self.wallSeconds
  private var cpu = Self.cpuSeconds

  /// The seconds since the last lap.
  mutating func lap() -> Lap {
    let (wall, cpu) = (Self.wallSeconds, Self.cpuSeconds)
    defer { (self.wall, self.cpu) = (wall, cpu) }
    return Lap(wall: wall - self.wall, cpu: cpu - self.cpu)
  }

  /// The most memory that the process has held, in MB.
  static var peakMegabytes: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  private static var wallSeconds: Double { seconds(CLOCK_MONOTONIC) }
  private static var cpuSeconds: Double { seconds(CLOCK_PROCESS_CPUTIME_ID) }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
