"""The nodes of a picture in DOT: the same cards and pills, wherever they stand."""

from __future__ import annotations

from argmap.display.cards.card import Card
from argmap.display.cards.cards import Cards
from argmap.display.dot.card_labels import card_label, pill_label
from argmap.display.dot.edge_strokes import colour
from argmap.display.dot.quoting import attributes
from argmap.display.words import card_sentence, relation_sentence


def card_node(name: str, card: Card, cards: Cards, **more: str) -> str:
    """Return the node of a card; only the card itself bears the id of what it shows."""
    values = {"class": f"{card.role} conclusion" if card.conclusion else card.role}
    if not card.again:
        values["id"] = card.of
    said = [card_sentence(cards.document, card.of, cards.scores, whole=True), *cards.labels.told(card.of)]
    return f"{name} [{attributes(**values, **more, tooltip='; '.join(said), label=card_label(card, cards.theme))}]"


def pill_node(name: str, relation_id: str, cards: Cards, **more: str) -> str:
    """Return the node of a relation that is a pill."""
    relation, theme = cards.document.relations[relation_id], cards.theme
    hue = colour(relation, theme, scored=relation_id not in cards.graph.unscored)
    label = pill_label(cards.written_pill(relation_id), unsure=not relation.certain, theme=theme, colour=hue)
    return f"{name} [{attributes(**_relation(relation_id, cards), **more, label=label)}]"


def dot_node(name: str, relation_id: str, cards: Cards) -> str:
    """Return the node of a relation that has nothing to say: a small dot."""
    hue = colour(cards.document.relations[relation_id], cards.theme, scored=relation_id not in cards.graph.unscored)
    look = {"shape": "circle", "style": "filled", "width": "0.09", "fixedsize": "true", "label": ""}
    return f"{name} [{attributes(**_relation(relation_id, cards), **look, color=hue, fillcolor=hue)}]"


def _relation(relation_id: str, cards: Cards) -> dict[str, str]:
    relation = cards.document.relations[relation_id]
    said = [relation_sentence(relation, cards.scores), *cards.labels.told(relation_id)]
    return {"class": "relation", "id": relation_id, "tooltip": "; ".join(said)}
