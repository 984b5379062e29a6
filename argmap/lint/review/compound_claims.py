"""Doubts about wording: texts that say several things, and softening words that are not told as such."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.review.doubt import Doubt, quote_of

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_JOINED = re.compile(
    r"(?<!\bboth )\b(?:and|whereas|while|which|because|since|so that|therefore)\b|,\s+(?:so|but|who)\b", re.IGNORECASE
)
_PAIRED = re.compile(r"\b(?:both|between)\b", re.IGNORECASE)
"""Before an "and" that joins two things of which one is said."""
_SOFT = re.compile(
    r"\b(?:perhaps|probably|maybe|possibly|presumably|apparently|allegedly|seemingly|arguably|"
    r"(?:I|we|they|he|she) (?:think|thinks|believe|believes|guess|suppose|suspect)|it seems|seems to|may well|is likely to)\b",
    re.IGNORECASE,
)
_FEWEST_AROUND = 2
"""So many words stand on either side where two things are said: "bread and butter" is one."""


def several_claims(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of texts with a joining word between two longer parts whether they are one claim."""
    for key, claim in map_.document.claims.items():
        if claim.kind == "question":
            continue
        for found in _JOINED.finditer(claim.text):
            before, after = claim.text[: found.start()].split(), claim.text[found.end() :].split()
            if _PAIRED.search(claim.text[: found.start()]):
                continue
            if min(len(before), len(after)) >= _FEWEST_AROUND:
                word = found[0].strip(", \n\t")
                question = f"Is {map_.said(key)} one claim? What stands on either side of {quote_of(word)} could be true without the other."
                yield Doubt(key, question, f"its text has “{word}”", map_.swing(key), likely=0.25)
                break


def lost_hedges(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of texts with a softening word whether it belongs into `hedge`."""
    for key, claim in map_.document.claims.items():
        found = _SOFT.search(claim.text)
        if found is not None and claim.hedge is None:
            question = f"Is “{found[0]}” how {map_.said(key)} is said, or a part of what is claimed? How it is said goes into `hedge`."
            yield Doubt(key, question, "a softening word, and no hedge", map_.swing(key))
