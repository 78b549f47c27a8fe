"""Plans that came true: what was to be by some claims, and is so by others, as one machine tells it.

A plan that stands apart is no tie of its own then, but evidence of the tie by which it came true; one
that is listed among the ties is told to be fulfilled.
"""

from pyspark.sql import functions as F

import answers
import identities
from tables import PLACE_TYPE

# What is known of the claims of a tie: the ends as the claims name them, and of each the days,
# whether it is so, whether a period says when, who says that it is not so, or not yet, and the place
# of the first such claim in the inputs.
POSITION = "struct<input: int, place: %s>" % PLACE_TYPE
CLAIM = "struct<position: %s, es: date, ls: date, le: date, held: boolean, dated: boolean, " \
        "tellers: array<string>>" % POSITION
SAID = "struct<first: string, second: string, claims: array<%s>>" % CLAIM


def unsaid():
    """Where nobody asks for plans, or ties sum up many acts, as in tables."""
    return F.lit(None).cast(SAID)


def claim():
    """What is known of a claim, or of several that say the same; not yet its place."""
    is_held = F.col("standing").isin("asserted", "reported")
    return F.struct(
        F.lit(None).cast(POSITION).alias("position"), "es", "ls", "le", is_held.alias("held"),
        F.col("period").isNotNull().alias("dated"),
        F.when(~is_held, F.col("citations.source")).alias("tellers"))


def said(found):
    """What is known of a tie with some claims."""
    return F.struct(F.col("source").alias("first"), F.col("target").alias("second"),
                    found.alias("claims")).cast(SAID)


def joined(spark, storage, checkpoint, plan, rows):
    """Ties without the plans apart that came true; `plans` names those who told of them, and plans
    that are not apart are `fulfilled`. `number` tells rows apart."""
    none = rows.withColumns({"plans": F.lit(None).cast("string"),
                             "fulfilled": F.lit(None).cast("boolean")})
    planned = rows.where("standing = 'planned' and said is not null")
    if planned.limit(1).count() == 0:
        return none
    same = identities.read(spark, storage, checkpoint, plan, range(len(plan["inputs"])), always=True)
    found = matched(same, planned, rows.where("not apart and said is not null"))
    met = checkpoint.keep("plans", found)
    whole = planned.select("number", F.size("said.claims").alias("size"))
    true = met.groupBy("number").agg(F.count("*").alias("met")).join(whole, "number").where(
        "met = size").select("number")
    told = planned.where("apart").select("number", F.posexplode("said.claims").alias("claim", "own"))
    told = told.join(true, "number").join(met, ["number", "claim"]).groupBy(
        F.col("home").alias("number")).agg(F.array_sort(F.array_distinct(F.flatten(
            F.collect_list("own.tellers")))).alias("tellers"))
    plans = told.select("number", answers.named_first(F.col("tellers")).alias("plans"))
    true = true.withColumn("fulfilled", F.lit(True))
    return rows.join(plans, "number", "left").join(true, "number", "left").where(
        "not (apart and fulfilled is not null)")


def matched(same, planned, held):
    """The claims of plans that came true, and the tie by which: `number`, `claim`, `home`."""
    wanted = keyed(same, planned, "claim", ["number", "role", "place"])
    other = keyed(same, held, "of", ["number", "role", "place"]).where("own.held")
    pairs = wanted.alias("plan").join(other.alias("tie"), (
        F.col("plan.kind") == F.col("tie.kind")) & (F.col("plan.first") == F.col("tie.first"))
        & (F.col("plan.second") == F.col("tie.second"))).where(fulfils())
    return pairs.groupBy(F.col("plan.number").alias("number"), F.col("plan.claim").alias("claim")).agg(
        F.min_by("tie.number", F.struct("tie.own.position", "tie.number")).alias("home"))


def keyed(same, rows, place, columns):
    """A row for each claim of ties, by the ends of whoever is one with others."""
    rows = rows.select(*columns, "kind", "both", "lasts", "said.first", "said.second",
                       F.posexplode("said.claims").alias(place, "own"))
    rows = same.rename(rows, ("first", "second"))
    swaps = F.col("both") & (F.col("first") > F.col("second"))
    return rows.withColumns({
        "first": F.when(swaps, F.col("second")).otherwise(F.col("first")),
        "second": F.when(swaps, F.col("first")).otherwise(F.col("second"))})


def fulfils():
    """Whether what is so is what was planned: at the same time, and in no other place or role.

    What happens once is the one planned if its date or its place says so; of what lasts, that
    which began no earlier than planned.
    """
    plan, held = F.col("plan.own"), F.col("tie.own")
    roles, places = [(F.col("plan." + name), F.col("tie." + name)) for name in ("role", "place")]
    one_time = (held["es"] <= plan["le"]) & (plan["es"] <= held["le"])
    goes_on = roles[0].eqNullSafe(roles[1]) & places[0].eqNullSafe(places[1]) & (
        held["ls"] >= plan["es"])
    one_place = F.when(places[0].isNotNull() & places[1].isNotNull(), places[0] == places[1])
    happens = F.coalesce(roles[0] == roles[1], F.lit(True)) & F.coalesce(one_place, held["dated"])
    return one_time & F.when(F.col("plan.lasts"), goes_on).otherwise(happens)
