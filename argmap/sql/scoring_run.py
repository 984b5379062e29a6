"""One run: from two tables in a database to a table of scores."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from argmap.basics.progress import stage
from argmap.basics.warned import warn
from argmap.basics.whole_files import whole_file
from argmap.errors import FormatError, ParameterError, Problem, UnreadWarning
from argmap.semantics import refuse_supports
from argmap.sql.bad_rows import BadRows, look_at_claims, look_at_names, look_at_relations
from argmap.sql.circles import Circles, Scoring, collect_rest, through_circles
from argmap.sql.circles_by import CirclesBy
from argmap.sql.databases import Database, DuckDatabase, as_database
from argmap.sql.fold import Fold
from argmap.sql.input_tables import Inputs, checked_name, is_path, open_inputs
from argmap.sql.levels import Levels
from argmap.sql.rule_in_sql import rule_in_sql
from argmap.sql.run_tables import RunTables

if TYPE_CHECKING:
    from argmap.model.fields import Join
    from argmap.semantics.modular import Modular

WRITTEN = (".parquet", ".pq", ".csv", ".tsv")
"""The suffixes of files that scores are written to."""


@dataclass(frozen=True)
class Work:
    """Where a run is done: the database, how its tables are called, and where a message says they are, if they stay."""

    database: Database
    prefix: str
    where: str
    folder: Path | None
    """The folder of the database, where it is one of ours."""


def opened(
    database: object, to: object, *, memory: str | None, threads: int | None, folder: object, resume: bool
) -> Work:
    """Open DuckDB in a folder, or take the database that is given."""
    if database is not None:
        if is_path(to) or not isinstance(to, str):
            hint = "Name a table of the database, such as db.scores."
            raise ParameterError(Problem(f"to is {to!r}, and the scores stay in the database", path="to", hint=hint))
        given = {"memory": memory, "threads": threads, "folder": folder}
        for name, value in given.items():
            if value is not None:
                raise ParameterError(Problem(f"{name} is DuckDB's own, and a database is given", path=name))
        return Work(as_database(database), f"{checked_name(to, 'to')}_argmap_", f"the tables {to}_argmap_*", None)
    if not is_path(to) or Path(str(to)).suffix.lower() not in WRITTEN:
        hint = f"Give a path that ends in {', '.join(WRITTEN[:-1])} or {WRITTEN[-1]}."
        raise ParameterError(Problem(f"to is {to!r}", path="to", hint=hint))
    if resume and folder is None:
        raise ParameterError(Problem("there is nothing to resume", path="resume", hint="Name the folder of the run."))
    place = Path(tempfile.mkdtemp(prefix="argmap-sql-")) if folder is None else Path(str(folder))
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ParameterError(Problem(f"the folder cannot be made: {error.strerror}", path="folder")) from None
    if not resume:
        (place / "argmap.duckdb").unlink(missing_ok=True)
        (place / "argmap.duckdb.wal").unlink(missing_ok=True)
    duck = DuckDatabase.embedded(place, memory=memory, threads=threads)
    if folder is None:
        weakref.finalize(duck, _take_away, duck.connection, place)
    return Work(duck, "argmap_", str(folder or ""), place)


def _take_away(connection: Any, folder: Path) -> None:
    """Take a folder away that goes with the result."""
    connection.close()
    shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True)
class Scored:
    """What a run left in the database."""

    tables: RunTables
    fold: Fold
    levels: Levels
    scoring: Scoring
    circles: Circles

    @property
    def sizes(self) -> tuple[int, int]:
        """How many claims have a score, and how many entries there are."""
        counted = self.tables.row(
            f"SELECT SUM(CASE WHEN kind = 0 THEN 1 ELSE 0 END) AS claims, SUM(need) AS entries FROM {self.levels.nodes}"
        )
        return int(counted["claims"] or 0), int(counted["entries"] or 0)

    @property
    def claims_with_scores(self) -> str:
        """The SELECT of the answer: every claim with its prior and its score."""
        fold, levels = self.fold, self.levels
        return (
            f"SELECT c.{fold.id} AS id, c.prior AS prior, v.value AS score FROM {fold.claims} AS c "
            f"JOIN ({levels.values}) AS v ON c.node = v.node"
        )


def run(work: Work, claims: object, relations: object, how: dict[str, Any], *, semantics: Modular, join: Join,
        resume: bool, circles: CirclesBy, collect_below: int) -> Scored:  # fmt: skip
    """Fold, score level by level, and go through circles."""
    with stage("Opening the tables"):
        inputs = open_inputs(work.database, claims, relations, prefix="argmap_")
    for message in inputs.unread:
        warn(message, UnreadWarning)
    told = _told(inputs, work.database, how)
    tables = RunTables.begin(work.database, work.prefix, told=told, resume=resume, where=work.where)
    with stage("Folding the tables"):
        fold = folded(tables, inputs)
    most = 0
    nodes = tables.name("nodes")
    refuse_supports(semantics, lambda: _has_supports(tables, fold.entries, nodes))
    if semantics.name == "counting" or hasattr(semantics.influence, "largest"):
        most = _most_rebuttals(tables, fold.entries, nodes)
    bound = semantics.bound(most)
    scoring = Scoring(bound, join, most, lambda numbers: _ids(tables, fold, numbers))
    others = tables.count(f"{nodes} AS n WHERE kind > 0")
    rule = rule_in_sql(bound, join, alone=not others)
    found = (
        Circles.of_row(tables.row(f"SELECT told FROM {tables.name('circles')}")) if tables.has("circles") else Circles()
    )
    with stage("Scoring level by level") as scoring_stage:
        levels = Levels(tables, rule, nodes, fold.entries)
        while levels.left > 0:
            scoring_stage.at(1.0 - levels.left / levels.all)
            if levels.left + levels.entries_left <= collect_below:
                found = collect_rest(levels, scoring, found)
            elif not levels.scored or not levels.advance():
                found = through_circles(levels, scoring, by=circles, collect_below=collect_below)
    return Scored(tables, fold, levels, scoring, found)


def folded(tables: RunTables, inputs: Inputs) -> Fold:
    """Make the tables of nodes and entries, or tell all that is wrong with the rows."""
    fold = _looked(tables, inputs)
    steps = ("claims", "linked", "sources", "marked", "weak", "out", "entries")
    names: dict[str, Any] = {step: tables.name(step) for step in steps}
    fold = replace(fold, **names)
    if not fold.looks_up:
        fold = replace(fold, marked=f"({fold.marked_rows()})")
    if tables.has("nodes"):
        return fold
    _check(tables, fold)
    tables.keep("entries", fold.entry_rows())
    tables.keep("nodes", fold.node_rows())
    tables.drop("linked", "sources", "marked", "weak", "out")
    return fold


def _looked(tables: RunTables, inputs: Inputs) -> Fold:
    """Look at the tables once: how many there are of what, and which ids."""
    key = inputs.key("id", "c")
    source = "COUNT(NULLIF(CAST(c.source AS STRING), ''))" if "source" in inputs.claim_columns else "0"
    question = "SUM(CASE WHEN c.kind = 'question' THEN 1 ELSE 0 END)" if "kind" in inputs.claim_columns else "0"
    ends = f"MIN({key}) AS low, MAX({key}) AS high" if inputs.whole else "0 AS low, 0 AS high"
    seen = tables.row(
        f"SELECT COUNT(*) AS number, COUNT({key}) AS filled, COUNT(DISTINCT {key}) AS ids, {source} AS sources, {question} AS questions, {ends} "
        f"FROM {inputs.claims} AS c"
    )
    linked = 0
    if "relation" in inputs.relation_columns:
        given = f"SELECT COUNT({inputs.key('relation')}) AS linked FROM {inputs.relations} AS r"
        linked = tables.row(given)["linked"]
    low, high = seen["low"] or 0, -1 if seen["high"] is None else seen["high"]
    return Fold(
        inputs,
        has_linked=linked > 0,
        has_sources=seen["sources"] > 0,
        has_questions=bool(seen["questions"]),
        low=low,
        first=max(high + 1, 0) if inputs.whole else seen["number"],
        dense=inputs.whole and not seen["questions"] and seen["number"] == seen["ids"] == high - low + 1,
        twice=seen["filled"] - seen["ids"],
    )


def _check(tables: RunTables, fold: Fold) -> None:
    """Make the tables that tell what each row names, and raise all that is wrong."""
    bad, database = BadRows(), tables.database
    tables.guarded("claims", lambda: look_at_claims(bad, database, fold, fold.twice))
    if fold.has_linked:
        tables.keep("linked", fold.linked_rows())
    if fold.has_sources:
        tables.keep("sources", fold.source_rows())
    tables.keep("claims", fold.known_ids() if bad.number else fold.claim_rows())
    if fold.looks_up:
        tables.keep("marked", fold.marked_rows())
    tables.guarded("marked", lambda: look_at_relations(bad, database, fold))
    tables.guarded("marked", lambda: look_at_names(bad, database, fold))
    if bad.number:
        tables.clear()
    bad.settle()
    tables.keep("weak", fold.weak_rows())
    if fold.has_linked and fold.has_questions:
        tables.keep("out", fold.out_rows())


def _has_supports(tables: RunTables, entries: str, nodes: str) -> bool:
    joined = f"{entries} AS e JOIN {nodes} AS n ON e.target = n.node"
    return tables.count(f"{joined} WHERE e.sign > 0 AND n.kind = 0") > 0


def _most_rebuttals(tables: RunTables, entries: str, nodes: str) -> int:
    each = f"SELECT target, COUNT(*) AS number FROM {entries} AS e WHERE sign < 0 GROUP BY target"
    found = tables.row(
        f"SELECT MAX(r.number) AS most FROM ({each}) AS r JOIN {nodes} AS n ON r.target = n.node WHERE n.kind = 0"
    )
    return int(found["most"] or 0)


def _ids(tables: RunTables, fold: Fold, numbers: list[int]) -> list[str]:
    if fold.inputs.whole:
        return [str(number) for number in numbers]
    listed = ", ".join(map(str, numbers))
    found = tables.rows(f"SELECT node, id FROM {fold.claims} AS c WHERE node IN ({listed})").to_pylist()
    names = {row["node"]: row["id"] for row in found}
    return [names[number] for number in numbers]


def _told(inputs: Inputs, database: Database, how: dict[str, Any]) -> str:
    """Describe what a run is told, so that another is not taken for it."""
    tables = []
    for file, name in zip(inputs.files, (inputs.claims, inputs.relations), strict=True):
        if file is not None and Path(file).is_file():
            known = Path(file).stat()
            tables.append(f"{Path(file).resolve()} {known.st_size} {known.st_mtime_ns}")
        else:
            number = database.rows(f"SELECT COUNT(*) AS number FROM {name}").column("number")[0].as_py()
            tables.append(f"{file or name} {number}")
    words = ", ".join(f"{word}={value!r}" for word, value in sorted(how.items()))
    return f"{tables[0]}; {tables[1]}; {words}"


def write_scores(work: Work, scored: Scored, to: object) -> None:
    """Write the answer where it is wanted: as a whole or not at all."""
    if work.folder is None:
        scored.tables.guarded("scores", lambda: work.database.keep(str(to), scored.claims_with_scores))
        return
    target = Path(str(to))
    part = work.folder / f"scores{target.suffix.lower()}"
    with _gone(part):
        scored.tables.guarded("scores", lambda: work.database.write(scored.claims_with_scores, part))  # type: ignore[attr-defined]
        try:
            with part.open("rb") as written, whole_file(target) as file:
                shutil.copyfileobj(written, file, 1 << 20)
        except OSError as error:
            message = f"the file cannot be written: {error.strerror or error}"
            raise FormatError(Problem(message, file=str(target))) from None


@contextlib.contextmanager
def _gone(path: Path) -> Iterator[None]:
    try:
        yield
    finally:
        path.unlink(missing_ok=True)
