"""The words of a plan as tables: what codes mean, which names are countries.

They are small whatever the input is, some hundred rows at most, so each worker gets a copy.
"""

import json

from pyspark.sql import functions as F

# Sums are kept in hundred-millionths: whole numbers add up to the same in any order.
UNIT = 100_000_000


def table(spark, rows, schema):
    """Rows of a plan as a table that is copied to the workers."""
    text = F.lit(json.dumps(rows))
    frame = spark.range(1).select(F.inline(F.from_json(text, "array<struct<%s>>" % schema)))
    return F.broadcast(frame)


def meanings(spark, plan):
    """Code, kind, planned, reversed, symmetric, and the strength of an act without a score, and
    of one whose score is 0, which says nothing of its size."""
    kinds = {kind["kind"]: kind for kind in plan.get("kinds", [])}
    rows = []
    for meaning in plan.get("meanings", []):
        rows.append({"code": meaning["code"], **sense(meaning, kinds)})
    schema = "code string, kind string, planned boolean, reversed boolean, symmetric boolean, " \
             "unsized bigint, usual bigint"
    return table(spark, rows, schema)


def unknown(plan):
    """What an act of an unknown code means."""
    kinds = {kind["kind"]: kind for kind in plan.get("kinds", [])}
    meaning = plan.get("unknownMeaning") or {"kind": "acts-toward"}
    return sense(meaning, kinds)


def sense(meaning, kinds):
    kind = kinds.get(meaning["kind"], {})
    usual = kind.get("defaultStrength") or 1.0
    strength = abs(meaning.get("strength") or 0) or usual
    return {
        "kind": meaning["kind"], "planned": bool(meaning.get("planned")),
        "reversed": bool(meaning.get("reversed")), "symmetric": bool(kind.get("symmetric")),
        "unsized": round(strength * UNIT), "usual": round(usual * UNIT),
    }


def countries(spark, plan):
    """The codes of countries and of their states: `code`, `iso`."""
    return table(spark, plan.get("countries", []), "code string, iso string")


def names(spark, plan):
    """The names of countries in small letters, the codes, and the ids of their states."""
    return table(spark, plan.get("names", []), "name string, iso string, id string")
