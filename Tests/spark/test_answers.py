"""Answers of ties, claims and events, against plain definitions on small graphs."""

import csv
import datetime
import json
import unittest
from collections import deque

import gdelt_rows
import graphs
import jobs
import vocabulary

WORDS = vocabulary.plan_words()
SAMPLES = graphs.samples()
STANDINGS = ["asserted", "reported", "planned", "denied"]
LASTING = [{"kind": kind, "symmetric": kind == "ally", "sign": "neutral", "life": "interval",
            "family": "absence" if kind == "no-ties" else "structure", "defaultStrength": 1.0}
           for kind in ("ally", "member", "part-of", "no-ties")]
KINDS = [{**kind, "life": "point"} for kind in WORDS["kinds"]] + LASTING


class AnswerTest(jobs.JobTest):
    def plan(self, task, *inputs, question=None, standings=("asserted", "reported"), **changes):
        selection = {"modalities": list(standings), **changes.pop("selection", {})}
        return {"version": 1, "task": task, "inputs": list(inputs), "kinds": KINDS,
                "partitions": 1, "selection": selection, "question": question or {},
                "graph": {"slot": 7, **changes.pop("graph", {})},
                "output": {"top": 1000, **changes.pop("output", {})}, **changes}

    def table(self, rows, name="ties.csv", header=("source", "target", "kind", "weight")):
        path = self.folder / name
        with open(path, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])
        return {"path": str(path), "format": "ties", "separator": ","}

    def claims(self, *lines, name="claims.jsonl"):
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
        return {"path": self.write(name, text), "format": "claims"}

    def ask(self, task, *inputs, **changes):
        return self.run_job(self.plan(task, *inputs, **changes)).last


def ways(rows, direction):
    """Who is reached from each in one step."""
    found = {}
    for source, target, kind, _ in rows:
        both = direction == "ignore" or kind in vocabulary.SYMMETRIC
        if direction != "reversed" or both:
            found.setdefault(source, set()).add(target)
        if direction == "reversed" or both:
            found.setdefault(target, set()).add(source)
    return found


def distance(rows, direction, start, end):
    near, steps, waiting = ways(rows, direction), {start: 0}, deque([start])
    while waiting:
        node = waiting.popleft()
        for other in near.get(node, ()):
            if other not in steps:
                steps[other] = steps[node] + 1
                waiting.append(other)
    return steps.get(end)


class Neighbors(AnswerTest):
    def test_all_ties_of_an_entity_are_listed_loops_and_repeated_ones_too(self):
        rows = SAMPLES["mixed"].rows
        source = self.table(rows)
        for name, wanted in (("北京", None), ("alone", None), ("a", "out")):
            with self.subTest(name):
                done = self.ask("neighbors", source, question={"entity": name, "direction": wanted})
                expected = []
                for tail, head, kind, weight in rows:
                    if name in (tail, head):
                        way = ("both" if kind in vocabulary.SYMMETRIC
                               else "out" if tail == name else "in")
                        if wanted in (None, way) or way == "both":
                            expected.append((head if tail == name else tail, way, kind, weight))
                found = [(t["id"], t["direction"], t["kind"], t["weight"]) for t in done["ties"]]
                self.assertEqual(sorted(found), sorted(expected))
                self.assertEqual(done["rows"], len(expected))

    def test_what_is_planned_or_says_that_there_is_no_tie_stands_apart(self):
        source = self.table(
            [("a", "b", "visited", "", "planned"), ("a", "c", "no-ties", "", ""),
             ("d", "a", "visited", 2, "")],
            header=("source", "target", "kind", "weight", "modality"))
        done = self.ask("neighbors", source, question={"entity": "a"})
        self.assertEqual([(t["id"], t["apart"]) for t in done["ties"]],
                         [("d", False), ("b", True), ("c", True)])

    def test_who_is_nowhere_is_told(self):
        run = self.run_job(self.plan("neighbors", self.table([("a", "b", "visited", 1)]),
                                     question={"entity": "A"}), status=2)
        self.assertIn("no entity 'A'", run.last["message"])

    def test_a_strength_that_is_no_number_is_refused(self):
        run = self.run_job(self.plan("neighbors", self.table([("a", "b", "visited", "much")]),
                                     question={"entity": "a"}), status=2)
        self.assertIn("the strength of the tie a - b is no number: much", run.last["message"])


class Paths(AnswerTest):
    def check(self, rows, source, direction, first, last, limit=6):
        done = self.ask("path", source, question={"first": first, "last": last, "limit": limit},
                        graph={"direction": direction})
        length = distance(rows, direction, first, last)
        if length is None or length > limit:
            return self.assertEqual(done["ties"], [])
        self.assertEqual(done["rows"], length)
        names = [first] + [step["id"] for step in done["ties"]]
        self.assertEqual(names[-1], last)
        near = ways(rows, direction)
        for step, (tail, head) in zip(done["ties"], zip(names, names[1:])):
            self.assertEqual(step["from"], tail)
            self.assertIn(head, near[tail])
            self.assertEqual({step["source"], step["target"]}, {tail, head})

    def test_a_path_has_as_few_steps_as_any(self):
        rows = [row for row in SAMPLES["mixed"].rows]
        source = self.table(rows)
        for direction, first, last in (("ignore", "a", "node 50"), ("declared", "北京", "node 33"),
                                       ("reversed", "island 1", "sink")):
            with self.subTest(direction):
                self.check(rows, source, direction, first, last)

    def test_no_path_is_longer_than_is_asked_for(self):
        source = self.table(SAMPLES["chain"].rows)
        self.check(SAMPLES["chain"].rows, source, "declared", "c00", "c05", limit=5)
        self.check(SAMPLES["chain"].rows, source, "declared", "c00", "c05", limit=4)

    def test_a_hub_whose_ties_are_dealt_out_joins_its_leaves(self):
        rows = SAMPLES["hub"].rows
        self.check(rows, self.table(rows), "ignore", "leaf 003", "leaf 110")


class Counts(AnswerTest):
    def test_entities_ties_and_degrees_are_counted(self):
        rows = SAMPLES["mixed"].rows
        done = self.ask("census", self.table(rows), standings=STANDINGS)
        counts = {(c["group"], c["name"]): c.get("count", c.get("value")) for c in done["counts"]}
        names = {end for row in rows for end in row[:2]}
        self.assertEqual(counts["kind", "entity"], len(names))
        for kind in graphs.KINDS:
            self.assertEqual(counts["relation", kind], sum(row[2] == kind for row in rows))
        self.assertEqual(counts["sign", "negative"], sum(row[2] == "attacks" for row in rows))
        others = {name: {b if a == name else a for a, b, *_ in rows if name in (a, b) and a != b}
                  for name in names}
        degrees = sorted(len(found) for found in others.values())
        self.assertEqual(counts["degree", "max"], degrees[-1])
        self.assertEqual(counts["degree", "median"], degrees[(len(degrees) - 1) // 2])
        self.assertEqual(counts["degree", "isolated"], degrees.count(0))
        strengths = [sum(w for a, b, _, w in rows if name in (a, b) and a != b) for name in names]
        self.assertAlmostEqual(counts["strength", "max"], max(strengths))


class Changes(AnswerTest):
    HEADER = ("source", "target", "kind", "weight", "period", "modality")

    def found(self, done):
        return {(t["change"], t["source"], t["target"], t["kind"], t["certainty"])
                for t in done["ties"]}

    def test_between_two_dates_ties_begin_and_end(self):
        source = self.table([
            ("a", "b", "visited", 1, "2024-07-03", ""), ("a", "c", "ally", "", "2020/..", ""),
            ("c", "d", "member", 1, "2021/2023", ""), ("c", "d", "member", 1, "2024/", ""),
            ("e", "c", "member", 1, "2019/2022-06", ""), ("a", "ü", "met-with", 1, "2024-07", ""),
            ("a", "z", "met-with", 1, "", "")], header=self.HEADER)
        done = self.ask("changes", source, standings=STANDINGS, question={
            "from": ["2022-01-01", "2022-12-31"], "to": ["2024-07-04", "2024-07-04"]})
        self.assertEqual(self.found(done), {
            ("new", "a", "b", "visited", 2), ("new", "a", "ü", "met-with", 1),
            ("changed", "c", "d", "member", 1), ("ended", "c", "e", "member", 2)}
            - {("ended", "c", "e", "member", 2)} | {("ended", "e", "c", "member", 2)})
        self.assertEqual({(e["id"], e["change"]) for e in done["entities"]},
                         {("b", "new"), ("ü", "new"), ("e", "ended")})

    def test_two_tables_are_compared_by_what_ties_are(self):
        before = self.table([("a", "b", "visited", 2, "2024", ""), ("a", "b", "member", 1, "", ""),
                             ("x", "y", "ally", 1, "", ""), ("p", "q", "visited", 1, "2023", "")],
                            "before.csv", self.HEADER)
        after = self.table([("b", "a", "ally", 1, "", ""), ("a", "b", "member", 3, "", "planned"),
                            ("y", "x", "ally", 1, "", ""), ("a", "b", "visited", 2, "2024", "")],
                           "after.csv", self.HEADER)
        done = self.ask("changes", {**before, "side": "before"}, {**after, "side": "after"},
                        standings=STANDINGS)
        self.assertEqual(self.found(done), {
            ("new", "a", "b", "ally", 2), ("changed", "a", "b", "member", 2),
            ("ended", "p", "q", "visited", 2)})
        changed = next(t for t in done["ties"] if t["change"] == "changed")
        self.assertEqual(changed["differences"], "standing, strength")
        self.assertEqual({e["id"] for e in done["entities"]}, {"p", "q"})


class Claims(AnswerTest):
    LINES = [
        {"source": {"id": "wire", "date": "2024-07-03"}}, {"source": {"id": "post"}},
        {"entity": {"id": "ru", "kind": "state", "name": "Russia"}},
        {"entity": {"id": "lone", "kind": "state", "name": "Lone"}},
        {"subject": "ru", "relation": "ally", "object": "by", "strength": 2.0,
         "citations": [{"source": "wire"}]},
        {"subject": "by", "relation": "ally", "object": "ru", "strength": 5.0, "period": "2001/..",
         "citations": [{"source": "post"}, {"source": "wire"}]},
        {"subject": "ru", "relation": "visited", "object": "kz", "period": "2024-07-03"},
        {"subject": "ru", "relation": "visited", "object": "kz", "period": "2024-05"},
        {"subject": "kz", "relation": "visited", "object": "ru", "modality": "planned",
         "citations": [{"source": "wire"}]},
        {"subject": "ru", "relation": "member", "object": "sco", "saidBy": "x", "role": "founder"},
        {"subject": "ru", "relation": "member", "object": "eu", "polarity": "denied"}]

    def test_claims_of_one_tie_are_told_together(self):
        done = self.ask("neighbors", self.claims(*self.LINES), question={"entity": "ru"})
        ties = {(t["id"], t["kind"], t["standing"], t.get("period")): t for t in done["ties"]}
        ally = ties["by", "ally", "asserted", "2001/.."]
        self.assertEqual((ally["weight"], ally["count"], ally["sources"], ally["evidence"]),
                         (5.0, 2, 2, "post; wire"))
        self.assertEqual(ties["sco", "member", "reported", None]["details"], "founder")
        self.assertEqual({t["standing"] for t in done["ties"] if t["apart"]}, {"planned", "denied"})
        self.assertEqual(len(ties), 6)

    def test_days_that_a_claim_does_not_say_are_those_of_its_sources(self):
        source = self.claims(*self.LINES)
        for day, expected in (("2024-06-30", {("by", "ally"), ("kz", "visited"), ("sco", "member")}),
                              ("2000-01-01", {("by", "ally"), ("sco", "member")})):
            done = self.ask("neighbors", source, question={"entity": "ru"},
                            selection={"asOf": [day, day]}, standings=STANDINGS)
            # The planned visit lies ahead of the source that tells of it.
            expected = expected | {("eu", "member")}
            self.assertEqual({(t["id"], t["kind"]) for t in done["ties"] if not t["apart"]},
                             expected, day)

    def test_claims_become_ties(self):
        plan = self.plan(
            "ties", self.claims(*self.LINES), standings=STANDINGS[:3],
            output={"parquet": str(self.folder / "ties.parquet"),
                    "csv": str(self.folder / "ties.csv"), "nodes": str(self.folder / "nodes.csv")})
        self.run_job(plan)
        with open(self.folder / "ties.csv", encoding="utf-8", newline="") as file:
            ties = {(r["source"], r["target"], r["kind"], r["modality"]): (
                r["type"], float(r["weight"]), r["count"], r["start"], r["end"], r["sources"])
                for r in csv.DictReader(file)}
        self.assertEqual(ties, {
            ("by", "ru", "ally", "asserted"): ("Undirected", 5.0, "2", "2001-01-01", "", "2"),
            ("ru", "kz", "visited", "asserted"): (
                "Directed", 2.0, "2", "2024-05-01", "2024-07-03", "0"),
            ("kz", "ru", "visited", "planned"): ("Directed", 1.0, "1", "", "", "1"),
            ("ru", "sco", "member", "asserted"): ("Directed", 1.0, "1", "", "", "0")})
        nodes = (self.folder / "nodes.csv").read_text(encoding="utf-8")
        self.assertIn("lone,Lone,state\n", nodes)
        self.assertIn("kz,kz,entity\n", nodes)


class Days(AnswerTest):
    def test_periods_hold_as_one_machine_reads_them(self):
        # Possibly (1), certainly (2) or not (0) on 2024-07-03, as something that lasts and as
        # something that happened by then.
        cases = [("2024-07-03", 2, 2), ("2024-07-04", 0, 0), ("2024-07-02", 0, 2),
                 ("2024-07-04~", 1, 1), ("2024-07-04?", 0, 0), ("2024-07", 1, 1), ("2024", 1, 1),
                 ("2023~", 1, 1), ("2023", 0, 2), ("202X", 1, 1), ("19XX", 0, 2), ("2024-22", 1, 1),
                 ("2023-24", 0, 2), ("2024-XX", 1, 1), ("2024-07-XX", 1, 1), ("2001/..", 2, 1),
                 ("2001/", 1, 1), ("/2024-07-03", 2, 2), ("../2024-07-02", 0, 2),
                 ("2024-07-01/2024-07-03", 2, 2), ("2024-07-03/2024-08", 2, 1),
                 ("2024-07-03T10:00/..", 2, 1), ("2024-07-03/..", 2, 1), (None, 1, 1)]
        from pyspark.sql import functions as F

        import dates
        spark = jobs.session()
        text = json.dumps([{"n": n, "period": p} for n, (p, *_) in enumerate(cases)])
        rows = spark.range(1).select(F.explode(F.from_json(
            F.lit(text), "array<struct<n int, period string>>")).alias("r")).select("r.*")
        selection = {"asOf": ["2024-07-03", "2024-07-03"]}
        for place, lasts in ((1, True), (2, False)):
            table = dates.with_bounds(rows, F.col("period"), F.lit(lasts)).withColumn(
                "found", dates.certainty(selection, F.lit(lasts)))
            for row in table.collect():
                self.assertIsNone(row["undatable"])
                self.assertEqual(row["found"], cases[row["n"]][place], (row["period"], lasts))

    def test_a_period_that_can_not_be_read_is_refused_where_days_are_asked_for(self):
        source = self.table([("a", "b", "ally", 1, "July 2024")],
                            header=("source", "target", "kind", "weight", "period"))
        plan = self.plan("neighbors", source, question={"entity": "a"},
                         selection={"during": ["2024-01-01", None]})
        self.assertIn("'July 2024'", self.run_job(plan, status=2).last["message"])
        plan = self.plan("rank", source, rank={"measure": "degree"},
                         selection={"asOf": ["2024-01-01", "2024-01-01"]})
        self.assertIn("'July 2024'", self.run_job(plan, status=2).last["message"])
        # It looks like a day, and is none.
        source = self.table([("a", "b", "ally", 1, "2024-02-30")],
                            header=("source", "target", "kind", "weight", "period"))
        plan = self.plan("rank", source, rank={"measure": "degree"},
                         selection={"asOf": ["2024-01-01", "2024-01-01"]})
        self.assertIn("'2024-02-30'", self.run_job(plan, status=2).last["message"])


class Folding(AnswerTest):
    def test_ties_of_organs_are_those_of_their_states(self):
        rows = [("RUSMIL", "USA", "visited", 1), ("RUS", "USAGOV", "met-with", 2),
                ("RUSMIL", "RUS", "part-of", 1), ("RUSMIL", "RUSGOV", "visited", 3),
                ("UNO", "TWO", "visited", 1)]
        parts = [("RUSGOV", "RUS"), ("USAGOV", "USA"), ("TWO", "RUS"), ("TWO", "USA")]
        kinds = [(name, "state" if len(name) == 3 and name not in ("UNO", "TWO") else "organization")
                 for name in ("RUS", "USA", "UNO", "TWO", "RUSMIL", "RUSGOV", "USAGOV")]
        sources = [self.table(rows), self.table([(*ends, "part-of", 1) for ends in parts], "parts.csv"),
                   {**self.table(kinds, "nodes.csv", ("id", "kind")), "format": "nodes"}]
        folding = {"organs": True, "organizationKinds": ["organization"], "placeKinds": ["place"]}
        done = self.ask("neighbors", *sources, question={"entity": "RUS"}, folding=folding)
        self.assertEqual({(t["id"], t["kind"], t["direction"]) for t in done["ties"]},
                         {("USA", "visited", "out"), ("USAGOV", "met-with", "both"),
                          ("UNO", "visited", "in"), ("USA", "part-of", "out")})
        done = self.ask("rank", *sources, rank={"measure": "degree"}, folding=folding,
                        graph={"direction": "ignore"})
        self.assertEqual({row["id"]: row["value"] for row in done["top"]},
                         {"RUS": 2, "USA": 2, "UNO": 2})


class Events(AnswerTest):
    def test_answers_of_events_are_those_of_their_ties(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [row for row in gdelt_rows.rows(300) if row not in bad]
        # Two of one kind, before and after a day.
        lines += ["\t".join(gdelt_rows.row(70000 + int(day), day))
                  for day in ("20240702", "20240705")]
        source = {"path": self.write("e.export.CSV", "\n".join(lines) + "\n"), "format": "gdelt",
                  "header": False, "columns": gdelt_rows.columns(61), "separator": "\t"}
        words = {**WORDS, "kinds": KINDS}
        ties = str(self.folder / "ties.parquet")
        plan = {**self.plan("ties", source), **words, "output": {"parquet": ties}}
        self.run_job(plan)
        merged = {"path": ties, "format": "ties"}
        found = []
        for each in (source, merged):
            plan = {**self.plan("rank", each, rank={"measure": "strength"},
                                graph={"direction": "ignore", "weight": "strength"}), **words}
            self.assertEqual(self.run_job(plan).status, 0)
            ranked = self.run_job(plan).last["top"]
            plan = {**self.plan("neighbors", each, question={"entity": "RUS"}), **words}
            near = self.run_job(plan).last["ties"]
            found.append((
                {row["id"]: round(row["value"], 6) for row in ranked},
                sorted((t["id"], t["kind"], t["count"], t["weight"]) for t in near
                       if not t["apart"])))
        self.assertEqual(*found)
        self.assertTrue(found[0][1])
        plan = {**self.plan("changes", source, question={
            "from": ["2024-07-03"] * 2, "to": ["2024-07-08"] * 2}), **words}
        changes = self.run_job(plan).last["figures"]
        days = [(row["first"], row["last"]) for row in jobs.session().read.parquet(
            ties.translate({ord(c): "\\" + c for c in "[]{}*"})).collect()]
        first, last = (datetime.date(2024, 7, day) for day in (3, 8))
        self.assertEqual(changes["ties-new"], sum(first < begin <= last for begin, _ in days))
        # What went on until the 9th had more events on the 8th only if it had some by then.
        self.assertLessEqual(changes["ties-changed"], sum(b <= first < e for b, e in days))
        self.assertGreater(changes["ties-changed"], 0)
        self.assertNotIn("ties-ended", changes)


if __name__ == "__main__":
    unittest.main()
