import ArgumentParser
import EntenteRendering

/// The colors of a picture.
struct ThemeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("The colors of the picture: light, dark or print.", valueName: "name"))
  var theme: String?

  func validate() throws {
    if let theme, Theme.named(theme) == nil {
      throw ValidationError("--theme takes \(StyleOptions.themeHint(theme, among: [])).")
    }
  }

  /// The style in these colors.
  var style: DiagramStyle {
    var style = DiagramStyle()
    if let theme = theme.flatMap(Theme.named) { style.theme = theme }
    return style
  }
}
