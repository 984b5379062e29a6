"""Restatements: which claim a claim is in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.content import Content


def originals(document: Content) -> dict[str, str]:
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
