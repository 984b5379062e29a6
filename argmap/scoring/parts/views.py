"""Parts of a map: what stands around a claim, what carries a tag."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, get_args

from argmap.errors import ParameterError, Problem, UnknownIdError, nearest_or_all
from argmap.model.claims import ClaimKind

if TYPE_CHECKING:
    from argmap.model.document import Document


def around(document: Document, centre: str, *, up: int | None, down: int | None) -> set[str]:
    """Return the claims within `up` steps of what `centre` bears on, and `down` steps of what bears on it.

    A step leads through one relation; premises that are needed together come together, and whoever undercuts
    a step stands as near as the step's own premises. None means without a limit.

    >>> import argmap
    >>> b = argmap.MapBuilder("Chain")
    >>> low, middle, high = b.claim("Low"), b.claim("Middle"), b.claim("High")
    >>> steps = b.support([low], middle), b.support([middle], high)
    >>> sorted(around(b.build().document, "middle", up=1, down=0))
    ['high', 'middle']
    """
    _check(document, centre, up, down)
    relations = document.relations
    used, aimed = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for key, relation in relations.items():
        aimed[relation.target].append(key)
        for premise in relation.premises:
            used[premise].append(key)
    above = _reached(centre, up, lambda name: [relations[name].target] if name in relations else [], used)
    premises = {key: relation.premises for key, relation in relations.items()}
    below = _reached(centre, down, lambda name: aimed.get(name, ()), premises)
    # Going up, a relation comes with all of its premises: it could not be shown without them.
    partners = {premise for name in above if name in relations for premise in relations[name].premises}
    return {name for name in above | below if name in document.claims} | partners


def tagged(document: Document, tags: Iterable[str]) -> set[str]:
    """Return the claims that carry any of the tags.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two")
    >>> one, two = b.claim("One", tags=["culture"]), b.claim("Two")
    >>> tagged(b.build().document, ["culture"])
    {'one'}
    """
    wanted = set(tags)
    if not wanted:
        raise ParameterError(Problem("no tag is named", hint="Name one or more of those that the claims carry."))
    known = {tag for claim in document.claims.values() for tag in claim.tags}
    unknown = sorted(wanted - known, key=str)
    if unknown:
        raise UnknownIdError.from_ids(unknown, known, said="no claim is tagged")
    return {claim_id for claim_id, claim in document.claims.items() if wanted & set(claim.tags)}


def named(document: Document, ids: Sequence[str], kinds: Sequence[ClaimKind]) -> set[str]:
    """Return the claims with these ids, and those of these kinds.

    >>> import argmap
    >>> b = argmap.MapBuilder("Two")
    >>> one, two = b.claim("One"), b.evidence("Two")
    >>> sorted(named(b.build().document, ["one"], ["evidence"]))
    ['one', 'two']
    """
    if isinstance(kinds, str):
        raise ParameterError(Problem(f"kinds is {kinds!r}", path="kinds", hint=f"Give a list: kinds=[{kinds!r}]."))
    if not ids and not kinds:
        raise ParameterError(
            Problem("no claim is named", hint="Name claims by their ids, or give some of their kinds.")
        )
    unknown = [one for one in ids if one not in document.claims]
    if unknown:
        raise UnknownIdError.from_ids(unknown, document.claims, said="no claim is called")
    for kind in kinds:
        if kind not in get_args(ClaimKind):
            raise ParameterError(
                Problem(f"kinds: {kind!r} is no kind of claim", hint=nearest_or_all(kind, get_args(ClaimKind)))
            )
    return {*ids, *(key for key, claim in document.claims.items() if claim.kind in kinds)}


def _check(document: Document, centre: str, up: int | None, down: int | None) -> None:
    if centre not in document.claims and centre not in document.relations:
        raise UnknownIdError.from_id(centre, [*document.claims, *document.relations])
    for name, steps in (("up", up), ("down", down)):
        if steps is not None and (type(steps) is not int or steps < 0):
            raise ParameterError(f"{name} must be a whole number of steps from 0, or None, not {steps!r}")


def _reached(
    centre: str, steps: int | None, near: Callable[[str], Iterable[str]], far: Mapping[str, Iterable[str]]
) -> set[str]:
    """Return what is at most so many steps away: what is `near` counts no step, what is `far` counts one."""
    found, level = {centre}, [centre]
    while level:
        for name in level:  # it grows by what is near
            for other in near(name):
                if other not in found:
                    found.add(other)
                    level.append(other)
        if steps is not None:
            steps -= 1
            if steps < 0:
                break
        level = list({other for name in level for other in far.get(name, ()) if other not in found})
        found.update(level)
    return found
