"""Doubts about steps, by the sentences that they are from: purposes taken for reasons, reasons that the text only adds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.review.doubt import Doubt, quote_of, the_same_of
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.lint.review.source_sentences import Sentence

_PURPOSE = re.compile(r"\b(?:in order (?:to|that)|so as to|so that|(?:with|for) the (?:aim|purpose) of|aim(?:s|ed|ing)? (?:to|at)|to be able to|intended to|in the hope)\b", re.IGNORECASE)  # fmt: skip
_REASON = re.compile(
    r"\b(?:because|since|so|in order|therefore|thus|hence|then|(?<!even )if|show\w*|prov\w+|mean\w*|impl\w+|evidence|reason\w*|follow\w*|given|"
    r"due|which is why|that is why|after all|explain\w*|suggest\w*|means|despite)\b|:|, (?:as|for)\b",
    re.IGNORECASE,
)
_GUARDS = re.compile(
    r"\b(?:(?:this|that|it) (?:is not|isn['’]t|was not|wasn['’]t) (?:a claim|to say|to claim|to deny|saying)|I(?:['’]m| am) not (?:saying|claiming|arguing|suggesting)|"
    r"not to say|(?:this|that|it) (?:does not|doesn['’]t) mean|(?:don['’]t|do not) mean (?:to say )?that|which is not to)\b",
    re.IGNORECASE,
)


def purposes(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of supports by what the text or the claim gives as a purpose whether that is a reason to believe it."""
    found_of: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one in map_.inspection.steps:
        if one.type != "support" or one.target not in map_.document.claims:
            continue
        for key in one.premises:
            there = map_.nearest.get(key)
            found = _PURPOSE.search(map_.document.claims[key].text)
            if found is None and there is not None and map_.nearest.get(one.target) is there:
                found = _PURPOSE.search(there.text)
                if found is not None and not _mostly(map_.content[key] & there.words, there.text[found.end() :]):
                    continue
            if found is not None:
                found_of[one.target, found[0]].append((one.id, key))
                break
    for (target, word), ((step, key), *others) in found_of.items():
        question = f"Is {map_.said(key)} a reason to believe {map_.said(target)}, or what that is for? What a thing is done for shows neither that it is done nor that the aim is reached."
        question += the_same_of(one for one, _ in others)
        also = (key, *(name for pair in others for name in pair))
        yield Doubt(step, question, f"“{word}” gives a purpose", map_.gain(step), grave=True, also=also, likely=0.7)


def added_steps(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of supports whose ends stand in one sentence, with no word between them that gives a reason, who makes that step."""
    for one in map_.inspection.steps:
        there = map_.nearest.get(one.target)
        if one.type != "support" or there is None or one.said_by:
            continue
        from_it = [key for key in one.premises if map_.nearest.get(key) is there]
        if from_it and not _REASON.search(_between(map_, there, from_it[0], one.target)):
            question = f"Does the text give {map_.said(from_it[0])} as a reason for {map_.said(one.target)}? Both stand in {quote_of(there.text)} ({there.where}), side by side."
            yield Doubt(
                one.id,
                question,
                "its ends stand side by side in one sentence",
                map_.gain(one.id),
                grave=True,
                also=(from_it[0],),
                likely=0.55,
            )


def guarded_against(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of attacks by what the text only says is not claimed whether they attack anything."""
    for one in map_.inspection.steps:
        for key in one.premises if one.type != "support" else ():
            there = map_.nearest.get(key)
            found = _GUARDS.search(there.text) if there is not None else None
            clause = next((part for part in there.clauses if found[0] in part), "") if there and found else ""
            if found is not None and there is not None and _mostly(map_.content[key] & there.words, clause):
                question = f"Does {map_.said(key)} speak against {map_.said(one.target)}? The text says {quote_of(there.text)} ({there.where}): that marks off what is not claimed, and denies nothing."
                yield Doubt(
                    one.id,
                    question,
                    f"“{found[0]}” guards against a misreading",
                    map_.gain(one.id),
                    grave=True,
                    also=(key,),
                    likely=0.7,
                )
                break


def _mostly(words: frozenset[str], text: str) -> bool:
    """Say whether half of some words or more stand in a text."""
    return 2 * len(words & content_words(text)) >= len(words)


def _between(map_: Reviewed, there: Sentence, premise: str, target: str) -> str:
    """Return a sentence up to the end of the later of the clauses in which two claims stand."""
    ends = [
        there.text.find(best) + len(best)
        for key in (premise, target)
        for best in [max(there.clauses, key=lambda one: len(content_words(one) & map_.content[key]), default="")]
    ]
    return there.text[: max(ends)]
