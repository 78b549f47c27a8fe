import EntenteCommands

@main
enum Main {
  static func main() async {
    await Entente.run()
  }
}
