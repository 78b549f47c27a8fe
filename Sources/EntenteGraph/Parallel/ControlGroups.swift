#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the control groups of Linux, such as those of containers, leave to this
/// process.
///
/// A group has a limit of its own and those of all groups around it. Both
/// versions are read: in version 1 each resource has its own groups.
package struct ControlGroups: Sendable {
  /// A resource by the names that the versions have for its groups.
  private enum Resource: String {
    case processors = "cpu"
    case memory
  }

  /// The folder that stands for the root of the file system.
  private let root: String

  /// The lines of `/proc/self/cgroup`.
  private let lines: [Substring]

  /// - Parameter root: A folder to find the files of the system in, for tests.
  package init(root: String = "") {
    self.root = root
    lines = Self.text(of: root + "/proc/self/cgroup")?.split(separator: "\n") ?? []
  }

  /// How many processors' time the process may take; nil without a limit.
  package var processorQuota: Double? {
    folders(of: .processors).compactMap { folder -> Double? in
      if let line = Self.text(of: folder + "/cpu.max") {
        let words = line.split(whereSeparator: \.isWhitespace)
        guard words.count == 2 else { return nil }
        return Self.quota(words[0], of: words[1])
      }
      guard let quota = Self.text(of: folder + "/cpu.cfs_quota_us"),
        let period = Self.text(of: folder + "/cpu.cfs_period_us")
      else { return nil }
      return Self.quota(quota[...], of: period[...])
    }.min()
  }

  /// How many more bytes of memory the process may take; nil without a limit.
  ///
  /// What the system holds of files, and would give up, is not counted as taken.
  package var memoryLeft: Int? {
    folders(of: .memory).compactMap { folder -> Int? in
      let names = [
        ("/memory.max", "/memory.current", "inactive_file"),
        ("/memory.limit_in_bytes", "/memory.usage_in_bytes", "total_inactive_file"),
      ]
      for (limit, usage, files) in names {
        guard let limit = Self.text(of: folder + limit).flatMap({ Self.number($0[...]) }),
          let usage = Self.text(of: folder + usage).flatMap({ Self.number($0[...]) })
        else { continue }
        // Version 1 writes no limit as a number near the greatest.
        guard limit < 1 << 60 else { return nil }
        let held = Self.entry(files, of: folder + "/memory.stat") ?? 0
        return max(0, limit - max(0, usage - held))
      }
      return nil
    }.min()
  }

  /// The folders that may hold a limit of a resource, those of the groups around
  /// the process's own last.
  private func folders(of resource: Resource) -> [String] {
    var folders: [String] = []
    for line in lines {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      let mounts: [String]
      if fields[1].isEmpty {
        mounts = ["/sys/fs/cgroup", "/sys/fs/cgroup/unified"]
      } else if fields[1].split(separator: ",").contains(resource.rawValue[...]) {
        mounts = ["/sys/fs/cgroup/" + fields[1], "/sys/fs/cgroup/" + resource.rawValue]
      } else {
        continue
      }
      var path = fields[2]
      while true {
        while path.last == "/" { path.removeLast() }
        folders += mounts.map { root + $0 + path }
        guard let slash = path.lastIndex(of: "/") else { break }
        path = path[..<slash]
      }
    }
    return folders
  }
}

// MARK: - Small files

extension ControlGroups {
  /// The text of a small file; nil if there is none.
  package static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 4096)
    while bytes.count < 1 << 16 {
      let count = read(file, &part, part.count)
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The number behind a word, in a file with a word and a number a line.
  package static func entry(_ word: String, of path: String) -> Int? {
    for line in text(of: path)?.split(separator: "\n") ?? [] {
      let words = line.split { $0.isWhitespace || $0 == ":" }
      if words.count >= 2, words[0] == word { return number(words[1]) }
    }
    return nil
  }

  private static func number(_ text: Substring) -> Int? {
    text.split(whereSeparator: \.isWhitespace).first.flatMap { Int($0) }
  }

  /// The share of processors that so many microseconds in a period are; nil for
  /// `max` and −1, which mean no limit.
  private static func quota(_ text: Substring, of period: Substring) -> Double? {
    guard let quota = number(text), let period = number(period), quota > 0, period > 0 else {
      return nil
    }
    return Double(quota) / Double(period)
  }
}
