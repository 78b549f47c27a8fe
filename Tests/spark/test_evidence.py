"""What ranks rest on, told by Spark as one machine tells it: the same tables, but for digits of scores."""

import csv
import io
import json
import unittest

import clusters
import gdelt_rows
from programs import ProgramTest
from test_occasions import drawn

ENTITIES = [{"entity": {"id": "a", "kind": "state", "name": "Aah, \"land\""}},
            {"entity": {"id": "c", "kind": "leader", "name": "Ç"}},
            {"entity": {"id": "lone", "kind": "state", "name": "Lone"}}]
SOURCES = [{"source": {"id": "zeit", "date": "2024-07"}}, {"source": {"id": "alt", "date": "2023-XX"}}]
FURTHER = [
    {"subject": "c", "relation": "holds-office", "object": "a", "period": "2020/..",
     "citations": [{"source": "alt"}]},
    {"subject": "b", "relation": "ally", "object": "a", "citations": [{"source": "zeit"}, {"source": "alt"}]},
    {"subject": "b", "relation": "ally", "object": "a", "citations": [{"source": "unheard of"}]},
    {"subject": "e", "relation": "same-as", "object": "b"},
    {"subject": "e", "relation": "member", "object": "c", "citations": [{"source": "zeit"}]},
    {"subject": "d", "relation": "attacks", "object": "a"},
    {"subject": "d", "relation": "visited", "object": "d"}]


class Evidence(ProgramTest):
    def assert_same(self, *command, format="csv"):
        command = ["rank", *command, "--format", format, "--quiet"]
        here = self.program(*command).stdout
        there = self.program(*command, "--engine", "spark", "--master", "local[2]", "--partitions", "2",
                             "--spark-home", clusters.spark_home(), "--conf",
                             "spark.sql.codegen.wholeStage=false").stdout
        if format == "json":
            here, there = [[row for row in json.loads(text)["results"]] for text in (here, there)]
        elif format == "csv":
            here, there = [list(csv.reader(io.StringIO(text, newline=""))) for text in (here, there)]
        self.assertEqual(there, here)
        return here

    def lines(self, name, rows):
        self.write(name, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))

    def test_claims(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(7, 150), *FURTHER])
        rows = self.assert_same("claims.jsonl", "--by", "degree")
        self.assertEqual(rows[0][-6:], ["ties", "claims", "corroborated", "sources", "firstReport", "lastReport"])
        self.assertTrue(any("unheard of" in row[-3] for row in rows))
        self.assert_same("claims.jsonl", "--by", "degree", "--evidence", format="text")
        self.assert_same("claims.jsonl", "--by", "degree", format="markdown")
        self.assert_same("claims.jsonl", "--by", "degree", "--modality", "all", "--as-of", "2024-07-04",
                         "--min-sources", "2", "--top", "2", format="json")
        plain = self.assert_same("claims.jsonl", "--by", "degree", "--no-evidence", "--kind", "state")
        self.assertEqual(plain[0][-1], "score")

    def test_claims_of_entities_that_are_folded_or_of_kinds(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(8, 100), *FURTHER])
        self.assert_same("claims.jsonl", "--by", "degree", "--fold", "leaders")
        self.assert_same("claims.jsonl", "--by", "degree", "--among", "state,leader")

    def test_events(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [line for line in gdelt_rows.rows(300, seed=5) if line not in bad]
        self.write("day.export.CSV", "\n".join(lines) + "\n")
        rows = self.assert_same("day.export.CSV", "--by", "degree")
        self.assertTrue(any(int(row[-4]) for row in rows[1:]))
        self.assert_same("day.export.CSV", "--by", "degree", "--min-sources", "2", "--top", "3")

    def test_tables_of_ties(self):
        self.table("ties.csv", ["source", "target", "kind", "weight", "count", "sources", "start"], [
            ("a", "b", "visited", 2, 3, 2, "2024-07-03"), ("b", "a", "visited", 1, "", "", ""),
            ("a", "c", "ally", 1, 2, 5, ""), ("a", "a", "ally", 1, "", "", "")])
        (self.folder / "more").mkdir()
        self.table("more/other ties +1.csv", ["from", "to"], [("a", "b"), ("x", "ü")])
        self.table("nodes.csv", ["id", "label", "kind"], [("a", "Aah", "state")])
        inputs = ["ties.csv", "--with", "more/other ties +1.csv", "--with", "nodes.csv"]
        rows = self.assert_same(*inputs, "--by", "degree")
        self.assertIn("ties.csv; more/other ties +1.csv", [row[-3] for row in rows])


if __name__ == "__main__":
    unittest.main()
