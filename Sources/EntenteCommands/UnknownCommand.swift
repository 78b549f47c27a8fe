import EntenteModel
import Foundation

/// A first word on the command line that is no command.
struct UnknownCommand {
  /// What is wrong.
  let message: String

  /// The word, if the program knows no such command.
  init?(_ arguments: [String], among commands: [String]) {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
      !commands.contains(word)
    else { return nil }
    let hint =
      if FileManager.default.fileExists(atPath: word) {
        "a command comes before the file: entente show \(word)"
      } else if let near = nearest(to: word, among: commands) {
        "did you mean '\(near)'?"
      } else {
        "one of: " + commands.joined(separator: ", ")
      }
    message = "there is no command '\(word)'; \(hint)"
  }
}
