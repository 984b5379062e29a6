"""What is wrong with the rows of the two tables: counted by the database, the first hundred told one by one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from argmap.basics.shown import shown
from argmap.columns.columns import KINDS, TYPES
from argmap.errors import MOST, MapError, Problem, nearest_or_all, not_shown

if TYPE_CHECKING:
    from argmap.sql.databases import Database
    from argmap.sql.fold import Fold
    from argmap.sql.input_tables import Inputs

_DEGREE = "Give a number in [0, 1]."
_TOGETHER = "Premises that are needed together share all but the premise."


@dataclass
class BadRows:
    """Collects what is wrong with rows; `settle` raises all of it as one error."""

    problems: list[Problem] = field(default_factory=list)
    number: int = 0
    said: set[str] = field(default_factory=set)
    """Of which tables it was said how rows are counted."""

    def look(self, database: Database, select: str, number: int, *, file: str | None, table: str) -> None:
        """Tell the first of so many rows, from a SELECT that has `fault` and, where rows have an order, `argmap_row`."""
        if not number:
            return
        self.number += number
        first = MOST - len(self.problems)
        if first <= 0:
            return
        ordered = "argmap_row" in select
        order = "ORDER BY argmap_row " if ordered else ""
        found = f"SELECT * FROM ({select}) AS f WHERE fault IS NOT NULL {order}LIMIT {first}"
        start, counted = (2, "the heading is row 1, blank lines are not counted") if _is_csv(file) else (
            0, "rows are counted from 0")  # fmt: skip
        for row in database.rows(found).to_pylist():
            message, hint = _told(row)
            note = "" if table in self.said else f" ({counted})"
            self.said.add(table)
            where = f"row {row['argmap_row'] + start}{note}: " if ordered else ""
            self.problems.append(Problem(f"{where}{message}", file=file, path=None if file else table, hint=hint))

    def settle(self) -> None:
        """Raise whatever there is as one error."""
        if not self.number:
            return
        rest = self.number - len(self.problems)
        raise MapError(*self.problems, *([Problem(not_shown(rest))] if rest else []))


def look_at_claims(bad: BadRows, database: Database, fold: Fold, duplicates: int) -> None:
    """Find the claims that are wrong: ids that are empty or there twice, numbers outside [0, 1], unknown kinds."""
    inputs = fold.inputs
    select = _claim_faults(inputs, inputs.claims)
    number = _faults(database, select)
    again = replace(inputs, claims=_ordered(database, inputs.claims))
    bad.look(database, _claim_faults(again, again.claims), number, file=inputs.files[0], table="claims")
    if duplicates:
        key = inputs.key("id", "c")
        if "argmap_row" in again.claims:
            select = (
                f"SELECT c.argmap_row, c.id AS id, f.first_row, CASE WHEN c.argmap_row > f.first_row THEN 'twice' END AS fault "
                f"FROM {again.claims} AS c JOIN (SELECT {key} AS id, MIN(c.argmap_row) AS first_row FROM {again.claims} AS c "
                f"GROUP BY {key} HAVING COUNT(*) > 1) AS f ON {key} = f.id"
            )
        else:
            select = (
                f"SELECT {key} AS id, 'twice' AS fault FROM {inputs.claims} AS c WHERE {key} IS NOT NULL "
                f"GROUP BY {key} HAVING COUNT(*) > 1"
            )
        bad.look(database, select, duplicates, file=inputs.files[0], table="claims")


def look_at_relations(bad: BadRows, database: Database, fold: Fold) -> None:
    """Find the rows of the table of relations that are wrong."""
    inputs = fold.inputs
    number = _faults(database, f"SELECT fault FROM {fold.marked} AS m")
    if not number:
        return
    rows = _ordered(database, inputs.relations)
    more = ", r.premise AS given_premise, r.target AS given_target, r.type AS given_type" + "".join(
        f", r.{name} AS given_{name}" for name in ("strength", "relation") if name in inputs.relation_columns
    )
    more += ", r.argmap_row" if "argmap_row" in rows else ""
    bad.look(database, fold.marked_rows(rows=rows, more=more), number, file=inputs.files[1], table="relations")


def look_at_names(bad: BadRows, database: Database, fold: Fold) -> None:
    """Find relations and sources that have the id of a claim, and sources of which two reliabilities are told."""
    clashes = []
    if fold.has_linked:
        clashes.append(_clash(fold, fold.linked, "a relation"))
    if fold.has_sources:
        clashes.append(_clash(fold, fold.sources, "a source"))
        clashes.append(
            f"SELECT CAST(id AS STRING) AS id, 'reliabilities' AS fault, 'a source' AS sort FROM {fold.sources} AS s "
            "WHERE reliability <> reliability_most"
        )
    if fold.has_linked and fold.has_sources:
        clashes.append(
            f"SELECT CAST(s.id AS STRING) AS id, 'clash source' AS fault, 'a relation' AS sort FROM {fold.sources} AS s "
            f"JOIN {fold.linked} AS l ON s.id = l.id"
        )
    if clashes:
        select = " UNION ALL ".join(clashes)
        bad.look(database, select, _faults(database, select), file=None, table="ids")


def _clash(fold: Fold, table: str, sort: str) -> str:
    return (
        f"SELECT CAST(o.id AS STRING) AS id, 'clash' AS fault, '{sort}' AS sort FROM {table} AS o "
        f"JOIN {fold.claims} AS c ON o.id = c.{fold.id}"
    )


def _claim_faults(inputs: Inputs, rows: str) -> str:
    """Return the SELECT of claims with what is wrong with each."""
    columns = inputs.claim_columns
    faults = {"empty id": f"{inputs.key('id', 'c')} IS NULL"}
    if "kind" in columns:
        faults["empty kind"] = "NULLIF(CAST(c.kind AS STRING), '') IS NULL"
        listed = ", ".join(f"'{kind}'" for kind in KINDS)
        faults["kind"] = f"c.kind NOT IN ({listed})"
    for name in ("prior", "reliability"):
        if name in columns:
            if name == "prior":
                faults[f"empty {name}"] = f"NULLIF(CAST(c.{name} AS STRING), '') IS NULL"
            missing = "TRUE" if name == "prior" else f"NULLIF(CAST(c.{name} AS STRING), '') IS NOT NULL"
            faults[name] = f"{missing} AND NOT COALESCE({inputs.number(name, 'c')} BETWEEN 0e0 AND 1e0, FALSE)"
    cases = " ".join(f"WHEN {found} THEN '{fault}'" for fault, found in faults.items())
    given = "".join(f", c.{name} AS given_{name}" for name in ("kind", "prior", "reliability") if name in columns)
    row = ", c.argmap_row" if "argmap_row" in rows else ""
    return f"SELECT c.id{given}{row}, CASE {cases} END AS fault FROM {rows} AS c"


def _faults(database: Database, select: str) -> int:
    found = database.rows(f"SELECT COUNT(fault) AS number FROM ({select}) AS f")
    return int(found.column("number")[0].as_py())


def _ordered(database: Database, table: str) -> str:
    """Return the rows of a table with their numbers, where the database reads them in order."""
    in_order: Any = getattr(database, "in_order", None)
    return table if in_order is None else f"({in_order(table)})"


def _is_csv(file: str | None) -> bool:
    return file is not None and file.lower().endswith((".csv", ".tsv"))


def _told(row: dict[str, Any]) -> tuple[str, str | None]:
    """Say what is wrong with a row, and what to do about it."""
    fault: str = row["fault"]
    empty, _, name = fault.rpartition(" ")
    value = _name(row.get(f"given_{name}"))
    if empty == "empty":
        return f"{name} is empty", _EMPTY[name]
    if empty == "other":
        said = f"{name} is not that of another row of the relation {_name(row['given_relation'])}, and is {value}"
        return said, _TOGETHER
    premise, target = _name(row.get("given_premise")), _name(row.get("given_target"))
    return {
        "premise": (f"unknown claim {premise} in premise", None),
        "target": (f"unknown claim or relation {target} in target", None),
        "type": (f"unknown type {value}", nearest_or_all(str(row.get("given_type")), TYPES)),
        "kind": (f"unknown kind {value}", nearest_or_all(str(row.get("given_kind")), KINDS)),
        "strength": (f"strength is {row.get('given_strength')}", _DEGREE),
        "prior": (f"prior is {row.get('given_prior')}", _DEGREE),
        "reliability": (f"reliability is {row.get('given_reliability')}", _DEGREE),
        "undercut": (f"a claim cannot be undercut, and {target} is a claim", "Use a rebuttal, or aim at a relation."),
        "rebuttal": (f"a relation cannot be rebutted, and {target} is none of the claims", "Use an undercut."),
        "supports": (
            f"the question {premise} cannot support anything", "State the claim that the question implies.",
        ),
        "rebutted": (
            f"a question cannot be rebutted, and {target} is a question", "Rebut a claim that it takes for granted.",
        ),
        "twice": (_said_twice(row), "Each claim has its own id."),
        "clash": (
            f"the id {shown(row.get('id'))} names a claim and {row.get('sort')}",
            "Claims, relations and sources share one set of names: rename one of the two.",
        ),
        "source": (
            f"the id {shown(row.get('id'))} names a source and a relation",
            "Claims, relations and sources share one set of names: rename one of the two.",
        ),
        "reliabilities": (
            f"claims tell two reliabilities of the source {shown(row.get('id'))}", "A source has one: give it everywhere.",
        ),
    }[name]  # fmt: skip


def _name(value: object) -> str:
    return shown(None if value is None else str(value))


def _said_twice(row: dict[str, Any]) -> str:
    where = f", first in row {row['first_row']}" if "first_row" in row else ""
    return f"the id {_name(row.get('id'))} is there twice{where}"


_EMPTY = {
    "id": "Every claim has an id.",
    "kind": f"There are {', '.join(KINDS)}.",
    "prior": "Give a number in [0, 1], or no column 'prior' at all.",
    "premise": "Name the claim that it is.",
    "target": "Name the claim or relation that it is about.",
    "type": f"There are {', '.join(TYPES)}.",
    "strength": "Give a number in [0, 1], or no column 'strength' at all.",
}
