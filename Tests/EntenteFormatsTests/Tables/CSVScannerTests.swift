import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Rows of a table")
struct CSVScannerTests {
  @Test(
    "Splits rows as RFC 4180 has them, with any separator and line end",
    arguments: [
      ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
      ("a;b\r\n1;2\r\n", [["a", "b"], ["1", "2"]]),
      ("a\tb\r1\t2", [["a", "b"], ["1", "2"]]),
      ("a|b\n1|2", [["a", "b"], ["1", "2"]]),
      ("\u{FEFF}a,b\n1,2", [["a", "b"], ["1", "2"]]),
      ("a;b;c\n1,5;2;3", [["a", "b", "c"], ["1,5", "2", "3"]]),
      ("\"a,;\";b;c\n1;2;3", [["a,;", "b", "c"], ["1", "2", "3"]]),
      ("a,b\n\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
      ("a,b\n,\n", [["a", "b"], ["", ""]]),
      ("\"a\"\"b\",\"c\nd\"\n\"\",\"x,y\"", [["a\"b", "c\nd"], ["", "x,y"]]),
      ("\"a\r\nb\",c", [["a\r\nb", "c"]]),
      ("a\"b,c", [["a\"b", "c"]]),
      ("a, \"b;c\" ,d\n1, 2,3", [["a", "b;c", "d"], ["1", " 2", "3"]]),
      ("a, \"b\" c\n1, \"2", [["a", " \"b\" c"], ["1", " \"2"]]),
      ("x", [["x"]]), ("", []), ("\n\r\n", []),
    ])
  func rows(text: String, expected: [[String]]) throws {
    #expect(try rows(of: text) == expected)
  }

  @Test(
    "The separator is the one that splits the rows alike, or that the file states",
    arguments: [
      ("name, first;age\nAnn;3\nBob;4\n", UInt8(ascii: ";")),
      ("City, country\tpop\nRome\t3\n", UInt8(ascii: "\t")),
      ("a;b\nb;c;d\ne\n", UInt8(ascii: ";")), ("a\nb;c\n", UInt8(ascii: ";")),
      ("sep=|\na,b|c\n", UInt8(ascii: "|")), ("SEP=;\r\na,b;c\r\n", UInt8(ascii: ";")),
      ("source target\na b\n", UInt8(ascii: " ")),
      ("Source Target timeset\na b \"[1, 2]\"\n", UInt8(ascii: " ")),
      ("one two\na b\n", UInt8(ascii: ",")), ("", UInt8(ascii: ",")),
    ])
  func separators(text: String, separator: UInt8) {
    #expect(TableOpening(of: Array(text.utf8), isTabbed: false).separator == separator)
  }

  @Test(
    "Comments ahead of the rows are passed over, and the header may be one of them",
    arguments: [
      ("# note\n#x\na,b\n#c,d\n", [["a", "b"], ["#c", "d"]]),
      ("# note\n# source,target\na,b\n", [["source", "target"], ["a", "b"]]),
      ("# source,target\nfrom,to\na,b\n", [["from", "to"], ["a", "b"]]),
      ("# source,target\na,b,c\n", [["a", "b", "c"]]),
      ("#a,#b\n#c,#d\n", [["#a", "#b"], ["#c", "#d"]]),
    ])
  func comments(text: String, expected: [[String]]) throws {
    #expect(try rows(of: text) == expected)
  }

  @Test("A field knows its byte")
  func offsets() throws {
    var scanner = CSVScanner(Array("\u{FEFF}é,\"b\"\r\nc, \"d\"".utf8))
    var row: CSVScanner.Row = []
    #expect(try scanner.next(&row))
    #expect(row.map(\.offset) == [3, 6])
    #expect(try scanner.next(&row))
    #expect(row.map(\.offset) == [11, 13])
    #expect(try !scanner.next(&row))
  }

  @Test("An unclosed quote and text after a quote are found")
  func quotes() throws {
    let error = #expect(throws: CSVScanner.Malformation.self) {
      try rows(of: "a,b\n1,\"2\n3,4\n")
    }
    #expect(error?.offset == 6)
    let other = #expect(throws: CSVScanner.Malformation.self) { try rows(of: "\"a\"b,c") }
    #expect(other?.offset == 3)
  }

  @Test(
    "Gives the rows that csv-spectrum expects, where a folder of it is named",
    .enabled(if: CSVSpectrum.folder != nil))
  func spectrum() throws {
    let files = try CSVSpectrum.files()
    #expect(!files.isEmpty)
    for file in files { #expect(try rows(of: file.text) == file.rows, "\(file.name)") }
  }

  private func rows(of text: String) throws -> [[String]] {
    let bytes = Array(text.utf8)
    var scanner = TableOpening(of: bytes, isTabbed: false).scanner(of: bytes)
    var rows: [[String]] = []
    var row: CSVScanner.Row = []
    while try scanner.next(&row) { rows.append(row.map(scanner.text)) }
    return rows
  }
}
