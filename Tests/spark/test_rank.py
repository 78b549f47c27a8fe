"""Ranking of ties and claims, against plain definitions of the measures."""

import csv
import json
import math
import random
import unittest

import graphs
import jobs
import vocabulary

WORDS = vocabulary.plan_words()
SAMPLES = graphs.samples()


class RankTest(jobs.JobTest):
    def plan(self, *inputs, measure="pagerank", direction="declared", weight="strength", **changes):
        rank = {"measure": measure, **changes.pop("rank", {})}
        return {"version": 1, "task": "rank", "inputs": list(inputs), "kinds": WORDS["kinds"],
                "partitions": 2, "selection": {}, "rank": rank,
                "graph": {"direction": direction, "weight": weight, "parallel": "merge"},
                "output": {"parquet": str(self.folder / "scores.parquet"),
                           "csv": str(self.folder / "scores.csv"), "top": 5}, **changes}

    def ties(self, sample, name="ties.csv"):
        path = self.folder / name
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["source", "target", "kind", "weight"])
            writer.writerows(sample.rows)
        return {"path": str(path), "format": "ties", "header": True, "separator": ","}

    def scores(self, column="score"):
        with open(self.folder / "scores.csv", encoding="utf-8", newline="") as file:
            return {row["id"]: row[column] for row in csv.DictReader(file)}

    def check(self, expected, places=9, column="score"):
        found = self.scores(column)
        self.assertEqual(set(found), set(expected))
        for node, value in expected.items():
            self.assertAlmostEqual(float(found[node]), value, places=places, msg=node)


class Rank(RankTest):
    def test_pagerank_agrees_with_its_definition(self):
        # Both stop at the same change, so they agree far beyond it.
        for name, direction, weight, tolerance in [
            ("mixed", "declared", "strength", 1e-6), ("hub", "reversed", "none", 1e-3),
            ("mixed", "ignore", "strength", 1e-2), ("loops", "declared", "strength", 1e-10),
        ]:
            with self.subTest(graph=name, direction=direction, weight=weight):
                sample = SAMPLES[name]
                plan = self.plan(self.ties(sample), direction=direction, weight=weight,
                                 rank={"tolerance": tolerance})
                # Hubs are dealt out in slots from this number of arcs on.
                plan["graph"]["slot"] = 7
                run = self.run_job(plan)
                expected, rounds = graphs.pagerank(
                    sample, direction, weight == "strength", tolerance=tolerance)
                self.check(expected, places=11)
                figures = run.last["figures"]
                self.assertEqual(figures["rounds"], rounds)
                self.assertTrue(run.last["converged"])
                self.assertEqual(figures["nodes"], len(expected))
                best = sorted(expected, key=lambda n: -expected[n])[:5]
                if name == "mixed":
                    self.assertEqual([row["id"] for row in run.last["top"]], best)

    def test_a_ranking_without_an_output_tells_the_highest_only(self):
        plan = self.plan(self.ties(SAMPLES["hub"]), measure="degree", output={"top": 1})
        done = self.run_job(plan).last
        # The program that reads this line takes every figure for a number.
        self.assertTrue(all(isinstance(v, (int, float)) for v in done["figures"].values()))
        self.assertEqual([(row["id"], row["value"]) for row in done["top"]], [("leaf 000", 3.0)])
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["plan.json", "ties.csv"])

    def test_pagerank_jumps_to_seeds(self):
        sample = SAMPLES["mixed"]
        seeds = {"a": 2.0, "北京": 1.0}
        plan = self.plan(self.ties(sample), rank={"seeds": seeds, "tolerance": 1e-3})
        self.run_job(plan)
        self.check(graphs.pagerank(sample, "declared", True, tolerance=1e-3, seeds=seeds)[0])
        plan["rank"]["seeds"] = {"nobody": 1.0}
        run = self.run_job(plan, status=2)
        self.assertIn("'nobody'", run.last["message"])

    def test_rounds_that_do_not_suffice_are_told(self):
        run = self.run_job(self.plan(self.ties(SAMPLES["chain"]), rank={"rounds": 2}))
        self.assertFalse(run.last["converged"])
        self.assertIn("still changes", run.line("warning")["message"])

    def test_degrees_and_strengths_count_merged_ties(self):
        sample = SAMPLES["mixed"]
        arcs = sample.arcs("declared", True)
        source = self.ties(sample)
        self.run_job(self.plan(source, measure="degree"))
        for column, end, value in [("inDegree", 1, 0), ("outDegree", 0, 0), ("inStrength", 1, 1),
                                   ("outStrength", 0, 1)]:
            expected = dict.fromkeys(sample.nodes, 0.0)
            for ends, weight in arcs.items():
                expected[ends[end]] += weight if value else 1
            self.check(expected, column=column)
            if column == "inDegree":
                self.check(expected)
        self.run_job(self.plan(source, measure="strength", direction="ignore"))
        expected = dict.fromkeys(sample.nodes, 0.0)
        for (tail, _), weight in sample.arcs("ignore", True).items():
            expected[tail] += weight
        self.check(expected)

    def test_components_are_known_by_their_least_name(self):
        for name in ("mixed", "chain", "loops"):
            with self.subTest(name):
                sample = SAMPLES[name]
                plan = self.plan(self.ties(sample), direction="ignore", weight="none",
                                 task="components", rank={"measure": "components"})
                run = self.run_job(plan)
                labels = graphs.components(sample)
                self.assertEqual(self.scores("component"), labels)
                self.assertEqual(run.last["figures"]["components"], len(set(labels.values())))
                sizes = [list(labels.values()).count(label) for label in labels.values()]
                self.check(dict(zip(labels, sizes)))

    def test_core_numbers_agree_with_peeling(self):
        for name in ("mixed", "hub"):
            with self.subTest(name):
                sample = SAMPLES[name]
                plan = self.plan(self.ties(sample), measure="core", direction="ignore",
                                 weight="none")
                plan["graph"]["slot"] = 5
                self.run_job(plan)
                self.check(graphs.cores(sample))

    def test_triangles_and_clustering_agree_with_their_definitions(self):
        sample = SAMPLES["mixed"]
        run = self.run_job(self.plan(self.ties(sample), measure="clustering", weight="none"))
        self.check(graphs.clustering(sample))
        counts = graphs.triangles(sample)
        self.check(counts, column="triangles")
        self.assertEqual(run.last["figures"]["triangles"] * 3, sum(counts.values()))
        plan = self.plan(self.ties(sample), measure="triangles", weight="none", rank={"pairs": 3})
        self.assertIn("pairs of edges", self.run_job(plan, status=2).last["message"])

    def test_harmonic_centrality_and_closeness_count_the_steps_of_others(self):
        sample = SAMPLES["mixed"]
        self.assertGreater(len(sample.nodes), 64)  # Two batches, searched at once or one by one.
        for measure, direction, define, held in [
            ("harmonic", "declared", graphs.harmonic, 1),
            ("closeness", "ignore", graphs.closeness, 1000),
        ]:
            with self.subTest(measure):
                plan = self.plan(self.ties(sample), measure=measure, direction=direction,
                                 weight="none", rank={"held": held})
                plan["graph"]["slot"] = 5
                self.run_job(plan)
                self.check(define(sample, direction))

    def test_distances_where_nobody_is_reached(self):
        self.run_job(self.plan(self.ties(SAMPLES["loops"]), measure="closeness", weight="none"))
        self.check({"a": 0, "b": 0})
        run = self.run_job(self.plan(self.ties(SAMPLES["loops"]), measure="harmonic"), status=2)
        self.assertIn("counted in steps", run.last["message"])

    def test_harmonic_centrality_of_a_sample_lies_within_its_error(self):
        chance = random.Random(8)
        rows = [("n%d" % chance.randrange(i), "n%d" % i, "visited", 1.0) for i in range(1, 300)]
        sample = graphs.Ties(rows)
        expected, answers = graphs.harmonic(sample, "ignore"), []
        for seed in (1, 1, 2):
            plan = self.plan(self.ties(sample), measure="harmonic", direction="ignore", weight="none",
                             rank={"approximation": {"error": 0.2, "confidence": 0.9, "seed": seed}})
            figures = self.run_job(plan).last["figures"]
            # Hoeffding: ln(2 n / p) / (2 r^2), for r of n terms.
            radius = 0.2 * 299 / 300
            self.assertEqual(figures["searches"], math.ceil(math.log(6000) / (2 * radius ** 2)))
            self.assertAlmostEqual(figures["scoreError"], 0.2 * 299)
            found = {node: float(score) for node, score in self.scores().items()}
            worst = max(abs(found[node] - score) for node, score in expected.items())
            self.assertLess(worst, figures["scoreError"])
            self.assertGreater(worst, 0)
            answers.append(found)
        self.assertEqual(answers[0], answers[1])
        self.assertNotEqual(answers[0], answers[2])
        # Where a sample would be as much work, all are searched from.
        plan["rank"]["approximation"]["error"] = 0.01
        self.assertEqual(self.run_job(plan).last["figures"]["scoreError"], 0)
        self.check(expected)

    def test_hubs_and_authorities_agree_with_the_iteration(self):
        sample = SAMPLES["mixed"]
        run = self.run_job(self.plan(self.ties(sample), measure="hits",
                                     rank={"tolerance": 1e-4}))
        rounds = run.last["figures"]["rounds"]
        hubs, authorities = graphs.hits(sample, "declared", True, rounds)
        self.check(hubs, column="hub")
        self.check(authorities, column="authority")
        self.check(authorities)

    def test_ties_that_this_job_wrote_are_read_again_as_parquet(self):
        sample = SAMPLES["mixed"]
        spark = jobs.session()
        path = str(self.folder / "ties.parquet")
        spark.read.csv(
            str(self.ties(sample)["path"]).translate({ord(c): "\\" + c for c in "[]{}*"}),
            header=True, quote='"', escape='"').write.parquet(path)
        plan = self.plan({"path": path, "format": "ties"}, measure="degree")
        self.run_job(plan)
        for output in (path, str(self.folder)):
            plan["output"]["parquet"] = output
            self.assertIn("would be lost", self.run_job(plan, status=2).last["message"])
        expected = dict.fromkeys(sample.nodes, 0)
        for _, head in sample.arcs("declared", True):
            expected[head] += 1
        self.check(expected)

    def test_columns_go_by_the_names_that_one_machine_knows(self):
        text = "To,FROM,relation,Strength,type\na,b,visited,2,Undirected\nc,a,met-with,3,directed\n"
        source = {"path": self.write("other.csv", text), "format": "ties", "separator": ","}
        self.run_job(self.plan(source, measure="strength"))
        # A meeting runs both ways, whatever the row says.
        self.check({"a": 5, "b": 2, "c": 3})

    def test_strengths_that_are_none_are_refused(self):
        for weight in ("0", "-1", "NaN", "much"):
            with self.subTest(weight):
                path = self.write("bad.csv", "source,target,weight\na,b,1\nb,c,%s\n" % weight)
                source = {"path": path, "format": "ties", "header": True, "separator": ","}
                run = self.run_job(self.plan(source), status=2)
                self.assertIn("the strength of the tie b - c", run.last["message"])

    def test_tables_without_ties_or_columns_are_refused(self):
        source = {"path": self.write("empty.csv", "source,target\n"), "format": "ties",
                  "separator": ","}
        self.assertIn("no ties", self.run_job(self.plan(source), status=2).last["message"])
        source = {"path": self.write("other.csv", "left,right\na,b\n"), "format": "ties",
                  "separator": ","}
        self.assertIn("no column source", self.run_job(self.plan(source), status=2).last["message"])

    def test_a_row_with_too_few_columns_is_refused(self):
        source = {"path": self.write("bad.csv", "source,target,weight\na,b,1\nb,c\n"),
                  "format": "ties", "separator": ","}
        self.assertIn("columns", self.run_job(self.plan(source), status=2).last["hint"])

    def test_a_checkpoint_goes_on_from_its_last_round(self):
        sample = SAMPLES["mixed"]
        source = self.ties(sample)
        point = {"path": str(self.folder / "point"), "every": 2, "fingerprint": "f"}
        plan = self.plan(source, rank={"rounds": 5, "tolerance": 1e-3},
                         checkpoint={**point, "resume": False})
        self.run_job(plan)
        plan["checkpoint"]["resume"] = True
        plan["rank"]["rounds"] = 1000
        run = self.run_job(plan)
        self.assertEqual(next(l["round"] for l in run.lines if l["event"] == "round"), 5)
        self.check(graphs.pagerank(sample, "declared", True, tolerance=1e-3)[0], places=11)


class Claims(RankTest):
    def test_claims_that_agree_are_one_tie_as_strong_as_the_strongest(self):
        lines = [
            {"entente": 1, "title": "A test"},
            {"entity": {"id": "lone", "kind": "state", "name": "Lone"}},
            {"source": {"id": "wire", "date": "2024-07-03"}},
            {"subject": "a", "relation": "aids", "object": "b", "strength": 2},
            {"subject": "a", "relation": "aids", "object": "b", "strength": 5,
             "citations": [{"source": "wire"}]},
            {"subject": "a", "relation": "aids", "object": "b", "strength": 1, "key": "2"},
            {"subject": "b", "relation": "met-with", "object": "a", "strength": 0.5},
            {"subject": "a", "relation": "met-with", "object": "b"},
            {"subject": "c", "relation": "aids", "object": "a", "modality": "planned"},
            {"subject": "c", "relation": "aids", "object": "a", "polarity": "denied"},
            {"subject": "d", "relation": "aids", "object": "a", "saidBy": "c"},
            {"subject": "e", "property": "country", "value": "X"},
        ]
        text = "".join(json.dumps(line) + "\n" for line in lines)
        source = {"path": self.write("claims.jsonl", text), "format": "claims"}
        self.run_job(self.plan(source, measure="strength"))
        self.check({"a": 1 + 0.5, "b": 5 + 1 + 0.5, "c": 0, "d": 0, "e": 0, "lone": 0})

    def test_lines_that_are_no_claims_are_refused(self):
        for line in ['{"subject": ', "[]", '{"name": "x"}']:
            with self.subTest(line):
                source = {"path": self.write("claims.jsonl", line + "\n"), "format": "claims"}
                run = self.run_job(self.plan(source), status=2)
                self.assertEqual(run.last["message"], "a line of %s is no claim: %s" % (
                    source["path"], line))


if __name__ == "__main__":
    unittest.main()
