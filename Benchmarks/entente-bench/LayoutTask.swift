import EntenteGraph
import Foundation

/// Draws a graph, or judges a drawing, for scripts/bench-layout.
///
///     entente-bench layout FILE u|d|uw|dw THREADS POSITIONS
///     entente-bench judge FILE u|d|uw|dw THREADS POSITIONS
///
/// The first writes the point of each node, two numbers a line, and prints the seconds that
/// it took; the second reads them, and prints stress, crossings and neighborhood
/// preservation. Each line is JSON.
enum LayoutTask: String {
  case layout, judge

  func run(_ words: [String]) throws {
    guard words.count == 4, let threads = Int(words[2]), threads > 0 else {
      FileHandle.standardError.write(
        Data("usage: entente-bench \(rawValue) FILE u|d|uw|dw THREADS POSITIONS\n".utf8))
      exit(64)
    }
    let file = try EdgeFile(path: words[0], isWeighted: words[1].hasSuffix("w"))
    let graph = CSRGraph(
      nodeCount: file.nodeCount, edges: zip(file.sources, file.targets),
      weights: file.weights, isDirected: words[1].hasPrefix("d"))
    let workers = Workers(count: threads)
    switch self {
    case .layout: try draw(graph, to: words[3], workers: workers)
    case .judge: try judge(graph, from: words[3], workers: workers)
    }
  }

  private func draw(_ graph: CSRGraph, to path: String, workers: Workers) throws {
    var watch = Stopwatch()
    let points = graph.layout(workers: workers)
    let lap = watch.lap()
    let lines = points.map { "\($0.x)\t\($0.y)\n" }.joined()
    try Data(lines.utf8).write(to: URL(fileURLWithPath: path))
    print(
      "{\"n\":\(graph.nodeCount),\"m\":\(graph.edgeCount),\"wall_s\":\(lap.wall),"
        + "\"cpu_s\":\(lap.cpu),\"peak_mb\":\(Stopwatch.peakMegabytes)}")
  }

  private func judge(_ graph: CSRGraph, from path: String, workers: Workers) throws {
    let text = try String(contentsOf: URL(fileURLWithPath: path), encoding: .utf8)
    let points = text.split(separator: "\n").map { line in
      let numbers = line.split(separator: "\t").compactMap { Double($0) }
      return PlanePoint(x: numbers[0], y: numbers[1])
    }
    let sample = graph.nodeCount > 20_000 ? 500 : 10_000
    let stress = graph.layoutStress(of: points, sampleSize: sample, workers: workers)
    let crossings = graph.layoutCrossings(
      of: points, sampleSize: graph.edgeCount > 50_000 ? 2000 : 50_000, workers: workers)
    let preserved = graph.neighborhoodPreservation(of: points, workers: workers)
    print(
      "{\"stress\":\(stress.value),\"stress_error\":\(stress.standardError),"
        + "\"crossings\":\(crossings.value),\"crossings_error\":\(crossings.standardError),"
        + "\"preservation\":\(preserved.value)}")
  }
}
