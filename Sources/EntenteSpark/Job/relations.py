"""Ties with all that answers tell of them, read from tables, claims and events.

Rows of `source`, `target`, `kind`, `both` (whether it runs both ways), `weight` (null if unsaid),
`standing`, `period` (a text), `details`, `count`, `sources`, `evidence`, `role`, `place`, `key`,
`moment` (what tells happenings apart), `lasts`, the bounds of `dates`, `certainty` at the days
asked for, `counts`, whether the selection takes it, `otherwise`, whether it would take it if it
stood as others do, and `said`, what is known of its claims where plans are followed. Each row is a
tie, as on one machine, but for events: those of two ends, kind and modality are one.
"""

from pyspark.sql import functions as F

import answers
import claims
import dates
import folding
import occasions
import organs
import plans
import tables
import ties
from failures import Refusal
from kinds import among
from rows import quoted

STANDINGS = ["asserted", "reported", "planned", "denied"]
COLUMNS = ["source", "target", "kind", "both", "weight", "standing", "period", "details", "count",
           "sources", "evidence", "role", "place", "key", "moment", "lasts", *dates.BOUNDS,
           "certainty", "counts", "otherwise", "tellers", "said"]
# What the claims of a tie agree on.
KEY = ["source", "target", "kind", "both", "role", "place", "key"]


def read(spark, storage, checkpoint, plan, inputs=None, ends=None, label="", folded=None):
    """The ties of inputs, folded; only those of some ends, if these are given.

    A label tells apart what several readings of the same events keep.
    """
    chosen = plan["inputs"] if inputs is None else inputs
    folded = folded or folding.read(spark, storage, checkpoint, plan, inputs, label)
    parts = []
    said = [number for number in claims.inputs(plan) if plan["inputs"][number] in chosen]
    for source in chosen:
        number = plan["inputs"].index(source)
        if source["format"] == "nodes" or number in said[1:]:
            continue
        if source["format"] == "ties":
            rows = of_table(spark, storage, checkpoint, plan, "%d%s" % (number, label), source, ends)
            rows = folded.fold(rows.select(*COLUMNS, "times"))
        elif source["format"] == "claims":
            rows = of_claims(spark, storage, plan, said, ends)
            rows = folded.fold(rows.select(*COLUMNS, "times"))
            rows = among(spark, storage, plan, rows, chosen, ("counts", "otherwise"))
        else:
            name = "%d%s" % (number, label)
            rows = of_events(spark, storage, checkpoint, plan, name, source, ends, folded)
        parts.append(rows.select(COLUMNS))
    return ties.union(parts)


def touches(ends, source="source", target="target"):
    return F.col(source).isin(ends) | F.col(target).isin(ends)


def has_ends():
    return F.col("source").isNotNull() & F.col("target").isNotNull()


def ordered(rows):
    """Puts the ends of ties that run both ways in the order of their ids."""
    swaps = F.col("both") & (F.col("source") > F.col("target"))
    return rows.withColumns({
        "source": F.when(swaps, F.col("target")).otherwise(F.col("source")),
        "target": F.when(swaps, F.col("source")).otherwise(F.col("target"))})


def figure(value):
    """A number as one machine writes it."""
    whole = F.when((value == F.floor(value)) & (F.abs(value) < 1e15),
                   value.cast("bigint").cast("string"))
    return F.coalesce(whole, value.cast("string"))


def judge(plan, rows, wanted):
    """Adds how surely ties hold in the days asked for, and which of them count."""
    selection = plan.get("selection") or {}
    rows = rows.withColumn("certainty", dates.certainty(selection, F.col("lasts")))
    fits = F.coalesce(wanted, F.lit(False)) & (F.col("certainty") > dates.NO)
    stands = F.col("standing").isin(selection.get("modalities") or STANDINGS)
    return rows.withColumns({"counts": fits & stands, "otherwise": fits & ~stands})


def needs_days(plan):
    """Whether an answer needs to know when ties hold: few do, and it takes long to work out."""
    return dates.needed(plan) or plan["task"] in ("census", "ties")


def follows_plans(plan):
    """Whether it is asked which plans came true."""
    return plan["task"] == "neighbors"


def of_all_standings(plan):
    """The plan with a selection of whatever stands in any way."""
    return {**plan, "selection": {**(plan.get("selection") or {}), "modalities": STANDINGS}}


# Tables


def of_table(spark, storage, checkpoint, plan, name, source, ends):
    table = tables.read_table(spark, storage, source)
    columns = tables.columns_of(storage, source, table)
    selection = plan.get("selection") or {}
    tables.refuse_unknown_choices(selection, ["among", "sources"], "tables of ties")
    if ends:
        # On the columns as they are: Parquet then skips what can't hold them.
        table = table.where(touches(ends, quoted(columns["source"]), quoted(columns["target"])))

    def text(name):
        return tables.text_of(columns, name)

    lines = table.select(
        text("source").alias("source"), text("target").alias("target"),
        tables.kind_of(plan, columns).alias("kind"),
        F.lower(text("directed")).alias("directed"), text("weight").alias("given"),
        F.coalesce(text("modality"), F.lit("asserted")).alias("standing"),
        text("role").alias("role"), text("at").alias("place"),
        tables.period_of(columns).alias("period"),
        text("count").try_cast("bigint").alias("told"),
        text("sources").try_cast("bigint").alias("sources"),
        F.element_at(F.split("_metadata.file_path", "/"), -1).alias("evidence"))
    rows = lines.join(tables.kinds(spark, plan), "kind", "left")
    lasts = F.coalesce("lasts", F.lit(True))
    wide = of_all_standings(plan)
    wanted = has_ends() & tables.chosen(wide["selection"], F.col("standing"))
    least = max(int(selection.get(name) or 1) for name in ("minSources", "minTieSources"))
    if least > 1:
        wanted &= F.coalesce("sources", F.lit(1)) >= least
    rows = rows.withColumns({
        "both": tables.runs_both_ways(source), "lasts": lasts,
        "weight": strength(), "key": F.lit(None).cast("string"),
        "count": F.coalesce("told", F.lit(1)), "sources": F.coalesce("sources", F.lit(1)),
        # A tie of several events is the same tie when there are more of them.
        "moment": F.when(~lasts & F.col("told").isNull(), F.col("period"))})
    details = F.concat_ws(
        ", ", "role", F.concat(F.lit("at "), F.col("place")),
        F.concat(F.lit("strength "), figure(F.col("weight"))))
    rows = rows.withColumns({"details": details, "tellers": F.lit(None).cast("array<string>"),
                             "said": plans.unsaid()})
    if needs_days(plan):
        rows = dates.with_bounds_of_periods(
            checkpoint, "periods-" + name, rows, source["path"], plan)
    else:
        rows = dates.without_bounds(rows)
    rows = rows.withColumn("times", F.array(dates.time()) if dates.needs_times(plan)
                           else dates.no_times())
    return judge(plan, ordered(rows), wanted)


def strength():
    """The strength that a row gives; what is no number ends the job."""
    value = F.col("given").try_cast("double")
    said = F.concat(F.lit("the strength of the tie "), "source", F.lit(" - "), "target",
                    F.lit(" is no number: "), "given")
    return F.when(F.col("given").isNotNull(), F.when(F.abs(value) <= 1e300, value).otherwise(
        F.raise_error(said).cast("double")))


# Claims


def of_claims(spark, storage, plan, numbers, ends):
    """Claims that agree in ends, kind, role, place and key are one tie, as one machine has them.

    Those that a selection takes and those that it leaves are two, as answers tell them apart. The
    claims of all inputs go together.
    """
    selection = plan.get("selection") or {}
    lines = claims.read_all(spark, storage, plan, numbers)
    rows, wanted = claims.choose(spark, of_all_standings(plan), lines)
    if ends:
        rows = rows.where(touches(ends, "subject", "object"))
    rows = rows.withColumn("wanted", F.coalesce(wanted, F.lit(False)))
    rows = occasions.with_days(claims.date(lines, rows))
    rows = rows.drop("source").withColumnsRenamed({
        "subject": "source", "object": "target", "at": "place"})
    if dates.needed(plan):
        dates.refuse_undatable(rows, claims.paths(plan, numbers))
    rows = judge(plan, ordered(rows), F.col("wanted"))
    details = F.concat_ws(
        ", ", "role", F.concat(F.lit("at "), F.col("place")),
        F.concat(F.lit("for "), F.col("for")),
        F.concat(F.lit("strength "), figure(F.col("strength"))))
    # What is merged to ties keeps plans apart, as they are not counted unless they are asked for.
    rows = rows.withColumn("planned", (F.col("standing") == "planned") & (plan["task"] == "ties"))
    states = ["lasts", "counts", "otherwise", "planned"]
    times = F.collect_set(dates.time()) if dates.needs_times(plan) else dates.no_times()
    own = [F.collect_set(plans.claim()).alias("said")] if follows_plans(plan) else []
    bounds = {name: F.min if name in ("es", "ee") else F.max for name in dates.BOUNDS}
    alike = rows.withColumn("details", details).groupBy(*KEY, *occasions.DAYS, *states).agg(
        F.max("strength").alias("weight"), F.count("*").alias("count"),
        F.min(rank_of("standing")).alias("best"), F.max("certainty").alias("certainty"),
        *[F.collect_set(F.when(F.col(name) != "", F.col(name))).alias(name)
          for name in ("period", "details")],
        F.collect_set("citations.source").alias("tellers"), times.alias("times"),
        F.min("position").alias("position"), *own, *[
            least_or_most(F.when(F.col("period").isNotNull(), F.col(name))).alias(name)
            for name, least_or_most in bounds.items()])
    if follows_plans(plan):
        # Claims that say the same have the place of the first.
        alike = alike.withColumn("said", F.transform("said", lambda own: own.withField(
            "position", F.col("position"))))
    merged = occasions.numbered(alike, KEY).groupBy(*KEY, "occasion", *states).agg(
        F.max("weight").alias("weight"), F.sum("count").alias("count"), F.min("best").alias("best"),
        F.max("certainty").alias("certainty"),
        *[F.array_sort(F.array_distinct(F.flatten(F.collect_list(name)))).alias(name)
          for name in ("period", "details")],
        F.array_sort(claims.union_of("tellers")).alias("tellers"),
        F.flatten(F.collect_list("times")).alias("times"),
        *([F.flatten(F.collect_list("said")).alias("said")] if follows_plans(plan) else []),
        *[least_or_most(name).alias(name) for name, least_or_most in bounds.items()])
    # Between two dates an occasion is the same; between two graphs, it has the same periods.
    is_one_graph = bool((plan.get("question") or {}).get("from"))
    moment = (F.concat_ws(" ", "occasion.part", "occasion.number") if is_one_graph
              else F.nullif(F.array_join("period", "; "), F.lit("")))
    merged = merged.withColumn("moment", F.when(~F.col("lasts"), moment)).withColumns({
        name: some(F.col(name)) for name in ("period", "details")})
    least = int(selection.get("minSources") or 1)
    if least > 1:
        enough = F.size("tellers") >= least
        merged = merged.withColumns({n: F.col(n) & enough for n in ("counts", "otherwise")})
    return merged.withColumns({
        "said": plans.said(F.col("said")) if follows_plans(plan) else plans.unsaid(),
        "standing": F.element_at(F.array(*[F.lit(s) for s in STANDINGS]), F.col("best") + 1),
        "sources": F.size("tellers").cast("bigint"),
        "evidence": answers.named_first(F.col("tellers"))})


def rank_of(column):
    """The better of two standings comes first."""
    return (F.array_position(F.array(*[F.lit(s) for s in STANDINGS]), F.col(column)) - 1).cast("int")


def texts(column):
    """The different texts of a group, each once."""
    return some(F.array_sort(F.collect_set(F.when(F.col(column) != "", F.col(column)))))


def some(found):
    """The first of some texts, in one."""
    return F.when(F.size(found) > 0, F.array_join(F.slice(found, 1, answers.NAMED), "; "))


# Events


def of_events(spark, storage, checkpoint, plan, name, source, ends, folded):
    wide = of_all_standings(plan)
    merged = ties.read(spark, storage, checkpoint, wide, name, source, folded)
    if ends and folded.changes_nothing:
        merged = merged.where(touches(ends))
    first, last = F.col("first").cast("string"), F.col("last").cast("string")
    kinds = tables.kinds(spark, plan).select("kind", "symmetric")
    rows = merged.join(kinds, "kind", "left")
    nothing = F.lit(None).cast("string")
    stands = F.col("modality").isin((plan.get("selection") or {}).get("modalities") or STANDINGS)
    acts = ties.keep_acts(spark, storage, checkpoint, wide, name, source)
    told = organs.ties(spark, plan, source, acts)
    found = rows.select(
        "source", "target", "kind", F.coalesce("symmetric", F.lit(False)).alias("both"), "weight",
        F.col("modality").alias("standing"),
        F.when(first == last, first).otherwise(F.concat(first, F.lit("/"), last)).alias("period"),
        F.concat(F.lit("strength "), figure(F.col("weight"))).alias("details"), "count", "sources",
        F.lit(source["path"].rsplit("/", 1)[-1]).alias("evidence"), nothing.alias("role"),
        nothing.alias("place"), nothing.alias("key"), nothing.alias("moment"),
        F.lit(False).alias("lasts"), F.col("first").alias("es"), F.col("last").alias("ls"),
        F.col("first").alias("ee"), F.col("last").alias("le"),
        F.lit(dates.CERTAIN).alias("certainty"), stands.alias("counts"),
        (~stands).alias("otherwise"),
        F.lit(None).cast("array<string>").alias("tellers"), plans.unsaid().alias("said"))
    if told is None or not organs.count(plan):
        return found
    told = of_organs(told, source)
    if ends and folded.changes_nothing:
        told = told.where(touches(ends))
    return found.unionByName(folded.fold(told).select(found.columns))


def of_organs(told, source):
    """Ties that codes of actors tell, which have no days."""
    values = {"kind": organs.KIND, "both": False, "standing": "asserted", "lasts": True,
              "count": 1, "sources": 1, "evidence": source["path"].rsplit("/", 1)[-1],
              "certainty": dates.CERTAIN, "counts": True, "otherwise": False}
    kinds = {"weight": "double", "tellers": "array<string>", "count": "bigint", "sources": "bigint"}
    columns = {name: F.lit(values.get(name)).cast(kinds[name]) if name in kinds
               else F.lit(values[name]) if name in values else F.lit(None).cast("string")
               for name in COLUMNS if name not in ("source", "target")}
    columns["said"] = plans.unsaid()
    for name, bound in zip(dates.BOUNDS, (dates.never(), dates.ever(), dates.never(), dates.ever())):
        columns[name] = bound
    return told.select("source", "target", organs.times().alias("times"), *[
        value.alias(name) for name, value in columns.items()])


def refuse_absent(spark, storage, plan, known, names):
    """Refuses names of entities that no tie and no line of the inputs has."""
    missing = [name for name in names if name not in known]
    for source in plan["inputs"]:
        if missing and source["format"] in ("claims", "nodes"):
            declared = (tables.entities(spark, storage, source) if source["format"] == "nodes"
                        else claims.entities(claims.read(spark, storage, source)))
            found = {row["id"] for row in declared.where(F.col("id").isin(missing))
                     .limit(len(missing)).collect()}
            missing = [name for name in missing if name not in found]
    if missing:
        paths = ", ".join(source["path"] for source in plan["inputs"])
        raise Refusal("there is no entity '%s' in %s" % (missing[0], paths),
                      "Spark knows entities by their ids, which are written exactly so")
