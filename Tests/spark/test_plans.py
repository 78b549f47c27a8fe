"""Plans that came true are told with the ties by which they did, as on one machine."""

import json
import unittest

from programs import ProgramTest
from test_occasions import drawn

FURTHER = [{"subject": "b", "relation": "same-as", "object": "beta"},
           {"subject": "a", "relation": "visited", "object": "beta", "period": "2024-07-04", "modality": "planned",
            "citations": [{"source": "hope"}]},
           {"subject": "a", "relation": "member", "object": "e", "period": "2024/..", "role": "host"},
           {"subject": "a", "relation": "member", "object": "e", "period": "2023/..", "role": "host", "key": "k",
            "modality": "planned", "citations": [{"source": "hope"}]},
           {"subject": "a", "relation": "member", "object": "e", "period": "2025/..", "role": "host", "key": "l",
            "modality": "planned", "citations": [{"source": "hope"}]}]


class Plans(ProgramTest):
    def assert_same(self, *command):
        """All ties, which of them are apart, and by which plans came true; returns them."""
        command = [*command, "--top", "0"]
        found = json.loads(self.program(*command, "--format", "json", "--quiet").stdout)
        here = [(apart, tie["direction"], tie["relation"], tie["id"], tie["standing"], sources(tie["claims"]),
                 sources(tie.get("plans", [])))
                for apart, name in ((False, "results"), (True, "apart")) for tie in found.get(name, [])]
        done = self.run_job(self.planned(*command)).last
        there = [(tie["apart"], tie["direction"], tie["kind"], tie["id"], tie["standing"],
                  named(tie.get("evidence")), named(tie.get("plans"))) for tie in done["ties"]]
        self.assertEqual(sorted(set(there) - set(here)), sorted(set(here) - set(there)), command)
        self.assertEqual(sorted(there), sorted(here), command)
        return there

    def write_lines(self, name, rows):
        self.write(name, "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows))

    def test_of_claims(self):
        # Those who announce are others than those who tell.
        rows = [row.replace('"wire"', '"hope"') if '"planned"' in row else row for row in drawn(11, 70)]
        self.write_lines("claims.jsonl", [*rows, *FURTHER])
        for name, *options in (["a"], ["b", "--direction", "in"], ["a", "--as-of", "2024-07-04"]):
            found = self.assert_same("neighbors", "claims.jsonl", name, *options)
            self.assertTrue(any(plans for *_, plans in found))
            self.assertTrue(any(apart and standing == "planned" for apart, _, _, _, standing, *_ in found))

    def test_of_leaders_that_are_folded(self):
        offices = [{"entity": {"id": "a", "kind": "leader"}}, {"entity": {"id": "s", "kind": "state"}},
                   {"subject": "a", "relation": "holds-office", "object": "s"},
                   {"subject": "s", "relation": "visited", "object": "b", "period": "2024-07-04"}]
        self.write_lines("claims.jsonl", [*offices, *drawn(12, 120), *FURTHER])
        found = self.assert_same("neighbors", "claims.jsonl", "s", "--fold", "leaders")
        self.assertTrue(any(plans for *_, plans in found))

    def test_a_plan_in_one_input_comes_true_in_another(self):
        self.write_lines("claims.jsonl", FURTHER)
        self.write_lines("later.jsonl", [{
            "subject": "a", "relation": "visited", "object": "b", "period": "2024-07-04", "citations": [{"source": "z"}]}])
        found = self.assert_same("neighbors", "claims.jsonl", "a", "--with", "later.jsonl")
        self.assertIn((False, "out", "visited", "b", "asserted", ("z",), ("hope",)), found)

    def test_plans_of_tables_which_sum_up_many_stay_apart(self):
        self.table("ties.csv", ["source", "target", "kind", "modality", "count"],
                   [("a", "b", "visited", "", 3), ("a", "b", "visited", "planned", 2)])
        done = self.run_job(self.planned("neighbors", "ties.csv", "a")).last
        self.assertEqual([(tie["standing"], tie["apart"], tie.get("plans")) for tie in done["ties"]],
                         [("asserted", False, None), ("planned", True, None)])

    def test_what_is_shown_of_all_standings_says_which_plans_came_true(self):
        self.write_lines("claims.jsonl", FURTHER)
        done = self.run_job(self.planned("show", "claims.jsonl", "a")).last
        told = {(tie["period"], tie["standing"], tie.get("fulfilled")) for tie in done["ties"] if tie["id"] == "e"}
        self.assertEqual(told, {("2024/..", "asserted", None), ("2023/..", "planned", True), ("2025/..", "planned", None)})

    def test_the_program_tells_it(self):
        self.write_lines("claims.jsonl", [*FURTHER, {"subject": "a", "relation": "member", "object": "e", "key": "m",
                                                     "modality": "denied"}])
        command = ["neighbors", "claims.jsonl", "a", "--relation", "member"]
        spark = ["--engine", "spark", "--master", "local[2]", "--partitions", "1"]
        text = self.program(*command, *spark, "--quiet").stdout
        self.assertRegex(text, r"e +2024/\.\. +host +as planned +; planned: hope")


def sources(claims):
    return tuple(sorted({citation["source"].removeprefix("file:") for claim in claims
                         for citation in claim.get("citations", [])}))


def named(text):
    return tuple(sorted({name for name in (text or "").split("; ") if name}))


if __name__ == "__main__":
    unittest.main()
