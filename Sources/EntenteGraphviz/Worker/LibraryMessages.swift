import CGraphviz

/// What the library says while it works.
///
/// cgraph hands its messages over in fragments, to a C function without a
/// context; so they are collected in a global variable. That is safe here: only
/// a worker process calls the library, and it does so on one thread.
enum LibraryMessages {
  /// Starts to collect; until then the library would write to standard error itself.
  static func collect() {
    _ = agseterrf { fragment in
      if let fragment { LibraryMessages.append(fragment) }
      return 0
    }
  }

  /// Everything said so far.
  static var text: String { String(decoding: collectedBytes, as: UTF8.self) }

  /// Whether anything said so far is an error.
  ///
  /// The library returns success even when it could not read an HTML-like label,
  /// and draws something else; its words count, not its result.
  static var holdError: Bool { GraphvizMessages(text).error != nil }

  /// Adds a fragment, unless the library has already said more than anyone reads.
  private static func append(_ fragment: UnsafePointer<CChar>) {
    var next = fragment
    while next.pointee != 0, collectedBytes.count < mostBytes {
      collectedBytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
  }
}

/// The most bytes of messages that are kept.
private let mostBytes = 64 << 10

/// The fragments, joined.
///
/// Touched by the only thread of a worker, never elsewhere.
private nonisolated(unsafe) var collectedBytes: [UInt8] = []
