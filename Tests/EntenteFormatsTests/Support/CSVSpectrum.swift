import Foundation

@testable import EntenteFormats

/// The files of csv-spectrum, each of which comes with its rows as JSON.
///
/// They are not part of the project; `scripts/csv-spectrum` names their folder.
enum CSVSpectrum {
  struct File {
    var name: String
    var text: String
    /// The rows, that of the column names first.
    var rows: [[String]]
  }

  static let folder = ProcessInfo.processInfo.environment["CSV_SPECTRUM"]

  static func files() throws -> [File] {
    let folder = URL(filePath: folder ?? "")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "csvs").path)
    return try names.sorted().map { name in
      let text = String(
        decoding: try Data(contentsOf: folder.appending(path: "csvs/\(name)")), as: UTF8.self)
      let stem = name.dropLast(4)
      let json = try Data(contentsOf: folder.appending(path: "json/\(stem).json"))
      let records = try JSONParser.parse([UInt8](json)[...]).elements ?? []
      var rows = [(records.first?.members ?? []).map(\.key)]
      rows += records.map { $0.members.map { $0.value.text ?? "" } }
      // Copies of the files may have lost their CR LF, of which the rows tell.
      if !text.utf8.contains(0x0D) {
        rows = rows.map { $0.map { $0.replacing("\r\n", with: "\n") } }
      }
      return File(name: name, text: text, rows: rows)
    }
  }
}
