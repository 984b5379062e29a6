"""What to ask whoever made a map: every sort of doubt, put in order, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.answers.table import Table
from argmap.basics.text import counted, listed
from argmap.lint.inspection.inspection import Inspection, has_any
from argmap.lint.inspection.papers import checked_folder
from argmap.lint.quoting.work import checked_text, document_given
from argmap.lint.review.aims import beside_the_target, denied_attempts, whole_sources
from argmap.lint.review.answer import COLUMNS, Review
from argmap.lint.review.compound_claims import lost_hedges, several_claims
from argmap.lint.review.concessions import lost_concessions
from argmap.lint.review.counted_twice import same_reason_twice, two_ways
from argmap.lint.review.doubt import Doubt, Doubts, Reviewed
from argmap.lint.review.fact_or_step import counter_proposals, fact_or_step, granted_reasons
from argmap.lint.review.left_out import loose_questions, moves_left_out, unchecked_quotations
from argmap.lint.review.lost_wording import added_causes, lost_denials, lost_softening
from argmap.lint.review.replies import against_themselves, islands, unreached
from argmap.lint.review.source_sentences import SourceSentences
from argmap.lint.review.steps_in_text import added_steps, guarded_against, purposes
from argmap.lint.review.turns import doubtful_hearsay, others_turns
from argmap.lint.review.unnamed_speakers import nobodys_word, reported_hearsay, stand_ins
from argmap.lint.review.unreasoned import bare_numbers, high_priors, linked_groups
from argmap.lint.review.unsaid_premises import open_conditions, unsaid_premises

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.reading import Reading

SORTS: tuple[tuple[str, Doubts], ...] = (
    ("reply", unreached),
    ("aim", beside_the_target),
    ("whole source", whole_sources),
    ("attempt", denied_attempts),
    ("guarded", guarded_against),
    ("purpose", purposes),
    ("hedge lost", lost_softening),
    ("condition", open_conditions),
    ("concession", lost_concessions),
    ("speaker", others_turns),
    ("left out", moves_left_out),
    ("added", added_causes),
    ("step", added_steps),
    ("denial lost", lost_denials),
    ("unsaid premise", unsaid_premises),
    ("teller", doubtful_hearsay),
    ("hearsay", reported_hearsay),
    ("stand-in", stand_ins),
    ("island", islands),
    ("against themselves", against_themselves),
    ("fact or step", fact_or_step),
    ("same reason", same_reason_twice),
    ("two ways", two_ways),
    ("linked", linked_groups),
    ("high prior", high_priors),
    ("unreasoned number", bare_numbers),
    ("nobody's word", nobodys_word),
    ("several claims", several_claims),
    ("hedge", lost_hedges),
    ("counter-proposal", counter_proposals),
    ("granted", granted_reasons),
    ("unchecked", unchecked_quotations),
    ("loose question", loose_questions),
)
"""The sorts of doubt, the worst first."""
_CROWDING = 0.08
"""By so much the second question of a sort counts less than the first, the third than the second."""
_AGAIN = 0.4
"""The same of the questions about one claim, relation or source."""
MOST = 1000
"""So many doubts of one sort are looked at."""
_ORDER = (
    "What is most likely a mistake comes first, and of what is alike that on which the conclusion hangs more, the sorts mixed. "
    "A swing is by how much the conclusion's score moves when the claim goes from false to true, or the relation comes in."
)
_WITHOUT_TEXT = (
    "No text was at hand: what the map leaves out of it, and what it says otherwise, was not looked for (`source`)."
)
_WORDS = "Words are looked for in English, and only a person can tell what is meant."


def review_document(
    document: Document,
    *,
    reading: Reading,
    folder: str | Path | None = None,
    top: int | None = None,
    within: Document | None = None,
    source: str | None = None,
    name: str | None = None,
) -> Review:
    """List what to ask about a document; the arguments are those of `ArgumentMap.review`, `name` is its `document`.

    `within` is the part of the document that is asked about, if not all of it is.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> step = b.support([b.claim("Perhaps it rains", id="rain")], b.claim("Take an umbrella", id="take", prior=0.6))
    >>> m = b.build()
    >>> review_document(m.document, reading=m.under()).column("sort")
    ('high prior', 'unsaid premise', "nobody's word", 'hedge', 'unreasoned number')
    """
    inspection = Inspection(document, reading=reading, folder=checked_folder(folder))
    if not document.claims:
        return Review(("The map has no claims: there is nothing to ask.",), Table(COLUMNS, ()))
    found = list(_found(Reviewed(inspection, _text(inspection, source, name)), inspection))
    if within is not None:
        found = [(sort, _within(one, within)) for sort, one in found if has_any(within, (one.id, *one.also))]
    found = _worst_first(found, inspection)
    rows = tuple((one.id, sort, one.swing, one.why, one.question) for sort, one in found[:top])
    return Review(tuple(_words(found, len(rows), inspection)), Table(COLUMNS, rows))


def _within(doubt: Doubt, part: Document) -> Doubt:
    """Name a doubt by the first thing in a part of the map that it is about."""
    return replace(doubt, id=next(one for one in (doubt.id, *doubt.also) if has_any(part, (one,))))


def _text(inspection: Inspection, source: str | None, name: str | None) -> SourceSentences | None:
    """Return the text that was given, and those of the documents' files, by sentences; None where there is none."""
    documents = inspection.document.documents
    texts: dict[str, str] = {}
    if source is not None:
        texts[document_given(inspection.document, name) if name is not None or documents else ""] = checked_text(source)
    for key in documents:
        text = None if key in texts else inspection.paper(key).text
        if text is not None:
            texts[key] = text
    if not texts:
        inspection.notes[_WITHOUT_TEXT] = None
        return None
    found = SourceSentences(texts.items(), {key: one.name or "" for key, one in inspection.document.sources.items()})
    if found.cut_short:
        inspection.notes["Of the texts only the first million letters were read."] = None
    return found


def _found(map_: Reviewed, inspection: Inspection) -> Iterator[tuple[str, Doubt]]:
    for sort, doubts in SORTS:
        some = list(islice(doubts(map_), MOST + 1))
        if len(some) > MOST:
            inspection.notes[f"Of the sort '{sort}' only the first {MOST:,} were looked at."] = None
        yield from ((sort, one) for one in some[:MOST])


def _worst_first(found: list[tuple[str, Doubt]], inspection: Inspection) -> list[tuple[str, Doubt]]:
    """Put what is most likely a mistake first, and what more hangs on; the n-th of a sort, or about one entry, counts less.

    Else the most frequent sort would crowd out all others. Of equals the worse sort comes first.
    """
    conclusions, documents = inspection.conclusions, {"", *inspection.document.documents}

    def size(doubt: Doubt) -> float:
        swing = 1.0 if doubt.id in conclusions else doubt.swing if doubt.weight is None else doubt.weight
        share = 0.0 if swing is None else min(1.0, abs(swing))
        return round(doubt.chance * (3.0 + share) / 4, 3)  # noise in the last digits of a swing orders nothing

    place = {sort: at for at, (sort, _) in enumerate(SORTS)}
    of_sort: Counter[str] = Counter()
    of_entry: Counter[str] = Counter()
    ordered: list[tuple[float, int, str, Doubt]] = []
    for sort, doubt in sorted(found, key=lambda one: -size(one[1])):
        crowd = (1 + _CROWDING * of_sort[sort]) * (1 + _AGAIN * of_entry[doubt.id])
        ordered.append((-size(doubt) / crowd, place[sort], sort, doubt))
        of_sort[sort] += 1
        of_entry[doubt.id] += doubt.id not in documents
    ordered.sort(key=lambda one: one[:2])
    return [(sort, doubt) for *_, sort, doubt in ordered]


def _words(found: list[tuple[str, Doubt]], shown: int, inspection: Inspection) -> Iterator[str]:
    if not found:
        yield f"Nothing to ask: {counted(len(SORTS), 'sort')} of doubt were looked for."
        yield _WORDS
        return
    grave = sum(one.grave for _, one in found)
    said = "1 looks" if grave == 1 else f"{grave:,} look"
    left = f" {shown} are shown." if shown < len(found) else ""
    yield f"{counted(len(found), 'question')} to ask; {said} like a mistake.{left}"
    count = Counter(sort for sort, _ in found)
    yield f"Asked are: {listed(f'{sort} {count[sort]}' for sort, _ in SORTS if count[sort])}."
    if not inspection.conclusions:
        yield "The map names no conclusion, so nothing is said of how much hangs on what."
    if inspection.lacks_folder:
        yield "Nobody said which folder the files of the documents are in (`folder`): what they say was not looked at."
    yield from inspection.notes
    yield _ORDER
    yield _WORDS
