"""Entities folded into others: leaders, organs and places into their states, members into their
organizations, or organizations into their members.

Offices count by the days of each tie. Organs and places are folded whenever the claim was made,
and members by the days that are asked for. Who is folded is read from the inputs themselves; a
chain of parts is followed in the driver, offices stay with the workers.
"""

import json

from pyspark.sql import functions as F

import claims
import dates
import tables
from failures import Refusal
from progress import Stage, warn

ORGANS = ["part-of"]
PLACES = ["part-of", "located-in", "capital-of"]
OFFICE, MEMBER = "holds-office", "member"
# How many claims of parts and of members the driver follows.
MOST_PARTS = 1_000_000
# Up to so many entities that are folded, each worker gets a copy of all.
COPIED = 100_000
PARTS = "id string, into array<string>, body array<string>"


def read(spark, storage, checkpoint, plan, inputs=None, label=""):
    """Who is folded into whom; nothing if nobody is to be."""
    asked = plan.get("folding")
    if not asked:
        return Nobody()
    chosen = plan["inputs"] if inputs is None else inputs
    numbers = [plan["inputs"].index(source) for source in chosen]
    name = "folding%s-%s" % (label, "-".join(map(str, numbers)))
    with Stage("find who is folded") as stage:
        found = Folding(spark, storage, checkpoint, plan, asked, numbers, name)
        stage.rows = found.figures["parts"] + found.figures["officials"]
        if not stage.rows:
            warn("nobody is folded: no claim of the inputs says who belongs to whom")
    return found


class Nobody:
    """Nobody is folded."""

    def fold(self, rows, keeps_nodes=False):
        return rows.drop("times")

    def around(self, name):
        return self

    def folded_into(self, name):
        return []

    def refuse_folded(self, name):
        pass


class Around:
    """What is folded into one entity, seen from there: others stay as they are.

    Ties between those that are one then are left out, and so are those of an official from a time
    at which the office was another.
    """

    def __init__(self, folding, name, own):
        self.folding = folding
        self.name = name
        self.own = own

    def fold(self, rows, keeps_nodes=False):
        columns = [name for name in rows.columns if name != "times"]
        for end in ("source", "target"):
            own = self.own.select(F.col("id").alias(end), F.lit(True).alias("own_" + end))
            rows = self.folding.with_hosts(rows, end).join(own, end, "left")
        is_own = {end: F.coalesce("own_" + end, F.lit(False)) for end in ("source", "target")}
        rows = rows.where(is_own["source"] != is_own["target"]).where(F.array_contains(
            F.when(is_own["source"], F.col("into_source")).otherwise(F.col("into_target")),
            self.name))
        return rows.withColumns({
            end: F.when(is_own[end], self.name).otherwise(F.col(end)) for end in is_own}).select(
            columns)


class Folding:
    """`parts`: id, into, body (the organizations or members by which it is folded).
    `offices`: id, offices (in the order of the input).
    """

    def __init__(self, spark, storage, checkpoint, plan, asked, numbers, name):
        self.asked = asked
        self.kept = checkpoint
        self.name = name
        self.has_bodies = bool(asked.get("members") or asked.get("organizations"))
        kinds = wanted_kinds(asked)
        if not checkpoint.has(name + "-parts"):
            rows = checkpoint.keep(name + "-claims", evidence(
                spark, storage, checkpoint, plan, numbers, kinds))
            known = checkpoint.keep(name + "-kinds", kinds_of(spark, storage, plan, numbers))
            states = parts_of_states(asked, rows, known)
            bodies = Bodies(asked, rows)
            parts = table(spark, storage, checkpoint, name, states, bodies)
            if asked.get("leaders"):
                checkpoint.keep(name + "-offices", offices(
                    spark, storage, checkpoint, name, rows, known, states))
            checkpoint.keep(name + "-parts", parts)
        self.parts = checkpoint.table(name + "-parts")
        self.offices = checkpoint.table(name + "-offices") if asked.get("leaders") else None
        self.figures = {"parts": self.parts.count(),
                        "officials": self.offices.count() if self.offices is not None else 0}
        if self.figures["parts"] <= COPIED:
            self.parts = F.broadcast(self.parts)
        if self.offices is not None and self.figures["officials"] <= COPIED:
            self.offices = F.broadcast(self.offices)

    def fold(self, rows, keeps_nodes=False):
        """Ties with those who stand for their ends in their place, once for each pair of them.

        A tie within one that comes of it is left out, or is a loop that does not count, so that
        whoever stands for both ends is a node. `times` are the days of the claims of a tie.
        """
        columns = [name for name in rows.columns if name != "times"]
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
            found = F.when(~is_one & (F.col("kind") == MEMBER) & F.coalesce(is_basis, F.lit(False)),
                           F.slice(found, 1, 0)).otherwise(found)
        if keeps_nodes:
            loops = F.transform(F.array_union(*into), lambda node: pair(node, node, F.lit(False)))
            found = F.when(F.size(found) == 0, loops).otherwise(found)
        return F.when(stays, as_it_is).otherwise(found)

    def around(self, name):
        """The folding as the ties of one entity are listed."""
        own = self.kept.keep(self.name + "-own", self.belonging(name))
        return Around(self, name, F.broadcast(own) if own.count() <= COPIED else own)

    def folded_into(self, name):
        """The ids of those that are folded into an entity at any time."""
        return [row["id"] for row in self.belonging(name).where(F.col("id") != name).collect()]

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

    def refuse_folded(self, name):
        """Refuses an entity that is folded into others."""
        tables = [self.parts.select("id"),
                  *([self.offices.select("id")] if self.offices is not None else [])]
        if any(table.where(F.col("id") == name).limit(1).count() for table in tables):
            raise Refusal("'%s' is folded into others" % name, "ask for one of those")


# Offices


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


# Claims that say who is folded


def wanted_kinds(asked):
    """The kinds of relation that say so, those of states and those of bodies."""
    kinds = [OFFICE] if asked.get("leaders") else []
    if asked.get("places"):
        kinds += PLACES
    elif asked.get("organs"):
        kinds += ORGANS
    return kinds


def evidence(spark, storage, checkpoint, plan, numbers, kinds):
    """The ties that say so: `source`, `target`, `kind`, `times`, `place` (in the inputs).

    It does not depend on the relations and entities that are asked for. Offices and parts count
    whenever they are, and only what is said to be so: neither a plan nor a denial.
    """
    selection = plan.get("selection") or {}
    said = [standing for standing in selection.get("modalities") or ["asserted", "reported"]
            if standing in ("asserted", "reported")] or ["asserted", "reported"]
    always = {name: None for name in ("asOf", "during", "first", "last", "among", "actors")}
    asked = plan["folding"]
    wanted = []
    if kinds:
        wanted.append({**selection, **always, "relations": kinds, "modalities": said,
                       "minSources": 1, "minTieSources": 1})
    if asked.get("members") or asked.get("organizations"):
        wanted.append({**selection, "relations": [MEMBER], "among": None, "actors": None})
    found = None
    for choice in wanted:
        own = {**plan, "selection": choice, "graph": {"dropsNegative": False}}
        for number in numbers:
            source = plan["inputs"][number]
            if source["format"] == "ties":
                rows = tables.edges(spark, storage, checkpoint, own, number, source, says_place=True)
            elif source["format"] == "claims":
                rows = claims.edges(spark, storage, own, source, says_place=True)
            else:
                continue
            rows = rows.where("counts").select(
                "source", "target", "kind", F.struct(
                    F.lit(number).alias("input"), F.col("place")).alias("place"), "times")
            rows = rows.where(F.col("source").isNotNull() & F.col("target").isNotNull()
                              & (F.col("source") != F.col("target")))
            found = rows if found is None else found.unionByName(rows)
    if found is None:
        raise Refusal("the inputs don't tell who is folded into whom",
                      "events name no offices and no parts: add a table of ties or claims --with")
    return found


def kinds_of(spark, storage, plan, numbers):
    """The kinds of all entities that are declared: `id`, `entity_kind`."""
    none = F.lit(None).cast("string")
    parts = [spark.range(0).select(none.alias("id"), none.alias("entity_kind"))]
    for number in numbers:
        source = plan["inputs"][number]
        if source["format"] == "nodes":
            parts.append(tables.entities(spark, storage, source))
        elif source["format"] == "claims":
            parts.append(claims.entities(claims.read(spark, storage, source)))
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.unionByName(part)
    return whole.where("id is not null and entity_kind is not null").groupBy("id").agg(
        F.max("entity_kind").alias("entity_kind"))


def collect(rows):
    found = rows.limit(MOST_PARTS + 1).collect()
    if len(found) > MOST_PARTS:
        raise Refusal("more than %d claims say who is part of whom" % MOST_PARTS,
                      "fold fewer, or one organization by its id: --fold members:ID")
    return found


def parts_of_states(asked, rows, known):
    """The states of each organ and place. What is part of a part is part of the whole; it ends at
    a state."""
    if not (asked.get("organs") or asked.get("places")):
        return {}
    is_organ = F.col("own_kind").isin(asked.get("organizationKinds") or []) & (
        F.col("kind").isin(ORGANS) & F.lit(bool(asked.get("organs"))))
    is_place = F.col("own_kind").isin(asked.get("placeKinds") or []) & F.lit(
        bool(asked.get("places")))
    own = known.withColumnsRenamed({"id": "source", "entity_kind": "own_kind"})
    other = known.withColumnsRenamed({"id": "target", "entity_kind": "other_kind"})
    told = rows.where(F.col("kind").isin(PLACES)).join(own, "source").where(
        is_organ | is_place).join(other, "target", "left").select(
        "source", "target", F.coalesce(F.col("other_kind") == "state", F.lit(False)).alias("ends"))
    wholes, states = {}, set()
    for row in collect(told.distinct()):
        wholes.setdefault(row["source"], []).append(row["target"])
        if row["ends"]:
            states.add(row["target"])
    found = {}
    for part in wholes:
        own = reached(part, wholes, states.__contains__)
        if own:
            found[part] = own
    return found


def reached(start, further, is_end):
    """The ends that chains lead to from one, sorted."""
    seen, waiting, ends = {start}, [start], set()
    while waiting:
        for other in further.get(waiting.pop(), ()):
            if other in seen:
                continue
            seen.add(other)
            if is_end(other):
                ends.add(other)
            else:
                waiting.append(other)
    return sorted(ends)


class Bodies:
    """The organizations that stand for their members, or the members for an organization."""

    def __init__(self, asked, rows):
        self.hosts = {}
        members, organizations = asked.get("members") or [], asked.get("organizations") or []
        if not members and not organizations:
            return
        told = rows.where(F.col("kind") == MEMBER)
        if None not in members + organizations:
            told = told.where(F.col("target").isin(members + organizations))
        pairs = [(row["source"], row["target"])
                 for row in collect(told.select("source", "target").distinct())]
        for name in members + organizations:
            own = [pair for pair in pairs if name is None or pair[1] == name]
            if name is not None and not own:
                raise Refusal(
                    "--fold finds no member of '%s', as the claims are selected" % name,
                    "members:NAME takes the id of an organization with members")
            for member, organization in own:
                if name in members:
                    self.hosts.setdefault(member, set()).add(organization)
                if name in organizations:
                    self.hosts.setdefault(organization, set()).add(member)
        if organizations:
            settled = {entity: reached(entity, self.hosts, lambda other: other not in self.hosts)
                       for entity in self.hosts}
            self.hosts = {entity: ends for entity, ends in settled.items() if ends}
        else:
            # Organizations that are members stay as they are.
            standing = {host for hosts in self.hosts.values() for host in hosts}
            self.hosts = {entity: sorted(hosts) for entity, hosts in self.hosts.items()
                          if entity not in standing}


# Kinds of entities


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


# Small tables of the driver


def table(spark, storage, checkpoint, name, states, bodies):
    """Who stands for each organ, place, member or organization, and for each state they lead to."""
    rows = []
    for entity in sorted(set(states) | set(bodies.hosts)):
        whole = states.get(entity, [entity])
        into = sorted({host for state in whole for host in bodies.hosts.get(state, [state])})
        rows.append({"id": entity, "into": into, "body": bodies.hosts.get(entity)})
    return written(spark, storage, checkpoint, name + "-parts-told", rows, PARTS)


def mapping(spark, storage, checkpoint, name, hosts):
    rows = [{"id": entity, "into": hosts[entity]} for entity in sorted(hosts)]
    return written(spark, storage, checkpoint, name, rows, "id string, into array<string>")


def written(spark, storage, checkpoint, name, rows, schema):
    """Rows of the driver as a table of the workers, by a file that they read."""
    path = checkpoint.path(name) + ".json"
    storage.write_text("".join(json.dumps(row) + "\n" for row in rows), path)
    return spark.read.schema(schema).json(storage.pattern(path))
