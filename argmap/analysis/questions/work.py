"""Which questions are open, who asks them, and what they are about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, get_args

from argmap.answers.answer import Answer
from argmap.answers.table import Column, Table
from argmap.basics.text import counted
from argmap.errors import ParameterError, Problem
from argmap.model.claims import Status

if TYPE_CHECKING:
    from argmap.model.document import Document

_COLUMNS = (Column("id"), Column("status"), Column("asked_by"), Column("about"), Column("answers"), Column("text"))


def questions(document: Document, *, status: Status | None = None) -> Answer:
    """List the questions of a map, the open ones first; `status` leaves those of the other kind out.

    `about` names what a question challenges: the targets of relations that have it among their premises. `answers`
    names the relations that say they answer it. Questions have no score and move none.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> vans = b.claim("Vans lose the kerb", id="vans")
    >>> why = b.question("Since when?", id="when", said_by=[{"source": b.source("Ann", id="ann"), "act": "asks"}])
    >>> step = b.rebut([why], vans)
    >>> questions(b.build().document).row("when")["about"]
    ('vans',)
    """
    if status is not None and status not in get_args(Status):
        raise ParameterError(Problem(f"status is {status!r}", path="status", hint="Give open or answered."))
    about: dict[str, list[str]] = defaultdict(list)
    answers: dict[str, list[str]] = defaultdict(list)
    for relation in document.relations.values():
        for premise in relation.premises:
            about[premise].append(relation.target)
        for question in relation.answers:
            answers[question].append(relation.id)
    rows: list[tuple[Any, ...]] = []
    for claim in document.claims.values():
        if claim.kind == "question" and (status is None or claim.status == status):
            asked = tuple(dict.fromkeys(said.source for said in claim.said_by))
            rows.append((claim.id, claim.status, asked, tuple(about[claim.id]), tuple(answers[claim.id]), claim.text))
    rows.sort(key=lambda row: row[1] != "open")
    return Answer(_words(rows, status), Table(_COLUMNS, tuple(rows)))


def _words(rows: list[tuple[Any, ...]], status: Status | None) -> tuple[str, ...]:
    if not rows:
        return (f"The map has no {f'{status} ' if status else ''}questions.",)
    unsettled = [row for row in rows if row[1] == "open"]
    words = [f"{counted(len(unsettled), 'question is', 'questions are')} open, {len(rows) - len(unsettled)} answered." if status is None else
             f"{counted(len(rows), 'question is', 'questions are')} {status}."]  # fmt: skip
    stale = [row[0] for row in unsettled if row[4]]
    if stale:
        words.append(f"Open, though a relation says that it answers: {', '.join(stale)}.")
    bare = [row[0] for row in rows if row[1] == "answered" and not row[4]]
    if bare:
        words.append(f"Answered, though no relation says how: {', '.join(bare)}.")
    words.append("Questions have no score and move none: what hangs on their answers has to be stated as claims.")
    return tuple(words)
