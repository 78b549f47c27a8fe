#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The limits that a worker process sets on itself before it reads anything.
enum WorkerLimits {
  /// Sets the limits of a request, and those that every worker has.
  static func apply(_ request: WorkerRequest) {
    // A parent's thread may have blocked the signals that enforce the limits.
    var none = sigset_t()
    sigemptyset(&none)
    sigprocmask(SIG_SETMASK, &none, nil)
    // The second limit kills; without it a handler of some library could go on.
    limit(RLIMIT_CPU, to: request.cpuTime, atMost: request.cpuTime + 1)
    limit(RLIMIT_AS, to: request.memory)
    // The parent watches the clock as well, but may be too busy to look at it.
    let wallTime = max(1, request.wallTime)
    signal(SIGALRM, SIG_DFL)
    start(
      ITIMER_REAL,
      itimerval(
        it_interval: timeval(),
        it_value: timeval(tv_sec: wallTime / 1000, tv_usec: .init(wallTime % 1000 * 1000))))
    limit(RLIMIT_CORE, to: 0)
    // Standard error is a file; nothing may fill the disk.
    limit(RLIMIT_FSIZE, to: 16 << 20)
    signal(SIGXFSZ, SIG_IGN)
    deepenStack()
  }

  /// Ends the process soon after nobody reads its output any more.
  ///
  /// A worker has a session of its own, so an interrupt typed at the terminal
  /// does not reach it, and its parent may be killed before it can clean up.
  static func leaveWithReader() {
    // A worker that waits uses no time of the processor, but then it waits to write.
    signal(SIGPROF) { _ in
      var output = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
      if poll(&output, 1, 0) > 0, output.revents & Int16(POLLERR) != 0 { _exit(0) }
    }
    let interval = timeval(tv_sec: 0, tv_usec: 250_000)
    start(ITIMER_PROF, itimerval(it_interval: interval, it_value: interval))
  }

  /// Leaves room for the recursive walks of the library in large graphs.
  private static func deepenStack() {
    var stack = rlimit()
    guard getrlimit(resource(RLIMIT_STACK), &stack) == 0 else { return }
    stack.rlim_cur = min(max(stack.rlim_cur, 256 << 20), stack.rlim_max)
    setrlimit(resource(RLIMIT_STACK), &stack)
  }

  #if canImport(Glibc)
    private typealias Resource = __rlimit_resource
    private typealias Timer = __itimer_which
    private static func start(_ timer: Timer, _ times: itimerval) {
      var times = times
      setitimer(__itimer_which_t(timer.rawValue), &times, nil)
    }
    private static func resource(_ value: Resource) -> __rlimit_resource_t {
      __rlimit_resource_t(value.rawValue)
    }
  #else
    private typealias Resource = CInt
    private static func start(_ timer: CInt, _ times: itimerval) {
      var times = times
      setitimer(timer, &times, nil)
    }
    private static func resource(_ value: Resource) -> CInt { value }
  #endif

  /// Lowers a limit; one that is lower already stays.
  private static func limit(_ which: Resource, to soft: Int, atMost hard: Int? = nil) {
    var current = rlimit()
    guard getrlimit(resource(which), &current) == 0 else { return }
    current.rlim_max = min(current.rlim_max, rlim_t(max(soft, hard ?? soft)))
    current.rlim_cur = min(current.rlim_max, rlim_t(soft))
    setrlimit(resource(which), &current)
  }
}
