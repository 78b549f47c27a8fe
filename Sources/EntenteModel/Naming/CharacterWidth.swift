extension Unicode.Scalar {
  /// How many columns the character takes: two if it is a wide one of East Asia or
  /// an emoji, none if it is a mark that joins the one before it.
  ///
  /// > *Unicode Standard Annex #11: East Asian Width.* The ranges are those
  /// > whose width is W or F, in blocks.
  package var columns: Int {
    if value == 0 || properties.generalCategory == .nonspacingMark
      || properties.generalCategory == .enclosingMark || properties.generalCategory == .format
    {
      return 0
    }
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default:
      return 1
    }
  }
}
