import EntenteGraphviz
import Foundation
import Testing

@testable import EntenteCommands

@Suite("Pictures that can't be drawn")
struct PictureFileTests {
  @Test("A command says its own way out where time or memory did not suffice, and no other")
  func wayOut() async throws {
    func hint(_ reason: GraphvizError.Reason) async -> String? {
      do {
        _ = try await PictureFile.bytes(wayOut: "--top 40") { throw GraphvizError(reason) }
      } catch let trouble as Trouble {
        return trouble.hint
      } catch {}
      return nil
    }
    #expect(await hint(.timedOut(limit: .seconds(1), clock: .wall)) == "--top 40")
    #expect(await hint(.outOfMemory(limit: 1 << 30)) == "--top 40")
    #expect(await hint(.noFonts)?.contains("fonts-inter") == true)
  }

  @Test("A layout that takes too long is stopped, with a way out and without a file")
  func deadline() throws {
    let folder = try Folder()
    var random = UInt64(1)
    let rows = (0..<60_000).map { _ in
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "n\(random >> 40 % 20_000),n\(random >> 20 % 20_000)\n"
    }
    let table = try folder.write("ties.csv", Data(("source,target\n" + rows.joined()).utf8))
    let picture = folder.url.appendingPathComponent("ties.svg")
    let run = try Program.run("render", table.path, "--all", "--timeout", "1", "-o", picture.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("error: drawing was stopped after 1 s"))
    #expect(run.errors.contains("hint: draw fewer entities: --top 500"))
    #expect(!FileManager.default.fileExists(atPath: picture.path))
  }
}
