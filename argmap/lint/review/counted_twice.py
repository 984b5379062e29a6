"""Doubts about one reason that may be entered twice: near words, the same numbers, two ways to one target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from argmap.basics.text import listed, quoted
from argmap.lint.review.doubt import Doubt, largest_of
from argmap.maths.alike_words import alike, normal_text

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_ALIKE = 0.5
"""Which share of the words two claims have in common that may be one: half of what `lint` takes for certain enough."""
_MOST_SENTENCES, _MOST_COMPARED = 20_000, 40
"""So many claims are compared, each with so many others at most."""
_MOST_USES = 100
"""So many uses of a claim are looked through for the other one."""
_YEAR = re.compile(r"1\d{3}|20\d\d")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*%?")
_MOST_FORKS, _MOST_STEPS = 300, 1000
"""For how many claims with several uses it is looked where these lead, and through how many things."""


def same_reason_twice(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that are worded alike, or that one source says with the same numbers, whether they are one."""
    claims, original = map_.document.claims, map_.inspection.original
    words = {key: map_.inspection.words[key] for key, one in claims.items() if one.kind != "question"}
    if len(words) > _MOST_SENTENCES:
        words = dict(islice(words.items(), _MOST_SENTENCES))
        map_.inspection.notes[f"The words of the first {_MOST_SENTENCES:,} claims were compared."] = None
    told: set[frozenset[str]] = set()
    pairs = [
        (key, other, f"{share:.0%} of their words are the same")
        for key, other, share in alike(words, _ALIKE, most=_MOST_COMPARED)
    ]
    for key, other, why in [*pairs, *_same_numbers(map_)]:
        pair = frozenset((key, other))
        if original[key] == original[other] or pair in told or _stand_together(map_, original[key], original[other]):
            continue
        told.add(pair)
        question = f"Are {map_.said(other)} and {map_.said(key)} one reason? If so, enter it once, or write `same_as: {other}` into '{key}'."
        swing = largest_of((map_.swing(key), map_.swing(other)))
        yield Doubt(key, question, why, swing, grave=True, also=(other,), likely=0.35)


def _stand_together(map_: Reviewed, one: str, other: str) -> bool:
    """Say whether two claims are premises of one step, or one of them bears on the other: then they are two."""
    ends = [(step.premises, step.target) for step in (*map_.using(one)[:_MOST_USES], *map_.using(other)[:_MOST_USES])]
    original = map_.inspection.original
    pairs = ({*(original[key] for key in premises), original.get(target, target)} for premises, target in ends)
    return any({one, other} <= pair for pair in pairs)


def _same_numbers(map_: Reviewed) -> Iterator[tuple[str, str, str]]:
    """Pair each claim with an earlier one that says the same numbers by the same source; a digit or a year alone is none."""
    first: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for key, claim in map_.document.claims.items():
        numbers = frozenset(one for one in _NUMBER.findall(normal_text(claim.text)) if len(one) > 1)
        by = frozenset(said.source for said in claim.said_by)
        if any(not _YEAR.fullmatch(one) for one in numbers) and by and claim.kind != "question":
            other = first.setdefault((numbers, by), key)
            if other != key:
                yield key, other, f"{quoted(sorted(by))} says both, with the same {listed(sorted(numbers), 3)}"


def two_ways(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that support one thing in two ways whether the reason is entered twice; of those used alike, once."""
    forks = 0
    found: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for key in map_.document.claims:
        uses = [one for one in map_.using(key) if one.type == "support"]
        if len(uses) < 2 or forks >= _MOST_FORKS:  # noqa: PLR2004 - a fork has two ways
            continue
        forks += 1
        meeting = _meeting(map_, [one.id for one in uses])
        if meeting is not None:
            found[meeting, tuple(one.id for one in uses)].append(key)
    for (meeting, uses_of_it), keys in found.items():
        said = listed(map(map_.said, keys), 3)
        question = f"{said} {'supports' if len(keys) == 1 else 'support'} {map_.said(meeting)} in more than one way. Is that one reason, told twice?"
        swing = largest_of(map(map_.swing, keys))
        yield Doubt(
            keys[0], question, f"used in {quoted(uses_of_it)}", swing, grave=True, also=tuple(keys[1:]), likely=0.4
        )


def _meeting(map_: Reviewed, steps: list[str]) -> str | None:
    """Return the nearest claim to which two of these steps lead by supports."""
    graph, claims = map_.inspection.supporting, map_.document.claims
    ways: dict[str, set[int]] = defaultdict(set)
    waiting = [(step, at) for at, step in enumerate(steps) if step in graph]
    for seen, (node, way) in enumerate(waiting):  # grows as it is gone through: the nearest first
        if seen > _MOST_STEPS:
            return None
        for above in graph.successors(node):
            if way not in ways[above]:
                ways[above].add(way)
                if len(ways[above]) > 1 and above in claims:
                    return above
                waiting.append((above, way))
    return None
