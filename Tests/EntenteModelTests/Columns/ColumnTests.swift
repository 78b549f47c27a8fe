import Testing

@testable import EntenteModel

@Suite("Columns")
struct ColumnTests {
  @Test("A column is a value: a copy does not change with the original")
  func value() {
    var column = Column<UInt32>()
    for value in 0..<1000 { column.append(UInt32(value)) }
    var copy = column
    copy[10] = 7
    copy.append(8)
    copy.keep(first: 500)
    #expect(Array(column) == (0..<1000).map { UInt32($0) })
    #expect(copy.count == 500 && copy[10] == 7 && copy[499] == 499)
    [1, 2, 3].withUnsafeBufferPointer { column.append(contentsOf: $0) }
    #expect(column.suffix(3) == [1, 2, 3] && column.count == 1003)
    #expect(Column<UInt8>().isEmpty && Column(repeating: 5, count: 3).elementsEqual([5, 5, 5]))
  }

  @Test("A column of mapped memory is copied before it changes, and verified before it is read")
  func mapped() {
    final class Touched: @unchecked Sendable { var blocks: [Int] = [] }
    let touched = Touched()
    let values = [UInt8](repeating: 1, count: 1024)
    values.withUnsafeBufferPointer { buffer in
      let verifier = BlockVerifier(
        of: UnsafeRawBufferPointer(buffer), blockShift: 8,
        isSound: { block in
          touched.blocks.append(block)
          return true
        }, onDamage: { _ in fatalError() })
      var column = Column(buffer, owner: touched, verifier: verifier)
      #expect(touched.blocks.isEmpty)
      _ = column[300]
      _ = column[301]
      #expect(touched.blocks == [1])
      _ = column.withUnsafeBufferPointer(of: 500..<800) { $0.count }
      #expect(touched.blocks == [1, 2, 3])
      column[0] = 9
      #expect(touched.blocks == [1, 2, 3, 0])
      #expect(column[0] == 9 && buffer[0] == 1)
    }
  }

  @Test("Runs are numbered as they start, however long they are", arguments: 0..<20)
  func runs(seed: UInt64) {
    var random = SplitMix(seed)
    var runs = RunNumbers()
    var expected: [Int] = []
    while expected.count < 700 {
      let length = Int.random(in: 1...(seed.isMultiple(of: 2) ? 3 : 200), using: &random)
      let number = (expected.last ?? -1) + 1
      runs.append(startsRun: true)
      runs.append(count: length - 1)
      expected += Array(repeating: number, count: length)
    }
    #expect(runs.count == expected.count && runs.runCount == (expected.last ?? 0) + 1)
    #expect(expected.indices.allSatisfy { runs[$0] == expected[$0] })
    for position in expected.indices {
      let end = expected[position...].firstIndex { $0 != expected[position] } ?? expected.count
      #expect(runs.end(ofRunAt: position) == end)
    }
    let kept = Int.random(in: 1..<expected.count, using: &random)
    runs.keep(first: kept)
    runs.append(startsRun: false)
    #expect(runs[kept] == expected[kept - 1] && runs.runCount == expected[kept - 1] + 1)
  }

  @Test("Origins come back, across files and gaps of more than four gigabytes")
  func origins() {
    let origins = [
      Origin(file: 0, offset: 5), Origin(file: 0, offset: 9), Origin(file: 1, offset: 3),
      Origin(file: 1, offset: 2), Origin(file: 1, offset: 1 << 40), Origin(file: 0, offset: 7),
    ]
    var column = OriginColumn()
    for origin in origins { column.append(origin) }
    #expect(origins.indices.map { column[$0] } == origins)
    #expect(column.files.map(\.file) == [0, 1, 1, 1, 0])
    #expect(column.files.map(\.claims) == [0..<2, 2..<3, 3..<4, 4..<5, 5..<6])
  }

  @Test(
    "A period comes back from its word",
    arguments: [
      "2024", "2024-07", "2024-07-03", "2024-07-03/2024-07-04", "2001/..", "2001/", "../1999",
      "/1999-05", "2022~", "2024-07-03?/2025%", "0044-03-15", "-0044-03-15", "2023-21",
      "Y16383", "Y-16384",
    ])
  func periods(text: String) throws {
    let period = try Period(text)
    let packed = try #require(PackedPeriod(period))
    #expect(packed != .none && packed.period(in: []) == period)
  }

  @Test("A period that needs more than a word stands in the table")
  func tabledPeriods() throws {
    for text in ["199X", "Y16384", "Y-170000/2024"] {
      let period = try Period(text)
      #expect(PackedPeriod(period) == nil)
      #expect(PackedPeriod(numberInTable: 1).period(in: [try Period("2024"), period]) == period)
    }
    #expect(PackedPeriod.none.period(in: []) == nil)
  }

  @Test("Attributes come back claim by claim, where some have other fields or none")
  func attributes() {
    var texts = TextInterner()
    func attribute(_ name: String, _ value: String) -> AttributeColumns.Attribute {
      .init(name: texts.intern(name), type: .text, value: texts.intern(value))
    }
    let rows = [
      [attribute("a", "1"), attribute("b", "2")], [attribute("a", "3"), attribute("b", "4")], [],
      [attribute("b", "5")], [attribute("a", "6"), attribute("a", "7")],
    ]
    var columns = AttributeColumns()
    for (claim, row) in rows.enumerated() { columns.append(row, of: claim + 1) }
    #expect((0...6).map { columns[$0] } == [[]] + rows + [[]])
    let values = [texts.intern("8"), AttributeColumns.missing]
    let fields = ["a", "b"].map { columns.number(of: .init(name: texts.intern($0), type: .text)) }
    values.withUnsafeBufferPointer { columns.append($0, of: fields, toClaims: 6..<7) }
    #expect(columns[6] == [attribute("a", "8")])
    columns.keep(first: 3)
    #expect((0...6).map { columns[$0] } == [[]] + rows.prefix(2) + [[], [], [], []])
  }
}
