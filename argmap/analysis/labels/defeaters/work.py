"""Which objection alone puts a claim out: each is taken away, and each is held, one at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.acceptance.frameworks.grounded_labels import IN
from argmap.acceptance.reasons import WORD
from argmap.analysis.labels.trial_labels import TrialLabels
from argmap.analysis.target import named_target
from argmap.analysis.trials.checked import check_whole
from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.deadline import SECONDS, Deadline
from argmap.basics.text import counted, quoted
from argmap.model.mutual import both_ways, steps_back

if TYPE_CHECKING:
    from argmap.model.document import Document

_COLUMNS = (
    Column("relation"),
    Column("type"),
    Column("target"),
    Column("label"),
    Column("without"),
    Column("if_held"),
    Column("text"),
)
Row = tuple[str, str, str, str, str, str, str]


def defeaters(
    document: Document,
    target: str | None = None,
    *,
    asserted: Collection[str] | str = "leaves",
    top: int | None = None,
    seconds: float = SECONDS,
) -> Answer:
    """List what each rebuttal and undercut that bears on the target does to its label alone.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, claims: {a: A., b: B.}, relations: [{id: r, premises: a, rebuts: b}]}")
    >>> defeaters(m.document, "b").row("r")["without"]
    'in'
    """
    if top is not None:
        check_whole(top=(top, 1))
    document = both_ways(document)
    name = named_target(document, target)
    trial = TrialLabels(document, name, asserted)
    objecting = [number for number, node in enumerate(trial.program.nodes) if node.sort in {"rebuttal", "undercut"}]
    rows: list[Row] = []
    backs = steps_back(document)
    for first, last in Deadline(seconds).parts(len(objecting)):
        rows += [_row(document, trial, number, backs) for number in objecting[first:last]]
    now = WORD[trial.now[trial.target]]
    rows.sort(key=lambda row: (row[4] == now and row[5] == now, row[3] != "in", row[0]))
    words = tuple(_words(name, now, rows, len(objecting), is_in=trial.now[trial.target] == IN))
    return Answer(words, Table(_COLUMNS, tuple(rows[:top])))


def _row(document: Document, trial: TrialLabels, number: int, backs: Mapping[str, str]) -> Row:
    """Tell of one objection; without a mutual rebuttal means without both its ways."""
    node = trial.program.nodes[number]
    both = [node.id, backs.get(node.id, node.id)]
    text = " + ".join(document.claims[trial.program.nodes[one].id].text for one in node.pro)
    without = WORD[trial.label(denied=[trial.place[one] for one in both if one in trial.place])]
    held = WORD[trial.label(held=[number])]
    return node.id, node.sort, document.relations[node.id].target, WORD[trial.now[number]], without, held, text


def _words(name: str, now: str, rows: Sequence[Row], number: int, *, is_in: bool) -> Iterator[str]:
    if not number:
        yield f"{name!r} is {now}. Nothing in the map objects to it, or to what it rests on."
        return
    yield f"{name!r} is {now}; {counted(number, 'objection bears', 'objections bear')} on it, or on what it rests on."
    if is_in:
        alone = list(dict.fromkeys(row[0] for row in rows if row[5] != "in"))
        yield (
            f"If {quoted(alone)} held, {'each alone ' if len(alone) > 1 else 'that alone '}would be enough for it not to be in."
            if alone
            else "None of them alone, if it held, would put it out."
        )
    else:
        freeing = list(dict.fromkeys(row[0] for row in rows if row[4] == "in"))
        yield (
            f"Without {quoted(freeing)}, {'each taken away alone, ' if len(freeing) > 1 else ''}it would be in."
            if freeing
            else "Without any one of them alone, it would still not be in."
        )
    if len(rows) < number:
        yield f"There was time for {len(rows):,} of {number:,}."
    yield "An objection that holds is in whatever is against it. The labels are grounded ones."
