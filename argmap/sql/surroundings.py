"""A small map out of large tables: what stands around a claim or relation, with the scores of the whole."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.answers.network_scores import NetworkScores
from argmap.columns.around import RELATIONS_A_CLAIM, too_many
from argmap.columns.arrow import pyarrow
from argmap.columns.tables.table_files import error_line
from argmap.errors import FormatError, ParameterError, Problem, UnknownIdError
from argmap.network import Network, from_tables
from argmap.sql.databases import Database, DuckDatabase, as_database, literal
from argmap.sql.input_tables import Inputs, checked_name, is_path, open_inputs

if TYPE_CHECKING:
    from argmap.answers.component import Component
    from argmap.map import ArgumentMap

    Ids = set[Any]

_STEP = "premise", "target", "relation"
_SOME = 5_000
"""So many ids are named in one statement."""


@dataclass(frozen=True)
class _Tables:
    """Both tables, asked for the rows of some ids at a time."""

    database: Database
    inputs: Inputs
    centre: str
    limit: int

    def steps(self, column: str, ids: Ids) -> list[dict[str, Any]]:
        """Return the rows of the table of relations that name some ids in a column."""
        if column not in self.inputs.relation_columns:
            return []
        read = [name for name in (*_STEP, "type", "strength") if name in self.inputs.relation_columns]
        columns = ", ".join(f"{self._read(name)} AS {name}" for name in read)
        return self._some(f"SELECT {columns} FROM {self.inputs.relations} AS r WHERE {self.inputs.key(column)}", ids)

    def claims(self, ids: Ids) -> list[dict[str, Any]]:
        """Return the rows of the table of claims with some ids, and their texts."""
        known = [name for name in ("text", "kind", "prior") if name in self.inputs.claim_columns]
        columns = ", ".join((f"{self.inputs.key('id', 'c')} AS id", *(f"c.{name} AS {name}" for name in known)))
        return self._some(f"SELECT {columns} FROM {self.inputs.claims} AS c WHERE {self.inputs.key('id', 'c')}", ids)

    def scores(self, table: str, ids: Ids) -> dict[Any, float]:
        """Return the scores of some ids."""
        cast = "BIGINT" if self.inputs.whole else "STRING"
        rows = self._some(
            f"SELECT CAST(s.id AS {cast}) AS id, s.score FROM {table} AS s WHERE CAST(s.id AS {cast})", ids
        )
        return {row["id"]: row["score"] for row in rows}

    def _read(self, name: str) -> str:
        return self.inputs.key(name) if name in _STEP else f"r.{name}"

    def _some(self, select: str, ids: Ids) -> list[dict[str, Any]]:
        listed = sorted(ids)
        found: list[dict[str, Any]] = []
        for start in range(0, len(listed), _SOME):
            some = ", ".join(str(one) if self.inputs.whole else literal(one) for one in listed[start : start + _SOME])
            found += self.database.rows(f"{select} IN ({some})").to_pylist()
            if len(found) > self.limit * RELATIONS_A_CLAIM:
                raise too_many(self.centre, "relations", self.limit)
        return found


def part_around(
    claims: object, relations: object, centre: str | int, *, up: int, down: int, scores: object, semantics: str,
    database: object, limit: int,
) -> ArgumentMap:  # fmt: skip
    """Gather the rows around a claim or relation and make a map of them."""
    for name, steps in (("up", up), ("down", down)):
        if type(steps) is not int or steps < 0:
            raise ParameterError(f"{name} must be a whole number of steps from 0, not {steps!r}")
    with tempfile.TemporaryDirectory(prefix="argmap-sql-") as folder:
        own = DuckDatabase.embedded(Path(folder), memory=None, threads=None) if database is None else None
        asked = own or as_database(database)
        try:
            tables = _Tables(asked, open_inputs(asked, claims, relations, prefix="argmap_"), str(centre), limit)
            return _part(tables, up=up, down=down, scores=scores, semantics=semantics)
        finally:
            if own is not None:
                own.connection.close()


def _part(tables: _Tables, *, up: int, down: int, scores: object, semantics: str) -> ArgumentMap:
    start = _known(tables)
    rows = _walked(tables, start, "premise", "target", up) + _walked(tables, start, "target", "premise", down)
    names = {row["relation"] for row in rows if row.get("relation") is not None}
    rows += tables.steps("relation", names)  # with all the premises that are needed together
    ids = {start, *(row[name] for row in rows for name in ("premise", "target"))}
    said = tables.claims(ids)
    if len(said) > tables.limit:
        raise too_many(tables.centre, "claims", tables.limit)
    there = {row["id"] for row in said}
    rows = _hanging_together(list({_key(row): row for row in rows}.values()), there)
    network = _network(said, rows)
    final: Any = False if scores is None else _scores(tables, scores, network, semantics)
    return network.focus(tables.centre, up=up, down=down, scores=final, limit=tables.limit)


def _known(tables: _Tables) -> Any:
    """Return the id asked about as the tables have it."""
    whole, text = tables.inputs.whole, tables.centre
    start: Any = int(text) if whole and text.lstrip("-").isdigit() else text
    if whole and not isinstance(start, int):
        found = False
    else:
        found = bool(tables.claims({start}) or tables.steps("relation", {start}))
    if not found:
        raise UnknownIdError.from_id(text, [], sort="claim or relation")
    return start


def _walked(tables: _Tables, start: Any, here: str, there: str, steps: int) -> list[dict[str, Any]]:
    """Return the rows that lead from an id on, step by step: from premises to targets, or the other way round.

    A relation is met by its id as well as a claim; one that is aimed at costs no step, so there is one turn more.
    """
    seen, fresh, found = {start}, {start}, []
    for _ in range(2 * steps + 2):
        rows = tables.steps(here, fresh)
        if fresh and here == "target":
            rows += tables.steps("relation", fresh)
        found += rows
        met = {row[there] for row in rows} | {row["relation"] for row in rows if row.get("relation") is not None}
        fresh = met - seen
        seen |= fresh
        if not fresh or len(seen) > tables.limit * RELATIONS_A_CLAIM:
            break
    return found


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in (*_STEP, "type", "strength"))


def _hanging_together(rows: list[dict[str, Any]], claims: Ids) -> list[dict[str, Any]]:
    """Leave out rows that aim at what is not in the part, and those that aim at these."""
    while True:
        names = {row["relation"] for row in rows if row.get("relation") is not None}
        gone = {row["relation"] for row in rows if row["premise"] not in claims and row.get("relation") is not None}
        left = [
            row
            for row in rows
            if row["premise"] in claims
            and row["target"] in claims | names
            and (row.get("relation") is None or row["relation"] not in gone)
        ]
        if len(left) == len(rows):
            return rows
        rows = left


def _network(said: list[dict[str, Any]], rows: list[dict[str, Any]]) -> Network:
    pa = pyarrow()
    names = (
        "premise",
        "target",
        "type",
        *(name for name in ("strength", "relation") if any(name in row for row in rows)),
    )
    columns = {name: [row.get(name) for row in rows] for name in names}
    texts = {
        name: pa.array([_text(value) for value in values], pa.string())
        for name, values in columns.items()
        if name != "strength"
    }
    if "strength" in columns:
        texts["strength"] = pa.array(
            [1.0 if value is None else float(value) for value in columns["strength"]], pa.float64()
        )
    claims: dict[str, Any] = {"id": pa.array([_text(row["id"]) for row in said], pa.string())}
    for name, kind in (("text", pa.string()), ("kind", pa.string()), ("prior", pa.float64())):
        if said and name in said[0]:
            values = [row[name] for row in said]
            claims[name] = pa.array([float(one) for one in values] if name == "prior" else values, kind)
    return from_tables(pa.table(claims), pa.table(texts))


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _scores(tables: _Tables, scores: object, network: Network, semantics: str) -> NetworkScores:
    """Return the scores of the whole for the claims of a part; forces of relations are those that follow from them."""
    table = "argmap_scores_in"
    if is_path(scores):
        tables.database.register(table, Path(str(scores)))
    elif isinstance(scores, str):
        table = checked_name(scores, "scores")
    else:
        tables.database.register(table, scores)
    ids = list(network.ids)
    keys = [int(one) for one in ids] if tables.inputs.whole else ids
    try:
        found = tables.scores(table, set(keys))
    except Exception as error:  # whatever a database raises about a table that it cannot read
        raise FormatError(Problem(f"the scores cannot be read: {error_line(error)}", path="scores")) from None
    lacking = [str(key) for key in keys if key not in found]
    if lacking:
        hint = "Give the scores of these two tables."
        raise ParameterError(Problem(f"the claim {lacking[0]!r} has no score there", path="scores", hint=hint))
    held = {name: found[key] for name, key in zip(ids, keys, strict=True)}
    own = network.under(fix=held).scores
    final = np.array([held[name] for name in ids])
    taken = _OfTheWhole(final, network.base, own.relations)
    return NetworkScores(semantics=semantics, final=final, solution=taken)


@dataclass(frozen=True)
class _OfTheWhole:
    """What is known of a part whose scores were found in the whole: relations hand on what these come to."""

    final: Any
    base: Any
    forces: Any
    converged: bool = True
    iterations: int = 0
    residual: float = 0.0
    components: tuple[Component, ...] = ()

    def claim_scores(self) -> Any:
        return self.final

    def claim_base(self) -> Any:
        return self.base

    def relation_forces(self) -> Any:
        return self.forces

    def source_reliabilities(self) -> Any:
        return np.zeros(0)
