"""Event tables to acts: who did what to whom on which day, as the readers of one machine say.

Every row becomes an act or says why not, in the column `fate`: `bad` (with the reason and the
line), `one-sided`, `left-out` by the selection, or null if it counts.
"""

from pyspark.sql import functions as F

import selection
import words
from rows import FILE, LINE, PLACE, REASON, read_rows

ACTOR_COLUMNS = {
    "gdelt": ["code", "name", "countryCode", "knownGroupCode", "ethnicCode", "religion1Code",
              "religion2Code", "type1Code", "type2Code", "type3Code"],
    "icews": ["name", "country", "sectors"],
    "polecat": ["name", "country", "sectors"],
}
ACTS = ["event", "day", "source", "target", "kind", "modality", "strength", "score", "mentions",
        "origin"]
# What is known of the source of a row, if it names one: of what day it is, and where it is cited.
CITED = ["cited", "reported", "origin_place"]


def read_acts(spark, storage, plan, source):
    """The acts of an input, with the raw columns of their actors and their fates."""
    rows = read_rows(spark, storage, source)
    read = gdelt if source["format"] == "gdelt" else named
    acts = read(spark, plan, source, rows)
    return judge(plan, acts)


def judge(plan, acts):
    """Says of each act whether it counts, and drops what is not needed of those that do not."""
    bad = F.coalesce(
        F.col(REASON),
        F.when(F.col("event").isNull(), F.lit("no id")),
        F.when(F.col("date").isNull(), F.concat(
            F.lit("'"), F.coalesce("day_text", F.lit("")), F.lit("' is no day"))))
    # The readers of one machine look at numbers only of events that tie somebody.
    one_sided = F.col("source").isNull() | F.col("target").isNull()
    numbers = F.coalesce(
        wrong("score_text", "score", "is no number from -10 to 10"),
        wrong("mentions_text", "mentions", "is no whole number"))
    reason = F.coalesce(bad, F.when(~one_sided, numbers))
    wanted = selection.condition(plan.get("selection") or {})
    fate = (F.when(reason.isNotNull(), "bad").when(one_sided, "one-sided")
            .when(~F.coalesce(wanted, F.lit(False)), "left-out"))
    judged = acts.withColumn("reason", reason).withColumn("fate", fate)
    counts = F.col("fate").isNull()
    # Whoever computes something of ties has all actors as nodes.
    names = counts if plan["task"] == "ties" else counts | (F.col("fate") == "left-out")

    def kept(name, where=counts):
        return F.when(where, F.col(name)).alias(name)

    selection_asks = (plan.get("selection") or {}).get("among") is not None
    asks_kinds = plan.get("listed") is not None or selection_asks

    size = (F.when(F.col("score") != 0, F.abs("score")).when(F.col("score") == 0, F.col("usual"))
            .otherwise(F.col("unsized")))
    is_bad = F.col("fate") == "bad"
    return judged.select(
        "fate", "ordinal", F.when(is_bad, F.substring("reason", 1, 300)).alias("reason"),
        F.when(is_bad, F.col(LINE)).alias("line"), F.when(is_bad, F.col(FILE)).alias("file"),
        kept("event", names), F.when(counts, F.col("date")).alias("day"), kept("source", names),
        kept("target", names),
        kept("kind"), F.when(counts, F.when(F.col("planned"), "planned").otherwise("asserted"))
        .alias("modality"), F.when(counts, size).alias("strength"), kept("score"),
        kept("mentions"), kept("origin"),
        F.when(counts, F.col("unknown_code")).alias("unknown_code"),
        *([kept("source_kind", names), kept("target_kind", names)] if asks_kinds else []),
        *([kept(name, names) for name in CITED] if plan.get("evidence") else []),
        kept("source_raw", names), kept("target_raw", names))


def wrong(text, value, words):
    return F.when(F.col(text).isNotNull() & F.col(value).isNull(),
                  F.concat(F.lit("'"), F.col(text), F.lit("' " + words)))


# What both layouts share


def day(text):
    """`20240703`, `2024-07-03`, with a time behind it or not; null if it is no day."""
    digits = F.regexp_replace(text, r"^(\d{4})(\d\d)(\d\d)(\d{6})?$", "$1-$2-$3")
    date = F.regexp_extract(digits, r"^(\d{4}-\d\d-\d\d)[?~%]?(?:[ T].*)?$", 1)
    return date.try_cast("date")


def scaled(text, is_bounded):
    """A number as hundred-millionths; null if it is none, or beyond the scale."""
    number = F.when(text.rlike(r"^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$"),
                    text.try_cast("double"))
    limit = 10.0 if is_bounded else 1e9
    return F.when(F.abs(number) <= limit, F.round(number * words.UNIT).cast("bigint"))


def with_meaning(spark, plan, acts):
    """Adds what the code means, and turns the ends of acts that run against it."""
    table = words.meanings(spark, plan)
    met = acts.join(table, "code", "left")
    met = met.withColumn("unknown_code", F.when(
        F.col("kind").isNull(), F.coalesce("code", F.lit(""))))
    is_unknown = F.col("unknown_code").isNotNull()
    for name, value in words.unknown(plan).items():
        met = met.withColumn(name, F.when(is_unknown, F.lit(value)).otherwise(F.col(name)))
    # The ends of a tie that runs both ways are in order.
    swaps = F.when(F.col("symmetric"), F.col("source") > F.col("target")).otherwise(
        F.col("reversed"))
    met = met.withColumn("swaps", F.coalesce(swaps, F.lit(False)))
    for suffix in ["", "_kind", "_raw"]:
        source, target = "source" + suffix, "target" + suffix
        met = met.withColumns({
            source: F.when(F.col("swaps"), F.col(target)).otherwise(F.col(source)),
            target: F.when(F.col("swaps"), F.col(source)).otherwise(F.col(target))})
    return met


# GDELT


def gdelt(spark, plan, source, rows):
    rows.require(source["path"], "GLOBALEVENTID", "EventCode", "Actor1Code", "Actor2Code")
    field = rows.field
    address = field("SOURCEURL")
    acts = rows.frame.select(
        LINE, REASON, FILE, F.lit(0).alias("ordinal"),
        field("GLOBALEVENTID").alias("event"),
        field("Day", "SQLDATE").alias("day_text"), day(field("Day", "SQLDATE")).alias("date"),
        F.coalesce(field("EventCode"), field("EventBaseCode"), field("EventRootCode"))
        .alias("code"),
        field("GoldsteinScale").alias("score_text"),
        scaled(field("GoldsteinScale"), True).alias("score"),
        field("NumMentions").alias("mentions_text"),
        field("NumMentions").try_cast("bigint").alias("mentions"),
        F.coalesce(address, F.col(FILE)).alias("origin"),
        F.regexp_replace(F.regexp_extract(address, r"(?i)^https?://([^/?#:]+)", 1), r"^www\.", "")
        .alias("publisher"), *cited(address.isNotNull(), address, field("DATEADDED")),
        gdelt_actor(rows, "Actor1").alias("source_raw"),
        gdelt_actor(rows, "Actor2").alias("target_raw"))
    bodies = plan.get("bodies") or []
    for end in ["source", "target"]:
        states = words.countries(spark, plan).select(
            F.col("code").alias(end + "_state"), F.col("iso").alias(end + "_iso"))
        raw = end + "_raw."
        acts = acts.withColumn(end + "_state", F.when(
            F.col(raw + "code") == F.col(raw + "countryCode"), F.col(raw + "code")))
        acts = acts.join(states, end + "_state", "left")
        types = [F.col(raw + "type%dCode" % i) for i in (1, 2, 3)]
        is_body = F.col(raw + "knownGroupCode").isNotNull()
        for type in types:
            is_body = is_body | F.coalesce(type.isin(bodies), F.lit(False))
        acts = acts.withColumns({
            end: F.coalesce(end + "_iso", raw + "code"),
            end + "_kind": F.when(F.col(end + "_iso").isNotNull(), "state")
            .when(is_body, "organization").otherwise("entity")})
    return with_meaning(spark, plan, acts)


def cited(is_cited, origin, reported):
    return [F.when(is_cited, value).alias(name) for name, value in zip(
        CITED, (origin, day(reported).cast("string"), F.col(PLACE)))]


def gdelt_actor(rows, actor):
    return F.struct(*[
        rows.field(actor + name).alias(name[0].lower() + name[1:])
        for name in [n[0].upper() + n[1:] for n in ACTOR_COLUMNS["gdelt"]]])


# ICEWS and POLECAT, which name their actors


def named(spark, plan, source, rows):
    is_plover = source["format"] == "polecat"
    first, second = ("Actor", "Recipient") if is_plover else ("Source", "Target")
    code = "Event Type" if is_plover else "CAMEO Code"
    rows.require(source["path"], "Event ID", "Event Date", code, first + " Name", second + " Name")
    field = rows.field
    number = field("Intensity", "Event Intensity")
    publisher = field("Source" if is_plover else "Publisher")
    story = field("Story ID")
    origin = F.concat_ws(" ", publisher, F.coalesce(story, field("Publication Date")))
    acts = rows.frame.select(
        LINE, REASON, FILE, field("Event ID").alias("event"),
        field("Event Date").alias("day_text"), day(field("Event Date")).alias("date"),
        field(code).alias("code"), field("Event Mode").alias("mode"),
        number.alias("score_text"), scaled(number, not is_plover).alias("score"),
        F.lit(None).cast("string").alias("mentions_text"),
        F.lit(None).cast("bigint").alias("mentions"),
        F.when(publisher.isNull() & story.isNull(), F.col(FILE)).otherwise(origin).alias("origin"),
        publisher.alias("publisher"),
        *cited(publisher.isNotNull() | story.isNotNull(), origin, field("Publication Date")),
        named_actors(rows, first, is_plover).alias("sources"),
        named_actors(rows, second, is_plover).alias("targets"))
    if is_plover:
        acts = with_mode(plan, acts)
    for end in ["source", "target"]:
        acts = acts.select("*", F.posexplode_outer(end + "s").alias(end + "_place", end + "_raw"))
        acts = named_party(spark, plan, acts, end, ";" if is_plover else ",;")
    # An event of several is counted with its first two.
    places = [F.coalesce(end + "_place", F.lit(0)) for end in ("source", "target")]
    return with_meaning(spark, plan, acts.withColumn("ordinal", places[0] + places[1]))


def with_mode(plan, acts):
    """A type of PLOVER with its mode, where that has a meaning of its own."""
    codes = [meaning["code"] for meaning in plan.get("meanings", []) if "/" in meaning["code"]]
    with_mode = F.concat(F.upper("code"), F.lit("/"), F.lower("mode"))
    return acts.withColumn(
        "code", F.when(with_mode.isin(codes), with_mode).otherwise(F.upper("code")))


def named_actors(rows, prefix, is_list):
    """The actors of a column: one, or in POLECAT several after semicolons."""
    name, country = rows.field(prefix + " Name"), rows.field(prefix + " Country")
    sectors = rows.field(prefix + " Sectors")
    none = F.lit(None).cast("string")

    def actor(name, country, sectors):
        return F.struct(name.alias("name"), country.alias("country"), sectors.alias("sectors"))

    one = F.when(name.isNotNull(), F.array(actor(name, country, sectors)))
    if not is_list:
        return one
    names, countries = parts(name, ";"), parts(country, ";")

    def several(text, place):
        own = (F.when(F.size(countries) == F.size(names), F.get(countries, place))
               .when(F.size(countries) == 1, F.get(countries, F.lit(0))))
        return actor(text, F.when(own != "None", own), none)

    return F.when(name.contains(";"), F.transform(names, several)).otherwise(one)


def parts(text, separators):
    pieces = F.transform(F.split(text, "[%s]" % separators), lambda piece: F.btrim(piece))
    return F.filter(pieces, lambda piece: piece != "")


def named_party(spark, plan, acts, end, separators):
    """A state if the name is that of a country; else the name, with the country in brackets."""
    raw = end + "_raw."
    table = words.names(spark, plan)
    own = table.select(F.col("name").alias(end + "_key"), F.col("iso").alias(end + "_iso"),
                       F.col("id").alias(end + "_id"))
    land = table.select(F.col("name").alias(end + "_land"), F.col("iso").alias(end + "_land_iso"))
    acts = acts.withColumns({
        end + "_key": F.lower(raw + "name"), end + "_land": F.lower(raw + "country")})
    acts = acts.join(own, end + "_key", "left").join(land, end + "_land", "left")
    name, country = F.col(raw + "name"), F.col(raw + "country")
    is_state = F.col(end + "_iso").isNotNull() & (
        F.col(end + "_land_iso").isNull() | (F.col(end + "_land_iso") == F.col(end + "_iso")))
    mark = F.concat(F.lit("("), country, F.lit(")"))
    other = F.when(country.isNull() | name.endswith(mark), name).otherwise(
        F.concat(name, F.lit(" "), mark))
    endings = plan.get("bodyEndings") or [
        "Organization", "IGO", "NGO", "Ministry", "Party", "Parties"]

    def is_body(sector):
        found = F.lit(False)
        for ending in endings:
            found = found | sector.endswith(ending)
        return found

    bodies = F.coalesce(
        F.exists(parts(F.col(raw + "sectors"), separators), is_body), F.lit(False))
    return acts.withColumns({
        end: F.when(is_state, F.col(end + "_id")).otherwise(other),
        end + "_kind": F.when(is_state, "state").when(bodies, "organization").otherwise("entity")})
