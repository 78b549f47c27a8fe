"""Which claims of an act speak of one occasion, where its ends, role, place and key agree.

In the order of the inputs, a claim joins the first occasion of which all claims so far allow a day
that it allows too, and leaves to it the days that they have in common; else it is of a new one.
So a meeting without a day is one with the first that has one, and one of July with that of the
fourth. Claims of what lasts are of one, whenever it was.
"""

from pyspark.sql import Window
from pyspark.sql import functions as F

# The days that an act may lie in, none of what lasts; and such days as an expression has them.
DAYS = ["begins", "ends"]
SPAN = "array<struct<begins: date, ends: date>>"


def with_days(rows):
    """Adds the days of acts to rows with bounds; an act of which they can't be read ends the job."""
    wrong = F.coalesce("undatable", F.when(F.col("es") > F.col("le"), F.col("period")))
    said = F.concat(F.lit("a period can't be read: '"), F.substring(wrong, 1, 60), F.lit("'"))
    is_act = ~F.col("lasts")
    begins = F.when(is_act & wrong.isNotNull(), F.raise_error(said).cast("date")).when(
        is_act, F.col("es"))
    return rows.withColumns({"begins": begins, "ends": F.when(is_act, F.col("le"))})


def without_days(rows):
    """Rows in which no act is asked for."""
    return rows.withColumns({name: F.lit(None).cast("date") for name in DAYS})


def unnumbered(rows):
    """Rows of what lasts, of which all of a key are one."""
    return rows.withColumn("occasion", F.lit(1))


def numbered(rows, key):
    """Rows with the number of their occasion, which tells it apart from others of the key.

    A row sums up the claims of a key that allow the same days: wherever the first of them belongs,
    the others do too, as an occasion never gains days. `position` is that of the first.

    Only days that overlap are gone through in order, and they are put together by parts that no
    other days touch, so that a year of meetings of the same two is no long list.
    """
    whole = Window.partitionBy(*key).orderBy(*DAYS)
    before = whole.rowsBetween(Window.unboundedPreceding, -1)
    begun = F.when(F.col("begins") > F.max("ends").over(before), 1).otherwise(0)
    parts = rows.withColumn("begun", begun).withColumn(
        "part", F.sum("begun").over(whole.rowsBetween(Window.unboundedPreceding, 0)))
    others = [name for name in rows.columns if name not in key and name != "position"]
    claims = F.sort_array(F.collect_list(F.struct("position", *others))).alias("claims")
    listed = parts.groupBy(*key, "part").agg(claims).withColumn("numbers", numbers(F.col("claims")))
    single = listed.select(*key, "part", F.explode(F.arrays_zip("claims", "numbers")).alias("claim"))
    return single.select(
        *key, *[F.col("claim.claims." + name).alias(name) for name in ("position", *others)],
        F.struct("part", F.col("claim.numbers").alias("number")).alias("occasion"))


def numbers(claims):
    """The number of the occasion of each of some claims, which are in order."""
    start = F.struct(F.array().cast(SPAN).alias("days"), F.array().cast("array<int>").alias("numbers"))
    gone_through = F.aggregate(claims, start, joined, lambda state: state["numbers"])
    is_one = (F.size(claims) == 1) | F.element_at(claims, 1)["begins"].isNull()
    return F.when(is_one, F.array_repeat(F.lit(1), F.size(claims))).otherwise(gone_through)


def joined(state, claim):
    """The occasions with another claim, and the number of its own."""
    days = state["days"]

    def common(own):
        return F.struct(F.greatest(own["begins"], claim["begins"]).alias("begins"),
                        F.least(own["ends"], claim["ends"]).alias("ends"))

    def taken(number):
        narrowed = F.transform(days, lambda own, place: F.when(
            place + 1 == number, common(own)).otherwise(own))
        new = F.concat(days, F.array(F.struct(claim["begins"].alias("begins"),
                                              claim["ends"].alias("ends"))))
        own = F.when(number > 0, number).otherwise(F.size(days) + 1).cast("int")
        return F.struct(F.when(number > 0, narrowed).otherwise(new).alias("days"),
                        F.concat(state["numbers"], F.array(own)).alias("numbers"))

    fits = F.transform(days, lambda own: (own["begins"] <= claim["ends"]) & (
        claim["begins"] <= own["ends"]))
    # Worked out once, as a list of one: an expression would be worked out for each occasion.
    return F.element_at(F.transform(F.array(F.array_position(fits, True)), taken), 1)
