"""The levels of a run: one statement each, with what it takes to go on after it and to begin again in the middle."""

from __future__ import annotations

from argmap.sql.rule_in_sql import Rule
from argmap.sql.run_tables import RunTables
from argmap.sql.statements import carried_over, first_level, left_over, next_level, tally, values_of

BATCH = 16
"""The values of so many levels are put into one table, so that the table of each can be taken away."""
WORTH = 1_000_000
"""With so many entries it is worth a statement to leave out those that have been handed on."""


class Levels:
    """The levels that are scored so far."""

    def __init__(self, tables: RunTables, rule: Rule, nodes: str, entries: str) -> None:
        self.tables, self.rule, self.nodes, self.entries = tables, rule, nodes, entries
        total = tables.row(f"SELECT COUNT(*) AS nodes, COALESCE(SUM(need), 0) AS entries FROM {nodes}")
        self.all, self.left, self.entries_left = int(total["nodes"]), int(total["nodes"]), int(total["entries"])
        self.rest, self.rest_size = entries, self.entries_left
        self.batches, self.level, self.scored = 0, -1, 0
        while tables.has(f"values_{self.batches}"):
            self.batches += 1
        self.level = BATCH * self.batches - 1
        while tables.has(f"level_{self.level + 1}"):
            self.level += 1
        if self.level < 0:
            self._put(first_level(rule, nodes))
        else:
            self._go_on()

    @property
    def now(self) -> str:
        """The table of the last level."""
        return self.tables.name(f"level_{self.level}")

    @property
    def values(self) -> str:
        """The SELECT of every value that is known."""
        return self._values_until(self.level)

    def _values_until(self, level: int) -> str:
        names = [self.tables.name(f"level_{at}") for at in range(BATCH * self.batches, level + 1)]
        return values_of(names, [self.tables.name(f"values_{at}") for at in range(self.batches)])

    def advance(self) -> bool:
        """Score the next level; False where nothing can be scored, since all that is left waits for a circle."""
        self._leave_out()
        self._put(next_level(self.rule, self.nodes, self.rest, self.now))
        return self.scored > 0

    def put(self, found: str) -> None:
        """Take values that were found otherwise as the next level; what bears on those nodes is not looked at any more."""
        kept = f"SELECT e.* FROM {self.rest} AS e WHERE NOT EXISTS (SELECT 1 FROM {found} AS f WHERE f.node = e.target)"
        self.rest = self.tables.keep(f"rest_{self.level + 1}", kept)
        self._put(carried_over(self.rule, self.nodes, self.now, found))

    def _put(self, select: str) -> None:
        self.tables.keep(f"level_{self.level + 1}", select)
        self.level += 1
        self._count(f"level_{self.level}")
        self._batch()

    def _count(self, step: str) -> None:
        counted = self.tables.row(tally(self.tables.name(step)))
        self.scored = int(counted["scored"])
        self.left -= self.scored
        self.entries_left -= int(counted["entries"] or 0)

    def _batch(self) -> None:
        """Put the values of a batch of levels into one table, once the level after it is there."""
        if self.level % BATCH == 0 and self.level > BATCH * self.batches:
            steps = [f"level_{at}" for at in range(BATCH * self.batches, self.level)]
            self.tables.keep(f"values_{self.batches}", values_of([self.tables.name(step) for step in steps], []))
            self.batches += 1
            self.tables.drop(*steps)

    def _go_on(self) -> None:
        """Count again what an earlier run had scored."""
        done = self.tables.row(
            f"SELECT COUNT(*) AS nodes, COALESCE(SUM(n.need), 0) AS entries FROM {self.nodes} AS n "
            f"JOIN ({self.values}) AS v ON n.node = v.node"
        )
        self.left -= int(done["nodes"])
        self.entries_left -= int(done["entries"])
        self.scored = int(self.tables.row(tally(self.now))["scored"])
        self.tables.drop(f"rest_{self.level + 1}")  # of a level that was not put: what is left then may be another
        for at in range(self.level, -1, -1):
            if self.tables.has(f"rest_{at}"):
                self.rest = self.tables.name(f"rest_{at}")
                self.rest_size = self.tables.count(self.rest)
                break
        self._batch()

    def _leave_out(self) -> None:
        """Leave out the entries that have been handed on, where they have become half of all."""
        if self.rest_size < WORTH or self.entries_left * 2 > self.rest_size:
            return
        # The last level has not been handed on yet.
        before = self._values_until(self.level - 1)
        if not before:
            return
        old, step = self.rest, f"rest_{self.level}"
        self.rest = self.tables.keep(step, left_over(old, before))
        self.rest_size = self.tables.count(self.rest)
        if old != self.entries:
            self.tables.drop(old.removeprefix(self.tables.name("")))
