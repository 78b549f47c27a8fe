"""Rounds of a computation that goes on until little changes.

What a round gives is kept in the memory of the workers, and every few rounds as Parquet, which
cuts the plan of the next ones and is where a later run goes on from.
"""

import time

from pyspark import StorageLevel

from progress import tell

KEEP = StorageLevel.MEMORY_AND_DISK


class Rounds:
    """Runs rounds: each gives a table, and figures with its `change`."""

    def __init__(self, checkpoint, measure, limit, is_done, cuts_always=False):
        self.checkpoint = checkpoint
        self.measure = measure
        self.limit = limit
        self.is_done = is_done
        self.every = 1 if cuts_always else checkpoint.every

    def run(self, state, figures, advance, summarize):
        """Goes on from the last round that is kept, else from a state.

        `advance(state, figures)` gives the next state; `summarize(state)` its figures in one
        row, which computes it.
        """
        kept = self.last_kept()
        number, cached = 0, []
        if kept:
            state, figures = self.checkpoint.table(kept), self.checkpoint.figures(kept)
            number = figures["round"]
        converged = bool(number) and self.is_done(figures)
        while not converged and number < self.limit:
            start = time.monotonic()
            number += 1
            state = advance(state, figures)
            if number % self.every == 0:
                name = "%s-round-%05d" % (self.measure, number)
                state = self.checkpoint.keep(name, state)
                figures = {**summarize(state).first().asDict(), "round": number}
                self.checkpoint.note(name, figures)
                self.forget(cached, kept)
                cached, kept = [], name
            else:
                state = state.persist(KEEP)
                cached.append(state)
                figures = {**summarize(state).first().asDict(), "round": number}
            converged = self.is_done(figures)
            tell("round", measure=self.measure, round=number, of=self.limit,
                 change=figures["change"], seconds=round(time.monotonic() - start, 3))
        return state, {**figures, "rounds": number, "converged": converged}

    def last_kept(self):
        prefix = self.measure + "-round-"
        return max((name for name in self.checkpoint.done
                    if name.startswith(prefix) and self.checkpoint.figures(name)), default=None)

    def forget(self, cached, kept):
        """Frees what the rounds before the last cut left."""
        for table in cached:
            table.unpersist()
        if kept:
            self.checkpoint.drop(kept)
