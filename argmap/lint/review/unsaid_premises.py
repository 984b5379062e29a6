"""Doubts about premises that nobody says: what a step's two ends do not share, and conditions that nobody asserts.

The two rules about shared terms are those of critical thinking courses: every term of the conclusion stands in a premise
(the rabbit rule: nothing comes out of a hat that was not put in), and every term of a premise stands in the conclusion or in
another premise (holding hands). See Topics 16 and 17 of "Critical Thinking with Rationale", https://rationaleonline.com.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.basics.text import counted, listed
from argmap.lint.review.doubt import Doubt, quote_of, the_same_of
from argmap.maths.alike_words import normal_text
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.model.relations import AnyRelation

_CONDITION = re.compile(
    r"^(?:if|unless|provided that|as long as|once) (.+?)(?:,| then )|(?<!even )\b(?:only if|if|unless|provided that|as long as) (.+)$",
    re.IGNORECASE,
)
_MET, _LITTLE, _SAME_SAID = 0.6, 0.35, 0.4
"""Which share of a condition's words another premise has that asserts it; below which the ends of a step share little;
from which on a rebuttal says of one thing what its target says of another."""
_MOST_WORDS = 3
_MOST_STEPS = 4
"""So many steps whose ends share little are asked about one by one, the rest together."""
_LINKS, _OTHER_THING = 0.5, 0.6
"""How likely a premise is missing: at most, where the ends share no word; where a rebuttal speaks of another thing."""


def open_conditions(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of conditional premises whose condition neither another premise nor the target has whether it is met."""
    for one in map_.inspection.steps:
        for key in one.premises:
            found = _CONDITION.search(map_.document.claims[key].text.rstrip(". "))
            condition = content_words((found[1] or found[2]) if found else "")
            if found is None or len(condition) < 2:  # noqa: PLR2004 - "if necessary" says nothing
                continue
            sides = [
                map_.content[other] for other in (*one.premises, one.target) if other != key and other in map_.content
            ]
            if all(map_.weights.share(condition, words) < _MET for words in sides):
                unless = "unless" in found[0].casefold()
                said = quote_of(found[1] or found[2])
                question = f"Who says {'that it is not so' if unless else 'that it is so'}: {said}? {map_.said(key)} leads to {map_.said(one.target)} only with that premise; if the speaker holds it, it is `implied: true` in this relation."
                yield Doubt(
                    one.id,
                    question,
                    "a conditional premise, and no other premise asserts its condition",
                    map_.gain(one.id),
                    grave=True,
                    also=(key,),
                    likely=0.7,
                )
                break


def unsaid_premises(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of steps whose premises and target share few words what ties them: those with the least in common first."""
    apart: list[tuple[float, AnyRelation]] = []
    for one in map_.inspection.steps:
        if one.target not in map_.content or len(one.premises) > 1 or one.type == "undercut":
            continue
        target, premise = map_.content[one.target], map_.content[one.premises[0]]
        shared = map_.weights.share(target, premise)
        if one.type == "rebuttal" and _says_it_of_another(map_, one):
            loose, lacking = _ends(map_, one)
            question = f"Does {map_.sides(one)} speak of the same thing as {map_.said(one.target)}? If not, a premise is missing that ties {loose} to {lacking}, `implied: true`."
            why = "a rebuttal that says of one thing what its target says of another"
            yield Doubt(one.id, question, why, map_.gain(one.id), grave=True, also=(one.target,), likely=_OTHER_THING)
        elif one.type == "support" and shared < _LITTLE and target - premise and premise - target:
            apart.append((shared, one))
    apart.sort(key=lambda each: each[0])
    for shared, one in apart[:_MOST_STEPS]:
        why = "its premise and its target share few words"
        yield Doubt(one.id, _what_ties(map_, one), why, map_.gain(one.id), likely=_LINKS * (1 - shared))
    if apart[_MOST_STEPS:]:
        one, *others = (each for _, each in apart[_MOST_STEPS:])
        same = the_same_of(each.id for each in others)
        why = f"{counted(len(others) + 1, 'more step')} whose ends share few words"
        also = tuple(each.id for each in others)
        yield Doubt(one.id, _what_ties(map_, one) + same, why, map_.gain(one.id), also=also, likely=_LINKS / 2)


def _what_ties(map_: Reviewed, step: AnyRelation) -> str:
    loose, lacking = _ends(map_, step)
    return f"What ties {loose} to {lacking} in the step from {map_.sides(step)} to {map_.said(step.target)}? A premise that does, and that nobody says, is `implied: true`."


def _ends(map_: Reviewed, step: AnyRelation) -> tuple[str, str]:
    """Return the words of a step's first premise that its target lacks, and the other way round."""
    premise, target = step.premises[0], step.target
    here, there = map_.content[premise], map_.content[target]
    return _worded(map_, premise, here - there), _worded(map_, target, there - here)


def _says_it_of_another(map_: Reviewed, relation: AnyRelation) -> bool:
    """Say whether a rebuttal begins with another thing than its target, and goes on in its words."""
    premise, target = map_.content[relation.premises[0]], map_.content[relation.target]
    one, other = (_first_word(map_, key) for key in (relation.premises[0], relation.target))
    apart = one not in target and other not in premise
    return bool(one and other) and apart and map_.weights.share(premise, target) >= _SAME_SAID


def _first_word(map_: Reviewed, key: str) -> str:
    """Return the first content word of a claim: as a rule what it is about."""
    for word in normal_text(map_.document.claims[key].text).split():
        found = content_words(word)
        if found:
            return next(iter(found))
    return ""


def _worded(map_: Reviewed, key: str, stems: frozenset[str]) -> str:
    """Return the words of a claim that have these stems, those that tell the most."""
    words: dict[str, str] = {}
    for word in normal_text(map_.document.claims[key].text).split():
        for stem in content_words(word) & stems:
            words.setdefault(stem, word)
    told = sorted(words, key=lambda stem: -map_.weights.of([stem]))[:_MOST_WORDS]
    return listed(f"“{words[stem]}”" for stem in words if stem in told)
