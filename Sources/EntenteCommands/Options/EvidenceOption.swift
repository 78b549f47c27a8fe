import ArgumentParser
import EntenteSpark

/// Whether an answer tells what each of its rows rests on.
struct EvidenceOption: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: """
      Tell what each row rests on: ties, claims, sources; JSON does, and tables do of a million \
      claims or fewer.
      """)
  var evidence: Bool?

  /// How many claims a graph has at most of which tables tell what each row rests on, unless
  /// asked to: to look at all of them again takes as long as to rank them by degree.
  static let mostClaims = 1_000_000

  /// Whether an answer tells what each row rests on: as asked, else in all forms but a text,
  /// which is kept narrow, and large tables.
  static func isTold(in format: OutputOptions.Format, ofClaims count: Int, asked: Bool?) -> Bool {
    if let asked { return asked }
    switch format {
    case .text: return false
    case .json: return true
    case .csv, .tsv, .markdown: return count <= mostClaims
    }
  }

  /// Whether it is told what rests on so many claims; if a large table does not, that is said.
  func isTold(ofClaims count: Int, _ output: OutputOptions) -> Bool {
    let isTold = Self.isTold(in: output.format, ofClaims: count, asked: evidence)
    if !isTold, evidence == nil, output.format != .text {
      output.remark("--evidence tells what each row rests on, which takes longer")
    }
    return isTold
  }

  /// Whether a job on Spark tells what each row rests on, which counts the ties itself.
  func planned(in format: OutputOptions.Format) -> SparkPlan.Evidence? {
    if Self.isTold(in: format, ofClaims: .max, asked: evidence) { return .init(most: nil) }
    return Self.isTold(in: format, ofClaims: 0, asked: evidence)
      ? .init(most: Self.mostClaims) : nil
  }
}
