"""Doubts about replies and what leads nowhere: whether a reply reaches what it replies to, and a part any conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted, quoted
from argmap.lint.review.doubt import NOTHING, Doubt, most_moving, the_same_of

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.model.relations import AnyRelation

_IDLE, _MUCH = 0.3, 0.05
"""How likely it is a mistake to move nothing, but for replies to objections that move so much."""
_LARGE = 4
"""A part of so many claims is asked about by itself."""
_NO_WAY = "no way leads to a conclusion"
_MOST_USES = 100
"""So many relations that use one claim are looked at."""


def unreached(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of replies and concessions that move no conclusion, and of replies that answer one use of a claim of several."""
    relations = map_.document.relations
    for one in map_.inspection.steps:
        answered = _answered(map_, one)
        if one.type == "support" or not answered or not _is_told(map_, one.id):
            continue
        swing = map_.of_premises(one)
        if swing is not None and abs(swing) < NOTHING:
            question = (
                f"Does {map_.sides(one)} reach what it replies to? From false to true it moves the conclusion by 0.00."
            )
            weight = max(abs(map_.gain(each) or 0.0) for each in answered[:_MOST_USES])
            why = f"it replies to {quoted(answered)} and moves nothing"
            yield Doubt(
                one.id, question, why, swing, grave=True, weight=weight, likely=_IDLE if weight < _MUCH else 0.5
            )
            continue
        loose = _used_elsewhere(map_, one)
        if loose:
            premises = ", ".join(map_.said(key) for key in relations[answered[0]].premises[:2])
            question = f"Does {map_.sides(one)} also answer {quoted(loose)}? The same {premises} is used there."
            yield Doubt(one.id, question, f"it answers {quoted(answered)} alone", swing, grave=True, also=tuple(loose))
    for key, claim in map_.document.claims.items():
        granted = claim.kind != "question" and any(said.act == "concedes" for said in claim.said_by)
        swing = map_.swing(key) if granted and _is_told(map_, map_.inspection.original[key]) else None
        if swing is not None and abs(swing) < NOTHING:
            question = f"What follows from granting {map_.said(key)}? As it stands it moves the conclusion by 0.00."
            yield Doubt(key, question, "somebody concedes it, and it moves nothing", swing, grave=True, likely=_IDLE)


def islands(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of each larger part of a map from which no conclusion can be reached what it is there for; of all small ones at once."""
    small: list[str] = []
    for part in map_.islands:
        claims = [key for key in map_.document.claims if key in part]
        ends = [key for key in claims if not map_.using(key)] or claims
        if len(claims) < _LARGE:
            small += ends[:1]
            continue
        others = [key for key in claims if key != ends[0]]
        question = f"What does {map_.said(ends[0])} bear on? Nothing leads from it to a conclusion, nor from {counted(len(others), 'claim')} about it, such as {quoted(others)}."
        also = (*others, *(part & map_.document.relations.keys()))
        yield Doubt(ends[0], question, _NO_WAY, 0.0, grave=True, also=also, likely=0.4)
    if small:
        question = f"What does {map_.said(small[0])} bear on? Nothing leads from it to a conclusion."
        question += the_same_of(small[1:])
        yield Doubt(small[0], question, _NO_WAY, 0.0, grave=True, also=tuple(small[1:]), likely=0.35)


def _is_told(map_: Reviewed, entry: str) -> bool:
    """Say whether a thing is asked about by itself: on an island only the whole is."""
    return entry in map_.inspection.reached or not map_.inspection.conclusions


def _answered(map_: Reviewed, reply: AnyRelation) -> list[str]:
    """Return the attacks that a relation attacks: by itself, or through a premise of theirs."""
    relations, original = map_.document.relations, map_.inspection.original
    aimed = relations.get(reply.target)
    if aimed is not None:
        return [aimed.id] if aimed.type != "support" else []
    target = original.get(reply.target)
    return map_.attacks_with(target) if target is not None else []


def _used_elsewhere(map_: Reviewed, reply: AnyRelation) -> list[str]:
    """Return the relations that use a premise of the attack that a reply undercuts, and that no like reply is aimed at."""
    aimed = map_.document.relations.get(reply.target)
    if aimed is None or reply.type != "undercut":
        return []
    mine = {map_.inspection.original[one] for one in reply.premises}
    found: dict[str, None] = {}
    for premise in aimed.premises:
        for other in map_.using(map_.inspection.original[premise])[:_MOST_USES]:
            replied = {
                map_.inspection.original[each]
                for one in map_.inspection.objections_to(other.id)
                for each in one.premises
            }
            if other.id != aimed.id and other.type != "support" and not mine & replied:
                found[other.id] = None
    return list(found)


def against_themselves(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of attacks by those who say what is attacked, and nobody else does, whose objections they are: once of each speaker.

    Where a speaker answers objections, their own replies are no attacks on themselves.
    """
    relations, voices = map_.document.relations, map_.inspection.voices
    found: dict[tuple[str, ...], list[AnyRelation]] = {}
    for one in map_.inspection.steps:
        step = relations.get(one.target)
        attacked = [one.target] if step is None else [*step.premises, step.target]
        theirs = frozenset[str]().union(*(voices.get(key, frozenset()) for key in attacked))
        own = frozenset[str]().union(*(voices[key] for key in one.premises))
        if one.type != "support" and own and own == theirs and not _answered(map_, one):
            found.setdefault(tuple(sorted(own)), []).append(one)
    for own_, attacks in found.items():
        first, *others = most_moving(attacks, map_)
        question = f"Does {quoted(own_)} speak against themselves here, or is {map_.sides(first)} a reply to somebody else's objection, or what others object?"
        if others:
            question += the_same_of(one.id for one in others)
        why = f"{quoted(own_)} say both" if len(own_) > 1 else f"{quoted(own_)} says both"
        also = tuple(one.id for one in others)
        yield Doubt(first.id, question, why, map_.gain(first.id), grave=True, also=also, likely=0.35)
