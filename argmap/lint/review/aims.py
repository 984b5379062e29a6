"""Doubts about what an attack is aimed at: another claim or step nearby, a whole source for one word, an attempt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted
from argmap.lint.review.doubt import Doubt

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.model.relations import AnyRelation

_MORE = 0.15
"""By which share of its words more an attack is like what it may be meant for."""
_MUCH, _NOTHING_SHARED = 0.4, 0.2
"""Which share of its words is enough to be like something; below which it has next to nothing in common with it."""
_MOST_NEAR = 100
_ATTEMPT = re.compile(
    r"\b(?:tr(?:y|ies|ied) to|attempts? to|aims? to|plans? to|intends? to|wants? to|hopes? to|seeks? to|promises? to|meant to|designed to|set up to|supposed to)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:tension|difficult|hard|fails?|cannot|may|might|risks?|unlikely|enough|late|costly|works?)\b", re.IGNORECASE
)


def beside_the_target(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of attacks whose words are nearer to something beside what they aim at whether they are meant for that."""
    for one in map_.inspection.steps:
        if one.type == "support":
            continue
        words = frozenset[str]().union(*(map_.content[key] for key in one.premises))
        step = map_.document.relations.get(one.target)
        ends = [one.target] if step is None else [*step.premises, *_ends_of(map_, step)]
        own = _words_of(map_, ends)
        if not words or not own:
            continue
        shared = map_.weights.share(words, own)
        near = [(map_.weights.share(words, map_.content[key]), key) for key in _beside(map_, one, ends)]
        most, name = max(near, default=(0.0, ""), key=lambda pair: pair[0])
        more = most - shared if most >= _MUCH else 0.0
        beyond = _beyond(map_, words, step) if step is not None else None
        if more > _MORE:
            question = f"Does {map_.sides(one)} aim at {map_.said(name)}, or a step from it? Its words are nearer to that than to {map_.said(one.target)}, which it attacks."
            yield Doubt(
                one.id,
                question,
                "its words are nearer to something beside its target",
                map_.gain(one.id),
                grave=True,
                also=(name,),
                likely=0.45 + min(more, 0.3),
            )
        elif step is not None and beyond is not None:
            question = f"Does {map_.sides(one)} deny that {map_.sides(step)} bears on {map_.said(step.target)}, or does it speak of {map_.said(beyond)}? It has no word of the former's conclusion and some of the latter's."
            yield Doubt(
                one.id,
                question,
                "an undercut that speaks of another conclusion",
                map_.gain(one.id),
                grave=True,
                also=(beyond,),
                likely=0.55,
            )
        elif step is not None and shared < _NOTHING_SHARED:
            question = f"What has {map_.sides(one)} to do with the step from {map_.sides(step)} to {map_.said(step.target)}? They share next to no word."
            yield Doubt(
                one.id,
                question,
                "an undercut that shares next to no word with its step",
                map_.gain(one.id),
                grave=False,
                also=one.premises,
                likely=0.45 * (1 - shared),
            )


def _ends_of(map_: Reviewed, step: AnyRelation) -> tuple[str, ...]:
    """Return what a step leads to: a claim, or the premises of a step that it strikes, with itself."""
    struck = map_.document.relations.get(step.target)
    return (step.target,) if struck is None else (step.target, *struck.premises)


def _beside(map_: Reviewed, attack: AnyRelation, ends: list[str]) -> Iterator[str]:
    """Yield the claims next to what an attack aims at: reasons for it or for its premises, and what these are used for."""
    seen = 0
    for end in ends:
        for one in (*map_.inspection.supports_of(end), *map_.using(end)):
            mine = one.id in {attack.id, attack.target} or {*one.premises} & {*attack.premises}
            if mine or seen >= _MOST_NEAR:
                continue
            seen += 1
            yield from (key for key in (*one.premises, one.target) if key in map_.content and key not in ends)


def _beyond(map_: Reviewed, words: frozenset[str], step: AnyRelation) -> str | None:
    """Return another claim that the premises of a step bear on, which an attack shares words with and not the step's target."""
    rest = words - _words_of(map_, step.premises)
    if not rest or rest & map_.content.get(step.target, rest):
        return None
    others = [
        one.target for key in step.premises for one in map_.using(map_.inspection.original[key]) if one.id != step.id
    ]
    above = [one.target for one in map_.using(step.target)] if step.target in map_.content else []
    return next((one for one in (*others, *above) if rest & map_.content.get(one, frozenset())), None)


def _words_of(map_: Reviewed, keys: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(map_.content.get(key, frozenset()) for key in keys))


def whole_sources(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of attacks on a source that says several things whether all of them are meant."""
    said: dict[str, list[str]] = {key: [] for key in map_.document.sources}
    for key, claim in map_.document.claims.items():
        for source in {one.source for one in claim.said_by if one.carries}:
            said[source].append(key)
    for one in map_.inspection.steps:
        claims = said.get(one.target, [])
        if one.type != "undercut" or len(claims) < 2:  # noqa: PLR2004 - one word is the whole of it
            continue
        words = _words_of(map_, one.premises)
        meant = max(claims, key=lambda key: map_.weights.share(words, map_.content[key]))
        nothing = [key for key in claims if not words & map_.content[key]]
        question = f"Does {map_.sides(one)} cast doubt on all that '{one.target}' says ({counted(len(claims), 'claim')}), or on one word, such as {map_.said(meant)}? Then aim at that claim, or let the speaker deny it."
        why = f"it strikes all {len(claims)} claims of the source, and shares no word with {len(nothing)}"
        yield Doubt(
            one.id,
            question,
            why,
            map_.of_premises(one),
            grave=True,
            also=(one.target, meant),
            likely=0.7 if nothing else 0.3,
        )


def denied_attempts(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of rebuttals of an attempt, a plan or a purpose whether they deny that it is there, or that it succeeds."""
    for one in map_.inspection.steps:
        if one.type != "rebuttal" or one.target not in map_.document.claims:
            continue
        tried = _ATTEMPT.search(map_.document.claims[one.target].text)
        if tried is None or any(_ATTEMPT.search(map_.document.claims[key].text) for key in one.premises):
            continue
        doubted = any(_OUTCOME.search(map_.document.claims[key].text) for key in one.premises)
        uses = [each.id for each in map_.using(map_.inspection.original[one.target])]
        step = f" '{uses[0]}'" if uses else " from it"
        question = f"Does {map_.sides(one)} deny that {map_.said(one.target)}, or grant it and doubt what comes of it? Then it undercuts the step{step}."
        yield Doubt(
            one.id,
            question,
            f"a rebuttal of what “{tried[0]}” says",
            map_.gain(one.id),
            grave=True,
            also=(one.target,),
            likely=0.7 if doubted else 0.5,
        )
