"""What ranks and groups rest on, told by Spark as one machine tells it: the same tables, but for digits of
scores."""

import csv
import io
import json
import unittest

import clusters
import gdelt_rows
from programs import ProgramTest
from test_occasions import drawn

import supports

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
# Those who are tied to none of the others.
FAR = [{"subject": "p1", "relation": "ally", "object": "p2", "citations": [{"source": "zeit"}, {"source": "alt"}]},
       {"subject": "p2", "relation": "met-with", "object": "p3", "citations": [{"source": "alt"}]},
       {"subject": "p3", "relation": "ally", "object": "p1"},
       {"subject": "p4", "relation": "ally", "object": "p1", "citations": [{"source": "unheard of"}]}]


class EvidenceTest(ProgramTest):
    command, results = "rank", "results"

    def assert_same(self, *command, format="csv"):
        command = [self.command, *command, "--format", format, "--quiet"]
        here = self.program(*command).stdout
        there = self.program(*command, "--engine", "spark", "--master", "local[2]", "--partitions", "2",
                             "--spark-home", clusters.spark_home(), "--conf",
                             "spark.sql.codegen.wholeStage=false").stdout
        if format == "json":
            here, there = [json.loads(text)[self.results] for text in (here, there)]
        elif format == "csv":
            here, there = [list(csv.reader(io.StringIO(text, newline=""))) for text in (here, there)]
        self.assertEqual(there, here)
        return here

    def lines(self, name, rows):
        self.write(name, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))


class Ranks(EvidenceTest):
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

    def test_of_all_names_of_sources_some_are_told(self):
        self.assertEqual(supports.most_named([5, 2_000_000]), supports.NAMED)
        many = [supports.NAMED] * 3_000
        most = supports.most_named(many)
        self.assertTrue(1 < most * len(many) <= supports.MOST_NAMED)
        self.assertEqual(supports.most_named([1] * 2_000_000), 1)


class Groups(EvidenceTest):
    command, results = "groups", "groups"

    def assert_same_groups(self, *command):
        """Groups and members rest on the same as on one machine; returns the rows of their supports."""
        command = ["groups", *command]
        here = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)["groups"]
        done = self.run_job(self.planned(*command, "--format", "json")).last
        there = [(group["size"], told(group["evidence"]), dict(zip(group["members"], map(told, group["supports"]))))
                 for group in done["groups"]]
        self.assertEqual(there, [(group["size"], group["evidence"], {
            member["id"]: member["evidence"] for member in group["members"]}) for group in here])
        self.assertTrue(here)
        return [own for _, _, members in there for own in members.values()]

    def test_tables_and_texts(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(7, 150), *FURTHER, *FAR])
        rows = self.assert_same("claims.jsonl", "--method", "components")
        self.assertEqual(rows[0][-6:], ["ties", "claims", "corroborated", "sources", "firstReport", "lastReport"])
        self.assertEqual({row[0] for row in rows[1:]}, {"1", "2"})
        self.assert_same("claims.jsonl", "--method", "cores", "--top", "2", format="json")
        self.assert_same("claims.jsonl", "--method", "components", "--evidence", format="text")

    def test_it_is_told_as_is_asked_for(self):
        self.lines("claims.jsonl", [*SOURCES, *FAR])
        command = ["groups", "claims.jsonl", "--method", "components"]
        done = self.run_job(self.planned(*command, "--format", "csv", "--no-evidence")).last
        self.assertFalse({"evidence", "supports"} & set(done["groups"][0]))
        done = self.run_job(self.planned(*command, "--format", "markdown")).last
        self.assertEqual(done["groups"][0]["evidence"]["ties"], 4)
        self.assertNotIn("supports", done["groups"][0])
        self.assertIsNone(self.planned(*command).get("evidence"))
        self.assertEqual(self.planned(*command, "--format", "csv")["evidence"], {"members": True, "most": 1_000_000})
        self.assertEqual(self.planned(*command, "--evidence", "--format", "csv")["evidence"], {"members": True})

    def test_claims(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(7, 150), *FURTHER, *FAR])
        found = self.assert_same_groups("claims.jsonl", "--method", "components")
        self.assertTrue(any("unheard of" in own["sources"] for own in found))
        self.assert_same_groups("claims.jsonl", "--method", "strong-components", "--min-sources", "2", "--as-of", "2024")

    def test_a_core_rests_on_the_ties_to_higher_ones(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(7, 60), *FURTHER, *FAR])
        self.assert_same_groups("claims.jsonl", "--method", "cores")
        self.assert_same_groups("claims.jsonl", "--method", "cores", "--kind", "state,leader", "--top", "1")

    def test_claims_of_entities_that_are_folded(self):
        self.lines("claims.jsonl", [*ENTITIES, *SOURCES, *drawn(8, 100), *FURTHER, *FAR])
        for method in ("components", "cores"):
            self.assert_same_groups("claims.jsonl", "--method", method, "--fold", "leaders")

    def test_events(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [line for line in gdelt_rows.rows(300, seed=5) if line not in bad]
        self.write("day.export.CSV", "\n".join(lines) + "\n")
        found = self.assert_same_groups("day.export.CSV", "--method", "components")
        self.assertTrue(any(own["corroborated"] for own in found))
        self.assert_same_groups("day.export.CSV", "--method", "cores", "--min-sources", "2")

    def test_tables_of_ties(self):
        self.table("ties.csv", ["source", "target", "kind", "weight", "count", "sources", "start"], [
            ("a", "b", "visited", 2, 3, 2, "2024-07-03"), ("b", "a", "visited", 1, "", "", ""),
            ("a", "c", "ally", 1, 2, 5, ""), ("a", "a", "ally", 1, "", "", "")])
        self.table("other.csv", ["from", "to"], [("a", "b"), ("x", "ü")])
        self.table("nodes.csv", ["id", "label", "kind"], [("a", "Aah", "state"), ("x", "Zed", "")])
        inputs = ["ties.csv", "--with", "other.csv", "--with", "nodes.csv"]
        self.assert_same_groups(*inputs, "--method", "components")
        self.assert_same(*inputs, "--method", "cores")

    def test_all_ties_are_read_where_the_groups_are_most_of_all_and_else_theirs(self):
        self.lines("claims.jsonl", [*SOURCES, *FAR, *({
            "subject": "far %d" % i, "relation": "ally", "object": "far %d" % (i + 1), "citations": [{"source": "zeit"}]}
            for i in range(9))])
        self.assert_same_groups("claims.jsonl", "--method", "components", "--top", "1")
        self.assert_same_groups("claims.jsonl", "p3", "--method", "components")


def told(evidence):
    """What a job tells of evidence, as JSON does."""
    dates = {"firstReport": evidence.get("first"), "lastReport": evidence.get("last")}
    return {**{name: evidence[name] for name in ("ties", "claims", "corroborated", "sources")},
            **{name: date for name, date in dates.items() if date is not None}}


if __name__ == "__main__":
    unittest.main()
