"""Sources: which of them something bears on, and what the others are worth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from argmap.model.hearing import resting

if TYPE_CHECKING:
    from argmap.arrays.compile.dated import Said
    from argmap.model.document import Document


def own_reliabilities(document: Document, chosen: Mapping[str, float]) -> dict[str, float]:
    """Return the reliability that each source has of itself: chosen, stated, or 1."""
    stated = {
        key: 1.0 if source.reliability is None else source.reliability for key, source in document.sources.items()
    }
    return stated | dict(chosen)


def heard_order(document: Document) -> list[str]:
    """Return the sources in an order in which each comes after the one it is heard through."""
    placed: dict[str, None] = {}
    for source_id in document.sources:
        trail = []
        current: str | None = source_id
        while current is not None and current not in placed:
            trail.append(current)
            current = document.sources[current].via
        placed.update(dict.fromkeys(reversed(trail)))
    return list(placed)


def moving_sources(document: Document, aimed_at: Iterable[str]) -> set[str]:
    """Return the sources that an argument bears on, be it through another source."""
    moving = {target for target in aimed_at if target in document.sources}
    for source_id in heard_order(document):
        if document.sources[source_id].via in moving:
            moving.add(source_id)
    return moving


def constant_reliabilities(document: Document, own: Mapping[str, float], moving: set[str]) -> dict[str, float]:
    """Return the reliability of every source that no argument bears on."""
    value: dict[str, float] = {}
    for source_id in heard_order(document):
        via = document.sources[source_id].via
        if source_id not in moving:
            value[source_id] = own[source_id] * (1.0 if via is None else value[via])
    return value


def carrying_sources(document: Document, said: Said) -> dict[str, list[str]]:
    """Return for every claim that rests on what sources say those sources, each once, in the order of the map."""
    rests = resting(document, day=said.day, absent=said.absent)
    return {claim_id: list(dict.fromkeys(one.source for one in found)) for claim_id, found in rests.items()}
