import EntenteModel
import Glibc

/// A stack on which readers may call themselves as deep as a user allows.
///
/// The stack of a program, 8 MB as a rule, lasts for the nesting that formats
/// allow by themselves. Raised limits are for a thread of its own, whose stack
/// takes memory only as far as it is used.
enum DeepStack {
  /// The nesting for which any stack lasts.
  private static let shallow = 500

  /// What a level of the hungriest reader takes, in a debug build, and to spare.
  private static let bytesPerLevel = 32 << 10

  /// What work gives that may nest so deep.
  static func run<Result>(
    nesting: Int, _ work: () throws(ReadError) -> Result
  ) throws(ReadError) -> Result {
    guard nesting > shallow else { return try work() }
    var result: Swift.Result<Result, ReadError>?
    let isDone = withoutActuallyEscaping(work) { work in
      onThread(stackSize: 16 << 20 + nesting * bytesPerLevel) {
        do throws(ReadError) { result = .success(try work()) } catch { result = .failure(error) }
      }
    }
    guard isDone, let result else {
      throw ReadError([
        Problem(
          "limit", .error, "there is no memory for a nesting of \(nesting)",
          hint: "choose a lower --max-nesting")
      ])
    }
    return try result.get()
  }

  /// Runs work on a thread and waits for its end; false if none could start.
  private static func onThread(stackSize: Int, _ work: @escaping () -> Void) -> Bool {
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    defer { attributes.deallocate() }
    guard pthread_attr_init(attributes) == 0 else { return false }
    defer { pthread_attr_destroy(attributes) }
    guard pthread_attr_setstacksize(attributes, stackSize) == 0 else { return false }
    let job = Unmanaged.passRetained(Job(work))
    var thread = pthread_t()
    let status = pthread_create(
      &thread, attributes,
      { job in
        if let job { Unmanaged<Job>.fromOpaque(job).takeUnretainedValue().work() }
        return nil
      }, job.toOpaque())
    if status == 0 { pthread_join(thread, nil) }
    job.release()
    return status == 0
  }

  /// Work to hand to a thread that is waited for, so that nothing runs beside it.
  private final class Job {
    let work: () -> Void
    init(_ work: @escaping () -> Void) { self.work = work }
  }
}
