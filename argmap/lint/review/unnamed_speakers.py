"""Doubts about who says it: claims that nobody says, hearsay that its teller reports, speakers who stand in for others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.review.doubt import Doubt, largest_of, quote_of

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_STAND_IN = re.compile(
    r"(?:every|all|any|some|many|most|other|those|various|several)\b.*|(?:an? |the )*(?:people|person|someone|somebody|everyone|others?|critics?|opponents?|"
    r"supporters?|proponents?|experts?|scientists?|author|writer|narrator|speaker|text|article|sources?|unknown|unnamed|"
    r"anonymous)",
    re.IGNORECASE,
)


def nobodys_word(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that nobody says, and that are not implied, whose they are."""
    document = map_.document
    silent = [
        key for key, one in document.claims.items() if not one.said_by and not one.implied and one.kind != "question"
    ]
    if silent and not document.sources:
        question = "Who says all this? The map names nobody: enter `sources`, and `said_by` at what they say."
        yield Doubt("", question, "there are no sources", largest_of(map(map_.swing, silent)))
        return
    for key in silent:
        question = f"Who says {map_.said(key)}? If nobody does and a step needs it, it is `implied: true`; else it has no place here."
        yield Doubt(key, question, "nobody is named, and it is not implied", map_.swing(key), grave=True)


def reported_hearsay(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of what a source asserts and its teller reports whether the teller vouches for it."""
    sources = map_.document.sources
    for key, claim in map_.document.claims.items():
        tellers = {sources[said.source].via for said in claim.said_by if said.act not in {"reports", "retracts"}}
        for said in claim.said_by:
            if said.act == "reports" and said.source in tellers:
                question = f"Does {said.source!r} do more than hand {map_.said(key)} on? The source is heard through them (`via`) already: leave their `reports` out."
                yield Doubt(key, question, "hearsay, with its teller's `reports`", map_.swing(key), grave=True)
                break


def stand_ins(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of sources whose names are nobody's who they are."""
    voices: dict[str, list[float | None]] = {key: [] for key in map_.document.sources}
    for claim, by in map_.inspection.voices.items():
        for voice in by:
            voices[voice].append(map_.swing(claim))
    for key, source in map_.document.sources.items():
        name = source.name or key.replace("_", " ")
        if _STAND_IN.fullmatch(name.strip()):
            question = f"Who is {quote_of(name)}? Name them; if the text does not, say in a note who is meant, and whose word it is (`via`)."
            if source.via is not None:
                question += f" If '{source.via}' only appeals to them, it is '{source.via}' who asserts what they say."
            yield Doubt(key, question, "the name could be anybody's", largest_of(voices[key]), grave=True)
