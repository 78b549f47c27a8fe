import EntenteModel
import EntenteGraph
import Foundation

/// What a command took, told when it is over.
enum ClosingRemark {
  /// Has the program tell at its end, however it comes to it.
  static func tellAtEnd() {
    atexit {
      Diagnostics.remark(
        ClosingRemark.text(
          seconds: ClosingRemark.processorSeconds, threads: Workers.all.count,
          peak: SystemMemory.peak))
    }
  }

  /// The remark.
  static func text(seconds: Double, threads: Int, peak: Int?) -> String {
    let time = String(format: "%.2f", seconds)
    let work = "took \(time) s of processors on \(threads.counted("thread", "threads"))"
    return peak.map { "\(work) and \(AmountText.bytes($0)) of memory" } ?? work
  }

  /// The seconds that the threads of this process have worked.
  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
