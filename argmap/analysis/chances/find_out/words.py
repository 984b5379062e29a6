"""What would be worth finding out, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from argmap.basics.text import listed


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found out about finding out."""

    target: str
    now: float
    unit: str
    turns: Sequence[str]
    adds: Sequence[float]
    pair: tuple[str, str] | None
    together: float
    alone: Mapping[str, float]
    bits: float
    """How uncertain the target is."""
    costs: bool


def words(facts: Facts) -> tuple[str, ...]:
    """Say what to ask first, what in turn, and which two together.

    >>> facts = Facts("take", 0.42, "bits", ["calm"], [0.451], None, 0.0, {"calm": 0.451}, 0.98, False)
    >>> print(words(facts)[0])
    'take' has a chance of 0.42. To know whether 'calm' holds would tell most of it: 0.451 of 0.98 bits.
    """
    return tuple(_sentences(facts))


def _sentences(facts: Facts) -> Iterator[str]:
    stands = f"{facts.target!r} has a chance of {facts.now:.3g}."
    if not facts.turns:
        yield f"{stands} Nothing that can be found out tells anything of it."
        return
    best, most = facts.turns[0], facts.adds[0]
    worth = (
        f"move it most: by {most:.3g} on average"
        if facts.unit == "change"
        else f"tell most of it: {_bits(most, facts)}"
    )
    for_cost = " for what it costs" if facts.costs else ""
    yield f"{stands} To know whether {best!r} holds would {worth}{for_cost}."
    if len(facts.turns) > 1:
        steps = [f"{name!r} (+{added:.2g})" for name, added in zip(facts.turns, facts.adds, strict=True)]
        yield f"In turn, each the best after those before it: {listed(steps)}."
    if facts.pair is not None:
        one, other = facts.pair
        both, apart = facts.together, facts.alone[one] + facts.alone[other]
        more = (
            "more than"
            if both > apart + 5e-4 * abs(apart)
            else "less than"
            if both < apart * (1 - 5e-4)
            else "as much as"
        )
        yield (
            f"Of all pairs {one!r} and {other!r} tell most together: {both:.3g}, {more} the two alone "
            f"({facts.alone[one]:.2g} and {facts.alone[other]:.2g})."
        )


def _bits(found: float, facts: Facts) -> str:
    return f"{found:.3g} of {facts.bits:.3g} bits"
