import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Characters of tables")
struct TableTextTests {
  private static let table = "id,name\n1,Türkiye\n2,日本\n"

  @Test("UTF-8 and UTF-16 with their marks are read alike", arguments: [false, true])
  func unicode(isBigEndian: Bool) throws {
    let units = ("\u{FEFF}" + Self.table).utf16.flatMap { unit -> [UInt8] in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
    for bytes in [units, Array(Self.table.utf8), [0xEF, 0xBB, 0xBF] + Array(Self.table.utf8)] {
      let reading = Reading([InputFile(name: "a.csv", bytes: bytes)])
      #expect(reading.graph?.entities.map(\.name) == ["Türkiye", "日本"])
    }
    let nodes = InputFile(name: "n.csv", bytes: units)
    let edges = InputFile("e.csv", "source,target\n1,2\n")
    #expect(try KnowledgeGraph(reading: [edges, nodes]).entities.count == 2)
    let cut = read(Array(units.dropLast(3)))
    #expect(cut.errors.map { $0.split(separator: " ").last } == ["encoding"])
  }

  @Test("What is not UTF-8 is read as Windows-1252, or as 1250 where its letters show it")
  func windows() {
    let western = read(Array("id,name\n1,Ren".utf8) + [0xE9, 0x0A])
    #expect(western.nodes == ["1 René"])
    #expect(western.doubts == ["2:6 encoding"])
    let central = read(Array("id,name\n1,".utf8) + [0x8A, 0x6B, 0x6F, 0x64, 0x61, 0x0A])
    #expect(central.nodes == ["1 Škoda"])
  }

  @Test("UTF-8 with a damaged byte is an error at that byte, not garbled")
  func damaged() {
    let bytes = Array("id,name\n1,Türkiye\n2,Café\n3,x".utf8) + [0xFF, 0x0A]
    #expect(read(bytes).errors == ["4:4 encoding"])
  }

  @Test("Spreadsheets, databases and binary data are named")
  func binary() {
    for bytes: [UInt8] in [
      [0x50, 0x4B, 3, 4, 20], [0xD0, 0xCF, 0x11, 0xE0], Array("SQLite format 3\0".utf8),
      Array("a,b\0\n".utf8),
    ] {
      #expect(read(bytes).errors == ["1:1 not-text"])
    }
  }

  private func read(_ bytes: [UInt8]) -> PlainReading {
    PlainReading(bytes) { TableReader.read($0, log: &$1) }
  }
}
