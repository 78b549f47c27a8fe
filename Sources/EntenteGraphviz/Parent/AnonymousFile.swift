import CGraphviz

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file without a name, which is gone once it is closed everywhere.
///
/// A worker reads its document from one, and writes its messages to another.
/// Over a pipe, a worker that dies early would kill this process too, by SIGPIPE,
/// and one that says too much would have to be read while it draws.
struct AnonymousFile: ~Copyable {
  /// The open file.
  let descriptor: FileDescriptor

  /// Creates a file with content; the place to read from is its start.
  init(_ content: [UInt8] = []) throws(Errno) {
    descriptor = try Self.open(content)
  }

  deinit { try? descriptor.close() }

  /// The first bytes of what was written.
  func content(upTo limit: Int) -> [UInt8] {
    let bytes = try? [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      while count < limit {
        let free = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let length = try descriptor.read(fromAbsoluteOffset: Int64(count), into: free)
        if length == 0 { break }
        count += length
      }
    }
    return bytes ?? []
  }

  private static func open(_ content: [UInt8]) throws(Errno) -> FileDescriptor {
    let file = try open()
    do {
      _ = try content.withUnsafeBytes { try file.writeAll(toAbsoluteOffset: 0, $0) }
      return file
    } catch {
      try? file.close()
      throw error as? Errno ?? .ioError
    }
  }

  #if os(Linux)
    private static func open() throws(Errno) -> FileDescriptor {
      let number = entente_memory_file("graphviz")
      if number < 0 { throw Errno(rawValue: errno) }
      return FileDescriptor(rawValue: number)
    }
  #else
    private static func open() throws(Errno) -> FileDescriptor {
      var path = Array("/tmp/graphviz-XXXXXX".utf8CString)
      let number = mkstemp(&path)
      if number < 0 { throw Errno(rawValue: errno) }
      unlink(path)
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      return FileDescriptor(rawValue: number)
    }
  #endif
}
