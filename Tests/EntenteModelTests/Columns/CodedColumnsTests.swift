import Synchronization
import Testing

@testable import EntenteModel

@Suite("Columns that are written and read back")
struct CodedColumnsTests {
  /// Keeps what is written, in the memory of its own.
  private struct Writer: ColumnCoder {
    var bytes: [String: [UInt8]] = [:]

    mutating func code<Element>(_ column: inout Column<Element>, _ name: String) {
      bytes[name] = column.withUnsafeBufferPointer { Array(UnsafeRawBufferPointer($0)) }
    }

    mutating func code(_ number: inout Int, _ name: String) {}
  }

  /// Hands out what was written as a mapped file does, and counts the blocks looked at.
  private struct Reader: ColumnCoder {
    let bytes: [String: [UInt8]]
    let blockCount: Counter

    final class Counter: Sendable {
      let value = Atomic<Int>(0)
    }

    private final class Holder {
      let memory: UnsafeMutableRawBufferPointer
      init(_ bytes: [UInt8]) {
        memory = .allocate(byteCount: max(1, bytes.count), alignment: 16)
        memory.copyBytes(from: bytes)
      }
      deinit { memory.deallocate() }
    }

    mutating func code<Element>(_ column: inout Column<Element>, _ name: String) {
      let own = bytes[name] ?? []
      let holder = Holder(own)
      let blockCount = blockCount
      let verifier = BlockVerifier(
        of: UnsafeRawBufferPointer(holder.memory), blockShift: 6
      ) { _ in
        blockCount.value.wrappingAdd(1, ordering: .relaxed)
        return true
      } onDamage: { _ in
        fatalError("no block is damaged")
      }
      let values = UnsafeRawBufferPointer(rebasing: holder.memory[..<own.count])
        .bindMemory(to: Element.self)
      column = Column(values, owner: holder, verifier: verifier)
    }

    mutating func code(_ number: inout Int, _ name: String) {}
  }

  @Test("To open the columns of entities takes no look at each of them")
  func entities() throws {
    var columns = EntityColumns()
    var texts = TextInterner()
    for number in 0..<5000 {
      let entity = Entity(
        id: "e\(number)", name: "Name \(number)", isUnnamed: number.isMultiple(of: 7))
      columns.append(entity, kind: 0, origin: Origin(file: 0, offset: number), in: &texts)
    }
    var writer = Writer()
    try columns.code(&writer)

    let looks = Reader.Counter()
    var reader = Reader(bytes: writer.bytes, blockCount: looks)
    var opened = EntityColumns()
    try opened.code(&reader)
    // The bytes of 5000 entities fill more than 78 blocks in each of many columns.
    #expect(looks.value.load(ordering: .relaxed) < 10)
    #expect(opened.count == 5000)
    #expect((0..<5000).allSatisfy { opened.isUnnamed($0) == columns.isUnnamed($0) })
    #expect(opened.isUnnamed(7) && !opened.isUnnamed(8))
    #expect(looks.value.load(ordering: .relaxed) > 70)
  }
}
