import ArgumentParser
import EntenteGraphviz
import EntenteRendering
import Foundation

/// A file that is to hold a picture, as its ending tells.
struct PictureFile {
  let path: String
  let format: GraphvizFormat

  /// The picture of a name; nil if its ending is of no picture.
  init?(named path: String) {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    guard let format = PictureFormat(rawValue: ending == "gv" ? "dot" : ending) else { return nil }
    self.path = path
    self.format = format.format
  }

  /// The picture that an option names, whose ending must be of one.
  static func written(_ path: String) throws -> PictureFile {
    guard let file = PictureFile(named: path) else {
      throw ValidationError(
        "The ending of '\(path)' is of no picture; use .svg, .png, .pdf or .dot.")
    }
    return file
  }

  /// Draws, and writes what is drawn.
  func write(
    _ draw: (GraphvizFormat) async throws -> GraphvizWorker.Drawing
  ) async throws {
    let bytes = try await Self.bytes { try await draw(format) }
    try OutputFile.write(Data(bytes), to: path)
  }

  /// What is drawn; warnings are said, and errors become trouble.
  ///
  /// - Parameters:
  ///   - wayOut: What to do where time or memory did not suffice; what the library
  ///     advises if nil.
  ///   - draw: Draws.
  /// - Returns: The bytes of the picture.
  /// - Throws: A ``Trouble`` if it can't be drawn.
  static func bytes(
    wayOut: String? = nil, of draw: () async throws -> GraphvizWorker.Drawing
  ) async throws -> [UInt8] {
    do {
      let drawing = try await draw()
      for warning in drawing.warnings { Diagnostics.note(warning) }
      return drawing.bytes
    } catch let error as GraphvizError {
      let hint =
        switch error.reason {
        case .timedOut, .outOfMemory, .outputTooLarge: wayOut ?? error.hint
        default: error.hint
        }
      throw Trouble(error.description, hint: hint)
    } catch let refusal as SVGGate.Refusal {
      throw Trouble("the drawing was refused: \(refusal.message)", hint: refusal.hint)
    }
  }
}
