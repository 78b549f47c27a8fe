"""Who is part of whom and who is a member, as the claims of the inputs say, followed in the driver."""

import json

from pyspark.sql import functions as F

import claims
import tables
from failures import Refusal

ORGANS = ["part-of"]
PLACES = ["part-of", "located-in", "capital-of"]
OFFICE, MEMBER = "holds-office", "member"
# How many claims of parts and of members the driver follows.
MOST_PARTS = 1_000_000
PARTS = "id string, into array<string>, body array<string>"


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
        lines = [number for number in numbers if number in claims.inputs(plan)]
        for number in numbers:
            source = plan["inputs"][number]
            if source["format"] == "ties":
                rows = tables.edges(spark, storage, checkpoint, own, number, source, says_place=True)
                rows = rows.withColumn("position", F.struct(F.lit(number).alias("input"), "place"))
            elif number in lines[:1]:
                rows = claims.edges(
                    spark, storage, own, lines, says_place=True, kinds=choice["relations"])
            else:
                continue
            rows = rows.where("counts").select(
                "source", "target", "kind", F.col("position").alias("place"), "times")
            rows = rows.where(F.col("source").isNotNull() & F.col("target").isNotNull()
                              & (F.col("source") != F.col("target")))
            found = rows if found is None else found.unionByName(rows)
    if found is None:
        raise Refusal("the inputs don't tell who is folded into whom",
                      "events name no offices and no parts: add a table of ties or claims --with")
    return found


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
