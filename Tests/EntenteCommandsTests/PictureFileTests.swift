import EntenteGraphviz
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
}
