"""The tools: map text in, words and data out. They name no file, and run in a worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

import argmap
from argmap.basics.text import counted
from argmap.errors import ArgmapError, Problem, pointed_at

MOST_LETTERS = 500_000
"""Texts of maps longer than this are refused: nobody drafts them in a conversation."""
MOST_SOURCE = 2_000_000
"""So many letters of a text are looked through: for quotations, for what a map leaves out."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a tool has to say: words for the model to read, the same as data, and whether it was refused."""

    words: str
    data: Mapping[str, Any]
    refused: bool = False


def answered(tool: str, arguments: Mapping[str, Any]) -> Reply:
    """Run a tool; what argmap refuses becomes a reply with every problem and its hint.

    >>> reply = answered("check", {"map": "{argmap: 1, title: One, clams: {}}"})
    >>> print(reply.words)
    The map has 1 problem.
    1:25: unknown key 'clams'. Did you mean 'claims'?
       1 | {argmap: 1, title: One, clams: {}}
         |                         ^
    """
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        _refuse_long(given)
        return TOOLS[tool](**given)
    except ArgmapError as error:
        return _problems(error.problems, "The map has" if tool == "check" else "Not answered:", refused=tool != "check")


def _refuse_long(given: Mapping[str, Any]) -> None:
    for name, most in (("map", MOST_LETTERS), ("source", MOST_SOURCE)):
        text = given.get(name, "")
        if len(text) > most:
            hint = f"At most {most:,} are read here; the command line reads larger ones."
            raise ArgmapError(Problem(f"{name} has {len(text):,} letters", path=name, hint=hint))


def _problems(problems: tuple[Problem, ...], begin: str, *, refused: bool) -> Reply:
    told = [replaced_file(one) for one in problems]
    lines = [line for one in told for line in (str(one), *pointed_at(one))]
    words = "\n".join([f"{begin} {counted(len(told), 'problem')}.", *lines])
    return Reply(words, {"ok": False, "problems": [asdict(one) for one in told]}, refused)


def replaced_file(problem: Problem) -> Problem:
    """Return a problem without the name that stands for a text."""
    return replace(problem, file=None)


def _read(text: str) -> argmap.ArgumentMap:
    return argmap.loads(text, warnings="ignore")


def check(map: str) -> Reply:  # noqa: A002 - the word that everybody has for it
    """Read the map; what is odd about it is told, too."""
    m = _read(map)
    scored = sum(one.kind != "question" for one in m.document.claims.values())
    counts = f"{counted(scored, 'claim')}, {counted(len(m.document.relations), 'relation')}, {counted(len(m.document.sources), 'source')}"
    lines = [f"The map is sound: {counts}.", *(f"Odd: {replaced_file(one)}" for one in m.warnings)]
    warnings = [asdict(replaced_file(one)) for one in m.warnings]
    return Reply("\n".join(lines), {"ok": True, "problems": [], "warnings": warnings})


def score(
    map: str,  # noqa: A002 - as above
    semantics: str = "df_quad",
    fix: Mapping[str, float] | None = None,
    prior: Mapping[str, float] | None = None,
) -> Reply:
    """Score every claim."""
    m = _read(map)
    scores = m.score(semantics, fix=fix, prior=prior, on_divergence="return")
    words = [str(scores.table()), "Scores are degrees of support from 0 to 1, not probabilities."]
    if not scores.converged:
        words.append("The scores did not settle: they are where the iteration stood at its end.")
    return Reply("\n\n".join([*words, *scores.notes]), {"conclusion": list(m.conclusion), **scores.to_dict()})


def cruxes(map: str, claim: str | None = None, top: int = 10) -> Reply:  # noqa: A002 - as above
    """Rank the claims by what the conclusion hangs on."""
    return _told(_read(map).cruxes(claim, top=top))


def explain(map: str, claim: str | None = None) -> Reply:  # noqa: A002 - as above
    """Tell where a claim's score comes from."""
    return _told(_read(map).explain(claim))


def lint(map: str) -> Reply:  # noqa: A002 - as above
    """Look the map over for faults."""
    return _told(_read(map).lint())


def review(map: str, top: int = 20, source: str | None = None, document: str | None = None) -> Reply:  # noqa: A002 - as above
    """List what to ask whoever made the map, with the text that it is of where it is given."""
    return _told(_read(map).review(top=top, source=source, document=document))


def outline(map: str, claim: str | None = None) -> Reply:  # noqa: A002 - as above
    """Write the map, or what stands around a claim, as an indented text."""
    m = _read(map)
    text = (m if claim is None else m.focus(claim)).outline()
    return Reply(text, {"outline": text})


def quote(map: str, source: str, document: str | None = None) -> Reply:  # noqa: A002 - as above
    """Look the map's quotations up in a text; the map comes back with their lines."""
    found = _read(map).quote(source, document=document)
    written = argmap.dumps(found.map)
    return Reply(f"{found}\n\nThe map with its lines:\n\n{written}", {**found.to_dict(), "map": written})


def _told(answer: Any) -> Reply:
    return Reply(str(answer), answer.to_dict())


TOOLS: Mapping[str, Callable[..., Reply]] = {
    one.__name__: one for one in (check, score, cruxes, explain, lint, review, outline, quote)
}
