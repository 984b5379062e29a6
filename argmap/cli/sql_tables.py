"""`argmap sql`: large tables of claims and relations, scored by a database."""

from __future__ import annotations

from typing import Annotated, Any

import typer

import argmap
from argmap.basics.text import counted
from argmap.cli.outcome import GOOD, PROBLEMS, Outcome, as_json
from argmap.cli.wording.options import Join, JoinBy, Json, Parameter, Semantics
from argmap.cli.wording.pairs import values
from argmap.sql.circles_by import CirclesBy

sql = typer.Typer(name="sql", help="Score large tables by a database.", no_args_is_help=True)


@sql.command()
def score(
    claims: Annotated[str, typer.Argument(metavar="CLAIMS", help="The table of claims: .parquet, .csv or .arrow.")],
    relations: Annotated[str, typer.Argument(metavar="RELATIONS", help="The table of relations.")],
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where the scores go: a .parquet or .csv file.")
    ],
    semantics: Semantics = "df_quad",
    parameter: Parameter = [],
    join: JoinBy = None,
    memory: Annotated[
        str | None, typer.Option("--memory", metavar="SIZE", help="How much DuckDB may take, as 8GB.")
    ] = None,
    threads: Annotated[int | None, typer.Option("--threads", min=1, help="On how many threads.")] = None,
    folder: Annotated[
        str | None, typer.Option("--folder", metavar="FOLDER", help="Keep what is done there, to go on with --resume.")
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where a run in the folder ended.")] = False,
    circles: Annotated[
        CirclesBy,
        typer.Option("--circles", metavar="HOW", help="collect them for the engine, or iterate them in the database."),
    ] = "collect",
    collect_below: Annotated[
        int, typer.Option("--collect-below", min=0, help="Let the engine finish when no more than so much is left.")
    ] = 2_000_000,
    top: Annotated[int, typer.Option("--top", min=1, help="Show so many of the best supported claims.")] = 10,
    json: Json = False,
) -> Outcome:
    """Score every claim of two tables that may be larger than memory, by DuckDB."""
    done = argmap.sql.score(
        claims, relations, to=output, semantics=semantics, parameters=values("--parameter", parameter) or None,
        join="product" if join is None else Join(join).value, memory=memory, threads=threads, folder=folder,
        resume=resume, circles=circles, collect_below=collect_below, on_divergence="return",
    )  # fmt: skip
    code = GOOD if done.converged else PROBLEMS
    notes = () if done.converged else (f"{output}: no fixed point was found for all claims that run in circles",)
    if json:
        record: dict[str, Any] = {
            "output": output, "semantics": done.semantics, "claims": done.claims, "levels": done.levels,
            "converged": done.converged, "in_circles": done.circles.nodes, "rows": done.table(top).to_dict(),
        }  # fmt: skip
        return Outcome(as_json(record), notes, code)
    size = f"{counted(done.claims, 'claim')} in {counted(done.levels, 'level')}: {output}"
    return Outcome(f"{size}\n\n{done.table(top)}\n", notes, code)
