import EntenteFormats
import EntenteGraph
import EntenteModel
import Foundation

extension InputOptions {
  /// From how many bytes on it is told how much memory they take.
  private static let largeLength = 1 << 26

  /// Tells how much memory large inputs take, and refuses what can't be read.
  ///
  /// - Returns: The bytes of the inputs that are files.
  func forecast(
    of paths: [String], before work: MemoryForecast.Work, quiet: Bool
  ) throws -> Int {
    let files = try paths.filter { $0 != "-" }.flatMap { try InputFile.paths(at: $0) }
    let sizes = files.map { path in
      var status = stat()
      return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
    let total = sizes.reduce(0, +)
    guard progress || total >= Self.largeLength else { return total }
    let forecast = MemoryForecast(
      files.compactMap { InputForecast(of: $0) }, work, threads: Workers.all.count)
    let available = SystemMemory.available()
    if let shortage = forecast.shortage(available: available), total >= Self.largeLength {
      if forecast.isHopeless(available: available) { throw shortage }
      if !quiet { Diagnostics.warn(shortage) }
    } else if progress || !quiet && isatty(2) == 1 {
      Diagnostics.remark(forecast.line(available: available))
    }
    return total
  }
}
