"""What the conclusion takes for granted: the claims that it rests on and that nothing in the map supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from argmap.analysis.target import named_target
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.model.originals import originals

if TYPE_CHECKING:
    from argmap.model.document import Document

IMPLIED, DEFAULT, UNSAID = "implied", "default prior", "nobody says it"
_COLUMNS = (
    Column("id"),
    Column("kind"),
    Column("steps"),
    Column("prior"),
    Column("marks"),
    Column("said_by"),
    Column("text"),
)


@dataclass(frozen=True, repr=False, eq=False)
class Assumptions(Answer):
    """The claims from which the argument for a conclusion starts."""

    target: str
    """The id of the claim asked about."""
    implied: tuple[str, ...]
    """Those that the map's maker supplied, since nobody says them outright."""


def assumptions(document: Document, *, target: str | None = None) -> Assumptions:
    """List the claims without support on which the conclusion rests, the nearest to it first.

    It rests on the premises of its supports, on what backs those, on the premises of the supports of these premises,
    and so on; what is rebutted or undercut is not rested on, so claims that only serve to answer an objection
    are not here. `steps` counts relations on the shortest way. `marks` says which are implied, which have
    only the map's default for a prior, and which are attributed to nobody: where a reader should look twice.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, dry = b.claim("Rain", id="rain", prior=0.7), b.premise("It keeps me dry", id="dry", implied=True)
    >>> take = b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain, dry], take)
    >>> [(row["id"], row["marks"]) for row in assumptions(b.build().document)]
    [('dry', ('implied', 'default prior', 'nobody says it')), ('rain', ('nobody says it',))]
    """
    chosen = named_target(document, target)
    steps, supported = _rested_on(document, chosen)
    rows = []
    for claim_id, count in steps.items():
        claim = document.claims[claim_id]
        if claim_id in supported or claim.kind == "question":
            continue
        said_by = tuple(dict.fromkeys(said.source for said in claim.said_by))
        given = {IMPLIED: claim.implied, DEFAULT: claim.prior is None, UNSAID: not said_by}
        marks = tuple(mark for mark, holds in given.items() if holds)
        rows.append((claim_id, claim.kind, count, document.prior_of(claim_id), marks, said_by, claim.text))
    rows.sort(key=lambda row: (row[2], row[0]))
    implied = tuple(row[0] for row in rows if IMPLIED in row[4])
    return Assumptions(
        words=_words(chosen, rows, implied), table=Table(_COLUMNS, tuple(rows)), target=chosen, implied=implied
    )


def _rested_on(document: Document, target: str) -> tuple[dict[str, int], set[str]]:
    """Return how many steps below the target each claim stands that it rests on, and which claims have support.

    A restatement is its original: what supports the one supports the other.
    """
    original = originals(document)
    supports: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for relation in document.relations.values():
        if relation.type == "support":
            premises = tuple(original[premise] for premise in relation.premises)
            supports[original.get(relation.target, relation.target)].append((relation.id, premises))
    start = original[target]
    steps, waiting = {start: 0}, [start]
    for here in waiting:  # it grows as we go: nearest first
        steps_below = steps[here] + 1 if here in document.claims else steps[here]
        for relation_id, premises in supports[here]:
            for part, count in ((relation_id, steps_below), *((premise, steps_below) for premise in premises)):
                if part not in steps:
                    steps[part] = count
                    waiting.append(part)
    supported = {part for part, given in supports.items() if given}
    return {part: count for part, count in steps.items() if part in document.claims}, supported


def _words(target: str, rows: list[tuple[Any, ...]], implied: Collection[str]) -> tuple[str, ...]:
    if [row[0] for row in rows] == [target]:
        return (f"Nothing supports {target!r}: it stands on its own prior.",)
    if not rows:
        return (f"{target!r} rests on no claim without support: its reasons run in a circle.",)
    words = [f"{target!r} rests on {counted(len(rows), 'claim')} that nothing in the map supports."]
    counts = {mark: sum(mark in row[4] for row in rows) for mark in (IMPLIED, DEFAULT, UNSAID)}
    told = [f"{count} {says}" for mark, says in _SAYS.items() if (count := counts[mark])]
    if told:
        words.append(f"Of these, {', '.join(told)}.")
    if implied:
        words.append(
            "An implied claim is the mapmaker's reading of what the argument needs: check it against the text."
        )
    words.append("What an argument needs and nobody put into the map is not in this list.")
    return tuple(words)


_SAYS = {IMPLIED: "implied by the map's maker", DEFAULT: "with the default prior", UNSAID: "attributed to nobody"}
