"""Restatements and hearsay in a merged map: no circle, one original for what is the same, and one prior for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from argmap.analysis.merge.merged_entries import Differences, Entry, Prefer

Statements = dict[str, dict[str, float]]
"""What each map, `a` or `b`, states as the prior of a claim, under the claim's merged id."""


def other_side(side: Prefer) -> Prefer:
    """Return the other of the two maps.

    >>> other_side("a")
    'b'
    """
    return "b" if side == "a" else "a"


def open_circles(
    entries: Mapping[str, Entry],
    name: str,
    sort: str,
    says: Callable[[str, str], Sequence[Prefer]],
    prefer: Prefer,
    found: Differences,
) -> None:
    """Take a link out of every circle that the two maps close only together: one that the preferred map does not have.

    `name` is the field that links, `same_as` or `via`, and `says` tells which of the maps have a link from one to another.

    >>> found, claims = Differences(), {"x": {"same_as": "y"}, "y": {"same_as": "x"}}
    >>> says = lambda one, other: "a" if one == "x" else "b"
    >>> open_circles(claims, "same_as", "claim", says, "a", found)
    >>> claims, found.conflicts[0].b
    ({'x': {'same_as': 'y'}, 'y': {}}, 'x')
    """
    done: set[str] = set()
    for start in entries:
        trail: dict[str, None] = {}
        here: str | None = start
        while here is not None and here not in done and here not in trail:
            trail[here] = None
            here = entries[here].get(name)
        if here is not None and here in trail:
            circle = list(trail)[list(trail).index(here) :]
            loose = next((one for one in circle if prefer not in says(one, entries[one][name])), circle[-1])
            target = entries[loose].pop(name)
            found.conflict(loose, sort, name, dict.fromkeys(says(loose, target), target), None)
        done.update(trail)


def original_of(claims: Mapping[str, Entry], key: str) -> str:
    """Follow a claim to what it restates in the end, where nothing restates itself in a circle.

    >>> original_of({"x": {"same_as": "y"}, "y": {}}, "x")
    'y'
    """
    while "same_as" in claims[key]:
        key = claims[key]["same_as"]
    return key


def restate_pairs(
    claims: Mapping[str, Entry], pairs: Iterable[tuple[str, str]], firsts: Mapping[str, Any], found: Differences
) -> set[str]:
    """Make the second of each pair a restatement of the first, or the original of it, if that is the second map's alone.

    `firsts` are the claims that the first map has. What restates another claim by now is given back.

    >>> claims = {"x": {}, "y": {"same_as": "z"}, "z": {}}
    >>> restate_pairs(claims, [("x", "y")], {"x": 0}, Differences()), claims["z"], claims["y"]
    ({'z'}, {'same_as': 'x'}, {'same_as': 'z'})
    """
    changed = set()
    for one, other in pairs:
        end = original_of(claims, other)
        if original_of(claims, one) == end:
            continue
        here = other if end in firsts else end
        before = claims[here].get("same_as")
        claims[here]["same_as"] = one
        if before is not None:
            found.conflict(here, "claim", "same_as", {"a": one, "b": before}, one)
        changed.add(here)
    return changed


def one_prior_each(
    claims: Mapping[str, Entry], stated: Statements, decided: set[str], prefer: Prefer, found: Differences
) -> None:
    """Give every original the prior that is stated of it or of what restates it, and take it from the restatements.

    Where one map states two priors, for what the other says is one claim, the two stay apart if that map is the preferred
    one, unless it was `decided` that they are the same.

    >>> claims, found = {"x": {"same_as": "z", "prior": 0.7}, "z": {"prior": 0.4}}, Differences()
    >>> one_prior_each(claims, {"x": {"a": 0.7}, "z": {"b": 0.4}}, set(), "a", found)
    >>> claims, found.conflicts[0][2:]
    ({'x': {'same_as': 'z'}, 'z': {'prior': 0.7}}, ('prior', 0.7, 0.4, 0.7))
    """
    spoken: Statements = {}
    for key, entry in claims.items():
        if "same_as" in entry and prefer in stated.get(key, {}):
            own, end = stated[key][prefer], original_of(claims, key)
            whole = spoken.setdefault(end, dict(stated.get(end, {}))).setdefault(prefer, own)
            if whole != own and key not in decided:
                found.conflict(key, "claim", "same_as", {other_side(prefer): entry.pop("same_as")}, None)
    for key, entry in claims.items():
        if "same_as" in entry:
            end = original_of(claims, key)
            entry.pop("prior", None)
            found.forget(key, "claim", "prior")
            for side in (prefer, other_side(prefer)):
                if side in stated.get(key, {}):
                    _speak_for(claims, key, end, side, stated[key][side], stated.setdefault(end, {}), prefer, found)


def _speak_for(
    claims: Mapping[str, Entry], key: str, end: str, side: Prefer, number: float, whole: dict[str, float],
    prefer: Prefer, found: Differences,
) -> None:  # fmt: skip
    """Let the prior that a map states of a restatement stand for the original, if that map states none of it itself."""
    if side in whole:
        if whole[side] != number:
            found.conflict(key, "claim", "prior", {side: number}, None)
        return
    whole[side] = number
    if other_side(side) not in whole:
        claims[end]["prior"] = number
        found.take(end, "claim", "prior", {side: number})
        return
    if whole["a"] != whole["b"]:
        claims[end]["prior"] = whole[prefer]
        found.conflict(end, "claim", "prior", whole, whole[prefer])
