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
    source: Annotated[str | None, "The text that the map is of.", "file"] = None,
    document: Annotated[str | None, "Which of the map's documents the text is."] = None,
    folder: Annotated[str | Path | None, "Where the documents' files are; else where the map is."] = None,
    **how: Unpack[How],
) -> Review:
    """List what to ask whoever made the map, the worst first: what no rule can settle and a person can.

    Whether a reply reaches what it replies to, an attack aims at the right thing, a premise is missing, a reason is
    entered twice, a number has a reason. With the text (`source`, or the `file` of a document beside the map) also what
    the map leaves out of it, which hedges, conditions and concessions it loses, and whether the speakers are right;
    of several documents `document` says which the text is. `swing` says how much hangs on it: by how much the
    conclusion's score moves, in [-1, 1], when the claim goes from false to true or the relation comes in; None where
    that does not apply. What is most likely a mistake comes first, and of what is alike that on which more hangs, the
    sorts mixed. Words are looked for in English. `folder` is where the files of the documents are. A `source` that is
    no text, or longer than ten million letters, is a `ParameterError`; of all texts the first million letters are read.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains and it is cold", id="rain"), b.claim("Take an umbrella", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> for row in b.build().review(source="Perhaps it rains and it is cold. Take an umbrella!"):
    ...     print(row["sort"], "|", row["id"], "|", row["question"])
    hedge lost | rain | Has “It rains and it is cold” lost “Perhaps”? The text says “Perhaps it rains and it is cold” (line 1). How it is said goes into `hedge`, a condition into the claim.
    unsaid premise | rain.supports.take | What ties “rains” and “cold” to “take” and “umbrella” in the step from “It rains and it is cold” to “Take an umbrella”? A premise that does, and that nobody says, is `implied: true`.
    several claims | rain | Is “It rains and it is cold” one claim? What stands on either side of “and” could be true without the other.
    unreasoned number | take | Why 0.1? Say in a note what speaks for the prior of “Take an umbrella”.
    nobody's word |  | Who says all this? The map names nobody: enter `sources`, and `said_by` at what they say.
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
