"""Results as they come, a line of JSON each, so that a run can be interrupted and resumed."""

import json
from pathlib import Path
from typing import Any

Record = dict[str, Any]


class Journal:
    """The records of a run, by what part of it they belong to and what was measured."""

    def __init__(self, path: Path, resumes: bool) -> None:
        self.path = path
        self._records: dict[tuple[str, tuple], Record] = {}
        if not resumes:
            path.unlink(missing_ok=True)
        elif path.exists():
            for line in path.read_text().splitlines():
                try:
                    record = json.loads(line)
                except ValueError:
                    continue  # The run was interrupted while it wrote this line.
                self._records[record["part"], tuple(record["key"])] = record

    def has(self, part: str, key: tuple) -> bool:
        return (part, key) in self._records

    def get(self, part: str, key: tuple) -> Record | None:
        return self._records.get((part, key))

    def add(self, part: str, key: tuple, **what: Any) -> Record:
        record = {"part": part, "key": list(key), **what}
        self._records[part, key] = record
        with self.path.open("a") as file:
            file.write(json.dumps(record) + "\n")
        return record

    def of(self, part: str) -> list[Record]:
        """The records of a part, in the order in which they were added."""
        return [record for (name, _), record in self._records.items() if name == part]
