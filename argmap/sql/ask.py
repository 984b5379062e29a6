"""`argmap.sql.score` and `argmap.sql.focus`: what is asked of tables in a database. Light: the work is loaded late."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from argmap.errors import ParameterError, Problem

if TYPE_CHECKING:
    from argmap.map import ArgumentMap
    from argmap.model.fields import Join
    from argmap.semantics import Semantics
    from argmap.sql.answer import SqlScores
    from argmap.sql.circles_by import CirclesBy


def score(  # noqa: PLR0913 - keyword-only, and each is a choice of its own
    claims: object,
    relations: object,
    *,
    to: str | Any,
    semantics: str | Semantics = "df_quad",
    parameters: Mapping[str, Any] | None = None,
    join: Join = "product",
    database: object = None,
    memory: str | None = None,
    threads: int | None = None,
    folder: str | Any = None,
    resume: bool = False,
    circles: CirclesBy = "collect",
    collect_below: int = 2_000_000,
    on_divergence: Literal["raise", "warn", "return"] = "raise",
) -> SqlScores:
    """Score every claim of two tables by a database, with a few plain SELECTs; `to` gets the scores.

    The tables are those of `argmap.from_tables`: paths (CSV, Parquet, Arrow), data frames, Arrow tables, or names of tables
    of the `database`. Claims may also have a `source` and its `reliability` in [0, 1]: whose word a claim rests on. Relations
    may aim at a source. Without a `database` DuckDB does the work in this process (`argmap[sql]`), with `memory` such as
    "8GB" and `threads`, in a `folder`, or one that goes with the result. `to` is then a path that ends in .parquet or .csv,
    written whole or not at all. Else `database` is a SparkSession, a DataFusion SessionContext, a DuckDB connection, or anything
    with `keep(name, select)`, `rows(select)` and `register(name, given)`, and `to` is the name of a table there. The answer
    has a row for each claim that is no question: `id`, `prior` and `score`; rows are
    in no order.

    Each step is kept as a table; a run that was ended goes on from there with `resume=True`. What runs in circles is
    collected, up to 5,000,000 nodes, and scored by the engine as `docs/semantics.md` defines, or iterated by the database
    with `circles="iterate"`. As soon as no more than `collect_below` nodes and entries are left, the engine finishes them.
    Scores lie in [0, 1] and are the engine's to 1e-9. Raises `FormatError` and `MapError` with the rows that are wrong,
    `SemanticsError` for a semantics without SQL, `ConvergenceError` where a circle does not settle unless `on_divergence`
    says otherwise (nothing is written then), and `ArgmapError` with what to do where the database fails.

    >>> import pathlib, tempfile
    >>> import pyarrow as pa
    >>> claims = pa.table({"id": ["rain", "take"], "prior": [0.7, 0.1]})
    >>> relations = pa.table({"premise": ["rain"], "target": ["take"], "type": ["support"]})
    >>> with tempfile.TemporaryDirectory() as place:
    ...     done = score(claims, relations, to=pathlib.Path(place, "scores.parquet"))
    ...     print(done.table())
    id    prior  score  change
    take   0.10   0.73   +0.63
    rain   0.70   0.70   +0.00
    """
    from argmap.scoring.divergence import check_divergence, settle  # noqa: PLC0415 - the work is loaded late
    from argmap.semantics import get_semantics  # noqa: PLC0415
    from argmap.sql.answer import SqlScores  # noqa: PLC0415
    from argmap.sql.rule_in_sql import check_has_sql, checked_joining  # noqa: PLC0415
    from argmap.sql.scoring_run import opened, run, write_scores  # noqa: PLC0415

    check_divergence(on_divergence)
    rule = check_has_sql(get_semantics(semantics, parameters=parameters))
    joined = rule.join or checked_joining(join)
    _check_words(circles, collect_below)
    work = opened(database, to, memory=memory, threads=threads, folder=folder, resume=resume)
    how = {
        "semantics": rule.name,
        "parts": (rule.aggregation.name, rule.influence.name),
        **rule.parameters,
        "join": joined,
    }
    scored = run(
        work, claims, relations, how, semantics=rule, join=joined, resume=resume, circles=circles,
        collect_below=collect_below,
    )  # fmt: skip
    done = SqlScores(rule.name, str(to), *scored.sizes, scored.levels.level + 1, scored.circles, scored, work)
    settle(done, on_divergence)
    write_scores(work, scored, to)
    return done


def focus(
    claims: object,
    relations: object,
    centre: str | int,
    *,
    up: int = 2,
    down: int = 2,
    scores: object = None,
    semantics: str = "df_quad",
    database: object = None,
    limit: int = 10_000,
) -> ArgumentMap:
    """Return the part of two tables around a claim or relation as a small map, to read and to draw.

    `up` counts steps towards what it bears on, `down` steps into what bears on it, as in `Network.focus`. The tables are
    those of `score`, and are read by DuckDB unless a `database` is given; `scores` is what `score` wrote, by the `semantics` that
    is named, and the map then shows the scores that its claims have in the whole. Without `scores` the part is scored as if there were nothing else.
    More than `limit` claims are refused.

    >>> import pyarrow as pa
    >>> claims = pa.table({"id": ["rain", "take", "wet"], "prior": [0.7, 0.1, 0.5]})
    >>> relations = pa.table({"premise": ["rain", "take"], "target": ["take", "wet"], "type": ["support", "rebuttal"]})
    >>> part = focus(claims, relations, "take", up=0, down=1)
    >>> list(part.document.claims)
    ['rain', 'take']
    """
    from argmap.sql.surroundings import part_around  # noqa: PLC0415 - as above

    return part_around(
        claims, relations, centre, up=up, down=down, scores=scores, semantics=semantics, database=database, limit=limit
    )


def _check_words(circles: str, collect_below: int) -> None:
    if circles not in {"collect", "iterate"}:
        raise ParameterError(Problem(f"circles is {circles!r}", path="circles", hint="There are collect and iterate."))
    if type(collect_below) is not int or collect_below < 0:
        raise ParameterError(
            Problem(f"collect_below is {collect_below!r}", path="collect_below", hint="Give a number from 0.")
        )
