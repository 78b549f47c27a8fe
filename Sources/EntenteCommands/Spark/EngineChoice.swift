import EntenteFormats
import EntenteGraph
import EntenteModel
import Foundation

/// Where a piece of work fits, and why.
struct EngineChoice: Equatable {
  let isSpark: Bool

  /// What was chosen, in one line.
  let line: String

  /// Chooses by the memory that this machine would need.
  ///
  /// - Throws: A ``ReadError`` if an input is not there.
  init(of paths: [String], before work: MemoryForecast.Work) throws {
    if let remote = paths.first(where: SparkPath.isRemote) {
      self.init(isSpark: true, "\(remote) is not a file of this machine")
      return
    }
    if let parquet = paths.first(where: { $0.lowercased().hasSuffix(".parquet") }) {
      self.init(isSpark: true, "only it reads Parquet, as in \(parquet)")
      return
    }
    let files = try paths.filter { $0 != "-" }.flatMap { try InputFile.paths(at: $0) }
    let forecast = MemoryForecast(
      files.compactMap { InputForecast(of: $0) }, work, threads: Workers.all.count)
    self.init(peak: forecast.peak, available: SystemMemory.available())
  }

  /// Chooses by amounts.
  init(peak: Int, available: Int?) {
    let need = "this takes about \(AmountText.bytes(peak)) of memory"
    guard let available else {
      self.init(isSpark: false, need)
      return
    }
    self.init(
      isSpark: peak > available, need + ", and \(AmountText.bytes(available)) are available")
  }

  private init(isSpark: Bool, _ reason: String) {
    self.isSpark = isSpark
    line = "engine: \(isSpark ? "spark" : "local"), as \(reason)"
  }
}
