"""A placed map as SVG: relations below, cards above, the header over all.

Nothing in it is a script or comes from elsewhere, every text of the map stays text, and no id of it can be one that a page
around it has: the prefix of all ids is made of the picture itself.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator

from argmap.display.cards.cards import Cards
from argmap.display.description import title_of
from argmap.display.key import key_of
from argmap.display.layout.group_frames import SIDES
from argmap.display.layout.placed import Box, Line, Placed
from argmap.display.letters.wrap import shorten
from argmap.display.strokes import SAID, stroke_of
from argmap.display.svg.drawn_cards import drawn_card
from argmap.display.svg.drawn_header import drawn_header
from argmap.display.svg.drawn_lines import drawn_relation
from argmap.display.svg.markup import PREFIX, attribute, figure, text
from argmap.display.svg.style_sheet import GROUP_SIZE, style_sheet
from argmap.display.words import card_sentence, relation_sentence, score_of

MARGIN = 18.0
NARROWEST = 675.0
"""The least width of a page, in points: a map of three cards need not be shown three times as large as others."""


def svg_text(placed: Placed, cards: Cards, *, turning: bool = False, tick: Callable[[], object] = lambda: None) -> str:
    """Return a picture as SVG; a `turning` one is dark where its reader's system is. `tick` is called now and then."""
    theme, document = cards.theme, cards.document
    width = max(placed.width + 2 * MARGIN, NARROWEST)
    header, high = drawn_header(title_of(document), key_of(cards, placed), MARGIN, width - 2 * MARGIN)
    left, top = (width - placed.width) / 2, MARGIN + high
    height = top + placed.height + MARGIN
    root = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{PREFIX}" class="argmap" role="img" '
        f'aria-labelledby="{PREFIX}.t {PREFIX}.d" width="{figure(width)}pt" height="{figure(height)}pt" '
        f'viewBox="0 0 {figure(width)} {figure(height)}" style="max-width:100%;height:auto" '
        f'font-family="{attribute(theme.font_stack)}" font-size="{figure(theme.text_size)}">'
    )
    written = [
        root,
        f'<title id="{PREFIX}.t">{text(title_of(document))}</title>',
        f'<desc id="{PREFIX}.d">{text(cards.description)}</desc>',
        f"<style>{style_sheet(theme, turning=turning)}</style>",
        '<rect class="o" width="100%" height="100%"/>',
        f'<g transform="translate(0 {figure(MARGIN)})">{header}</g>',
        f'<g transform="translate({figure(left)} {figure(top)})">',
    ]
    for piece in _contents(placed, cards):
        tick()
        written.append(piece)
    whole = "\n".join([*written, "</g></svg>\n"])
    return whole.replace(PREFIX, f"m{hashlib.sha256(whole.encode()).hexdigest()[:6]}")


def _contents(placed: Placed, cards: Cards) -> Iterator[str]:
    document, scores = cards.document, cards.scores
    lines: dict[str, list[Line]] = defaultdict(list)
    for line in placed.lines:
        lines[line.of].append(line)
    pills = {box.of: box for box in placed.boxes if box.kind == "pill"}
    yield from (_group(box) for box in placed.boxes if box.kind == "group")
    for name, relation in document.relations.items():
        if name in lines or name in pills:
            force = scores.relations.get(name) if scores is not None else None
            stroke = stroke_of(relation, scored=name not in cards.graph.unscored, force=force)
            pill = (cards.written_pill(name), pills[name]) if name in pills else None
            yield drawn_relation(
                name,
                stroke,
                lines[name],
                pill,
                _told(relation_sentence(relation, scores, pilled=pill is not None), cards, name),
                removed=cards.comparison.removed(name),
            )
    for name, found in lines.items():
        if name not in document.relations:
            yield drawn_relation(None, SAID, found, None, "a claim that rests on this source")
    for box in placed.boxes:
        if box.kind in {"card", "again"}:
            card = cards.written(box.of) if box.kind == "card" else cards.written_again(box.of)
            sentence = card_sentence(document, box.of, scores, whole=card.again or cards.cut(box.of))
            yield drawn_card(card, box, _told(sentence, cards, box.of))


def _told(sentence: str, cards: Cards, name: str) -> str:
    """Add to a tooltip what a thing scores beside its own score, its label, and what was done to it."""
    other, mark = cards.comparison.scores, cards.comparison.mark(name)
    beside = [f"{cards.comparison.names[1]}: {score_of(other, name)}"] if other is not None and name in other else []
    return "; ".join([sentence, *beside, *cards.labels.told(name), *([mark] if mark else [])])


def _group(box: Box) -> str:
    place = f'x="{figure(box.x)}" y="{figure(box.y)}" width="{figure(box.width)}" height="{figure(box.height)}"'
    title = shorten(box.of, box.width - 2 * SIDES, size=GROUP_SIZE, bold=True)
    name = f'<text class="g" x="{figure(box.x + SIDES)}" y="{figure(box.y + 20)}">{text(title)}</text>'
    return f'<g class="question"><rect {place} rx="12"/>{name}</g>'
