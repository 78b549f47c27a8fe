"""Entities folded into others: leaders, organs and places into their states, members into their
organizations, or organizations into their members.

Offices count by the days of each tie. Organs and places are folded whenever the claim was made,
and members by the days that are asked for. Who is folded is read from the inputs themselves; a
chain of parts is followed in the driver, offices stay with the workers.
"""

from pyspark.sql import functions as F

import belonging
import identities
from copies import copied
from failures import Refusal
from kinds import kinds_of
from offices import offices, state_at
from progress import Stage, warn


def read(spark, storage, checkpoint, plan, inputs=None, label=""):
    """Who is folded into whom, and before that who is one with whom."""
    asked = plan.get("folding")
    chosen = plan["inputs"] if inputs is None else inputs
    numbers = [plan["inputs"].index(source) for source in chosen]
    same = identities.read(spark, storage, checkpoint, plan, numbers, label)
    if not asked:
        return Nobody(same)
    name = "folding%s-%s" % (label, "-".join(map(str, numbers)))
    with Stage("find who is folded") as stage:
        found = Folding(spark, storage, checkpoint, plan, asked, numbers, name, same)
        stage.rows = found.figures["parts"] + found.figures["officials"]
        if not stage.rows:
            warn("nobody is folded: no claim of the inputs says who belongs to whom")
    return found


class Nobody:
    """Nobody is folded; entities that are the same are one."""

    def __init__(self, same):
        self.same = same
        self.changes_nothing = same.is_empty

    def fold(self, rows, keeps_nodes=False):
        return in_order(self.same.rename(rows.drop("times")), self.same)

    def around(self, name):
        return self

    def belonging_to(self, asked):
        """Those that are folded into some entities, and these: `id`."""
        return copied(self.same.aliases(asked.select("id")))

    def folded_into(self, name):
        return []

    def refuse_folded(self, name):
        pass


class Around:
    """What is folded into one entity, seen from there: others stay as they are.

    Ties between those that are one then are left out, and so are those of an official from a time
    at which the office was another.
    """

    changes_nothing = False

    def __init__(self, folding, name, own):
        self.folding = folding
        self.name = name
        self.own = own

    def fold(self, rows, keeps_nodes=False):
        columns = [name for name in rows.columns if name != "times"]
        ends = ("source", "target")
        rows = self.folding.same.rename(
            rows.withColumns({"told_" + end: F.col(end) for end in ends}), ends)
        for end in ends:
            own = self.own.select(F.col("id").alias(end), F.lit(True).alias("own_" + end))
            rows = self.folding.with_hosts(rows, end).join(own, end, "left")
        is_own = {end: F.coalesce("own_" + end, F.lit(False)) for end in ("source", "target")}
        rows = rows.where(is_own["source"] != is_own["target"]).where(F.array_contains(
            F.when(is_own["source"], F.col("into_source")).otherwise(F.col("into_target")),
            self.name))
        return rows.withColumns({
            end: F.when(is_own[end], self.name).otherwise(F.col("told_" + end))
            for end in is_own}).select(columns)


def in_order(rows, same):
    """Puts the ends of ties that run both ways in order again once they are renamed."""
    if same.is_empty:
        return rows
    swaps = F.col("both") & (F.col("source") > F.col("target"))
    return rows.withColumns({
        "source": F.when(swaps, F.col("target")).otherwise(F.col("source")),
        "target": F.when(swaps, F.col("source")).otherwise(F.col("target"))})


class Folding:
    """`parts`: id, into, body (the organizations or members by which it is folded).
    `offices`: id, offices (in the order of the input).
    """

    changes_nothing = False

    def __init__(self, spark, storage, checkpoint, plan, asked, numbers, name, same):
        self.asked = asked = named(asked, same)
        self.same = same
        self.kept = checkpoint
        self.name = name
        self.has_bodies = bool(asked.get("members") or asked.get("organizations"))
        kinds = belonging.wanted_kinds(asked)
        if not checkpoint.has(name + "-parts"):
            rows = belonging.evidence(spark, storage, checkpoint, plan, numbers, kinds)
            rows = checkpoint.keep(name + "-claims", same.rename(rows).where("source != target"))
            known = checkpoint.keep(name + "-kinds", kinds_of(spark, storage, plan, numbers))
            states = belonging.parts_of_states(asked, rows, known)
            bodies = belonging.Bodies(asked, rows)
            parts = belonging.table(spark, storage, checkpoint, name, states, bodies)
            if asked.get("leaders"):
                checkpoint.keep(name + "-offices", offices(
                    spark, storage, checkpoint, name, rows, known, states))
            checkpoint.keep(name + "-parts", parts)
        self.parts = checkpoint.table(name + "-parts")
        self.offices = checkpoint.table(name + "-offices") if asked.get("leaders") else None
        self.figures = {"parts": self.parts.count(),
                        "officials": self.offices.count() if self.offices is not None else 0}
        self.parts = copied(self.parts)
        if self.offices is not None:
            self.offices = copied(self.offices)

    def fold(self, rows, keeps_nodes=False):
        """Ties with those who stand for their ends in their place, once for each pair of them.

        A tie within one that comes of it is left out, or is a loop that does not count, so that
        whoever stands for both ends is a node. `times` are the days of the claims of a tie.
        """
        columns = [name for name in rows.columns if name != "times"]
        rows = self.same.rename(rows)
        for end in ("source", "target"):
            rows = self.with_hosts(rows, end)
        pairs = self.pairs(keeps_nodes)
        rows = rows.withColumn("pair", F.explode(pairs))
        swaps = F.col("both") & (F.col("pair.first") > F.col("pair.second"))
        first, second = F.col("pair.first"), F.col("pair.second")
        rows = rows.withColumns({
            "source": F.when(swaps, second).otherwise(first),
            "target": F.when(swaps, first).otherwise(second)})
        if "counts" in columns:
            rows = rows.withColumn("counts", F.col("counts") & F.col("pair.counts"))
        rows = rows.select(columns)
        if self.has_bodies:
            # A member who holds an office or is an organ is no node for which a body could act.
            folded = self.parts.select("id")
            if self.offices is not None:
                folded = folded.unionByName(self.offices.select("id")).distinct()
            for end in ("source", "target"):
                rows = rows.join(folded.withColumnRenamed("id", end), end, "left_anti")
        return rows.select(columns)

    def with_hosts(self, rows, end):
        """Adds who stands for an end, and the bodies by which it is folded."""
        host, into, body = "host_" + end, "into_" + end, "body_" + end
        rows = rows.withColumn(host, F.col(end))
        if self.offices is not None:
            own = self.offices.select(F.col("id").alias(end), F.col("offices").alias("held"))
            rows = rows.join(own, end, "left")
            rows = rows.withColumn(host, F.when(
                F.col("held").isNotNull(), state_at(F.col("held"), F.col("times")))
                .otherwise(F.col(end))).drop("held")
        if self.has_bodies and self.offices is not None:
            own = self.parts.select(F.col("id").alias(end), F.col("body").alias(body))
            rows = rows.join(own, end, "left")
            own = self.parts.select(F.col("id").alias(host), F.col("into").alias(into))
        else:
            own = self.parts.select(
                F.col("id").alias(host), F.col("into").alias(into), F.col("body").alias(body))
        rows = rows.join(own, host, "left")
        return rows.withColumn(into, F.coalesce(into, F.array(host)))

    def pairs(self, keeps_nodes):
        """The ends of a tie once it is folded."""
        into = [F.col("into_source"), F.col("into_target")]

        def pair(first, second, counts):
            return F.struct(first.alias("first"), second.alias("second"), counts.alias("counts"))

        as_it_is = F.array(pair(F.col("source"), F.col("target"), F.lit(True)))
        is_one = (F.size(into[0]) == 1) & (F.size(into[1]) == 1)
        stays = (F.col("source").isNull() | F.col("target").isNull()
                 | ((F.col("source") == F.col("target")) & is_one
                    & (F.element_at(into[0], 1) == F.col("source"))))
        # Those for whom both ends stand have the tie within them.
        outer = [F.array_except(*into), F.array_except(*reversed(into))]
        found = F.flatten(F.transform(outer[0], lambda first: F.transform(
            outer[1], lambda second: pair(first, second, F.lit(True)))))
        if self.has_bodies:
            # A membership by which one end is folded is no tie of those who stand for it.
            is_basis = (F.array_contains("body_source", F.col("target"))
                        | F.array_contains("body_target", F.col("source")))
            is_membership = F.col("kind") == belonging.MEMBER
            found = F.when(~is_one & is_membership & F.coalesce(is_basis, F.lit(False)),
                           F.slice(found, 1, 0)).otherwise(found)
        if keeps_nodes:
            loops = F.transform(F.array_union(*into), lambda node: pair(node, node, F.lit(False)))
            found = F.when(F.size(found) == 0, loops).otherwise(found)
        return F.when(stays, as_it_is).otherwise(found)

    def around(self, name):
        """The folding as the ties of one entity are listed."""
        own = self.kept.keep(self.name + "-own", self.belonging(name))
        return Around(self, name, copied(own))

    def folded_into(self, name):
        """The ids of those that are folded into an entity at any time, or are the same as these."""
        own = self.same.aliases(self.belonging(name))
        return [row["id"] for row in own.where(F.col("id") != name).collect()]

    def belonging(self, name):
        """The entity itself, and those that are folded into it at any time: `id`."""
        own = self.parts.where(F.array_contains("into", name)).select("id")
        if self.offices is not None:
            held = self.offices.select("id", F.explode(F.array_distinct(
                F.transform("offices", lambda office: office["state"]))).alias("host"))
            further = self.parts.select(F.col("id").alias("host"), "into")
            held = held.join(further, "host", "left").where(
                F.array_contains(F.coalesce("into", F.array("host")), name))
            own = own.unionByName(held.select("id"))
        itself = own.sparkSession.range(1).select(F.lit(name).alias("id"))
        return own.unionByName(itself).distinct()

    def belonging_to(self, asked):
        """Those that are folded into some entities at any time, and these: `id`."""
        hosts = asked.select(F.col("id").alias("into"))
        into = self.parts.select("id", F.explode("into").alias("into"))
        own = into.join(hosts, "into").select("id")
        if self.offices is not None:
            held = self.offices.select("id", F.explode(F.array_distinct(
                F.transform("offices", lambda office: office["state"]))).alias("host"))
            further = self.parts.select(F.col("id").alias("host"), "into")
            held = held.join(further, "host", "left").select(
                "id", F.explode(F.coalesce("into", F.array("host"))).alias("into"))
            own = own.unionByName(held.join(hosts, "into").select("id"))
        own = own.unionByName(asked.select("id")).distinct()
        return copied(self.same.aliases(own))

    def refuse_folded(self, name):
        """Refuses an entity that is folded into others."""
        tables = [self.parts.select("id"),
                  *([self.offices.select("id")] if self.offices is not None else [])]
        if any(table.where(F.col("id") == name).limit(1).count() for table in tables):
            raise Refusal("'%s' is folded into others" % name, "ask for one of those")


def named(asked, same):
    """What is to be folded, with the names that stand for those of a user."""
    bodies = {}
    for kind in ("members", "organizations"):
        own = [name for name in asked.get(kind) or [] if name is not None]
        known = dict(zip(own, same.known(own)))
        bodies[kind] = [known.get(name) for name in asked.get(kind) or []]
    return {**asked, **bodies}
