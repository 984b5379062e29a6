"""The claim that a question is about: one that is named, or the map's conclusion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.errors import MapError, ParameterError, Problem, UnknownIdError

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore


def named_target(document: Document, target: str | None) -> str:
    """Return the id of the claim asked about, which has a score; without a name the map's one conclusion.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> take = b.claim("Take an umbrella", id="take")
    >>> named_target(b.build().document, None)
    'take'
    """
    if target is not None and target in document.claims and document.claims[target].kind == "question":
        raise _question(target)
    asked = document.conclusion if target is None else (target,)
    if len(asked) == 1 and asked[0] in document.claims and document.claims[asked[0]].kind != "question":
        return asked[0]
    return _one(asked, [key for key, claim in document.claims.items() if claim.kind != "question"])


def target_position(network: NetworkCore, target: str | int | None) -> int:
    """Return where the claim asked about stands among those that have a score.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> rain, take = b.claim("It rains"), b.claim("Take an umbrella", id="take")
    >>> target_position(b.build().network, None)
    1
    """
    from argmap.scoring.gradient import claim_position  # noqa: PLC0415 - numpy is slow to load

    columns = network.columns
    if target is not None:
        if isinstance(target, str) and network.ids.find(target) is None and columns.claim_ids.find(target) is not None:
            raise _question(target)  # of all claims, only questions have no score
        return claim_position(network.ids, target)
    return network.ids.position(_one([columns.claim_ids[at] for at in columns.conclusion], None))


def _question(target: str) -> UnknownIdError:
    return UnknownIdError(Problem(f"{target!r} is a question", hint="Questions have no score: ask about a claim."))


def _one(asked: Sequence[str], scored: Sequence[str] | None) -> str:
    if not asked:
        raise MapError(Problem("this map names no conclusion", hint="Name the claim you ask about with target=."))
    if len(asked) > 1:
        message = f"this map has {len(asked)} conclusions: {', '.join(asked)}"
        raise ParameterError(Problem(message, path="target", hint="Name the one you ask about with target=."))
    if scored is not None and asked[0] not in scored:
        raise UnknownIdError.from_id(asked[0], scored, sort="claim")
    return asked[0]
