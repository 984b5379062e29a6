"""What to ask whoever made a map: every sort of doubt, put in order, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.answers.table import Table
from argmap.basics.text import counted, listed
from argmap.lint.inspection.inspection import Inspection, has_any
from argmap.lint.inspection.papers import checked_folder
from argmap.lint.review.answer import COLUMNS, Review
from argmap.lint.review.compound_claims import lost_hedges, several_claims
from argmap.lint.review.counted_twice import same_reason_twice, two_ways
from argmap.lint.review.doubt import Doubt, Doubts, Reviewed
from argmap.lint.review.left_out import lines_left_out, loose_questions, unchecked_quotations
from argmap.lint.review.replies import against_themselves, counter_proposals, fact_or_step, granted_reasons, unreached
from argmap.lint.review.unnamed_speakers import nobodys_word, reported_hearsay, stand_ins
from argmap.lint.review.unreasoned import bare_numbers, high_priors, linked_groups

if TYPE_CHECKING:
    from argmap.model.document import Document
    from argmap.scoring.reading import Reading

SORTS: tuple[tuple[str, Doubts], ...] = (
    ("reply", unreached),
    ("against themselves", against_themselves),
    ("fact or step", fact_or_step),
    ("same reason", same_reason_twice),
    ("two ways", two_ways),
    ("linked", linked_groups),
    ("high prior", high_priors),
    ("unreasoned number", bare_numbers),
    ("nobody's word", nobodys_word),
    ("hearsay", reported_hearsay),
    ("stand-in", stand_ins),
    ("several claims", several_claims),
    ("hedge", lost_hedges),
    ("counter-proposal", counter_proposals),
    ("granted", granted_reasons),
    ("unchecked", unchecked_quotations),
    ("loose question", loose_questions),
    ("left out", lines_left_out),
)
"""The sorts of doubt, the worst first."""
MOST = 1000
"""So many doubts of one sort are looked at."""
_ORDER = (
    "What looks like a mistake comes first, then what is asked of every map; in both, what the conclusion hangs on most, "
    "the sorts mixed. "
    "A swing is by how much the conclusion's score moves when the claim goes from false to true, or the relation comes in."
)
_WORDS = "Words are looked for in English, and only a person can tell what is meant."


def review_document(
    document: Document,
    *,
    reading: Reading,
    folder: str | Path | None = None,
    top: int | None = None,
    within: Document | None = None,
) -> Review:
    """List what to ask about a document; the arguments are those of `ArgumentMap.review`.

    `within` is the part of the document that is asked about, if not all of it is.

    >>> import argmap
    >>> b = argmap.MapBuilder("Umbrella", conclusion="take")
    >>> step = b.support([b.claim("Perhaps it rains", id="rain")], b.claim("Take an umbrella", id="take", prior=0.6))
    >>> m = b.build()
    >>> review_document(m.document, reading=m.under()).column("sort")
    ('high prior', 'unreasoned number', "nobody's word", 'hedge')
    """
    inspection = Inspection(document, reading=reading, folder=checked_folder(folder))
    if not document.claims:
        return Review(("The map has no claims: there is nothing to ask.",), Table(COLUMNS, ()))
    found = list(_found(Reviewed(inspection), inspection))
    if within is not None:
        found = [(sort, one) for sort, one in found if has_any(within, (one.id, *one.also))]
    found = _worst_first(found, inspection.conclusions)
    rows = tuple((one.id, sort, one.swing, one.why, one.question) for sort, one in found[:top])
    return Review(tuple(_words(found, len(rows), inspection)), Table(COLUMNS, rows))


def _found(map_: Reviewed, inspection: Inspection) -> Iterator[tuple[str, Doubt]]:
    for sort, doubts in SORTS:
        some = list(islice(doubts(map_), MOST + 1))
        if len(some) > MOST:
            inspection.notes[f"Of the sort '{sort}' only the first {MOST:,} were looked at."] = None
        yield from ((sort, one) for one in some[:MOST])


def _worst_first(found: list[tuple[str, Doubt]], conclusions: tuple[str, ...]) -> list[tuple[str, Doubt]]:
    """Put what looks like a mistake first, then the larger swing; the n-th of a sort counts the n-th part.

    Else the most frequent sort would crowd out all others. Of equals the worse sort comes first.
    """

    def size(doubt: Doubt) -> float:
        if doubt.id in conclusions:  # it has no swing, and all hangs on it
            return 1.0
        size = doubt.swing if doubt.weight is None else doubt.weight
        return 0.0 if size is None else round(abs(size), 3)  # as printed: noise in the last digits orders nothing

    before: Counter[tuple[str, bool]] = Counter()
    ordered: list[tuple[bool, float, str, Doubt]] = []
    for sort, doubt in sorted(found, key=lambda one: -size(one[1])):
        before[sort, doubt.grave] += 1
        ordered.append((not doubt.grave, -size(doubt) / before[sort, doubt.grave], sort, doubt))
    place = {sort: at for at, (sort, _) in enumerate(SORTS)}
    ordered.sort(key=lambda one: (one[0], one[1], place[one[2]]))
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
