"""Doubts about what the map leaves open: quotations that nobody can check, questions by themselves, moves left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.basics.deadline import Deadline
from argmap.basics.text import listed
from argmap.lint.quoting.placed_passages import passages_of
from argmap.lint.review.doubt import Doubt, largest_of, quote_of, the_same_of
from argmap.lint.rules.passages import ranges
from argmap.maths.content_words import content_words

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed
    from argmap.lint.review.source_sentences import Sentence
    from argmap.maths.content_words import Weights

_FEWEST_WORDS, _MANY_WORDS = 3, 5
"""Clauses of fewer words say too little to look for; of so many they weigh fully."""
_MOSTLY = 0.5
"""More than this share of what a clause's words tell is in no one claim, and in none of those from its sentence."""
_MOST_TOGETHER, _APART, _LIKELIEST = 4, 5, 0.65
_SECONDS = 2.0
"""So long it is looked for what is left out."""
_MOST_CLAUSES, _MOST_NEAR, _MOST_LINES = 3, 50, 100
_MOVE = re.compile(
    r"\b(?:because|since|but|however|although|though|unless|if|should|must|need|cannot|I (?:think|believe|doubt|would)|doubts?|disagree|"
    r"risk|evidence|reason|argu\w+|shows?|means?|therefore|so|too|not|never)\b", re.IGNORECASE,
)  # fmt: skip
"""Words of sentences that argue, rather than tell."""
_ABOUT_ITSELF = re.compile(
    r"\b(?:(?:in|of) (?:this|my|the|an?) (?:\w+ )?(?:post|article|essay|paper|section|letter|chapter|series)|the following|focus on|"
    r"as (?:noted|discussed|mentioned)|see (?:below|above)|next time)\b", re.IGNORECASE,
)  # fmt: skip
"""Words of sentences in which a text speaks of itself."""
_MOVES, _BESIDE = 0.2, 0.2
"""What these add; and what it adds that the map has another part of the sentence."""


def unchecked_quotations(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of documents that are quoted, and have no file, what was copied; of those that nothing points into, what they say."""
    quoting: dict[str, list[str]] = defaultdict(list)
    pointed: set[str] = set()
    for place in passages_of(map_.document):
        pointed.add(place.passage.document)
        if place.passage.quote is not None and not map_.has_text_of(place.passage.document):
            quoting[place.passage.document].append(place.about)
    for key, entries in quoting.items():
        title = quote_of(map_.document.documents[key].title or key)
        were = "Was the one quotation" if len(entries) == 1 else f"Were the {len(entries)} quotations"
        question = f"{were} of {title} copied from it? Put its text beside the map as `file`, and all can be looked up."
        swings = largest_of(map_.swing(one) for one in entries if one in map_.document.claims)
        yield Doubt(key, question, "it is quoted, and has no file", swings, grave=True)
    for key, document in map_.document.documents.items():
        if key not in pointed and not map_.has_text_of(key):
            question = f"What does {quote_of(document.title or key)} say, and where? Without passages nobody sees what the map leaves out of it."
            yield Doubt(key, question, "no passage points into it", grave=True)


def loose_questions(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of questions what they are about, and of answered ones what answers them."""
    used = {premise for one in map_.document.relations.values() for premise in (*one.premises, one.target)}
    answered = {question for one in map_.document.relations.values() for question in one.answers}
    loose: list[str] = []
    for key, claim in map_.document.claims.items():
        if claim.kind != "question":
            continue
        if claim.status == "answered" and key not in answered:
            question = f"What answers {map_.said(key)}? No relation says that it does (`answers`)."
            yield Doubt(key, question, "it is called answered, and nothing answers it", grave=True)
        elif key not in used and key not in answered:
            loose.append(key)
    if loose:
        question = f"What does {map_.said(loose[0])} bear on? If its asker means an answer by it, it is a claim that they imply."
        question += the_same_of(loose[1:])
        yield Doubt(loose[0], question, "no relation has it", grave=True, also=tuple(loose[1:]), likely=0.4)


def moves_left_out(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of the lines of the text with clauses whose words hardly occur in the map whether they make a move."""
    for document, lines, clauses in _gathered(_left_out(map_)):
        told = [quote_of(clause) for _, clause in clauses]
        where = f"line{'s' if len(lines) > 1 else ''} {listed(map(str, lines))}" + (
            f" of {document!r}" if document else ""
        )
        question = f"Does the map leave out a reason, an objection or a reservation in {where}: {listed(told)}?"
        likely = min(_LIKELIEST, (1.0 + max(size for size, _ in clauses)) / 3.5)
        yield Doubt(document, question, "hardly a word of it occurs in the map", grave=True, likely=likely)


def _left_out(map_: Reviewed) -> Mapping[tuple[str, int], list[tuple[float, str]]]:
    """Return by document and line the clauses that the map leaves out, each with how much that says."""
    found: dict[tuple[str, int], list[tuple[float, str]]] = defaultdict(list)
    if map_.text is None:
        return found
    entries = {key: map_.content[key] | content_words(_beside_its_text(map_, key)) for key in map_.document.claims}
    having: dict[str, list[str]] = defaultdict(list)
    for key, words in entries.items():
        for word in words:
            having[word].append(key)
    own: dict[Sentence, frozenset[str]] = defaultdict(frozenset)
    for key, there in map_.nearest.items():
        own[there] |= entries[key]
    pointed, deadline = _lines_pointed_to(map_), Deadline(_SECONDS)
    for sentence in map_.text.sentences:
        if deadline.over:
            map_.inspection.notes[f"What is left out was looked for up to {sentence.where}."] = None
            break
        if (sentence.document, sentence.line) in pointed and sentence not in own:
            continue
        aside = bool(_ABOUT_ITSELF.search(sentence.text))
        for clause in _longer(sentence.clauses):
            words = content_words(clause)
            best = _best_known(map_.text.weights, words, entries, having)
            lacking = 1.0 - map_.text.weights.share(words, own.get(sentence, frozenset()) | best)
            if lacking > _MOSTLY and len(words) >= _FEWEST_WORDS:
                size = lacking * min(1.0, len(words) / _MANY_WORDS) + _MOVES * (bool(_MOVE.search(clause)) - aside)
                found[sentence.document, sentence.line].append((size + _BESIDE * (sentence in own), clause))
    return found


def _best_known(
    weights: Weights, words: frozenset[str], entries: Mapping[str, frozenset[str]], having: Mapping[str, list[str]]
) -> frozenset[str]:
    """Return which of some words the claim has that has the most of them."""
    near: dict[str, float] = defaultdict(float)
    for word in words:
        tells = weights.of([word])
        for key in having.get(word, ())[:_MOST_NEAR]:
            near[key] += tells
    return words & entries[max(near, key=lambda key: (near[key], key))] if near else frozenset()


def _longer(clauses: list[str]) -> Iterator[str]:
    """Yield the clauses, those that say too little by themselves with what follows."""
    waiting = ""
    for clause in clauses:
        waiting = f"{waiting} … {clause}" if waiting else clause
        if len(content_words(waiting)) >= _FEWEST_WORDS:
            yield waiting
            waiting = ""
    if waiting:
        yield waiting


def _gathered(
    found: Mapping[tuple[str, int], list[tuple[float, str]]],
) -> Iterator[tuple[str, list[int], list[tuple[float, str]]]]:
    """Yield what is left out of a few lines that follow each other, together: the document, the lines, the clauses."""
    name, lines, clauses = "", list[int](), list[tuple[float, str]]()
    for (document, line), own in found.items():
        told = sorted(own, key=lambda pair: -pair[0])[:_MOST_CLAUSES]
        if clauses and (document != name or len(clauses) + len(told) > _MOST_TOGETHER or line - lines[-1] > _APART):
            yield name, lines, clauses
            lines, clauses = [], []
        name, lines, clauses = document, [*lines, line], [*clauses, *told]
    if clauses:
        yield name, lines, clauses


def _beside_its_text(map_: Reviewed, key: str) -> str:
    """Return what else a claim's entry says: its hedge, its notes, its quotations."""
    claim = map_.document.claims[key]
    quotes = [said.at.quote or "" for said in claim.said_by if said.at is not None]
    return " ".join([claim.hedge or "", claim.note or "", *quotes, *(said.note or "" for said in claim.said_by)])


def _lines_pointed_to(map_: Reviewed) -> set[tuple[str, int]]:
    """Return the lines that passages point to by their numbers alone: they may be told in other words."""
    return {
        (place.passage.document, line)
        for place in passages_of(map_.document)
        if place.passage.quote is None
        for first, last in ranges(place.passage.lines or "")
        for line in range(first, min(last, first + _MOST_LINES) + 1)
    }
