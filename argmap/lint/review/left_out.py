"""Doubts about what the map leaves open: quotations that nobody can check, questions by themselves, lines not pointed to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.lint.quoting.cited_lines import cited_lines, uncited_runs
from argmap.lint.quoting.placed_passages import passages_of
from argmap.lint.quoting.source_text import SourceText
from argmap.lint.review.doubt import Doubt, largest_of, quote_of

if TYPE_CHECKING:
    from argmap.lint.review.doubt import Reviewed

_MOST_RUNS = 20
"""So many pieces of one document that nothing points to are asked about, the longest."""


def unchecked_quotations(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of documents that are quoted, and have no file, what was copied; of those that nothing points into, what they say."""
    quoting: dict[str, list[str]] = defaultdict(list)
    pointed: set[str] = set()
    for place in passages_of(map_.document):
        pointed.add(place.passage.document)
        if place.passage.quote is not None and map_.document.documents[place.passage.document].file is None:
            quoting[place.passage.document].append(place.about)
    for key, entries in quoting.items():
        title = quote_of(map_.document.documents[key].title or key)
        were = "Was the one quotation" if len(entries) == 1 else f"Were the {len(entries)} quotations"
        question = f"{were} of {title} copied from it? Put its text beside the map as `file`, and all can be looked up."
        swings = largest_of(map_.swing(one) for one in entries if one in map_.document.claims)
        yield Doubt(key, question, "it is quoted, and has no file", swings, grave=True)
    for key, document in map_.document.documents.items():
        if key not in pointed:
            question = f"What does {quote_of(document.title or key)} say, and where? Without passages nobody sees what the map leaves out of it."
            yield Doubt(key, question, "no passage points into it", grave=True)


def loose_questions(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of questions what they are about, and of answered ones what answers them."""
    used = {premise for one in map_.document.relations.values() for premise in (*one.premises, one.target)}
    answered = {question for one in map_.document.relations.values() for question in one.answers}
    for key, claim in map_.document.claims.items():
        if claim.kind != "question":
            continue
        if claim.status == "answered" and key not in answered:
            question = f"What answers {map_.said(key)}? No relation says that it does (`answers`)."
            yield Doubt(key, question, "it is called answered, and nothing answers it", grave=True)
        elif key not in used and key not in answered:
            question = f"What does {map_.said(key)} bear on? If its asker means an answer by it, it is a claim that they imply."
            yield Doubt(key, question, "no relation has it", grave=True)


def lines_left_out(map_: Reviewed) -> Iterator[Doubt]:
    """Ask of the longest pieces of a document's file that no passage points to whether they make a move."""
    pointed = {place.passage.document for place in passages_of(map_.document)}
    for key in map_.document.documents:
        text = map_.inspection.paper(key).text if key in pointed else None
        if text is None:
            continue
        source = SourceText(text)
        for first, last in uncited_runs(source, cited_lines(map_.document, key, source))[:_MOST_RUNS]:
            where = f"line {first}" if first == last else f"lines {first}-{last}"
            begins = quote_of(source.passage(first, last))
            question = f"Is there a reason, an objection or a reply in {where} of {key!r} that the map leaves out? It begins {begins}."
            yield Doubt(key, question, "no passage points there", grave=False)
