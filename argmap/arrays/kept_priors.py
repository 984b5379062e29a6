"""Say where a number that is given for a claim stands against a reliability that would touch it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from argmap.arrays.choices import Choices
from argmap.arrays.compile.reliability import carrying_sources
from argmap.basics.text import one_line, quoted

if TYPE_CHECKING:
    from argmap.columns.columns import Columns

SHOWN = 3
"""So many claims are named."""


def kept_priors(columns: Columns, choices: Choices, silent: Collection[str] = ()) -> tuple[str, ...]:
    """Return a line about the claims whose priors rest on a source of `reliability`, or on `silent` ones alone; or none.

    `silent` are the sources whose word is dropped. It does not matter how far down a source is heard through another.

    >>> import argmap
    >>> m = argmap.loads("{argmap: 1, title: T, sources: {ann: {}}, claims: {a: {text: A, said_by: ann}}}")
    >>> kept_priors(m.network.columns, Choices(prior={"a": 0.9}, reliability={"ann": 0.2}))
    ("The number given for 'a' is its base score, which the reliability of its sources does not touch.",)
    """
    heard = columns.heard
    if heard is None or not choices.prior or not (choices.reliability or silent):
        return ()
    rests, via = carrying_sources(columns), heard.via.tolist()
    dropped, other = (
        {at for key in keys if (at := heard.ids.find(key)) is not None} for keys in (silent, choices.reliability)
    )
    touched = [
        columns.claim_ids[claim]
        for claim in Choices.found(choices.prior, columns.claim_ids)
        if (named := rests.get(claim))
        and (dropped.issuperset(named) or any(not other.isdisjoint(_trail(via, source)) for source in named))
    ]
    if not touched:
        return ()
    number, verb, its = (
        ("number", "is its base score", "its") if len(touched) == 1 else ("numbers", "are base scores", "their")
    )
    names = quoted(touched, SHOWN)
    return (one_line(f"The {number} given for {names} {verb}, which the reliability of {its} sources does not touch."),)


def _trail(via: Sequence[int], source: int) -> list[int]:
    """Return a source and those that it is heard through."""
    found = []
    while source >= 0:
        found.append(source)
        source = via[source]
    return found
