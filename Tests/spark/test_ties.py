"""Events to ties."""

import csv
import json
import unittest

import gdelt_rows
import jobs
import oracle
import vocabulary


class TieTest(jobs.JobTest):
    """Plans of ties, and what they give."""

    def plan(self, *inputs, **changes):
        words = vocabulary.plan_words()
        selection = {"modalities": ["asserted", "planned"], **changes.pop("selection", {})}
        return {
            "version": 1, "task": "ties", "inputs": list(inputs), **words, "selection": selection,
            "partitions": 2, "strict": False,
            "output": {"parquet": str(self.folder / "ties.parquet"),
                       "csv": str(self.folder / "ties.csv"),
                       "actors": str(self.folder / "actors.csv"),
                       "bad": str(self.folder / "bad"),
                       "report": str(self.folder / "report.json")}, **changes}

    def gdelt(self, lines, name="20240704.export.CSV", count=61):
        path = self.write(name, "\n".join(lines) + "\n")
        return {"path": path, "format": "gdelt", "header": False, "separator": "\t",
                "columns": gdelt_rows.columns(count)}

    def ties(self):
        with open(self.folder / "ties.csv", encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def check(self, expected):
        found = self.ties()
        keys = [(t["source"], t["target"], t["kind"], t["modality"]) for t in found]
        self.assertEqual(len(set(keys)), len(keys))
        self.assertEqual(set(keys), set(expected))
        self.assertGreater(len(keys), 0)
        order = [(-int(t["count"]), *(part.encode() for part in key))
                 for t, key in zip(found, keys)]
        self.assertEqual(order, sorted(order))
        for key, tie in zip(keys, found):
            wanted = expected[key]
            for name, known in [("count", "count"), ("sources", "sources"), ("start", "first"),
                                ("mentions", "mentions"), ("end", "last")]:
                value = "" if wanted[known] is None else str(wanted[known])
                self.assertEqual(tie[name], value, (key, name))
            for name in ("weight", "goldstein"):
                if wanted[name] is None:
                    self.assertEqual(tie[name], "", (key, name))
                else:
                    self.assertAlmostEqual(float(tie[name]), wanted[name], places=12)


class Ties(TieTest):
    def test_all_codes_actors_and_faults_give_the_ties_of_one_machine(self):
        source = self.gdelt(gdelt_rows.rows(1500))
        plan = self.plan(source)
        run = self.run_job(plan)
        lines = gdelt_rows.rows(1500)
        table = oracle.Table(lines, "file", plan)
        expected = oracle.ties(table.acts)
        self.check(expected)
        figures = run.last["figures"]
        self.assertEqual(
            [figures[n] for n in ("rows", "bad", "oneSided", "leftOut", "ties")],
            [table.rows, table.bad, table.one_sided, table.left_out, len(expected)])
        self.assertEqual(figures["events"], sum(t["count"] for t in expected.values()))
        self.assertGreater(figures["acts"], figures["events"])
        # Bad records are told, and written aside as they were.
        bad = run.line("bad")
        self.assertEqual(bad["count"], table.bad)
        self.assertTrue(all(sample["file"].endswith(".export.CSV") for sample in bad["samples"]))
        aside = [json.loads(line) for path in (self.folder / "bad").glob("part-*")
                 for line in path.read_text().splitlines()]
        self.assertEqual(sorted(line["line"] for line in aside),
                         sorted(gdelt_rows.bad_lines()))
        self.assertIn("2 columns instead of 61", {line["reason"] for line in aside})
        self.assertTrue(any("'---'" in line["message"] for line in run.lines
                            if line["event"] == "warning"))
        self.assertEqual(json.loads((self.folder / "report.json").read_text())["figures"], figures)
        # What was kept for the steps between is gone.
        names = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(names, ["20240704.export.CSV", "actors.csv", "bad", "plan.json",
                                 "report.json", "ties.csv", "ties.parquet"])
        # The table of Parquet is that of CSV.
        parquet = jobs.session().read.parquet(
            str(self.folder / "ties.parquet").replace("[", "\\[").replace("]", "\\]")
            .replace("{", "\\{").replace("}", "\\}").replace("*", "\\*"))
        self.assertEqual(parquet.count(), len(expected))
        self.check_actors()

    def check_actors(self):
        with open(self.folder / "actors.csv", encoding="utf-8", newline="") as file:
            actors = {row["id"]: row for row in csv.DictReader(file)}
        ids = {t[end] for t in self.ties() for end in ("source", "target")}
        self.assertEqual(set(actors), ids)
        self.assertEqual(actors["ROU"]["code"], "ROM")
        self.assertEqual(actors["TUR"]["name"], "TÜRKİYE")
        self.assertEqual(actors["A,B 'c\""]["name"], "NAME, WITH COMMA")
        self.assertEqual(actors["IGOUNO"]["knownGroupCode"], "UNO")
        self.assertEqual(actors["USAGOV"]["type1Code"], "GOV")

    def test_two_tables_of_two_layouts_are_one(self):
        new, old = gdelt_rows.rows(150, seed=2), gdelt_rows.rows(120, seed=3, count=58)
        first = self.gdelt(new, "a.export.CSV")
        second = self.gdelt(old, "b b/old, ö.csv", 58)
        plan = self.plan(first, second)
        self.run_job(plan)
        acts = (oracle.Table(new, "a", plan).acts
                + oracle.Table(old, "b", plan, 58).acts)
        self.check(oracle.ties(acts))

    def test_a_selection_means_what_it_means_on_one_machine(self):
        lines = gdelt_rows.rows(600, seed=4)
        source = self.gdelt(lines)
        selections = [
            {"first": "2024-07-03", "last": "2024-07-05", "modalities": ["asserted"]},
            {"relations": ["visited", "cooperates-with", "attacks"], "among": ["state"]},
            {"actors": ["ROU", "A,B 'c\""], "among": ["state", "entity"]},
            {"sources": ["example.org", "BBC Monitoring"]},
            {"minSources": 2},
            {"minTieSources": 2},
        ]
        for selection in selections:
            with self.subTest(selection=selection):
                plan = self.plan(source, selection=selection)
                run = self.run_job(plan)
                table = oracle.Table(lines, "file", plan)
                self.check(oracle.ties(table.acts, selection.get("minSources", 1),
                                       selection.get("minTieSources", 1)))
                self.assertEqual(run.last["figures"]["leftOut"], table.left_out)

    def test_hostile_words_select_nothing_and_break_nothing(self):
        source = self.gdelt(gdelt_rows.rows(30))
        evil = "x') OR 1=1 -- `;${system:user.home}"
        plan = self.plan(source, selection={"actors": [evil], "relations": [evil, "visited"]})
        run = self.run_job(plan)
        self.assertEqual(run.last["rows"], 0)
        self.assertEqual(self.ties(), [])
        self.assertIn("no event is left", run.line("warning")["message"])

    def test_strict_refuses_bad_records(self):
        plan = self.plan(self.gdelt(gdelt_rows.rows(30)), strict=True)
        run = self.run_job(plan, status=2)
        self.assertEqual(run.last["event"], "failed")
        self.assertRegex(run.last["message"], r"^10 of \d+ records are bad; the first: .*CSV: ")
        self.assertFalse((self.folder / "ties.csv").exists())

    def test_what_holds_no_events_says_so(self):
        for name, text, words in [
            ("empty.csv", "", "there are no events"),
            ("blank.csv", "\n\n", "there are no events"),
            ("line.csv", "roses are red\n", "the only record is bad: "),
            ("poem.csv", "roses are red\nviolets\tare blue\n", "all 2 records are bad"),
        ]:
            with self.subTest(name):
                source = {**self.gdelt([]), "path": self.write(name, text)}
                run = self.run_job(self.plan(source), status=2)
                self.assertIn(words, run.last["message"])
        source = {**self.gdelt([]), "path": str(self.folder / "absent.csv")}
        run = self.run_job(self.plan(source), status=2)
        self.assertIn("there is no file or folder", run.last["message"])
        self.assertIn("every machine", run.last["hint"])
        source = {"path": self.write("claims.jsonl", "{}"), "format": "claims"}
        run = self.run_job(self.plan(source), status=2)
        self.assertEqual(run.last["message"], "a line of %s is no claim: {}" % source["path"])
        source = {"path": self.write("nodes.csv", "id,kind\na,state\n"), "format": "nodes"}
        run = self.run_job(self.plan(source), status=2)
        self.assertIn("no table of events", run.last["message"])
        source = {**self.gdelt([]), "path": self.write("a.zip", "PK")}
        self.assertIn("zip", self.run_job(self.plan(source), status=2).last["message"])

    def test_a_folder_of_others_is_not_overwritten(self):
        self.write("ties.parquet/letter.txt", "dear")
        run = self.run_job(self.plan(self.gdelt(gdelt_rows.rows(5))), status=2)
        self.assertIn("letter.txt", run.last["message"])
        self.assertEqual((self.folder / "ties.parquet/letter.txt").read_text(), "dear")

    def test_a_table_with_a_header_has_its_columns_in_any_order(self):
        text = ('SQLDATE,globaleventid,Actor2Code,Actor1Code,Actor1CountryCode,Actor2CountryCode,'
                'EventCode\n20240703,1,USA,CHN,CHN,USA,111\n2024-07-04,2,"A, ""B""",CHN,CHN,,42\n'
                '20240705,3,USA\n')
        source = {"path": self.write("events.csv", text), "format": "gdelt", "header": True,
                  "separator": ","}
        run = self.run_job(self.plan(source))
        found = {(t["source"], t["kind"], t["target"], t["weight"], t["goldstein"], t["mentions"])
                 for t in self.ties()}
        self.assertEqual(found, {("CHN", "criticizes", "USA", "2.0", "", ""),
                                 ("CHN", "visited", 'A, "B"', "1.9", "", "")})
        self.assertEqual(run.last["figures"]["bad"], 1)


ICEWS = ["Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
         "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
         "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
         "Longitude"]
PLOVER = ["Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code",
          "Contexts", "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector",
          "Actor Sectors", "Recipient Name", "Recipient Country", "Recipient Sectors", "City",
          "Country", "Source", "Publication Date"]


class NamedActors(TieTest):
    def test_icews_names_states_by_their_names_and_others_with_their_countries(self):
        place = ["", "", "", "", "", ""]
        rows = [
            ICEWS,
            ["501", "2024-07-03", "Russian Federation", "", "Russian Federation", "Make a visit",
             "042", "1.9", "Kazakhstan", "", "Kazakhstan", "77", "2", "The Example Daily", *place],
            ["502", "2024-07-04", "Police (Brazil)", "Police,Government", "Brazil", "Accuse", "112",
             "-2.0", "Citizen", "General Population", "Brazil", "78", "1", "The Example Daily",
             *place],
            ["503", "2024-07-04", "Russia", "", "Russian Federation", "Visit", "42", "0",
             "Kazakhstan", "", "", "79", "1", "The Example Daily", *place],
            ["503", "2024-07-04", "Russia", "", "Russian Federation", "Visit", "42", "0",
             "Kazakhstan", "", "", "79", "1", "Another", *place],
            ["504", "2024-07-04", "Russia", "", "", "Visit", "42", "0", "", "", "", "79", "1",
             "Another", *place],
            ["505", "2024-07-05", "Labor Party", "Parties", "Brazil", "Meet", "036", "4",
             "Brazil", "", "Brazil", "", "", "", *place],
        ]
        text = "".join("\t".join(row) + "\n" for row in rows)
        source = {"path": self.write("events.tab", text), "format": "icews", "header": True,
                  "separator": "\t", "columns": ICEWS}
        run = self.run_job(self.plan(source))
        found = {(t["source"], t["kind"], t["target"], t["modality"]):
                 (t["count"], t["weight"], t["sources"]) for t in self.ties()}
        self.assertEqual(found, {
            # An intensity of 0 says nothing of size: that event counts what its kind does, 1.
            ("Russia", "visited", "Kazakhstan", "asserted"): ("2", "2.9", "3"),
            ("Police (Brazil)", "criticizes", "Citizen (Brazil)", "asserted"): ("1", "2.0", "1"),
            ("Brazil", "met-with", "Labor Party (Brazil)", "planned"): ("1", "4.0", "1"),
        })
        self.assertEqual(run.last["figures"]["oneSided"], 1)
        run = self.run_job(self.plan(source, selection={"among": ["organization", "state"]}))
        self.assertEqual(run.last["rows"], 2)

    def test_each_recipient_of_polecat_has_its_tie(self):
        rows = [
            PLOVER,
            ["p1", "2024-07-03", "CONSULT", "visit", "2.0", "V-Coop", "diplomatic", "Russia", "RUS",
             "365", "GOV", "GOV", "Kazakhstan; Turkey", "KAZ; TUR", "GOV", "Astana", "KAZ",
             "Example Wire", "2024-07-04"],
            ["p2", "2024-07-03", "agree", "None", "3.0", "V-Coop", "None", "China", "CHN", "710",
             "None", "None", "Brazil", "BRA", "None", "None", "None", "Example Wire",
             "2024-07-04"],
        ]
        text = "".join("\t".join(row) + "\n" for row in rows)
        source = {"path": self.write("polecat.txt", text), "format": "polecat", "header": True,
                  "separator": "\t", "columns": PLOVER}
        plan = {**self.plan(source), **vocabulary.plan_words(is_plover=True)}
        run = self.run_job(plan)
        self.assertEqual(
            {(t["source"], t["kind"], t["target"], t["modality"]) for t in self.ties()},
            {("Russia", "visited", "Kazakhstan", "asserted"),
             ("Russia", "visited", "Turkey", "asserted"),
             ("Brazil", "cooperates-with", "China", "planned")})
        self.assertEqual(run.last["figures"]["rows"], 2)


if __name__ == "__main__":
    unittest.main()
