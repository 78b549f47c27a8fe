"""When ties hold: periods as texts, and whether they lie in the days asked for.

A period is a date, or two with a slash between them, in the manner of EDTF: `2024-07-03`,
`2024`, `199X`, `2024-21` (spring), `2001/..` (and still), `2001/` (the end unknown), each date
with `?`, `~` or `%` behind it. It begins some day from `es` to `ls` and ends some day from `ee`
to `le`; the rules are those of one machine.
"""

import datetime

from pyspark.sql import functions as F

from copies import copied
from failures import Refusal, counted

BOUNDS = ["es", "ls", "ee", "le"]
DATE = r"^(\d{4}|\d{3}X|\d\dXX|\dXXX)(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T.*)?)?)?([?~%]?)$"
DAY = r"^(?!0000)\d{4}-\d\d-\d\d$"
NO, POSSIBLE, CERTAIN = 0, 1, 2


def never():
    """The day before all that are known."""
    return F.lit("0001-01-01").cast("date")


def ever():
    """The day after all that are known."""
    return F.lit("9999-12-31").cast("date")


def asks(selection):
    """Whether a selection asks for days."""
    return bool(selection.get("asOf") or selection.get("during"))


def needed(plan):
    """Whether it must be known when ties hold: days are asked for, or leaders folded."""
    return asks(plan.get("selection") or {}) or needs_times(plan)


def needs_times(plan):
    """Whether the days of each claim of a tie are needed: leaders are folded by them."""
    return bool((plan.get("folding") or {}).get("leaders"))


def time():
    """The bounds of a row as one value, as a list of `times` has them."""
    return F.struct(*BOUNDS)


def no_times():
    return F.lit(None).cast("array<struct<%s>>" % ", ".join(name + ": date" for name in BOUNDS))


def span(start, end):
    """The text of a period between two dates, of which one or both may be missing."""
    both = F.concat(F.coalesce(start, F.lit("")), F.lit("/"), F.coalesce(end, F.lit("")))
    return F.when(start.isNotNull() | end.isNotNull(), both)


def with_bounds(rows, period, lasts, planned=None, said_first=None, said_last=None):
    """Adds the bounds of a column of periods, and `undatable`, the text of one that can't be read.

    What has no period is known by the days of those who tell of it, if they are given.
    """
    start = F.element_at(F.split(period, "/"), 1)
    end = F.element_at(F.split(period, "/"), -1)
    rows = with_days(rows, {"start": start, "end": end})

    def wrong(name, text):
        return ~text.isin("", "..") & F.col(name + "_first").isNull()

    many = F.size(F.split(period, "/")) > 2
    nothing = start.isin("", "..") & end.isin("", "..")
    undatable = F.when(
        period.isNotNull() & (many | nothing | wrong("start", start) | wrong("end", end)), period)
    first = F.coalesce("start_first", never())
    last = F.coalesce("end_last", ever())
    lasting = {
        "es": first, "le": last,
        "ls": F.when(start == "..", never()).when(start == "", last).otherwise(F.col("start_last")),
        "ee": F.when(end == "..", ever()).when(end == "", first).otherwise(F.col("end_first"))}
    once = {"es": first, "ls": last, "ee": first, "le": last}
    told_first = never() if said_first is None else F.coalesce(said_first, never())
    told_last = ever() if said_last is None else F.coalesce(said_last, ever())
    is_planned = F.lit(False) if planned is None else planned
    # What is planned lies ahead of those who tell of it; what is told of is, or has been.
    unsaid = {
        "es": F.when(is_planned, told_first).otherwise(never()),
        "ls": F.when(is_planned, ever()).otherwise(told_last),
        "ee": F.when(is_planned & ~lasts, told_first).when(is_planned | ~lasts, never())
        .otherwise(told_first),
        "le": F.when(is_planned | lasts, ever()).otherwise(told_last)}
    rows = rows.withColumns({
        name: F.when(period.isNull(), unsaid[name]).when(lasts, lasting[name])
        .otherwise(once[name]) for name in BOUNDS})
    rows = rows.withColumn("undatable", undatable)
    return rows.drop("start_first", "start_last", "end_first", "end_last")


def with_bounds_of_periods(checkpoint, name, rows, path, plan):
    """Adds the bounds of the periods of rows, whose columns are `period` and `lasts`.

    They are worked out once for each period, of which tables have few: that of a row would take
    longer than all else that is done with it. A period that can't be read is refused if days
    matter.
    """
    known = with_bounds(
        rows.select("period", "lasts").distinct(), F.col("period"), F.col("lasts"))
    known = checkpoint.keep(name, known)
    if needed(plan):
        refuse_undatable(known, path)
    # Most rows of a table may have one period, or none.
    known = copied(known).drop("undatable").withColumnsRenamed({"period": "of", "lasts": "of_lasting"})
    return rows.join(known, F.col("period").eqNullSafe(F.col("of"))
                     & (F.col("lasts") == F.col("of_lasting"))).drop("of", "of_lasting")


PARTS = ["whole", "year", "month", "day", "mark"]


def with_days(rows, texts):
    """Adds the first and last day that each text can mean, as `NAME_first` and `NAME_last`.

    Step by step, as an expression in which each part stood anew wherever it is used would be huge.
    A text that is a plain day, as most are, is spared the steps: there they find nothing to do.
    """
    before = rows.columns
    plain = {name: text.rlike(DAY) for name, text in texts.items()}
    rows = rows.withColumns({
        name + "_plain": F.when(plain[name], text.try_cast("date")) for name, text in texts.items()})
    rows = rows.withColumns({
        "%s_%s" % (name, part): F.regexp_extract(F.when(~plain[name], text), DATE, group)
        for name, text in texts.items() for group, part in enumerate(PARTS)})
    for name in texts:
        part = {part: F.col("%s_%s" % (name, part)) for part in PARTS}
        rows = rows.withColumns({
            name + "_low": F.translate(part["year"], "X", "0").try_cast("int"),
            name + "_high": F.translate(part["year"], "X", "9").try_cast("int"),
            name + "_number": part["month"].try_cast("int"),
            name + "_slack": F.when(part["mark"].isin("~", "%"), 1).otherwise(0)})
    rows = rows.withColumns({
        "%s_%s" % (name, side): F.coalesce(name + "_plain", bound(name, side == "last"))
        for name in texts for side in ("first", "last")})
    return rows.select(*before, *["%s_%s" % (name, side) for name in texts
                                  for side in ("first", "last")])


def bound(name, is_last):
    """The first or last day that a date can mean; null if it is none."""
    whole, year, month, day, _ = (F.col("%s_%s" % (name, part)) for part in PARTS)
    low, high, number = (F.col(name + part) for part in ("_low", "_high", "_number"))
    slack = F.col(name + "_slack") * (1 if is_last else -1)
    years = (high if is_last else low) + slack * (high - low + 1)
    of_year = made(years, F.lit(12 if is_last else 1), F.lit(31 if is_last else 1))
    first = F.add_months(made(low, number, F.lit(1)), slack)
    of_month = F.last_day(first) if is_last else first
    exact = F.date_add(made(low, number, day.try_cast("int")), slack)
    # Winter goes on in the next year.
    spring = F.add_months(made(low, F.lit(1), F.lit(1)), 3 * (number - 20) - 1 + 3 * slack)
    of_season = F.date_sub(F.add_months(spring, 3), 1) if is_last else spring
    return (F.when((whole == "") | ((low != high) & (month != "")), None)
            .when(month.isin("", "XX"), F.when(day.isin("", "XX"), of_year))
            .when(number.between(21, 24), F.when(day == "", of_season))
            .when(day.isin("", "XX"), of_month).otherwise(exact))


def made(year, month, day):
    """The day of three numbers; null if there is none."""
    return F.when(year.between(1, 9999), F.format_string("%04d-%02d-%02d", year, month, day)
                  .try_cast("date"))


def without_bounds(rows):
    """The rows with no bounds, where nobody asks for them."""
    return rows.withColumns({name: F.lit(None).cast("date") for name in BOUNDS})


def certainty(selection, lasts):
    """How surely a tie with bounds holds in the days asked for: no, possibly or certainly."""
    held = F.lit(CERTAIN)
    if selection.get("asOf"):
        first, last = literals(selection["asOf"])
        happened = (F.when(F.col("le") <= last, CERTAIN).when(F.col("es") <= last, POSSIBLE)
                    .otherwise(NO))
        held = F.when(lasts, holds(first, last)).otherwise(happened)
    if selection.get("during"):
        held = F.least(held, holds(*literals(selection["during"])))
    if selection.get("certainOnly"):
        held = F.when(held == CERTAIN, held).otherwise(NO)
    return held


def holds(first, last):
    ends = F.greatest("ee", "es") >= first
    surely = (F.least("ls", "le") <= last) & ends
    return (F.when((F.col("es") > last) | (F.col("le") < first), NO)
            .when(surely, CERTAIN).otherwise(POSSIBLE))


def literals(days):
    first, last = days
    return (never() if first is None else read_day(first),
            ever() if last is None else read_day(last))


def read_day(text):
    try:
        return F.lit(datetime.date.fromisoformat(text).isoformat()).cast("date")
    except (TypeError, ValueError):
        raise Refusal("'%s' in the selection is no day" % text)


def refuse_undatable(rows, path):
    """Refuses periods that can't be read, which would be taken to hold at no time or always."""
    wrong = rows.where(F.col("undatable").isNotNull())
    first = wrong.select("undatable").first()
    if first:
        raise Refusal("%s '%s'" % (counted(
            wrong.count(), "a period of %s can't be read:" % path,
            "periods of %s can't be read; one is" % path), first["undatable"][:60]),
            "write 2024, 2024-07-03 or 2024-07-03/2024-07-04, or leave out the dates asked for")
