import EntenteGraph
import Foundation

/// How much memory there is for this process, and how much it took.
enum SystemMemory {
  /// The bytes that the process can still take before the system swaps or ends
  /// it; nil if nobody says.
  ///
  /// - Parameter root: A folder to find the files of the system in, for tests.
  /// - Returns: The bytes.
  static func available(root: String = "") -> Int? {
    let machine = entry("MemAvailable", of: root + "/proc/meminfo")
    return [machine, ControlGroups(root: root).memoryLeft].compactMap { $0 }.min()
  }

  /// The most bytes that the process has held at a time.
  static var peak: Int? { entry("VmHWM", of: "/proc/self/status") }

  /// An entry in KiB, in bytes.
  private static func entry(_ name: String, of path: String) -> Int? {
    ControlGroups.entry(name, of: path).map { $0 << 10 }
  }
}
