"""The picture of a page: how large its cards and pills are, where they stand, and at which letters their texts break."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.dot.quoting import plain
from argmap.display.layout.place import place
from argmap.display.layout.placed import Size
from argmap.display.letters.wrap import measure, shorten, wrap
from argmap.display.roles import targets
from argmap.display.theme import LIGHT
from argmap.display.words import EXCLUDING, needed_together

if TYPE_CHECKING:
    from argmap.model.document import Document

_PADDING, _CAPTION, _BAR = 10.0, 23.0, 21.0
"""At the sides of a card; above its text; below it, where a bar stands."""
_LINE, _CONCLUSION_LINE = 14.0, 17.0
_MOST_LINES = 400
_AGAIN = Size(172.0, 36.0)
_PILL_SIZE, _PILL_HEIGHT, _WIDEST_PILL = 9.5, 17.0, 190.0


class PageSizes:
    """The sizes of a page's cards and pills, in points that are its pixels at scale 1; it is a `Sizes` of the layout.

    >>> from argmap.model.document import Document
    >>> PageSizes(Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})).card("a")
    Size(width=216.0, height=58.0)
    """

    def __init__(self, document: Document, labels: ShownLabels = NO_LABELS) -> None:
        self.document, self._labels = document, labels
        self._conclusions = frozenset(document.conclusion)
        self._lines: dict[str, tuple[str, ...]] = {}

    def lines(self, claim_id: str) -> tuple[str, ...]:
        """Break the text of a claim as its card does; nothing of it is cut off."""
        if claim_id not in self._lines:  # the layout asks for the size, and the page for the lines
            self._lines[claim_id] = self._broken(claim_id)
        return self._lines[claim_id]

    def _broken(self, claim_id: str) -> tuple[str, ...]:
        text = plain(self.document.claims[claim_id].text)
        if claim_id in self._conclusions:
            size, width = LIGHT.conclusion_size, LIGHT.conclusion_width
            return wrap(text, width, size=size, lines=_MOST_LINES, bold=True)
        return wrap(text, LIGHT.card_width, size=LIGHT.text_size, lines=_MOST_LINES)

    def card(self, claim_id: str) -> Size:
        """Return the size of a claim's card."""
        concludes = claim_id in self._conclusions
        width = LIGHT.conclusion_width if concludes else LIGHT.card_width
        text = len(self.lines(claim_id)) * (_CONCLUSION_LINE if concludes else _LINE)
        bar = 10.0 if self.document.claims[claim_id].kind == "question" else _BAR
        return Size(width + 2 * _PADDING, _CAPTION + text + bar)

    def source(self, source_id: str) -> Size:
        """Return the size of a source's card."""
        return Size(_AGAIN.width, _CAPTION + _LINE * len(self.source_lines(source_id)) + 8.0)

    def source_lines(self, source_id: str) -> tuple[str, ...]:
        """Break the name of a source."""
        name = self.document.sources[source_id].name or source_id
        return wrap(plain(name), _AGAIN.width - 2 * _PADDING, size=LIGHT.text_size, lines=_MOST_LINES)

    def again(self, of: str) -> Size:  # noqa: ARG002 - all repeats are alike
        """Return the size of the card that stands for a claim whose own card is elsewhere."""
        return _AGAIN

    def pill(self, relation_id: str) -> Size | None:
        """Return the size of a relation's pill; None where it has nothing to say and nothing is aimed at it."""
        relation = self.document.relations[relation_id]
        words = [needed_together(len(relation.premises))] if relation.linked else []
        if relation.type == "rebuttal" and relation.mutual is not None:
            words.append(EXCLUDING[relation.mutual])
        words += [plain(relation.scheme)] if relation.scheme else []
        words += ["strength 0.00"] if relation.strength is not None and relation.strength < 1 else []
        words += [] if relation.certain else ["?"]
        if not words and relation_id not in self._aimed:
            return None
        label = self._labels.relations.get(relation_id)
        text = shorten(
            " · ".join([*(words or ["undercuts"]), *([label] if label else [])]), _WIDEST_PILL, size=_PILL_SIZE
        )
        return Size(round(measure(text, _PILL_SIZE) + 18), _PILL_HEIGHT)

    @cached_property
    def _aimed(self) -> frozenset[str]:
        return targets(self.document)


def map_places(document: Document, labels: ShownLabels = NO_LABELS) -> dict[str, Any]:
    """Return the places of a map's picture in whole points, lines as steps from point to point, and the broken texts.

    >>> from argmap.model.document import Document
    >>> map_places(Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}}))
    {'width': 216, 'height': 58, 'boxes': [['card', 'a', 0, 0, 216, 58]], 'lines': [], 'texts': {'a': ['A claim.']}}
    """
    sizes = PageSizes(document, labels)
    found = place(document, sizes)
    boxes = [
        [box.kind, box.of, *(round(number) for number in (box.x, box.y, box.width, box.height))] for box in found.boxes
    ]
    lines = [[line.of, line.head or "", list(_steps(line.points))] for line in found.lines]
    texts = {claim_id: list(sizes.lines(claim_id)) for claim_id in document.claims}
    texts |= {box.of: list(sizes.source_lines(box.of)) for box in found.boxes if box.of in document.sources}
    return {"width": round(found.width), "height": round(found.height), "boxes": boxes, "lines": lines, "texts": texts}


def _steps(points: tuple[tuple[float, float], ...]) -> Iterator[int]:
    before = (0, 0)
    for x, y in points:
        now = (round(x), round(y))
        yield from (now[0] - before[0], now[1] - before[1])
        before = now
