"""`critical_questions`: what is to be asked of each step, by its scheme, and what has been?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Unpack

from argmap.model.schemes.marks import Met

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def critical_questions(
    asked: Asked,
    *,
    status: Annotated[Met | None, "Only these."] = None,
    relation: Annotated[str | None, "Ask of this relation only."] = None,
    **how: Unpack[How],
) -> Answer:
    """List what is to be asked of each step whose scheme is in the catalogue, the open questions first.

    A relation answers or raises a critical question by naming it, as `meta: {critical_question: trust}`, where it aims at the
    step, or at a premise or the conclusion that the question is about: an undercut or a rebuttal raises it, a support
    answers it. A question of the map that is asked of the step in nearly the same words counts too, and is answered where the
    map says so. `argmap.schemes()` is the catalogue; other schemes are free text and have no questions here. A network
    keeps no schemes: its answer says so, and the map that it was made of has them.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> says, safer = b.claim("Dr Okafor, who studies roads, says so.", id="says"), b.claim("It is safer.", id="safer")
    >>> step = b.support([says], safer, id="told", scheme="expert opinion")
    >>> paid = b.undercut([b.claim("The council pays her.")], step, meta={"critical_question": "trust"})
    >>> found = b.build().critical_questions()
    >>> [(row["question"], row["status"]) for row in found][-2:]
    [('evidence', 'open'), ('trust', 'undercut')]
    """
    from argmap.analysis.questions.critical_questions import work  # noqa: PLC0415 - loaded when it is asked

    reading = asked.under(**how)
    return reading.told_to(
        work.critical_questions(reading.shown, whole=reading.document, status=status, relation=relation)
        if reading.is_of_objects
        else work.unknown_to_networks()
    )
