"""What if: how would the scores stand if something were otherwise?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from argmap.answers.answer import Answer
from argmap.answers.scores import Scores
from argmap.answers.table import Column, Table
from argmap.arrays.choices import checked_degree
from argmap.basics.frozen import FrozenMap
from argmap.basics.text import counted, listed
from argmap.errors import ParameterError, Problem
from argmap.model.ids import VERBS

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.asked import Asked
    from argmap.scoring.how import How
    from argmap.scoring.reading import Reading

_COLUMNS = (
    Column("id"),
    Column("kind"),
    Column("before", ".3f"),
    Column("after", ".3f"),
    Column("change", "+.3f"),
    Column("text"),
)
_SAID = {
    "fix": "{!r} held at {:g}",
    "prior": "the prior of {!r} at {:g}",
    "strength": "the strength of {!r} at {:g}",
    "reliability": "the reliability of {!r} at {:g}",
}
_NAMED = 3
"""So many changes are named in the first sentence."""
_FINEST = 6


@dataclass(frozen=True, repr=False, eq=False)
class WhatIf(Answer):
    """What would move if something were otherwise, and where to: claims first, then relations, then sources.

    `before` and `after` in the table are scores of claims, forces of relations and reliabilities of sources.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> answer = b.build().what_if(fix={"rain": 0})
    >>> print(answer.words[0])
    With 'rain' held at 0, the conclusion 'take' would fall from 0.73 to 0.10.
    >>> answer.after["take"]
    0.1
    """

    changes: Mapping[str, Mapping[str, float]]
    """What was taken to be otherwise: `fix`, `prior`, `strength`, `reliability`, each by id."""
    before: Scores
    """The scores of the map as it is."""
    after: Scores
    """The scores of the map as it would be."""


def what_if(asked: Asked, how: How, *, above: float = 1e-6, top: int | None = None) -> WhatIf:
    """Score a map as it is and as it would be, and list what moves by more than `above`.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella")
    >>> rain, take = b.claim("It rains", id="rain", prior=0.7), b.claim("Take one", id="take", prior=0.1)
    >>> step = b.support([rain], take)
    >>> b.build().what_if(strength={step: 0}).column("id")
    ('take', 'rain.supports.take')
    """
    given: dict[str, Any] = {word: how.get(word) for word in _SAID}
    if not any(given.values()):
        hint = "Say what should be otherwise with fix=, prior=, strength= or reliability=."
        raise ParameterError(Problem("nothing is changed", hint=hint))
    least = checked_degree("above", above)
    rest: Any = {word: value for word, value in how.items() if word not in given}
    before, after = (_settled(asked.under(**words)) for words in (rest, how))
    changes = FrozenMap({name: FrozenMap(values) for name, values in given.items() if values})
    answer = WhatIf((), Table(_COLUMNS, tuple(_moved(before, after, least))), changes, before, after)
    return replace(answer, words=tuple(_words(answer, least)), table=answer.table[:top])


def _settled(reading: Reading) -> Scores:
    reading.settled()
    return reading.named_scores


def _moved(before: Scores, after: Scores, least: float) -> Iterator[tuple[Any, ...]]:
    """Give the rows of what moves: of claims, relations and sources in turn, the largest change first."""
    document = before.document
    for name in ("final", "relations", "sources"):
        first, second = getattr(before, name), getattr(after, name)
        changes = {key: second[key] - first[key] for key in first if abs(second[key] - first[key]) > least}
        for key in sorted(changes, key=lambda key: (-round(abs(changes[key]), 9), key)):
            kind, text = _about(document, name, key)
            yield key, kind, first[key], second[key], changes[key], text


def _about(document: Document, name: str, key: str) -> tuple[str, str]:
    """Return the sort of a thing and what it says."""
    if name == "final":
        return document.claims[key].kind, document.claims[key].text
    if name == "relations":
        relation = document.relations[key]
        return relation.type, f"{' + '.join(relation.premises)} {VERBS[relation.type]} {relation.target}"
    return "source", document.sources[key].name or key


def _words(answer: WhatIf, least: float) -> Iterator[str]:
    before, after, changes = answer.before, answer.after, answer.changes
    said = [_SAID[name].format(key, value) for name, values in changes.items() for key, value in values.items()]
    start = f"With {listed(said, _NAMED)}, "
    conclusions = [key for key in before.document.conclusion if key in before.final]
    for key in conclusions:
        yield f"{f'{start}the' if start else 'The'} conclusion {key!r} {_movement(before[key], after[key], least)}."
        start = ""
    if not len(answer):
        yield f"{start}nothing moves." if start else "Nothing moves."
    else:
        moved = [row for row in answer if row["id"] in before.final]
        counts = f"{len(moved):,} of {len(before):,} claims would move" + _others(answer.column("kind")[len(moved) :])
        yield f"{start}{counts}.{_most(moved, {*conclusions, *changes.get('fix', {}), *changes.get('prior', {})})}"
    yield from after.notes
    kind = "degrees, not probabilities" if before.kind == "degree" else "probabilities"
    yield f"The map itself is not changed. Scores are {kind}; they say how far this map supports a claim."


def _others(kinds: Sequence[str]) -> str:
    """Count the relations and sources that move, too."""
    sources = kinds.count("source")
    numbers = {"relation": len(kinds) - sources, "source": sources}
    named = [counted(number, noun) for noun, number in numbers.items() if number]
    return f", and with them {listed(named)}" if named else ""


def _most(moved: list[dict[str, Any]], known: set[str]) -> str:
    """Say what moves most of what was neither moved by hand nor is a conclusion."""
    rest = [row for row in moved if row["id"] not in known]
    if not rest:
        return ""
    before, after = _apart(rest[0]["before"], rest[0]["after"])
    return f" Apart from what was changed, {rest[0]['id']!r} moves most: from {before} to {after}."


def _movement(before: float, after: float, least: float) -> str:
    if abs(after - before) <= least:
        return f"would stay at {before:.2f}"
    first, second = _apart(before, after)
    return f"would {'rise' if after > before else 'fall'} from {first} to {second}"


def _apart(before: float, after: float) -> tuple[str, str]:
    """Print two numbers with as many digits as tell them apart, two at least."""
    pairs = [(f"{before:.{digits}f}", f"{after:.{digits}f}") for digits in range(2, _FINEST + 1)]
    return next((pair for pair in pairs if pair[0] != pair[1]), pairs[-1])
