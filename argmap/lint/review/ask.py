"""`review`: what should the map's maker be asked, the worst first?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Unpack

if TYPE_CHECKING:
    from argmap.lint.review.answer import Review
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How


def review(
    asked: Asked,
    *,
    top: Annotated[int | None, "Show so many rows."] = 20,
    source: Annotated[str | None, "The text that the map is of."] = None,
    document: Annotated[str | None, "Which of the map's documents the text is."] = None,
    folder: Annotated[str | Path | None, "Where the documents' files are; else where the map is."] = None,
    **how: Unpack[How],
) -> Review:
    """List what to ask whoever made the map, the worst first: what no rule can settle and a person can.

    Whether a reply reaches what it replies to, an objection denies the fact or the step, a reason is entered twice,
    linked premises are needed together, a number has a reason. `swing` says how much hangs on it: by how much the
    conclusion's score moves, in [-1, 1], when the claim goes from false to true or the relation comes in; None where
    that does not apply. What looks like a mistake comes before what is asked of every map, the larger swing first, the
    sorts mixed. Words are looked for in English. `folder` is where the files of the documents are.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains and it is cold", id="rain"), b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> for row in b.build().review():
    ...     print(row["sort"], "|", row["id"], "|", row["question"])
    unreasoned number | take | Why 0.1? Say in a note what speaks for the prior of “Take an umbrella”.
    nobody's word |  | Who says all this? The map names nobody: enter `sources`, and `said_by` at what they say.
    several claims | rain | Is “It rains and it is cold” one claim? What stands on either side of “and” could be true without the other.
    """
    from argmap.lint.review.work import review_document  # noqa: PLC0415 - numpy is slow to load

    reading, file = asked.under(**how), getattr(asked, "file", None)
    whole, shown = reading.document, reading.shown
    own = Path(file).parent if file is not None else None
    found = review_document(
        whole,
        reading=reading,
        folder=own if folder is None else folder,
        top=top,
        source=source,
        name=document,
        within=None if whole is shown else shown,
    )
    return reading.told_to(found)
