import CMemory
public import EntenteModel
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension InputFile {
  /// Reads the bytes of a file, inflated if they are gzip.
  ///
  /// - Throws: A ``ReadError`` that says why the file can't be read.
  public init(
    contentsOf path: String, limits: ReadingLimits = ReadingLimits()
  ) throws(ReadError) {
    try self.init(contentsOf: path, limits: limits, progress: nil)
  }

  /// Reads the bytes of a file, and tells how far that is.
  package init(
    contentsOf path: String, limits: ReadingLimits, progress: ReadingProgress?
  ) throws(ReadError) {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw ReadError(path, "there is no such file", hint: Self.similarName(path))
    }
    if isDirectory { throw ReadError(path, "this is a folder, not a file") }
    let size = Self.size(of: path)
    if size > limits.maximumBytes { throw ReadError(tooLarge: path, limits) }
    progress?.beginInput(of: size)
    guard
      let bytes = Self.bytes(of: path, count: size, progress)
        ?? FileManager.default.contents(atPath: path).map([UInt8].init)
    else {
      throw ReadError(path, "the file can't be read", hint: "check who may read it")
    }
    try self.init(name: path, inflating: bytes, limits: limits)
    self.progress = progress
    if bytes.count == self.bytes.count {
      reload = { Self.bytes(of: path, from: $0, atMost: $1) }
    }
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// From how many bytes on a list of edges is read some lines at a time: those that are
  /// not kept to point at mistakes either.
  package static let leastForWindows = 1 << 24

  /// How many bytes of such a list are then at hand: as many as fit the cache.
  static var windowLength: Int { windowLength(of: leastForWindows) }

  private static func windowLength(of leastForWindows: Int) -> Int { leastForWindows / 16 }

  /// Opens a file that may be read some lines at a time, of which the beginning is at
  /// hand; nil if it is small, or is read as a whole by what it holds.
  private init?(
    beginningOf path: String, limits: ReadingLimits, leastForWindows: Int,
    _ progress: ReadingProgress?
  ) {
    let size = Self.size(of: path)
    let format = InputFormat(endingOf: path)
    guard format == .table || format == .edgeList, size >= leastForWindows,
      size <= limits.maximumBytes,
      let beginning = Self.bytes(of: path, from: 0, atMost: Self.windowLength(of: leastForWindows)),
      beginning.count < size, !Gzip.isGzip(beginning)
    else { return nil }
    self.init(name: path, beginning: beginning, of: size, limits: limits) {
      Self.bytes(of: path, from: $0, atMost: $1)
    }
    self.progress = progress
  }

  /// The same file with all its bytes at hand.
  func whole() throws(ReadError) -> InputFile {
    if isWhole { return self }
    guard let bytes = reload?(0, byteCount), bytes.count == byteCount else {
      throw ReadError(name, "the file has changed while it was read", hint: "read it again")
    }
    var file = InputFile(name: name, bytes: bytes, limits: limits)
    (file.reload, file.progress) = (reload, progress)
    return file
  }

  /// How many bytes are asked for at a time.
  private static let partLength = 1 << 24

  /// The bytes of a file of a known size, read right into their place; nil for
  /// what has no size, such as a pipe, and what turns out to be shorter.
  private static func bytes(
    of path: String, count: Int, _ progress: ReadingProgress? = nil
  ) -> [UInt8]? {
    guard count > 0 else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      cmemory_settle_in_large_pages(buffer.baseAddress, count, false)
      while filled < count {
        let end = min(count, filled + partLength)
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled..<end])
        let length = read(file, rest.baseAddress, rest.count)
        guard length > 0 else { return }
        filled += length
        progress?.reach(filled)
      }
    }
    return bytes.count == count ? bytes : nil
  }

  /// Some bytes of a file from one on, fewer at its end; nil if it can't be read.
  private static func bytes(of path: String, from first: Int, atMost count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      cmemory_settle_in_large_pages(buffer.baseAddress, count, false)
      while filled < count {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let length = pread(file, rest.baseAddress, rest.count, off_t(first + filled))
        guard length > 0 else { return }
        filled += length
      }
    }
  }

  /// Creates an input of bytes that may be gzip; places are then counted in the
  /// text that was compressed.
  ///
  /// - Throws: A ``ReadError`` if the bytes can't be inflated, or are too many.
  public init(
    name: String, inflating bytes: [UInt8], limits: ReadingLimits = ReadingLimits()
  ) throws(ReadError) {
    guard Gzip.isGzip(bytes) else {
      if bytes.count > limits.maximumBytes { throw ReadError(tooLarge: name, limits) }
      self.init(name: name, bytes: bytes, limits: limits)
      return
    }
    do {
      let inflated = try Gzip.inflated(bytes, limit: limits.maximumBytes)
      self.init(name: name, bytes: inflated, limits: limits)
    } catch {
      throw ReadError(name, error.message, hint: error.hint)
    }
  }

  /// Reads the inputs that a path means: a file, or every graph that lies right
  /// in a folder and is not hidden, in the order of their names.
  public static func inputs(
    at path: String, limits: ReadingLimits = ReadingLimits()
  ) throws(ReadError) -> [InputFile] {
    try inputs(at: path, limits: limits, progress: nil)
  }

  /// Reads the inputs that a path means, and tells how far that is; of long lists of edges
  /// the beginning.
  package static func inputs(
    at path: String, limits: ReadingLimits, progress: ReadingProgress?,
    leastForWindows: Int = Self.leastForWindows
  ) throws(ReadError) -> [InputFile] {
    var files: [InputFile] = []
    for path in try paths(at: path) {
      if let long = InputFile(
        beginningOf: path, limits: limits, leastForWindows: leastForWindows, progress)
      {
        files.append(long)
        continue
      }
      files.append(try InputFile(contentsOf: path, limits: limits, progress: progress))
    }
    return files
  }

  /// The files that a path means: itself, or every graph that lies right in the
  /// folder and is not hidden, in the order of their names.
  package static func paths(at path: String) throws(ReadError) -> [String] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory
    else { return [path] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw ReadError(path, "the folder can't be read", hint: "check who may read it")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var paths: [String] = []
    for name in names.sorted()
    where !name.hasPrefix(".") && InputFormat(endingOf: name) != nil {
      guard FileManager.default.fileExists(atPath: folder + name, isDirectory: &isDirectory),
        !isDirectory
      else { continue }
      paths.append(folder + name)
    }
    guard !paths.isEmpty else {
      let isParquet = names.contains { $0.hasSuffix(".parquet") }
      throw ReadError(
        path, "the folder holds no dossier, claim file or table",
        hint: isParquet
          ? "Parquet is read by --engine spark; the table of ties lies beside it" : nil)
    }
    return paths
  }

  /// A hint at a file of nearly the same name beside the one that is missing.
  private static func similarName(_ path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last else { return nil }
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    guard let near = nearest(to: String(name), among: names.sorted()) else { return nil }
    return "did you mean '\(parts.count > 1 ? folder + "/" + near : near)'?"
  }
}

extension ReadError {
  fileprivate init(tooLarge path: String, _ limits: ReadingLimits) {
    self.init(
      path, "the file has more than \(ReadingLimits.sizeText(limits.maximumBytes)) bytes",
      hint: ReadingLimits.sizeHint(beyond: limits.maximumBytes))
  }

  fileprivate init(_ path: String, _ message: String, hint: String? = nil) {
    self.init([
      Problem(
        "unreadable", .error, message, hint: hint,
        at: SourceLocation(file: path, line: 0, column: 0))
    ])
  }
}
