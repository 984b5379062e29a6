"""The key of a picture: what occurs in this map and needs a word, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from argmap.basics.text import counted
from argmap.display.cards.cards import Cards
from argmap.display.cards.shown_labels import MARK_SIZE, MEANINGS
from argmap.display.comparison import Comparison
from argmap.display.dot.quoting import plain
from argmap.display.layout.placed import Placed
from argmap.display.letters.wrap import measure, shorten

Sample = Literal[
    "support",
    "rebuttal",
    "undercut",
    "unscored",
    "unsure",
    "implied",
    "heard",
    "again",
    "bar",
    "in",
    "out",
    "undecided",
    "none",
]
TITLE_SIZE = 20.0
TITLE_LINES = 3
KEY_SIZE = 10.0
NEAR = 6.0
"""Between a sample and its words."""
APART = 20.0
"""Between two entries."""
_NAME = 150.0
LINE_WIDTH = 34.0
_BOX_WIDTH = 24.0
_WIDTHS: dict[Sample, float] = {
    "bar": 56.0,
    "unsure": 17.0,
    "implied": _BOX_WIDTH,
    "heard": _BOX_WIDTH,
    "again": _BOX_WIDTH,
    "in": MARK_SIZE,
    "out": MARK_SIZE,
    "undecided": MARK_SIZE,
    "none": 0.0,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the key explains: what it looks like, and what it means."""

    sample: Sample
    words: str

    @property
    def sample_width(self) -> float:
        """How wide the sample is, in points."""
        return _WIDTHS.get(self.sample, LINE_WIDTH)

    @property
    def width(self) -> float:
        """How much room the entry takes, in points, with what is left free after it."""
        return self.sample_width + (NEAR if self.sample_width else 0.0) + measure(self.words, KEY_SIZE) + APART


def key_of(cards: Cards, placed: Placed | None = None) -> list[Entry]:
    """Return the key of a picture; where it has no places yet, of a map that Graphviz will lay out.

    >>> from argmap.display.dot.graph import build
    >>> from argmap.display.theme import LIGHT
    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": {"text": "A claim.", "implied": True}}})
    >>> key_of(Cards(one, None, build(one), theme=LIGHT))
    [Entry(sample='implied', words='nobody says it outright')]
    """
    document, scores, grey = cards.document, cards.scores, cards.graph.unscored
    relations = document.relations.values()
    kinds = {relation.type for relation in relations if relation.id not in grey}
    again = placed is not None and any(box.kind == "again" for box in placed.boxes)
    found = [
        (kinds & {"support"}, Entry("support", "supports")),
        (kinds & {"rebuttal"}, Entry("rebuttal", "rebuts")),
        (kinds & {"undercut"}, Entry("undercut", "undercuts the step it points at")),
        (grey, Entry("unscored", "asks or answers; not scored")),
        (any(not relation.certain for relation in relations), Entry("unsure", "a link that is not certain")),
        (any(claim.implied for claim in document.claims.values()), Entry("implied", "nobody says it outright")),
        (cards.any_heard, Entry("heard", "second-hand")),
        (again, Entry("again", "again: in full elsewhere")),
        (cards.hides, Entry("none", "+2 more: reasons left out here")),
    ]
    entries = [entry for occurs, entry in found if occurs]
    if scores is not None and len(scores):
        meaning = "probability" if scores.kind == "probability" else "support"
        light = "; lighter, what circles leave undecided" if scores.high else ""
        entries.append(Entry("bar", f"{meaning} from 0 to 1{light}; the tick marks it before any argument"))
    entries += _labels(cards)
    entries += [Entry("none", words) for words in _compared(cards.comparison)]
    return [*entries, *(Entry("none", remark) for remark in cards.remarks)]


def _labels(cards: Cards) -> Iterator[Entry]:
    """Explain the labels that occur, and say by which rule they were found."""
    labels = cards.labels
    occur = {labels.cards.get(name) for name in (*cards.document.claims, *cards.graph.sources)} - {None}
    yield from (Entry(label, words) for label, words in MEANINGS.items() if label in occur)
    if occur and labels.rule:
        yield Entry("none", f"labels: {labels.rule}")


def _compared(comparison: Comparison) -> Iterator[str]:
    """Explain what stands beside the scores, and the marks of edits."""
    if comparison.scores is not None:
        first, second = (shorten(plain(name), _NAME, size=KEY_SIZE) for name in comparison.names)
        yield f"first number, upper bar: {first}; second, lower: {second}"
    if comparison.edited:
        yield "+ added; − removed, struck through; ± changed"
    if comparison.elsewhere:
        yield f"{counted(comparison.elsewhere, 'edit is', 'edits are')} of what no picture shows"


def key_rows(entries: Sequence[Entry], width: float) -> Iterator[list[Entry]]:
    """Break a key into rows of at most so many points."""
    row: list[Entry] = []
    used = 0.0
    for entry in entries:
        if row and used + entry.width - APART > width:
            yield row
            row, used = [], 0.0
        row.append(entry)
        used += entry.width
    if row:
        yield row
