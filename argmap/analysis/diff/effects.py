"""What each edit between two maps does to the scores, tried alone: re-weighted claims and relations many at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.analysis.diff.edits import Edit
from argmap.analysis.diff.one_edit import can_move_scores, edited
from argmap.basics.progress import stage
from argmap.model.hearing import resting
from argmap.scoring.score_document import score_document
from argmap.semantics import PROBABILITY

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.network_core import NetworkCore
    from argmap.semantics import Semantics

Effect = Mapping[str, float]
"""By how much an edit moves each claim that is asked about, where both maps have a score for it."""


def effects_of(
    start: Document,
    other: Document,
    edits: Sequence[Edit],
    claims: Collection[str],
    *,
    semantics: str | Semantics,
    parameters: Mapping[str, Any] | None,
    network: NetworkCore | None,
    now: Mapping[str, float] | None = None,
) -> dict[int, Effect | None]:
    """Make each edit that can move a score alone to `start`, and return what that does, by the edit's place in the list.

    None stands for an edit that cannot be made alone. With the network of `start`, edits of priors and strengths are
    scored many at once; `now` are the scores of `start`, for whoever knows them.

    >>> import argmap
    >>> one = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.25}}}").document
    >>> two = argmap.loads("{argmap: 1, title: T, claims: {a: {text: A, prior: 0.5}}}").document
    >>> edits = [Edit("a", "claim", "re-weighted", "prior", 0.25, 0.5)]
    >>> effects_of(one, two, edits, ["a"], semantics="df_quad", parameters=None, network=None)
    {0: {'a': 0.25}}
    """
    asked: dict[str, Any] = {"semantics": semantics, "parameters": parameters, "on_divergence": "return"}
    now = score_document(start, **asked).final if now is None else now
    weighty = [at for at, edit in enumerate(edits) if can_move_scores(edit)]
    found: dict[int, Effect | None] = {}
    if network is not None and semantics != PROBABILITY:
        rests = resting(start)
        ready = [at for at in weighty if _is_number(start, edits[at], rests)]
        found.update(_many(start, other, [(at, edits[at]) for at in ready], now, claims, network, asked))
    with stage("Trying the edits one by one") as trying:
        for step, at in enumerate(weighty):
            if at in found:
                continue
            trying.at(step / len(weighty))
            made = edited(start, other, edits[at])
            then = None if made is None else score_document(made, **asked).final
            found[at] = None if then is None else _effect(now, then, claims)
    return found


def _is_number(start: Document, edit: Edit, rests: Collection[str]) -> bool:
    """Say whether an edit replaces one base score or one strength and no more; a claim of `rests` has its sources too."""
    if edit.sort == "claim" and edit.field == "prior":
        claim = start.claims[edit.id]
        return claim.kind != "question" and claim.same_as is None and edit.id not in rests
    return edit.sort == "relation" and edit.field == "strength"


def _many(
    start: Document,
    other: Document,
    edits: Sequence[tuple[int, Edit]],
    now: Mapping[str, float],
    claims: Collection[str],
    network: NetworkCore,
    asked: Mapping[str, Any],
) -> Iterator[tuple[int, Effect]]:
    wanted = [claim for claim in claims if claim in now]
    if not edits or not wanted:
        return iter([(at, {}) for at, _ in edits])
    import numpy as np  # noqa: PLC0415 - as elsewhere: loading a map needs no numpy

    place = {name: at for at, name in enumerate(network.ids)}
    priors = np.tile(network.base, (len(edits), 1))
    strengths: list[dict[str | int, float]] = [{} for _ in edits]
    for row, strength, (_, edit) in zip(priors, strengths, edits, strict=True):
        if edit.sort == "claim":
            given = getattr(other.claims[edit.id], "prior", None)
            row[place[edit.id]] = start.default_of(edit.id) if given is None else given
        else:
            stated = other.relations[edit.id].strength
            strength[edit.id] = 1.0 if stated is None else stated
    batch = network.score_many(priors, strength=strengths if any(strengths) else None, targets=wanted, **asked)
    rows = ({claim: float(then) - now[claim] for claim, then in zip(wanted, row, strict=True)} for row in batch.final)
    return zip((at for at, _ in edits), rows, strict=True)


def _effect(now: Mapping[str, float], then: Mapping[str, float], claims: Collection[str]) -> Effect:
    return {claim: then[claim] - now[claim] for claim in claims if claim in now and claim in then}
