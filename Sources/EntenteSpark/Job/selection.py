"""Which acts count: by date, relation, actor, kind of actor, modality and source.

The values of a plan become literals of the query, never parts of its text.
"""

import datetime

from pyspark.sql import functions as F

from failures import Refusal


def condition(selection):
    """The condition under which an act counts; of acts that name both ends."""
    wanted = F.lit(True)

    def among(column, values):
        return F.coalesce(F.col(column).isin(list(values)), F.lit(False))

    if selection.get("relations") is not None:
        wanted &= among("kind", selection["relations"])
    if selection.get("among") is not None:
        wanted &= among("source_kind", selection["among"])
        wanted &= among("target_kind", selection["among"])
    if selection.get("actors") is not None:
        wanted &= among("source", selection["actors"]) | among("target", selection["actors"])
    if selection.get("first"):
        wanted &= F.col("date") >= F.lit(date(selection["first"]))
    if selection.get("last"):
        wanted &= F.col("date") <= F.lit(date(selection["last"]))
    if selection.get("modalities") is not None:
        modality = F.when(F.col("planned"), "planned").otherwise("asserted")
        wanted &= modality.isin(list(selection["modalities"]))
    if selection.get("sources") is not None:
        wanted &= among("origin", selection["sources"]) | among("publisher", selection["sources"])
    return wanted


def date(text):
    try:
        return datetime.date.fromisoformat(text)
    except (TypeError, ValueError):
        raise Refusal("'%s' in the selection is no day" % text)
