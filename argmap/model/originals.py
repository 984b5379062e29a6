"""Restatements: which claim a claim is in the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from argmap.model.claims import AnyClaim


class Claiming(Protocol):
    """Whatever has claims by id: the contents of a map ask this of themselves."""

    @property
    def claims(self) -> Mapping[str, AnyClaim]:
        """The claims and questions."""


def originals(document: Claiming) -> dict[str, str]:
    """Return for every claim the one that it restates in the end; itself where it restates nothing."""
    found: dict[str, str] = {}
    for claim_id in document.claims:
        trail = [claim_id]
        while trail[-1] not in found:
            restated = document.claims[trail[-1]].same_as
            if restated is None:
                found[trail[-1]] = trail[-1]
                break
            trail.append(restated)
        found.update(dict.fromkeys(trail, found[trail[-1]]))
    return found
