import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A wish that work in another process ends: Ctrl-C, or another signal to end.
///
/// While it is watched for, such a signal is only noted, so that the job can be ended
/// and tidied up first.
package enum Interruption {
  private static let noted = Atomic<Int32>(0)
  private static let signals = [SIGINT, SIGTERM, SIGHUP]

  /// The signal that was sent; nil if none was.
  package static var signal: Int32? {
    let number = noted.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// Begins to note signals, but for those that whoever started this program had it
  /// ignore.
  package static func watch() {
    // The atomic is there before a handler needs it.
    noted.store(0, ordering: .relaxed)
    for number in signals {
      let before = setHandler(number) { Interruption.noted.store($0, ordering: .relaxed) }
      if isIgnoring(before) { _ = setHandler(number, SIG_IGN) }
    }
  }

  /// Leaves signals to the system again; one that was noted ends this program now, as it
  /// would have at once.
  package static func endWatch() {
    for number in signals {
      let before = setHandler(number, SIG_DFL)
      if isIgnoring(before) { _ = setHandler(number, SIG_IGN) }
    }
    guard let signal else { return }
    // The threads of tasks take no signals unless they are told to.
    var taken = sigset_t()
    sigemptyset(&taken)
    sigaddset(&taken, signal)
    pthread_sigmask(SIG_UNBLOCK, &taken, nil)
    raise(signal)
  }

  private typealias Handler = @convention(c) (Int32) -> Void

  private static func setHandler(_ number: Int32, _ handler: Handler?) -> Handler? {
    #if canImport(Glibc)
      Glibc.signal(number, handler)
    #elseif canImport(Musl)
      Musl.signal(number, handler)
    #else
      Darwin.signal(number, handler)
    #endif
  }

  private static func isIgnoring(_ handler: Handler?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
