"""What kinds of entities the inputs declare, and ties between entities of some kinds."""

from pyspark.sql import functions as F

import claims
import events
import tables
import ties


def kinds_of(spark, storage, plan, numbers, checkpoint=None):
    """The kinds of all entities that are declared: `id`, `entity_kind`; with a checkpoint also
    those of the actors of events."""
    none = F.lit(None).cast("string")
    parts = [spark.range(0).select(none.alias("id"), none.alias("entity_kind"))]
    for number in numbers:
        source = plan["inputs"][number]
        if source["format"] == "nodes":
            parts.append(tables.entities(spark, storage, source))
        elif source["format"] == "claims":
            parts.append(claims.entities(claims.read(spark, storage, source)))
        elif source["format"] in events.ACTOR_COLUMNS and checkpoint:
            parts.append(actors(ties.keep_acts(spark, storage, checkpoint, plan, number, source)))
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionByName(part)
    return whole.where("id is not null and entity_kind is not null").groupBy("id").agg(
        F.max("entity_kind").alias("entity_kind"))


def actors(acts, has_kinds=True):
    """The actors of events: `id`, and `entity_kind`, null unless the kinds are kept."""
    def kind(end):
        return F.col(end + "_kind") if has_kinds else F.lit(None).cast("string")

    ends = F.explode(F.array(*[F.struct(F.col(end).alias("id"), kind(end).alias("entity_kind"))
                               for end in ("source", "target")])).alias("end")
    return acts.where("source is not null and target is not null").select(ends).select(
        "end.*").distinct()


def among(spark, storage, plan, rows, inputs=None, columns=None):
    """Ties between entities of the kinds that are asked for; what is folded has that of its host.

    Others are left out, or do not count as some columns say.
    """
    wanted = (plan.get("selection") or {}).get("among")
    if wanted is None:
        return rows
    numbers = [plan["inputs"].index(source) for source in inputs or plan["inputs"]]
    # Entities that are not declared are of no kind.
    allowed = kinds_of(spark, storage, plan, numbers).where(
        F.col("entity_kind").isin(list(wanted))).select("id")
    for end in ("source", "target"):
        own = allowed.select(F.col("id").alias(end), F.lit(True).alias("is_" + end))
        rows = rows.join(own, end, "left" if columns else "left_semi")
    if not columns:
        return rows
    both = F.coalesce("is_source", F.lit(False)) & F.coalesce("is_target", F.lit(False))
    return rows.withColumns({name: F.col(name) & both for name in columns}).drop(
        "is_source", "is_target")
