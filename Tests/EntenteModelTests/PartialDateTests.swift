import EntenteModel
import Testing

@Suite("Partial dates")
struct PartialDateTests {
  @Test(
    "A date reaches from the first to the last day that it can mean",
    arguments: [
      ("2024", "2024-01-01", "2024-12-31"),
      ("2024-05", "2024-05-01", "2024-05-31"),
      ("2024-02", "2024-02-01", "2024-02-29"),
      ("2024-12", "2024-12-01", "2024-12-31"),
      ("2024-07-03", "2024-07-03", "2024-07-03"),
      ("199X", "1990-01-01", "1999-12-31"),
      ("19XX", "1900-01-01", "1999-12-31"),
      ("1XXX", "1000-01-01", "1999-12-31"),
      ("2024-XX", "2024-01-01", "2024-12-31"),
      ("2024-05-XX", "2024-05-01", "2024-05-31"),
      ("2024-XX-XX", "2024-01-01", "2024-12-31"),
      ("2024-21", "2024-03-01", "2024-05-31"),
      ("2024-22", "2024-06-01", "2024-08-31"),
      ("2024-23", "2024-09-01", "2024-11-30"),
      ("2024-24", "2024-12-01", "2025-02-28"),
      ("2023-24", "2023-12-01", "2024-02-29"),
      ("-0043-03-15", "-0043-03-15", "-0043-03-15"),
      ("-004X", "-0049-01-01", "-0040-12-31"),
      ("0000", "0000-01-01", "0000-12-31"),
      ("Y12345", "Y12345", "Y12345"),
      // An uncertain date means the same days; an approximate one reaches a unit further.
      ("2022?", "2022-01-01", "2022-12-31"),
      ("2022~", "2021-01-01", "2023-12-31"),
      ("2022%", "2021-01-01", "2023-12-31"),
      ("2022-01~", "2021-12-01", "2022-02-28"),
      ("2022-12~", "2022-11-01", "2023-01-31"),
      ("2022-03-01~", "2022-02-28", "2022-03-02"),
      ("199X~", "1980-01-01", "2009-12-31"),
      ("2024-21~", "2023-12-01", "2024-08-31"),
      ("2024-07-03T23:59:59Z", "2024-07-03", "2024-07-03"),
    ])
  func reach(text: String, first: String, last: String) throws {
    let date = try PartialDate(text)
    #expect(date.earliest == (try PartialDate(first)).earliest)
    #expect(date.latest == (try PartialDate(last)).latest)
  }

  @Test(
    "A date is written as it was read",
    arguments: [
      "2024", "0009", "2024-05", "2024-07-03", "199X", "19XX", "1XXX", "2024-21", "2024-24?",
      "-0043", "-0043-03-15", "-004X", "000X", "Y12345", "Y-17000", "2022?", "2022-05~",
      "2022-05-16%", "199X~",
    ])
  func roundTrip(text: String) throws {
    #expect(try PartialDate(text).description == text)
  }

  @Test(
    "Unknown months and days are left out",
    arguments: [
      ("2024-XX", "2024"), ("2024-XX-XX?", "2024?"), ("2024-05-XX", "2024-05"),
      ("2024-07-03T10:00", "2024-07-03"),
    ])
  func shortestForm(text: String, written: String) throws {
    #expect(try PartialDate(text).description == written)
  }

  @Test(
    "What is not a date is refused with its text",
    arguments: [
      "", " ", "24", "202", "20245", "2024-7", "2024-7-3", "2024-07-3", "3 July 2024", "2024/07",
      "07-03-2024", "2024-", "2024--07", "2024-07-03-01", "X024", "XXXX", "2X24", "20X4",
      "199X-05", "2024-XX-03", "2024-0X", "2024-07-0X", "+2024", "--2024", "２０２４", "2024 ",
      "2024??", "?", "Y2024", "Y", "Y01234", "Y-", "2024T10:00", "2024-07T10:00", "2024-07-03T",
      "2024-07-03Tnoon", "2024-07-03T25:00", "2024-07-03T10:60", "now",
    ])
  func malformed(text: String) {
    #expect(throws: PartialDate.Malformation.notADate(text)) { try PartialDate(text) }
    let message = PartialDate.Malformation.notADate(text).description
    #expect(message.contains("'\(text)'") && message.contains("2024-07-03"))
  }

  @Test("A month or a day that does not exist is named")
  func nonexistent() {
    #expect(throws: PartialDate.Malformation.noSuchMonth("13")) { try PartialDate("2024-13") }
    #expect(throws: PartialDate.Malformation.noSuchMonth("00")) { try PartialDate("2024-00") }
    #expect(throws: PartialDate.Malformation.noSuchMonth("25")) { try PartialDate("2024-25") }
    #expect(throws: PartialDate.Malformation.noSuchMonth("21")) { try PartialDate("2024-21-03") }
    #expect(throws: PartialDate.Malformation.noSuchDay("32")) { try PartialDate("2024-01-32") }
    #expect(throws: PartialDate.Malformation.noSuchDay("00")) { try PartialDate("2024-01-00") }
    #expect(throws: PartialDate.Malformation.noSuchDay("29")) { try PartialDate("2023-02-29") }
    #expect(throws: PartialDate.Malformation.noSuchDay("31")) { try PartialDate("2023-06-31") }
    #expect(throws: PartialDate.Malformation.yearOutOfRange("Y1000001")) {
      try PartialDate("Y1000001")
    }
    #expect(throws: PartialDate.Malformation.yearOutOfRange("Y99999999999999999999")) {
      try PartialDate("Y99999999999999999999")
    }
    #expect(PartialDate.Malformation.noSuchDay("32").description.contains("'32'"))
    #expect(PartialDate.Malformation.noSuchMonth("13").description.contains("'13'"))
  }

  @Test("Only a day without a mark is exact")
  func exactness() throws {
    #expect(try PartialDate("2024-07-03").isExact)
    for text in ["2024-07-03?", "2024-07-03~", "2024-07", "2024", "199X"] {
      #expect(try !PartialDate(text).isExact)
    }
  }
}

@Suite("Periods")
struct PeriodTests {
  @Test(
    "A period is written as it was read",
    arguments: [
      "2024", "2024-07-03/2024-07-04", "2001/..", "2001/", "../2005", "/2024-05", "2022~",
      "2022-02/2022-02", "2024-07-04/2025", "199X/2005?", "-0500/-0400", "Y-20000/-9000",
    ])
  func roundTrip(text: String) throws {
    let period = try Period(text)
    #expect(period.description == text)
    #expect(try Period(period.description) == period)
  }

  @Test("An open end and an unknown end are two things")
  func ends() throws {
    #expect(try Period("2001/..").end == .open)
    #expect(try Period("2001/").end == .unknown)
    #expect(try Period("../2001").start == .open)
    #expect(try Period("/2001").start == .unknown)
    #expect(try Period("2001").isSingleDate)
    #expect(try !Period("2001/2001").isSingleDate)
  }

  @Test("What is not a period says why")
  func malformed() {
    #expect(throws: Period.Malformation.empty) { try Period("") }
    for text in ["/", "../..", "/..", "../"] {
      #expect(throws: Period.Malformation.noDate(text)) { try Period(text) }
    }
    #expect(throws: Period.Malformation.tooManySlashes("2024/07/03")) { try Period("2024/07/03") }
    for text in ["2024-07-04/2024-07-03", "2025/2024-12", "2024/2022~"] {
      #expect(throws: Period.Malformation.reversed(text)) { try Period(text) }
    }
    #expect(throws: Period.Malformation.date(.noSuchMonth("13"))) { try Period("2024/2024-13") }
    #expect(throws: Period.Malformation.date(.notADate("..."))) { try Period("2024/...") }
    let reversed = Period.Malformation.reversed("2024/2023")
    #expect(reversed.description == "'2024/2023' ends before it begins")
    #expect(Period.Malformation.empty.description.contains("2001/.."))
    #expect(Period.Malformation.noDate("/").description.contains("'/'"))
    #expect(Period.Malformation.tooManySlashes("1/2/3").description.contains("for a span"))
  }

  @Test(
    "A period that may be in order is not reversed",
    arguments: ["2024/2024-01", "2024-12/2024", "2023/2022~"])
  func possiblyOrdered(text: String) throws {
    #expect(try !Period(text).isReversed)
  }
}
