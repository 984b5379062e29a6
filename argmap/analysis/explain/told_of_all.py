"""Explanations of many claims at once, each in one paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.analysis.explain.accounts import grounds_of
from argmap.analysis.explain.parts import MOST_RELATIONS
from argmap.analysis.explain.words import Teller

if TYPE_CHECKING:
    from argmap.scoring.reading import Reading


def told_of_all(reading: Reading, claims: Iterable[str]) -> dict[str, str]:
    """Tell why each of some claims stands where it stands; questions and what too much bears on are left out.

    >>> import argmap
    >>> told_of_all(argmap.loads("{argmap: 1, title: One, claims: {rain: {text: It rains, prior: 0.2}}}").under(), ["rain"])
    {'rain': 'Nothing bears on it; 0.20 is its prior.'}
    """
    grounds = grounds_of(reading)
    teller, found = Teller(grounds), {}
    for claim in claims:
        original = grounds.originals.get(claim, claim)
        if original in grounds.scores and len(grounds.aimed.get(original, ())) <= MOST_RELATIONS:
            found[claim] = " ".join(teller.sentences(grounds.account(original)))
    return found
