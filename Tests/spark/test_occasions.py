"""Claims of one act are one on Spark if they are one on one machine: with days, with some, with none."""

import csv
import io
import json
import random
import unittest

from programs import ProgramTest

STRENGTH = ["--by", "strength", "--weight", "strength"]
PERIODS = [None, None, "2024", "2024-07", "2024-07-04", "2024-07-04", "2024-07-05", "2024-07-03/2024-07-04",
           "2024-06/2024-07", "2023/..", "../2024-07-04", "2024-07~", "2024-2X", "202X", "2024-21",
           "2024-07-04?", "2024-08-01/", "2025"]
# Each case is the claims of one pair in the order of the input, as their periods.
CASES = {
    "dated, then not": ["2024-07-04", None], "not, then dated": [None, "2024-07-04"],
    "not between two days": ["2024-07-04", None, "2024-07-05"],
    "not before two days": [None, "2024-07-05", "2024-07-04"],
    "none has a day": [None, None, None],
    "year, month, day": ["2024", "2024-07", "2024-07-04"],
    "month narrows the year": ["2024", "2024-07", "2024-08-01", "2024-07-04", "2024-08"],
    "days, then their month": ["2024-07-04", "2024-07-05", "2024-07"],
    "spans meet": ["2024-07-01/2024-07-04", "2024-07-04/2024-07-09", "2024-07-02", "2024-07-08"],
    "chain": ["2024-07-01/2024-07-03", "2024-07-03/2024-07-05", "2024-07-05/2024-07-07"],
    "about a day": ["2024-07-04~", "2024-07-05", "2024-07-03"],
}


def lines(cases, seed=3):
    """Claims of each case of a pair of its own, each as strong as no sum of others."""
    chance = random.Random(seed)
    rows = []
    for name, periods in cases.items():
        for number, period in enumerate(periods):
            rows.append({"subject": name, "relation": "met-with", "object": "hub",
                         "strength": float(2 ** number), "period": period})
    return [json.dumps({k: v for k, v in row.items() if v is not None}) for row in rows]


class Occasions(ProgramTest):
    def write_lines(self, name, rows):
        return self.write(name, "".join(row + "\n" for row in rows))

    def test_an_act_told_of_twice_and_dated_once_is_one(self):
        self.write_lines("claims.jsonl", lines(CASES))
        scores, _ = self.assert_same_scores("claims.jsonl", *STRENGTH)
        self.assertEqual(scores["dated, then not"], 2)
        self.assertEqual(scores["not between two days"], 2 + 4)
        self.assertEqual(scores["none has a day"], 4)
        self.assertEqual(scores["chain"], 2 + 4)

    def test_claims_of_any_days_and_sources_are_one_where_one_machine_has_them_so(self):
        self.write_lines("claims.jsonl", drawn(1, 700))
        for options in ([], ["--modality", "planned"], ["--source", "wire", "--min-sources", "2"],
                        ["--as-of", "2024-07-04"]):
            self.assert_same_scores("claims.jsonl", *STRENGTH, *options)

    def test_claims_of_several_files_are_of_one_tie(self):
        rows = drawn(4, 300)
        heads = [row for row in rows if "date" in row]
        self.write_lines("b.jsonl", rows[:200])
        self.write_lines("a.jsonl", [*heads, *rows[200:]])
        self.assert_same_scores("b.jsonl", "--with", "a.jsonl", *STRENGTH)

    def test_ties_converted_are_as_strong_and_as_many(self):
        self.write_lines("claims.jsonl", drawn(5, 400))
        plan = self.planned("convert", "claims.jsonl", "-o", str(self.folder / "ties.parquet"))
        self.run_job(plan)
        self.write("ties.graph.csv", "entente attribute,value\nentente,1 local\n")
        merged = ["ties.csv", "--with", "ties.nodes.csv", "--with", "ties.graph.csv"]
        for options in (STRENGTH, ["--by", "degree"]):
            here, there = (self.scores(self.program(
                "rank", *files, *options, "--top", "0", "--format", "csv", "--quiet").stdout)
                for files in (["claims.jsonl"], merged))
            self.assertEqual(set(here), set(there))
            for name, score in here.items():
                self.assertAlmostEqual(there[name], score, delta=1e-9 * max(1, score))

    def test_between_two_dates_an_act_stays_one_when_more_is_told_of_it(self):
        self.write_lines("claims.jsonl", lines({"a": ["2024", "2024-07-04"], "b": ["2023", "2024"],
                                                "c": [None, "2024-07-04"], "d": ["2022", None]}))
        command = ["compare", "claims.jsonl", "--from", "2024-06-01", "--to", "2024-12-31"]
        text = self.program(*command, "--format", "csv", "--quiet").stdout
        here = {(row["change"], *sorted([row["subject"], row["object"]])) for row in csv.DictReader(io.StringIO(text))
                if row["item"] == "tie"}
        done = self.run_job(self.planned(*command)).last
        there = {(tie["change"], *sorted([tie["source"], tie["target"]])) for tie in done["ties"]
                 if tie["change"] != "changed"}
        self.assertEqual(there, here)
        self.assertTrue(here)

    def test_ties_are_listed_as_on_one_machine(self):
        self.write_lines("claims.jsonl", lines(CASES) + drawn(6, 200, [None]))
        for name in ("hub", "a", "b"):
            command = ["neighbors", "claims.jsonl", name, "--top", "0"]
            text = self.program(*command, "--format", "csv", "--quiet").stdout
            here = [(row["relation"], row["id"]) for row in csv.DictReader(io.StringIO(text))]
            done = self.run_job(self.planned(*command)).last
            there = [(tie["kind"], tie["id"]) for tie in done["ties"]]
            self.assertEqual(sorted(there), sorted(here))
            self.assertGreater(len(here), 5)

    def test_a_day_that_cannot_be_read_is_refused(self):
        for period in ("soon", "2024-07-05/2024-07-03", "2024-02-30"):
            self.write_lines("claims.jsonl", lines({"a": ["2024", period]}))
            plan = self.planned("rank", "claims.jsonl", "--by", "degree")
            run = self.run_job(plan, status=2)
            self.assertIn(period, run.last["message"])


def drawn(seed, count, manners=(None, None, "planned")):
    """Claims of few pairs, kinds, roles and places, in an order that matters."""
    chance = random.Random(seed)
    rows = [{"source": {"id": "wire", "date": "2024-07-04"}}, {"source": {"id": "post"}},
            {"source": {"id": "late", "date": "2024-09"}}]
    for _ in range(count):
        subject, object = chance.sample("abcd", 2)
        rows.append({
            "subject": subject, "object": object,
            "relation": chance.choice(["met-with", "met-with", "visited", "ally"]),
            "period": chance.choice([p for p in PERIODS if p != "2024-2X"]),
            "modality": chance.choice(manners),
            "polarity": chance.choice([None] * 5 + ["denied"]),
            "role": chance.choice([None, None, "guest"]), "at": chance.choice([None, None, "d"]),
            "key": chance.choice([None, None, "k"]),
            "strength": chance.choice([None, 2.0 ** chance.randrange(20)]),
            "citations": [{"source": name} for name in chance.sample(
                ["wire", "post", "late"], chance.randrange(3))]})
    return [json.dumps({k: v for k, v in row.items() if v is not None}) for row in rows]


if __name__ == "__main__":
    unittest.main()
