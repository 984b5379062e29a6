"""`questions`: which questions are open?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Unpack

if TYPE_CHECKING:
    from argmap.answers.answer import Answer
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def questions(
    asked: Asked,
    *,
    status: Annotated[Literal["open", "answered"] | None, "Only these."] = None,
    **how: Unpack[How],
) -> Answer:
    """List the questions, the open ones first, with who asks them and what they are about.

    >>> import argmap
    >>> b = argmap.MapBuilder("Street")
    >>> why = b.question("Since when?", id="when")
    >>> b.build().questions(status="open").column("id")
    ('when',)
    """
    from argmap.analysis.questions import work  # noqa: PLC0415 - numpy is slow to load

    reading = asked.under(**how)
    return reading.told_to(work.questions(reading.shown, status=status))
