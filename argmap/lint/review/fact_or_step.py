"""Doubts about what an attack grants: whether it denies the fact or the step, or only proposes something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted, quoted
from argmap.lint.review.doubt import Doubt, most_moving, the_same_of
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
    r"\b(?:instead(?! of)|rather than|wait (?:for|until)|better to|would be better|alternative\w*)\b", re.IGNORECASE
)
_ALSO = re.compile(
    r"\b(?:as well|also|in part|partly|(?:some|a) part|played a (?:part|role)|in addition|another (?:cause|reason|factor))\b",
    re.IGNORECASE,
)
_AS_WELL = re.compile(r"\b(?:as well(?! as)|(?:some|a) part|played a (?:part|role))\b", re.IGNORECASE)
"""How one speaks who adds something to what is said, and leaves it standing."""


def fact_or_step(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of rebuttals that speak like it whether they grant the fact, of undercuts whether they deny it; of all others at once."""
    plain: dict[str, list[AnyRelation]] = {"rebuttal": [], "undercut": []}
    relations = map_.document.relations
    for one in map_.inspection.steps:
        text = " ".join(map_.document.claims[key].text for key in one.premises)
        if one.type == "rebuttal" and one.target in map_.document.claims:
            from_text = " ".join(map_.nearest[key].text for key in one.premises if key in map_.nearest)
            grants, adds = _GRANTS.search(text), _ALSO.search(f"{text} {one.note or ''}") or _AS_WELL.search(from_text)
            if grants:
                yield Doubt(
                    one.id,
                    _of_rebuttal(map_, one),
                    f"a rebuttal that says “{grants[0]}”",
                    map_.gain(one.id),
                    grave=True,
                )
            elif adds:
                question = f"Does {map_.sides(one)} speak against {map_.said(one.target)} at all, or add to it? What holds as well denies nothing: it may undercut a step, or stand by itself."
                yield Doubt(
                    one.id,
                    question,
                    f"a rebuttal that says “{adds[0]}”",
                    map_.gain(one.id),
                    grave=True,
                    also=(one.target,),
                    likely=0.6,
                )
            else:
                plain["rebuttal"].append(one)
        elif one.type == "undercut" and one.target in relations:
            denies = _DENIES.search(text)
            if denies:
                yield Doubt(
                    one.id,
                    _of_undercut(map_, one),
                    f"an undercut that says “{denies[0]}”",
                    map_.gain(one.id),
                    grave=True,
                    likely=0.4,
                )
            else:
                plain["undercut"].append(one)
    for sort, ask in (("rebuttal", _of_rebuttal), ("undercut", _of_undercut)):
        if plain[sort]:
            first, *others = most_moving(plain[sort], map_)
            same = the_same_of(one.id for one in others)
            why = f"asked of every {sort}: {counted(len(others) + 1, sort)}"
            yield Doubt(
                first.id, ask(map_, first) + same, why, map_.gain(first.id), also=tuple(one.id for one in others)
            )


def _of_rebuttal(map_: Reviewed, one: AnyRelation) -> str:
    used = [each.id for each in map_.using(map_.inspection.original[one.target]) if each.type == "support"]
    ways = f", that is {quoted(used)}" if used else ""
    return f"Does {map_.sides(one)} say that {map_.said(one.target)} is false? If it grants that and denies a step{ways}, it undercuts."


def _of_undercut(map_: Reviewed, one: AnyRelation) -> str:
    step = map_.document.relations[one.target]
    return f"Does {map_.sides(one)} grant {map_.sides(step)} and deny only the step? If it denies that, it rebuts it."


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
