import Foundation

/// Edges as numbers, read from lines of text.
struct EdgeFile {
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var weights: [Double]?
  var nodeCount = 0

  init(path: String, isWeighted: Bool) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    if isWeighted { weights = [] }
    let columns = isWeighted ? 3 : 2
    data.withUnsafeBytes { bytes in
      var number: UInt32 = 0
      var isInNumber = false
      var column = 0
      for byte in bytes {
        let digit = byte &- 0x30
        if digit < 10 {
          number = number &* 10 &+ UInt32(digit)
          isInNumber = true
        } else if isInNumber {
          switch column {
          case 0: sources.append(number)
          case 1: targets.append(number)
          default: weights?.append(Double(number))
          }
          if column < 2 { nodeCount = max(nodeCount, Int(number) + 1) }
          column = (column + 1) % columns
          number = 0
          isInNumber = false
        }
      }
    }
  }
}
