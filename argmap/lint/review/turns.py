"""Doubts about whose word it is: claims from another's turn, hearsay that is the teller's own word or another's to tell."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from argmap.basics.text import quoted
from argmap.lint.review.doubt import Doubt, largest_of, quote_of, the_same_of
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_CLEARLY = 1.4
"""So many times as near is a sentence of another's turn that a claim seems to be from."""
_MOSTLY = 0.6
"""Which share of a claim's words a sentence has that tells whose it is."""
_TELLS = re.compile(
    r"\b(?:says?|said|tells?|told|writes?|wrote|reports?|reported|according to|claims?|claimed|finds?|found|show(?:s|ed)?|"
    r"believes?|believed|thinks?|thought|heard|promised|announced|list(?:s|ed)?|states?|stated|argues?|argued|suggests?|suggested)\b|[“\"]",
    re.IGNORECASE,
)


def others_turns(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims whose sentence stands in the turn of one who does not say them whether the speaker is right."""
    text = map_.text
    if text is None or not text.speakers:
        return
    for key in map_.nearest:
        claim, heard = map_.document.claims[key], map_.heard(key)
        if not heard & text.speakers or any(said.at is not None and said.at.quote for said in claim.said_by):
            continue
        if all(said.act in {"implies", "asks"} for said in claim.said_by):
            continue
        ranked = [one for _, one in text.ranked(claim.text) if not one.text.endswith("?")]
        here = max(
            (text.weights.share(map_.content[key], one.words) for one in ranked if one.speaker in heard), default=0.0
        )
        best = max(ranked, key=lambda one: text.weights.share(map_.content[key], one.words), default=map_.nearest[key])
        near = text.weights.share(map_.content[key], best.words)
        other = best.speaker is not None and best.speaker not in heard
        if other and near >= _MOSTLY and near > _CLEARLY * here:
            question = f"Is {map_.said(key)} the word of {quoted(sorted(heard & text.speakers))}? The nearest sentence, {quote_of(best.text)}, stands in the turn of '{best.speaker}' ({best.where})."
            yield Doubt(
                key, question, f"its words are those of '{best.speaker}'", map_.swing(key), grave=True, likely=0.55
            )


def doubtful_hearsay(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of sources that are heard through others whether these vouch for it themselves, and whether they are the tellers."""
    sources, only, handed_on = map_.document.sources, _hearsay(map_), []
    for key, claims in only.items():
        teller = sources[key].via or ""
        swing = partial(lambda told: largest_of(map(map_.swing, told)))
        name = quote_of(sources[key].name or key)
        own = [one for one in claims if _in_own_name(map_, one, key)]
        for one in own:
            question = f"Does '{teller}' say {map_.said(one)} in their own name? Its sentence, {quote_of(map_.nearest[one].text)} ({map_.nearest[one].where}), names no {name}; then '{teller}' asserts it, too."
            yield Doubt(
                one,
                question,
                f"hearsay, and its sentence does not speak of '{key}'",
                map_.swing(one),
                grave=True,
                also=(key,),
                likely=0.6,
            )
        told = _told_by(map_, key)
        if told and teller not in told:
            question = (
                f"Is {name} heard through '{teller}'? The text speaks of it in the turn of {quoted(sorted(told))}."
            )
            yield Doubt(
                key,
                question,
                "its name stands in the turn of another than its `via`",
                swing(claims),
                grave=True,
                also=tuple(claims),
                likely=0.65,
            )
        used = [one for one in claims if _serves_others(map_, one, teller)]
        if used:
            question = f"Is it '{teller}' through whom {name} is heard? {map_.said(used[0])} is used for what others say, and for nothing that '{teller}' says."
            yield Doubt(
                key,
                question,
                "what it says serves others than its `via`",
                swing(used),
                grave=True,
                also=tuple(used),
                likely=0.55,
            )
        if not own:
            handed_on.append(key)
    if handed_on:
        key = max(handed_on, key=lambda one: len(only[one]))
        question = f"Does '{sources[key].via}' vouch for what {quote_of(sources[key].name or key)} says, as for {map_.said(only[key][0])}, or only hand it on? Who says a thing in their own name asserts it, too."
        others = [one for one in handed_on if one != key]
        question += the_same_of(others)
        also = (*only[key], *others)
        yield Doubt(key, question, "nobody else says it", largest_of(map(map_.swing, only[key])), also=also, likely=0.3)


def _hearsay(map_: Reviewed) -> Mapping[str, list[str]]:
    """Return the claims that a source says which is heard through another, and nobody else asserts, by the source."""
    found: dict[str, list[str]] = defaultdict(list)
    for key, claim in map_.document.claims.items():
        saying = {one.source for one in claim.said_by if one.act not in {"denies", "concedes", "asks"}}
        if len(saying) == 1 and map_.document.sources[next(iter(saying))].via is not None and claim.kind != "question":
            found[next(iter(saying))].append(key)
    return found


def _in_own_name(map_: Reviewed, claim: str, source: str) -> bool:
    """Say whether the text gives a claim in a sentence that names no source and tells of nobody's saying it."""
    sentence = map_.nearest.get(claim)
    if sentence is None or map_.text is None:
        return False
    around = [sentence, map_.text.before(sentence)]
    name = content_words(f"{map_.document.sources[source].name or ''} {source.replace('_', ' ')}")
    near = [one for one in around if one is not None and one.speaker == sentence.speaker]
    return not any(name & one.words or _TELLS.search(one.text) for one in near)


def _told_by(map_: Reviewed, source: str) -> frozenset[str]:
    """Return in whose turns the rarest word of a source's name stands, where turns are told apart."""
    text, sources = map_.text, map_.document.sources
    if text is None or not text.speakers:
        return frozenset()
    others = content_words(" ".join(f"{one.name or ''} {key}" for key, one in sources.items() if key != source))
    name = sorted(
        content_words(sources[source].name or source) - others, key=lambda word: (text.weights.often(word), word)
    )
    rarest = next((word for word in name if text.weights.often(word)), None)
    return frozenset(one.speaker for one in text.sentences if rarest in one.words and one.speaker is not None)


def _serves_others(map_: Reviewed, claim: str, teller: str) -> bool:
    """Say whether a claim supports things, all of which are said by sources, and none by its teller."""
    uses = map_.using(map_.inspection.original[claim])
    if any(one.type != "support" for one in uses):  # whoever tells it objects with it
        return False
    targets = [one.target for one in uses]
    speakers = [map_.heard(one) for one in targets if one in map_.document.claims]
    return bool(speakers) and len(speakers) == len(targets) and all(one and teller not in one for one in speakers)
