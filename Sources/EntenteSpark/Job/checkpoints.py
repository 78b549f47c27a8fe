"""What a job has done, as Parquet that a later run of the same job goes on from.

`latest.json` names the tables that are whole. It is written after each, at once, so it never
names half a table. Caches of Spark are lost with a worker; these files are not.
"""

import json
import re
import shutil

from pyspark.sql.types import StructType

from failures import Refusal
from progress import warn

LATEST = "latest.json"


class Checkpoint:
    """A folder of tables. Without one in the plan it lies beside the output, for this run only."""

    def __init__(self, spark, storage, plan):
        self.spark = spark
        self.storage = storage
        asked = plan.get("checkpoint")
        self.is_kept = bool(asked)
        if asked:
            self.folder = asked["path"]
            self.every = int(asked.get("every") or 3)
            self.fingerprint = asked.get("fingerprint")
        else:
            output = plan["output"].get("parquet") or plan["folder"] + "/scores"
            self.folder = "%s.work-%s" % (
                output.rstrip("/"), spark.sparkContext.applicationId)
            self.every, self.fingerprint = 3, None
        # So that it can be removed although Java is gone.
        self.local = storage.local_path(self.folder) if storage.is_local(self.folder) else None
        self.done = {}
        self.open(bool(asked and asked.get("resume")))

    def open(self, resumes):
        latest = self.folder + "/" + LATEST
        if self.storage.exists(self.folder):
            known = self.storage.exists(latest)
            if not known and self.storage.names(self.folder):
                raise Refusal("the checkpoint folder %s holds other files" % self.folder,
                              "name a new or an empty folder")
            if known:
                self.adopt(json.loads(self.storage.read_text(latest)), resumes)
            elif resumes:
                warn("nothing to resume in %s: starting from the beginning" % self.folder)
        elif resumes:
            warn("there is no checkpoint %s: starting from the beginning" % self.folder)
        self.storage.make_folder(self.folder)
        self.save()

    def adopt(self, latest, resumes):
        if resumes and latest.get("fingerprint") != self.fingerprint:
            raise Refusal(
                "the checkpoint %s is of another input or other settings" % self.folder,
                "run without --resume to begin anew, or name another folder")
        if resumes:
            self.done = latest["done"]
            return
        for name in self.storage.names(self.folder):
            if name != LATEST:
                self.storage.delete(self.folder + "/" + name)

    def save(self):
        text = json.dumps({"version": 1, "fingerprint": self.fingerprint, "done": self.done})
        self.storage.write_text(text, self.folder + "/" + LATEST)

    def path(self, name):
        return self.folder + "/" + re.sub(r"[^\w.-]", "-", name)

    def has(self, name):
        return name in self.done

    def table(self, name):
        schema = StructType.fromJson(self.done[name]["schema"])
        return self.storage.read_table(self.path(name), schema)

    def figures(self, name):
        return self.done[name].get("figures") or {}

    def keep(self, name, rows, figures=None):
        """Writes a table, and returns it as read again; if it was written, it is only read."""
        if not self.has(name):
            self.storage.write_table(rows, self.path(name))
            self.done[name] = {"schema": rows.schema.jsonValue(), "figures": figures}
            self.save()
        return self.table(name)

    def note(self, name, figures):
        """Adds figures of a table that is kept."""
        self.done[name]["figures"] = figures
        self.save()

    def drop(self, name):
        if self.done.pop(name, None) is not None:
            self.save()
            self.storage.delete(self.path(name))

    def close(self):
        """Removes the folder unless the user asked for it."""
        if self.is_kept:
            return
        if self.local:
            shutil.rmtree(self.local, ignore_errors=True)
        elif self.storage.exists(self.folder):
            self.storage.delete(self.folder)
