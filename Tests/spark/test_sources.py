"""Ties weighed by their sources: those of claims and events as on one machine, those of tables by their
column."""

import itertools
import json
import unittest

import gdelt_rows
from programs import ProgramTest
from test_occasions import drawn

SOURCES = ["--weight", "sources"]


class Weighed(ProgramTest):
    def write_lines(self, name, rows):
        self.write(name, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))

    def test_claims(self):
        further = [{"entity": {"id": "a", "kind": "leader"}}, {"entity": {"id": "s", "kind": "state"}},
                   {"subject": "a", "relation": "holds-office", "object": "s"},
                   {"subject": "s", "relation": "ally", "object": "beta"},
                   {"subject": "b", "relation": "same-as", "object": "beta"}]
        self.write_lines("claims.jsonl", [*further, *drawn(21, 250)])
        scores, _ = self.assert_same_scores("claims.jsonl", "--by", "strength", *SOURCES)
        self.assertGreater(scores["beta"], 10)
        self.assert_same_scores("claims.jsonl", "--by", "pagerank", *SOURCES, "--source", "wire", "--min-sources", "2")
        self.assert_same_scores("claims.jsonl", "--by", "strength", *SOURCES, "--fold", "leaders")

    def test_events(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [line for line in gdelt_rows.rows(300, seed=5) if line not in bad]
        self.write("day.export.CSV", "\n".join(lines) + "\n")
        here, _ = self.assert_same_scores("day.export.CSV", "--by", "strength", *SOURCES)
        single = self.scores(self.program("rank", "day.export.CSV", "--by", "strength", "--weight", "none", "--top", "0",
                                          "--format", "csv", "--quiet").stdout)
        self.assertNotEqual(here, single)

    def test_tables(self):
        rows = [("a", "b", "visited", 3), ("b", "a", "visited", 1), ("a", "c", "ally", ""), ("c", "d", "ally", 0)]
        self.table("ties.csv", ["source", "target", "kind", "sources"], rows)
        self.table("weights.csv", ["source", "target", "kind", "weight"], [(*row[:3], row[3] or 1) for row in rows])
        here = self.scores(self.program("rank", "weights.csv", "--by", "strength", "--weight", "strength",
                                        "--format", "csv", "--quiet").stdout)
        plan = self.planned("rank", "ties.csv", "--by", "strength", *SOURCES)
        there = {row["id"]: row["score"] for row in self.run_job(plan).last["top"]}
        self.assertEqual(there, here)

    def test_a_table_that_does_not_say_is_refused(self):
        self.table("ties.csv", ["source", "target", "weight"], [("a", "b", 2)])
        run = self.run_job(self.planned("rank", "ties.csv", "--by", "strength", *SOURCES), status=2)
        self.assertIn("has no column sources", run.last["message"])
        for number in ("two", "1.5", "-1"):
            self.table("ties.csv", ["source", "target", "sources"], [("a", "b", 2), ("b", "c", number)])
            run = self.run_job(self.planned("rank", "ties.csv", "--by", "strength", *SOURCES), status=2)
            self.assertIn("the number of sources of the tie b - c is no whole number", run.last["message"])

    def test_groups(self):
        # Two circles of friends whom many speak of, and as many ties between them of which one does.
        many = [{"source": name} for name in ("wire", "post", "late", "zeit", "alt")]
        pairs = [(one, other) for side in "ab" for one, other in itertools.combinations(
            [side + str(number) for number in range(5)], 2)]
        across = [("a%d" % one, "b%d" % other) for one in range(5) for other in range(5)]
        self.write_lines("claims.jsonl", [
            {"subject": one, "relation": "ally", "object": other, "citations": told}
            for some, told in ((pairs, many), (across, many[:1])) for one, other in some])
        command = ["groups", "claims.jsonl", "--method", "label-propagation", *SOURCES]
        here = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)["groups"]
        done = self.run_job(self.planned(*command, "--no-evidence")).last
        self.assertEqual(sorted(group["members"] for group in done["groups"]),
                         sorted(sorted(member["id"] for member in group["members"]) for group in here))
        self.assertEqual([group["size"] for group in done["groups"]], [5, 5])


if __name__ == "__main__":
    unittest.main()
