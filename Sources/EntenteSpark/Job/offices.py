"""Offices by which leaders are folded into their states: which of several counts for a tie."""

from pyspark.sql import functions as F

import dates
from belonging import OFFICE, mapping


def offices(spark, storage, checkpoint, name, rows, known, states):
    """The offices of each person: state and days, in the order of the input."""
    held = rows.where(F.col("kind") == OFFICE).select(
        F.col("source").alias("id"), F.col("target").alias("organ"), "place", "times")
    wholes = mapping(spark, storage, checkpoint, name + "-states", states)
    held = held.join(wholes.withColumnRenamed("id", "organ"), "organ", "left").select(
        "id", "place", "times", F.explode(F.coalesce("into", F.array("organ"))).alias("state"))
    is_state = known.where("entity_kind = 'state'").select(F.col("id").alias("state"))
    held = held.join(is_state, "state").select(
        "id", F.explode("times").alias("time"), "place", "state")
    return held.groupBy("id").agg(F.sort_array(F.collect_list(F.struct(
        "place", "state", *["time." + name for name in dates.BOUNDS]))).alias("offices"))


def state_at(held, times):
    """The state of an office at the time of a tie.

    Of several that are possible, one that is certain at that time goes before the others, then the
    one that began last. Where none is possible, it is the office nearest in time.
    """
    numbered = F.transform(held, lambda office, number: F.struct(office.alias("o"), number.alias("n")))
    fits = F.flatten(F.transform(numbered, lambda entry: F.transform(
        times, lambda time: fit(entry["o"], entry["n"], time))))
    return F.coalesce(F.array_max(fits)["state"], F.element_at(held, 1)["state"])


def fit(office, number, time):
    """How well an office fits the time of a tie; the greatest is the best."""
    gap = F.greatest(F.datediff(office["es"], time["le"]), F.datediff(time["es"], office["le"]))
    shares_a_day = F.greatest(office["ls"], time["ls"]) <= F.least(office["ee"], time["ee"])
    # What happens once has no day on which it surely holds, but surely lies within an office that
    # holds on all of its days.
    lies_within = (office["ls"] <= time["es"]) & (time["le"] <= office["ee"])
    grade = F.when(gap > 0, 0).when(shares_a_day | lies_within, 2).otherwise(1)
    return F.struct(
        grade.alias("grade"), (-F.greatest(gap, F.lit(0))).alias("nearness"),
        office["ls"].alias("start"), (-number).alias("number"), office["state"].alias("state"))
