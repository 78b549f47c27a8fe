import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Encodings of XML")
struct XMLEncodingTests {
  private let text = "<graphml>\n<graph edgedefault='directed'><node id='é中😀'/></graph></graphml>"

  private func read(_ bytes: [UInt8]) -> XMLGraphReading {
    XMLGraphReading(bytes) { GraphMLReader.read($0, log: &$1) }
  }

  private func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test(
    "UTF-8 and UTF-16 are read in either order, with a mark and without", arguments: [true, false])
  func unicode(isBigEndian: Bool) {
    #expect(read(Array(text.utf8)).graph?.nodes.map(\.id) == ["é中😀"])
    #expect(read([0xEF, 0xBB, 0xBF] + Array(text.utf8)).graph?.nodes.map(\.id) == ["é中😀"])
    for mark in ["\u{FEFF}", ""] {
      let bytes = utf16(mark + text, isBigEndian: isBigEndian)
      #expect(read(bytes).graph?.nodes.map(\.id) == ["é中😀"])
    }
  }

  @Test("Mistakes in UTF-16 are at the line and column an editor shows")
  func places() {
    let broken = text.replacing("</graph>", with: "")
    #expect(read(utf16("\u{FEFF}" + broken, isBigEndian: false)).errors == ["2:47 xml"])
    var half = utf16("\u{FEFF}<a>b</a>", isBigEndian: true)
    half[8] = 0xD8
    #expect(read(half).errors == ["1:1 not-graphml", "1:4 xml"])
    #expect(read(utf16("\u{FEFF}<a/>", isBigEndian: true) + [0]).errors.last == "1:5 xml")
  }

  @Test("A declared Latin encoding is read, an unknown one refused")
  func declared() {
    func bytes(_ encoding: String) -> [UInt8] {
      Array("<?xml version='1.0' encoding='\(encoding)'?><graphml><graph><node id='".utf8)
        + [0xE9, 0x80] + Array("'/></graph></graphml>".utf8)
    }
    #expect(read(bytes("ISO-8859-1")).graph?.nodes.map(\.id) == ["é\u{80}"])
    #expect(read(bytes("windows-1252")).graph?.nodes.map(\.id) == ["é€"])
    #expect(read(bytes("KOI8-R")).errors == ["1:31 encoding"])
    #expect(read(bytes("UTF-8")).errors == ["1:65 xml"])
  }

  @Test("Decoding twice changes nothing")
  func twice() throws {
    let bytes = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a b='".utf8) + [0xE9]
    var log = ProblemLog(file: InputFile(name: "a", bytes: bytes))
    let once = try #require(XMLEncoding.decoded(log.file, log: &log))
    let twice = try #require(XMLEncoding.decoded(once, log: &log))
    #expect(once.bytes == twice.bytes)
    #expect(once.bytes != bytes)
  }
}
