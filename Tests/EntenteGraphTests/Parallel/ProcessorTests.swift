import EntenteGraph
import Foundation
import Testing

/// Files as the system has them, in a folder that goes when the test is over.
final class SystemFiles {
  let root = FileManager.default.temporaryDirectory
    .appendingPathComponent("entente-system-\(UUID())").path

  init(_ files: [String: String]) throws {
    for (path, text) in files {
      let file = URL(fileURLWithPath: root + path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }
}

@Suite("The processors and the memory of a process")
struct ProcessorTests {
  @Test(
    "A list of processors names so many",
    arguments: [
      ("0", 1), ("0-3", 4), ("0-1,4,8-9", 5), ("7", 1), ("", nil), ("3-1", nil), ("a-b", nil),
      ("0-99999999999999999999", nil),
    ] as [(String, Int?)])
  func list(text: String, count: Int?) { #expect(Processors.count(inList: text[...]) == count) }

  #if os(Linux)
    @Test("A process bound to one processor has one thread")
    func bound() throws {
      let system = try SystemFiles(["/proc/self/status": "Name:\tx\nCpus_allowed_list:\t1\n"])
      #expect(Processors.count(root: system.root) == 1)
      #expect(Processors.count(root: "/no/such/folder") == sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    @Test("A container with the time of one processor has one thread")
    func quota() throws {
      let second = try SystemFiles([
        "/proc/self/cgroup": "0::/pods/a\n", "/sys/fs/cgroup/pods/a/cpu.max": "max 100000\n",
        "/sys/fs/cgroup/pods/cpu.max": "100000 100000\n",
      ])
      #expect(Processors.count(root: second.root) == 1)
      let first = try SystemFiles([
        "/proc/self/cgroup": "3:cpu,cpuacct:/a\n0::/\n",
        "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_quota_us": "50000\n",
        "/sys/fs/cgroup/cpu,cpuacct/a/cpu.cfs_period_us": "100000\n",
      ])
      #expect(ControlGroups(root: first.root).processorQuota == 0.5)
      #expect(Processors.count(root: first.root) == 1)
    }

    @Test("Without a limit all processors are there")
    func unlimited() throws {
      let system = try SystemFiles([
        "/proc/self/cgroup": "1:cpu:/\n0::/\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_quota_us": "-1\n",
        "/sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
        "/sys/fs/cgroup/cpu.max": "max 100000\n",
      ])
      #expect(ControlGroups(root: system.root).processorQuota == nil)
      #expect(ControlGroups(root: "/no/such/folder").processorQuota == nil)
    }
  #endif

  @Test("The tightest of the groups around a process decides how much memory is left")
  func memory() throws {
    let second = try SystemFiles([
      "/proc/self/cgroup": "0::/pods/a\n",
      "/sys/fs/cgroup/pods/a/memory.max": "max\n", "/sys/fs/cgroup/pods/a/memory.current": "7\n",
      "/sys/fs/cgroup/pods/memory.max": "1000\n", "/sys/fs/cgroup/pods/memory.current": "700\n",
      "/sys/fs/cgroup/pods/memory.stat": "anon 500\ninactive_file 200\n",
    ])
    #expect(ControlGroups(root: second.root).memoryLeft == 500)
    let first = try SystemFiles([
      "/proc/self/cgroup": "4:memory:/a\n",
      "/sys/fs/cgroup/memory/a/memory.limit_in_bytes": "9000\n",
      "/sys/fs/cgroup/memory/a/memory.usage_in_bytes": "9500\n",
      "/sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "/sys/fs/cgroup/memory/memory.usage_in_bytes": "100\n",
    ])
    #expect(ControlGroups(root: first.root).memoryLeft == 0)
    #expect(ControlGroups(root: "/no/such/folder").memoryLeft == nil)
  }
}
