"""The tables of one run in a database: each is kept once, found again by a run that goes on, and taken away when used."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.columns.arrow import pyarrow
from argmap.columns.tables.table_files import error_line
from argmap.errors import ArgmapError, ParameterError, Problem
from argmap.sql.databases import literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from argmap.sql.databases import Database

_GAP = 20
"""Where so many numbered tables are not there, there are no more of them."""
FIXED = ("claims", "linked", "sources", "marked", "weak", "out", "entries", "nodes", "circles", "open", "core", "inside",
         "into", "shrunk", "even", "odd")  # fmt: skip
NUMBERED = ("level", "values", "rest")


@dataclass(frozen=True)
class RunTables:
    """The tables of a run. Their names hold a token of the run, so that none of another run is taken for one of this."""

    database: Database
    prefix: str
    token: str
    where: str
    """What a message says of where they are; empty where they are gone with the run."""

    @classmethod
    def begin(cls, database: Database, prefix: str, *, told: str, resume: bool, where: str) -> RunTables:
        """Begin a run, or go on with one that was told the same; what another run left is taken away."""
        can = hasattr(database, "has") and hasattr(database, "drop")
        journal = f"{prefix}run"
        if resume and not can:
            hint = "A database that can resume has two more methods: has(name) and drop(name)."
            raise ParameterError(Problem("this database cannot resume", path="resume", hint=hint))
        earlier = None
        if can and database.has(journal):  # type: ignore[attr-defined]
            earlier = database.rows(f"SELECT token, told FROM {journal}").to_pylist()[0]
        if earlier is not None and resume:
            if earlier["told"] != told:
                hint = "Give the same tables and the same words as before, or begin anew with resume=False."
                raise ParameterError(Problem(f"the run in {where} was another one", path="resume", hint=hint))
            return cls(database, prefix, earlier["token"], where)
        if earlier is not None:
            cls(database, prefix, earlier["token"], where).clear()
        begun = cls(database, prefix, secrets.token_hex(3), where)
        begun.guarded("begins", lambda: database.keep(
            journal, f"SELECT {literal(begun.token)} AS token, {literal(told)} AS told"))  # fmt: skip
        return begun

    def name(self, step: str) -> str:
        """Return the name of a step's table."""
        return f"{self.prefix}{self.token}_{step}"

    def keep(self, step: str, select: str) -> str:
        """Keep the rows of a SELECT as a step's table, unless it is there already; return its name."""
        name = self.name(step)
        if not self.has(step):
            self.guarded(step, lambda: self.database.keep(name, select))
        return name

    def keep_anew(self, step: str, select: str) -> str:
        """Keep rows in the same way, in place of what an earlier run may have left there that is not the same."""
        self.drop(step)
        return self.keep(step, select)

    def keep_rows(self, step: str, columns: dict[str, Any]) -> str:
        """Keep columns that were worked out here as a step's table."""
        given = f"argmap_{self.token}_{step}_in"
        self.guarded(step, lambda: self.database.register(given, pyarrow().table(columns)))
        return self.keep_anew(step, f"SELECT * FROM {given}")

    def has(self, step: str) -> bool:
        """Say whether a step's table is there; of a database that cannot tell, none is."""
        has: Callable[[str], bool] = getattr(self.database, "has", lambda _: False)
        return has(self.name(step))

    def drop(self, *steps: str) -> None:
        """Take the tables of steps away that are needed no more, where the database can."""
        drop: Callable[[str], None] = getattr(self.database, "drop", lambda _: None)
        for step in steps:
            if self.has(step):
                drop(self.name(step))

    def clear(self) -> None:
        """Take all tables of the run away."""
        self.drop(*FIXED)
        for sort in NUMBERED:
            number = missing = 0
            while missing < _GAP:
                missing = 0 if self.has(f"{sort}_{number}") else missing + 1
                self.drop(f"{sort}_{number}")
                number += 1

    def rows(self, select: str, *, step: str = "is read") -> Any:
        """Return the rows of a SELECT as an Arrow table."""
        return self.guarded(step, lambda: self.database.rows(select))

    def row(self, select: str) -> dict[str, Any]:
        """Return the one row of a SELECT."""
        found: dict[str, Any] = self.rows(select).to_pylist()[0]
        return found

    def count(self, rows: str) -> int:
        """Return how many rows there are of what stands after FROM."""
        return int(self.row(f"SELECT COUNT(*) AS number FROM {rows}")["number"])

    def guarded(self, step: str, ask: Callable[[], Any]) -> Any:
        """Ask the database for something; where it fails, say at what, and how to go on."""
        try:
            return ask()
        except ArgmapError:
            raise
        except Exception as error:  # whatever a database raises
            if "interrupt" in f"{type(error).__name__} {error}".lower():
                raise KeyboardInterrupt from error  # Ctrl-C, as databases tell it
            hint = (
                f"What was done until then is kept in {self.where}: call it again with resume=True to go on from there."
                if self.where
                else "Name a folder: what was done until then is kept there, and resume=True goes on from it."
            )
            message = f"the database failed at the step {step!r}: {error_line(error)}"
            raise ArgmapError(Problem(message, hint=hint)) from error
