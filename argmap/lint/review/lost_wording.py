"""Doubts about what of a sentence's wording the claim drops or adds: hedges, conditions, denials, causes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.review.doubt import Doubt, largest_of, quote_of, the_same_of
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.lint.review.source_sentences import Sentence
    from argmap.model.claims import AnyClaim

_HEDGES: dict[str, tuple[re.Pattern[str], float]] = {
    "a condition": (
        re.compile(
            r"\b(?:to the extent|(?:in)?sofar as|provided that|assuming|on (?:the )?condition|in case|"
            r"under (?:a|an|the|these|those|certain|some|particular)\b[^.,;]{0,30}\b(?:premises|assumptions|conditions|circumstances)|"
            r"unless|(?<!even )(?<!as )(?<!what )if)\b",
            re.IGNORECASE,
        ),
        0.55,
    ),
    "hearsay": (
        re.compile(
            r"\b(?:I(?: am|['’]m| was|['’]ve(?: \w+)?| have(?: \w+)?)? (?:told|heard|read)|based on (?=[A-Z]|my|his|her|their|what|talks|conversations|hearsay)|according to|reportedly|allegedly|"
            r"rumou?rs?|hearsay|is said to|are said to|they say|supposedly)\b",
            re.IGNORECASE,
        ),
        0.6,
    ),
    "a worry": (
        re.compile(
            r"\b(?:concerns?|worr(?:y|ies)|fears?|doubts?|questions?) (?:about|that|over|whether)\b", re.IGNORECASE
        ),
        0.6,
    ),
    "a hedge": (
        re.compile(
            r"\b(?:I (?:\w+ )?(?:think|believe|guess|suspect|suppose|assume|gather)|(?:in )?my (?:\w+ )?(?:sense|view|opinion|impression|guess)|"
            r"(?:it |this |that )?(?:seems?|appears?)|sounds like|perhaps|maybe|might|may(?! \d)|possibly|probably|presumably|apparently|"
            r"arguably|could (?:be|have)|in principle|at best|there(?:['’]s| is) an argument|not sure|as far as I)\b",
            re.IGNORECASE,
        ),
        0.6,
    ),
}
"""How what is said is softened in four ways, and how likely it is a mistake to lose each."""
_KEPT = {
    "a condition": re.compile(r"\b(?:if|unless|under|extent|provided|assum\w*|condition\w*|premises|depend\w*|rel(?:y|ies)|when\w*|without|in case|whoever|would)\b", re.IGNORECASE),
    "hearsay": re.compile(r"\b(?:said|says?|told|tells?|heard|read|according|based|report\w*|rumou?r\w*|alleg\w*|hearsay|claim\w*)\b", re.IGNORECASE),
    "a worry": re.compile(r"\b(?:concern\w*|worr\w*|fear\w*|doubt\w*|questions?|risk\w*|may|might|could|perhaps)\b", re.IGNORECASE),
}  # fmt: skip
"""What in a claim or its hedge keeps each; of plain hedges any does."""
_SOFTENED = re.compile(
    r"\b(?:may|might|could|perhaps|maybe|possibl\w*|probabl\w*|likely|seems?|appears?|think\w*|believ\w*|argu\w*|"
    r"suspect\w*|possible|in principle|impression)\b", re.IGNORECASE,
)  # fmt: skip
_DENIES = re.compile(
    r"\b(?<!\bor )(?:(?<!, )not|never|cannot|nobody|nothing|none|no|nor|hardly|\w+n['’]t)\b", re.IGNORECASE
)
_OPPOSED = re.compile(r"\b(?:false|wrong|fails?|lacks?|deny|denies|unlike\w*|un\w+|in\w+ble|anti\w+|little|few\w*|neither|too)\b", re.IGNORECASE)  # fmt: skip
_CAUSES = re.compile(
    r"\b(?:makes?|caus(?:es?|ed)|lets?|leads? to|led to|enables?|allows?|forces?|brings? about|results? in|thanks to|because|"
    r"due to|explains?|proves?|guarantees?|ensures?|prevents?|as a result)\b",
    re.IGNORECASE,
)
_CAUSAL = re.compile(
    r"\b(?:ma[dk]e\w*|making|caus\w+|let|lets|lead\w*|led|enabl\w+|allow\w*|forc\w+|br(?:ing|ought)\w*|result\w*|thanks|because|since|"
    r"due|explain\w*|why|pro(?:ve|of)\w*|guarante\w+|ensur\w+|prevent\w*|so|therefore|hence|thus|show\w*|mean\w*)\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"\b(?:since|because|whereas|but|which|although|though)\b|,\s+as\b", re.IGNORECASE)
"""Where what a softening word at the front bears on ends."""
_HALF, _MOSTLY = 0.5, 0.7
_NOT_BUT = re.compile(r"\bnot (?!only\b|just\b)([^,;.]{3,80}?),? but\b(.*)", re.IGNORECASE)


def lost_softening(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims whose sentence in the text has a hedge, a condition or a worry that they do not keep."""
    lost: dict[tuple[Sentence, str, str], list[str]] = defaultdict(list)
    for key, sentence in map_.nearest.items():
        claim = map_.document.claims[key]
        kept = " ".join([claim.text, claim.hedge or "", claim.note or "", *(said.note or "" for said in claim.said_by)])
        for sort, (softens, _) in _HEDGES.items():
            found = next((one for one in softens.finditer(sentence.text) if _covers(map_, sentence, one, key)), None)
            if found is not None and not _keeps(map_, claim, sort, kept):
                lost[sentence, sort, found[0]].append(key)
                break
    for (sentence, sort, word), (key, *others) in lost.items():
        around = _around(sentence, sentence.text.index(word))
        question = f"Has {map_.said(key)} lost {quote_of(word)}? The text says {around} ({sentence.where}). How it is said goes into `hedge`, a condition into the claim."
        question += the_same_of(others)
        swing = largest_of(map(map_.swing, (key, *others)))
        yield Doubt(
            key,
            question,
            f"its sentence has {sort}, {quote_of(word)}",
            swing,
            grave=True,
            also=tuple(others),
            likely=_HEDGES[sort][1],
        )


def _keeps(map_: Reviewed, claim: AnyClaim, sort: str, kept: str) -> bool:
    """Say whether a claim keeps a softening of a sort: in its words, in its hedge, or by whose word it is."""
    if sort == "a hedge":
        return (
            claim.hedge is not None
            or bool(_SOFTENED.search(kept))
            or any(one.act == "speculates" for one in claim.said_by)
        )
    heard = any(map_.document.sources[one.source].via for one in claim.said_by)
    return bool(_KEPT[sort].search(kept)) or (sort == "hearsay" and heard)


def _covers(map_: Reviewed, sentence: Sentence, found: re.Match[str], key: str) -> bool:
    """Say whether a softening word bears on what a claim says: it stands before it, or in the same clause."""
    words, own = map_.content[key] & sentence.words, sentence.text
    if not words:
        return True
    clause = next((one for one in sentence.clauses if found[0] in one), "")
    least = _HALF * len(words)
    after = content_words(_BREAK.split(own[found.end() :], maxsplit=1)[0])
    if found[0].casefold() in {"if", "unless"}:  # what follows is the condition itself
        condition = content_words(re.split(r"[,;–]", own[found.end() :], maxsplit=1)[0])
        return len(words & condition) < least
    return len(words & after) >= least or len(words & content_words(clause)) >= least


def _around(sentence: Sentence, place: int) -> str:
    """Return a piece of a sentence about a word at a place in it."""
    start = max(0, place - 25)
    start = sentence.text.find(" ", start) + 1 if start else 0
    return quote_of(sentence.text[min(start, place) :])


def lost_denials(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that deny nothing, and whose clause in the text does, or has "not this but that", what that denies."""
    denied = {there for key, there in map_.nearest.items() if _DENIES.search(map_.document.claims[key].text)}
    for key, there in map_.nearest.items():
        claim, words = map_.document.claims[key], map_.content[key]
        denying = (
            _DENIES.search(claim.text)
            or _OPPOSED.search(claim.text)
            or any(one.act == "denies" for one in claim.said_by)
        )
        if denying or there in denied or there.text.endswith("?") or map_.text is None:
            continue
        contrast = _NOT_BUT.search(there.text)
        shares = map_.text.weights.share
        clause = max(there.clauses, key=lambda one: len(content_words(one) & words), default="")
        if contrast and shares(content_words(contrast[1]), words) < _HALF <= shares(content_words(contrast[2]), words):
            told = contrast[0].removesuffix(contrast[2])
        elif (found := _DENIES.search(clause)) and shares(content_words(clause), words) >= _MOSTLY:
            told = found[0]
        else:
            continue
        question = f"Does {map_.said(key)} leave out what {quote_of(told)} denies? The text says {_around(there, there.text.index(told))} ({there.where})."
        yield Doubt(
            key,
            question,
            "its sentence denies something, and the claim nothing",
            map_.swing(key),
            grave=True,
            likely=0.5,
        )


def added_causes(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of claims that say what makes or lets a thing be, where the text says only that it is."""
    added: dict[tuple[Sentence, str], list[str]] = defaultdict(list)
    for key, there in map_.nearest.items():
        claim = map_.document.claims[key]
        found = _CAUSES.search(claim.text)
        if found is not None and not _CAUSAL.search(there.text) and all(one.act != "implies" for one in claim.said_by):
            added[there, found[0]].append(key)
    for (there, word), (key, *others) in added.items():
        question = f"Who says “{word}” in {map_.said(key)}? The text has {quote_of(there.text)} ({there.where}). If only you see that link, it is a claim of its own, `implied: true`."
        question += the_same_of(others)
        swing = largest_of(map(map_.swing, (key, *others)))
        yield Doubt(
            key,
            question,
            f"it says “{word}”, and its sentence does not",
            swing,
            grave=True,
            also=tuple(others),
            likely=0.6,
        )
