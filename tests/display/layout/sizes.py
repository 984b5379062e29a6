"""Sizes of boxes for the tests of the layout: cards with wrapped text, as pictures have them."""

from argmap.display.layout.placed import Size
from argmap.display.letters.wrap import measure, wrap
from argmap.display.words import details


class CardSizes:
    """A caption, the text in as many lines as it takes, and a bar."""

    def __init__(self, document):
        self.document = document
        self.aimed_at = {relation.target for relation in document.relations.values()}

    def card(self, claim_id):
        claim, conclusion = self.document.claims[claim_id], claim_id in self.document.conclusion
        width, size = (250, 15) if conclusion else (196, 12)
        lines = wrap(claim.text, width, size=size, lines=9, bold=conclusion)
        return Size(width + 18, 34 + 1.2 * size * len(lines) + (0 if claim.kind == "question" else 12))

    def source(self, source_id):
        return Size(214, 62)

    def again(self, of):
        return Size(214, 44)

    def pill(self, relation_id):
        relation = self.document.relations[relation_id]
        if relation_id not in self.aimed_at and relation.certain and not details(relation):
            return None
        lines = wrap(" · ".join(details(relation)) or relation.type, 190, size=9.5, lines=2)
        return Size(18 + max(measure(line, 9.5) for line in lines), 10 + 11 * len(lines))
