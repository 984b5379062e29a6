"""Doubts about attacks: whether a reply reaches what it replies to, and an objection denies the fact or the step."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.lint.review.doubt import NOTHING, Doubt
from argmap.model.sources import CARRYING_ACTS

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.model.relations import AnyRelation
    from argmap.model.sources import Attribution

_GRANTS = re.compile(
    r"\b(?:even if|true,? but|granted|does(?:n[’']t| not) (?:show|follow|mean|prove|imply)|need not|"
    r"only shows?|confound\w*|coinciden\w*|by itself|not because|other (?:causes?|reasons?|explanations?))\b",
    re.IGNORECASE,
)
"""How one speaks who grants a fact and denies what is made of it."""
_DENIES = re.compile(r"\b(?:false|untrue|never happened|is wrong|not true|did not|didn[’']t|in fact)\b", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:instead|rather than|wait (?:for|until)|better to|would be better|alternative\w*)\b", re.IGNORECASE
)

_MOST_USES = 100
"""So many relations that use one claim are looked at."""


def unreached(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of replies and concessions that move no conclusion, and of replies that answer one use of a claim of several."""
    relations = map_.document.relations
    for one in map_.inspection.steps:
        answered = _answered(map_, one)
        if one.type == "support" or not answered:
            continue
        swing = map_.of_premises(one)
        if swing is not None and abs(swing) < NOTHING:
            question = (
                f"Does {map_.sides(one)} reach what it replies to? From false to true it moves the conclusion by 0.00."
            )
            weight = max(abs(map_.gain(each) or 0.0) for each in answered[:_MOST_USES])
            why = f"it replies to {quoted(answered)} and moves nothing"
            yield Doubt(one.id, question, why, swing, grave=True, weight=weight)
            continue
        loose = _used_elsewhere(map_, one)
        if loose:
            premises = ", ".join(map_.said(key) for key in relations[answered[0]].premises[:2])
            question = f"Does {map_.sides(one)} also answer {quoted(loose)}? The same {premises} is used there."
            yield Doubt(one.id, question, f"it answers {quoted(answered)} alone", swing, grave=True, also=tuple(loose))
    for key, claim in map_.document.claims.items():
        if claim.kind != "question" and any(said.act == "concedes" for said in claim.said_by):
            swing = map_.swing(key)
            if swing is not None and abs(swing) < NOTHING:
                question = f"What follows from granting {map_.said(key)}? As it stands it moves the conclusion by 0.00."
                yield Doubt(key, question, "somebody concedes it, and it moves nothing", swing, grave=True)


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
    """Ask of attacks by those who say what is attacked, and nobody else does, whether they are aimed at the right thing."""
    relations, voices = map_.document.relations, map_.inspection.voices
    for one in map_.inspection.steps:
        step = relations.get(one.target)
        attacked = [one.target] if step is None else [*step.premises, step.target]
        theirs = frozenset[str]().union(*(voices.get(key, frozenset()) for key in attacked))
        own = frozenset[str]().union(*(voices[key] for key in one.premises))
        if one.type != "support" and own and own == theirs:
            question = f"Does {quoted(sorted(own))} speak against themselves here, or is {map_.sides(one)} a reply to somebody else's objection?"
            yield Doubt(one.id, question, f"{quoted(sorted(own))} say both", map_.gain(one.id), grave=True)


def fact_or_step(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of each rebuttal whether it grants the fact, and of each undercut whether it denies it."""
    relations = map_.document.relations
    for one in map_.inspection.steps:
        text = " ".join(map_.document.claims[key].text for key in one.premises)
        if one.type == "rebuttal" and one.target in map_.document.claims:
            used = [each.id for each in map_.using(map_.inspection.original[one.target]) if each.type == "support"]
            grants = _GRANTS.search(text)
            ways = f", that is {quoted(used)}" if used else ""
            question = f"Does {map_.sides(one)} say that {map_.said(one.target)} is false? If it grants that and denies a step{ways}, it undercuts."
            why = f"a rebuttal that says “{grants[0]}”" if grants else "it is entered as a rebuttal"
            yield Doubt(one.id, question, why, map_.gain(one.id), grave=grants is not None)
        elif one.type == "undercut" and one.target in relations:
            denies = _DENIES.search(text)
            question = f"Does {map_.sides(one)} grant {map_.sides(relations[one.target])} and deny only the step? If it denies that, it rebuts it."
            why = f"an undercut that says “{denies[0]}”" if denies else "it is entered as an undercut"
            yield Doubt(one.id, question, why, map_.gain(one.id), grave=denies is not None)


def counter_proposals(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of rebuttals that propose something else whether what they speak against is false for that."""
    for one in map_.inspection.steps:
        text = " ".join(map_.document.claims[key].text for key in one.premises)
        found = _INSTEAD.search(text)
        if one.type == "rebuttal" and found is not None:
            question = f"Does {map_.sides(one)} speak against {map_.said(one.target)}, or only propose something else that could be done as well?"
            yield Doubt(one.id, question, f"a rebuttal that says “{found[0]}”", map_.gain(one.id), grave=True)


def granted_reasons(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of what is conceded, and said in no other way, whether the text uses it as a reason."""
    granting = {key: _granting(claim.said_by) for key, claim in map_.document.claims.items()}
    for one in map_.inspection.steps:
        if one.type == "support":
            grants = [*_granting(one.said_by), *(source for premise in one.premises for source in granting[premise])]
            if grants:
                question = f"Does the text use {map_.sides(one)} as a reason for {map_.said(one.target)}? To grant it is not to argue from it."
                why = f"granted by {quoted(dict.fromkeys(grants))}"
                yield Doubt(one.id, question, why, map_.gain(one.id), grave=True)


def _granting(said_by: Iterable[Attribution]) -> list[str]:
    """Return who concedes a thing, if nobody says it outright."""
    words = [said for said in said_by if said.act in CARRYING_ACTS]
    return [said.source for said in words] if all(said.act == "concedes" for said in words) else []
