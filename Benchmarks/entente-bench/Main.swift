import EntenteGraph
import Foundation

/// Times kernels on a graph, for scripts/bench.
///
///     entente-bench FILE u|d|uw|dw THREADS REPEATS KERNEL...
///
/// The file has an edge a line: two numbers, and a weight if the mode has `w`.
/// Each kernel gives a line of JSON: seconds of each run (wall and CPU, from the
/// graph in the order of the file to results in that order), peak memory, and a
/// digest of the result by which it is compared with those of other programs.
@main
struct Main {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if let task = words.first.flatMap(LayoutTask.init) {
      return try task.run(Array(words.dropFirst()))
    }
    guard words.count >= 5, let threads = Int(words[2]), let repeats = Int(words[3]) else {
      FileHandle.standardError.write(
        Data("usage: entente-bench FILE u|d|uw|dw THREADS REPEATS KERNEL...\n".utf8))
      exit(64)
    }
    var loading = Stopwatch()
    let file = try EdgeFile(path: words[0], isWeighted: words[1].hasSuffix("w"))
    let load = loading.lap()
    let graph = CSRGraph(
      nodeCount: file.nodeCount, edges: zip(file.sources, file.targets),
      weights: file.weights, isDirected: words[1].hasPrefix("d"))
    let build = loading.lap()
    let source = Kernel.start(in: graph)
    for name in words.dropFirst(4) {
      guard let kernel = Kernel.all[name] else {
        let known = Kernel.all.keys.sorted().joined(separator: ", ")
        FileHandle.standardError.write(Data("no kernel '\(name)'; known: \(known)\n".utf8))
        exit(64)
      }
      var runs: [Stopwatch.Lap] = []
      var digest = ""
      for _ in 0..<max(1, repeats) {
        var watch = Stopwatch()
        let result = try kernel.run(graph, source, Workers(count: threads))
        runs.append(watch.lap())
        digest = result.digest
      }
      let wall = runs.map { String($0.wall) }.joined(separator: ",")
      let cpu = runs.map { String($0.cpu) }.joined(separator: ",")
      print(
        "{\"peer\":\"entente\",\"kernel\":\"\(name)\",\"threads\":\(threads),"
          + "\"n\":\(graph.nodeCount),\"m\":\(graph.edgeCount),"
          + "\"load_s\":\(load.wall),\"build_s\":\(build.wall),\"wall_s\":[\(wall)],"
          + "\"cpu_s\":[\(cpu)],\"peak_mb\":\(Stopwatch.peakMegabytes),\"digest\":\(digest)}")
    }
  }
}
