"""Doubts about what a speaker grants in the text: concessions that no claim has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.review.doubt import Doubt, quote_of
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.lint.review.source_sentences import Sentence

_GRANTS = re.compile(
    r"\b(?:I(?:['’]ll| will| do| can| must| would|['’]d)?(?: \w+)? (?:grant|concede|admit|accept|acknowledge|agree|withdraw)|"
    r"I (?:take|took) (?:it|that|the point) back|I (?:don['’]t|do not|won['’]t|will not|can['’]t|cannot) (?:deny|dispute|doubt|object)|"
    r"(?:fair|good|valid) (?:point|enough)|point taken|is right (?:about|that|in|to)|(?:is|are|was|were) right|admittedly|granted|"
    r"to be (?:sure|fair)|it is true that|true,|of course|no doubt|you have a point)\b",
    re.IGNORECASE,
)
_POINTS_BACK = re.compile(r"\b(?:that|this|it|point|so|both)\b", re.IGNORECASE)
_GIVING = {"concedes", "retracts"}
_LEAST = 0.4
"""Which share of the words of what is granted a claim has that may be it."""
_MOST, _BACK = 2, 2
"""So many claims are named; so many sentences back a word like "that" may point."""


def lost_concessions(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of places where a speaker grants something whether the map says so, at every claim that is granted."""
    if map_.text is None:
        return
    by_sentence: dict[Sentence, list[str]] = {}
    for key, sentence in map_.nearest.items():
        by_sentence.setdefault(sentence, []).append(key)
    giving = {key for key, claim in map_.document.claims.items() if any(one.act in _GIVING for one in claim.said_by)}
    passages = {(one.place, key) for key, one in map_.nearest.items() if key in giving}
    placed = {place for place, _ in passages}
    for sentence in map_.text.sentences:
        found = _GRANTS.search(sentence.text)
        if found is None:
            continue
        clause = next((one for one in sentence.clauses if found[0] in one), sentence.text)
        granted = content_words(_GRANTS.sub(" ", clause))
        near = _near(map_, sentence, granted)
        here = by_sentence.get(sentence, [])
        has = sentence.place in placed or any(key in giving for key in near[:1])
        before = map_.text.sentences[max(0, sentence.place - _BACK) : sentence.place]
        if _POINTS_BACK.search(sentence.text):
            has |= any(one.place in placed for one in before)
            here = [*here, *(key for one in reversed(before) for key in by_sentence.get(one, []))]
        open_ = [key for key in (near if has else [*near, *here]) if key not in giving]
        if has and not (granted and open_):
            continue
        about = list(dict.fromkeys(open_))[:_MOST]
        who = repr(sentence.speaker) if sentence.speaker else "the speaker"
        which = " and of ".join(map_.said(key) for key in about) or "any claim"
        question = (
            f"What does {who} grant by {quote_of(sentence.text)} ({sentence.where})? No `concedes` says it of {which}."
        )
        name = about[0] if about else sentence.document
        yield Doubt(name, question, f"“{found[0]}” grants something", map_.swing(name) if about else None, grave=True,
                    also=tuple(about[1:]), likely=0.5 if has else 0.7)  # fmt: skip


def _near(map_: Reviewed, sentence: Sentence, granted: frozenset[str]) -> list[str]:
    """Return the claims that may be what is granted: not the grantor's alone, and with much of its words; best first."""
    if map_.text is None or not granted:
        return []
    found = []
    for key, words in map_.content.items():
        claim = map_.document.claims[key]
        own = {one.source for one in claim.said_by} == {sentence.speaker}
        share = map_.text.weights.share(granted, words)
        if share >= _LEAST and not own and not claim.implied and claim.kind != "question":
            found.append((share, key))
    return [key for _, key in sorted(found, key=lambda pair: -pair[0])]
