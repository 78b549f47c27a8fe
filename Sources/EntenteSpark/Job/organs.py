"""What the codes of GDELT's actors say once and for all: which of them are organs of a state, as its
government and its army are.

The event of the least id tells, where several name an actor in different ways.
"""

from pyspark.sql import functions as F

import dates
import events
import words

KIND = "part-of"
GROUPS = ["knownGroupCode", "ethnicCode", "religion1Code", "religion2Code"]
TYPES = ["type1Code", "type2Code", "type3Code"]


def ties(spark, plan, source, acts):
    """The organs with their states: `source`, `target`; nothing if the table has no such codes."""
    if source["format"] != "gdelt":
        return None
    columns = events.ACTOR_COLUMNS["gdelt"]
    ends = F.explode(F.array(*[F.struct(F.col(end).alias("id"), F.col(end + "_raw").alias("raw"))
                               for end in ("source", "target")])).alias("actor")
    named = acts.where("source is not null and target is not null").select(
        F.col("event").try_cast("bigint").alias("event"), ends)
    # Most events name an actor as others do: the many become few.
    spellings = named.groupBy("actor.id", *["actor.raw." + name for name in columns]).agg(
        F.min("event").alias("event"))
    order = F.struct(F.coalesce("event", F.lit((1 << 63) - 1)), *columns)
    first = spellings.groupBy("id").agg(
        F.min_by(F.struct(*columns), order).alias("raw")).select("id", "raw.*")
    types = F.array_compact(F.array(*TYPES))
    is_organ = (F.size(types) == 1) & F.element_at(types, 1).isin(plan.get("organs") or [])
    for group in GROUPS:
        is_organ &= F.col(group).isNull()
    organs = first.where(is_organ & (F.col("code") != F.col("countryCode")))
    states = words.countries(spark, plan).withColumnRenamed("code", "countryCode")
    return organs.join(states, "countryCode").select(
        F.col("id").alias("source"), F.col("iso").alias("target"))


def count(plan):
    """Whether a selection takes such a tie, which has no day and one source, the table."""
    selection = plan.get("selection") or {}

    def takes(name, value):
        return selection.get(name) is None or value in selection[name]

    least = max(int(selection.get(name) or 1) for name in ("minSources", "minTieSources"))
    return (takes("relations", KIND) and takes("modalities", "asserted") and least == 1
            and takes("among", "organization") and takes("among", "state")
            and selection.get("sources") is None)


def times():
    """The days on which such a tie may hold: any."""
    bounds = {"es": dates.never(), "ls": dates.ever(), "ee": dates.never(), "le": dates.ever()}
    return F.array(F.struct(*[bounds[name].alias(name) for name in dates.BOUNDS]))
