#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The processors that this process may use.
package enum Processors {
  /// How many threads can run at the same time: as many as there are processors
  /// on line, as the process is bound to, and as its control group has time for.
  ///
  /// - Parameter root: A folder to find the files of the system in, for tests.
  /// - Returns: The number, at least 1.
  package static func count(root: String = "") -> Int {
    var count = sysconf(Int32(_SC_NPROCESSORS_ONLN))
    #if os(Linux)
      if let bound = boundCount(root: root) { count = min(count, bound) }
      if let quota = ControlGroups(root: root).processorQuota {
        count = min(count, Int(min(quota.rounded(.up), 1_000_000)))
      }
    #endif
    return max(1, count)
  }

  /// How many processors a list such as `0-3,8` names; nil if it is none.
  package static func count(inList list: Substring) -> Int? {
    var count = 0
    for part in list.split(separator: ",") {
      let ends = part.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first >= 0, last >= first, last < 1 << 20
      else { return nil }
      count += last - first + 1
    }
    return count > 0 ? count : nil
  }

  /// How many processors the scheduler may put this process on, as `taskset`
  /// says it.
  private static func boundCount(root: String) -> Int? {
    let status = ControlGroups.text(of: root + "/proc/self/status") ?? ""
    for line in status.split(separator: "\n") where line.hasPrefix("Cpus_allowed_list:") {
      return line.split(whereSeparator: \.isWhitespace).last.flatMap { count(inList: $0) }
    }
    return nil
  }
}
