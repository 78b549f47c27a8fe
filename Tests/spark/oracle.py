"""What the ties of event rows are, worked out row by row as the one-machine readers do."""

import datetime
import math
import re

import gdelt_rows
import vocabulary

SPACES = " \t\n\x0b\x0c\r"


def clean(text):
    text = text.strip(SPACES)
    return None if text in ("", "None", "NULL") else text


def day(text):
    if re.fullmatch(r"\d{8}(\d{6})?", text or ""):
        text = "%s-%s-%s" % (text[:4], text[4:6], text[6:8])
    match = re.match(r"(\d{4}-\d\d-\d\d)([ T].*)?$", text or "")
    try:
        return datetime.date.fromisoformat(match.group(1)) if match else None
    except ValueError:
        return None


def number(text):
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) <= 10 else None


class Table:
    """Rows of GDELT with their fates; then the ties of those that count."""

    def __init__(self, lines, file, plan, count=61):
        self.rows = self.bad = self.one_sided = self.left_out = 0
        self.acts = []
        self.reasons = []
        self.plan = plan
        self.meanings = {m["code"]: m for m in plan["meanings"]}
        self.kinds = {k["kind"]: k for k in plan["kinds"]}
        self.states = {c["code"]: c["iso"] for c in plan["countries"]}
        self.place = {name: i for i, name in enumerate(gdelt_rows.columns(count))}
        for line in lines:
            if line:
                self.read(line, file, count)

    def fault(self, reason):
        self.bad += 1
        self.reasons.append(reason)

    def read(self, line, file, count):
        self.rows += 1
        fields = line.split("\t")
        if len(fields) < count or any(fields[count:]):
            return self.fault("columns")

        def field(name):
            return clean(fields[self.place[name]])

        if not field("GLOBALEVENTID"):
            return self.fault("id")
        date = day(field("Day"))
        if date is None:
            return self.fault("day")
        ends = [self.party(field, actor) for actor in ("Actor1", "Actor2")]
        if None in ends:
            self.one_sided += 1
            return None
        text = field("GoldsteinScale")
        score = number(text) if text else None
        if text and score is None:
            return self.fault("score")
        mentions = field("NumMentions")
        if mentions and not re.fullmatch(r"[-+]?\d+", mentions):
            return self.fault("mentions")
        code = field("EventCode") or field("EventBaseCode") or field("EventRootCode")
        meaning = self.meanings.get(code) or {
            "kind": "acts-toward", "planned": False, "reversed": False, "strength": None}
        kind = self.kinds[meaning["kind"]]
        if kind["symmetric"]:
            ends.sort(key=lambda end: end[0].encode())
        elif meaning["reversed"]:
            ends.reverse()
        told = meaning["strength"] if score is None else score
        size = abs(told or 0) or kind["defaultStrength"]
        address = field("SOURCEURL")
        host = re.match(r"https?://([^/?#:]+)", address or "", re.I)
        act = {
            "event": field("GLOBALEVENTID"), "day": date, "source": ends[0][0],
            "target": ends[1][0], "kinds": [ends[0][1], ends[1][1]], "kind": meaning["kind"],
            "modality": "planned" if meaning["planned"] else "asserted", "strength": size,
            "score": score, "mentions": int(mentions) if mentions else None,
            "origin": address or file,
            "publisher": re.sub(r"^www\.", "", host.group(1)) if host else None}
        if self.wants(act):
            self.acts.append(act)
        else:
            self.left_out += 1
        return None

    def party(self, field, actor):
        code, country = field(actor + "Code"), field(actor + "CountryCode")
        if code is None:
            return None
        if code == country and code in self.states:
            return self.states[code], "state"
        types = [field(actor + "Type%dCode" % i) for i in (1, 2, 3)]
        is_body = field(actor + "KnownGroupCode") or set(types) & set(vocabulary.BODIES)
        return code, "organization" if is_body else "entity"

    def wants(self, act):
        selection = self.plan.get("selection") or {}

        def allows(name, values):
            asked = selection.get(name)
            return asked is None or bool(set(values) & set(asked))

        return (allows("relations", [act["kind"]]) and allows("modalities", [act["modality"]])
                and all(allows("among", [kind]) for kind in act["kinds"])
                and allows("actors", [act["source"], act["target"]])
                and allows("sources", [act["origin"], act["publisher"]])
                and str(act["day"]) >= (selection.get("first") or "")
                and str(act["day"]) <= (selection.get("last") or "9"))


def ties(acts, min_sources=1, min_tie_sources=1):
    """Ties by source, target, kind and modality."""
    relations = {}
    for act in acts:
        key = tuple(act[n] for n in ("event", "source", "target", "kind", "modality", "day"))
        relations.setdefault(key, []).append(act)
    found = {}
    for key, rows in relations.items():
        origins = {row["origin"] for row in rows}
        if len(origins) < min_sources:
            continue
        tie = found.setdefault(key[1:5], {
            "weight": [], "count": 0, "days": [], "scores": [], "origins": set(), "mentions": []})

        def greatest(name):
            return [max(values)] if (values := [r[name] for r in rows if r[name] is not None]) else []

        tie["weight"] += greatest("strength")
        tie["scores"] += greatest("score")
        tie["mentions"] += greatest("mentions")
        tie["count"] += 1
        tie["days"].append(key[5])
        tie["origins"] |= origins
    return {
        key: {
            "weight": math.fsum(tie["weight"]), "count": tie["count"], "first": min(tie["days"]),
            "last": max(tie["days"]),
            "goldstein": math.fsum(tie["scores"]) / len(tie["scores"]) if tie["scores"] else None,
            "sources": len(tie["origins"]),
            "mentions": sum(tie["mentions"]) if tie["mentions"] else None}
        for key, tie in found.items() if len(tie["origins"]) >= min_tie_sources}
