"""Every card and pill of one picture. The layout takes their sizes from here, and each way of writing what they say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from argmap.basics.text import counted
from argmap.display.cards.card import PADDING, SMALL, Border, Card, Words, label_room, score_room, set_rows
from argmap.display.cards.pill import Pill, pill_of
from argmap.display.cards.shown_labels import NO_LABELS, ShownLabels
from argmap.display.comparison import NOTHING, Comparison
from argmap.display.description import description
from argmap.display.dot.graph import Graph
from argmap.display.dot.quoting import plain
from argmap.display.layout.placed import Size
from argmap.display.letters.wrap import measure, shorten, wrap
from argmap.display.roles import Role, roles
from argmap.display.words import heard_from, relation_sentence, score_of, written

if TYPE_CHECKING:
    from argmap.answers.scores import Scores
    from argmap.display.theme import Theme
    from argmap.model.document import Document

_LEAST_ID = 60.0
_SOURCE_LINES = 3
_WHO_BESIDE_A_HEDGE = 110.0


class Cards:
    """The cards and pills of a document in one theme, each made once.

    >>> from argmap.display.dot.graph import build
    >>> from argmap.display.theme import LIGHT
    >>> from argmap.model.document import Document
    >>> one = Document.from_tree({"argmap": 1, "title": "One", "claims": {"a": "A claim."}})
    >>> Cards(one, None, build(one), theme=LIGHT).card("a")
    Size(width=214.0, height=48.4)
    """

    def __init__(
        self,
        document: Document,
        scores: Scores | None,
        graph: Graph,
        *,
        theme: Theme,
        hidden: Mapping[str, int] | None = None,
        comparison: Comparison = NOTHING,
        labels: ShownLabels = NO_LABELS,
    ) -> None:
        self.comparison, self.labels = comparison, labels
        self.document, self.scores, self.graph, self.theme = document, scores, graph, theme
        self.description = description(document, scores, labels)
        self.remarks: tuple[str, ...] = ()
        """What the key says beside what it explains."""
        self.roles = roles(document)
        self.conclusions = frozenset(document.conclusion)
        self._hidden = hidden or {}
        self.hides = any(self._hidden.get(name) for name in document.claims)
        self._heard = heard_from(document)
        self.any_heard = bool(self._heard)
        self._made: dict[str, Card] = {}
        self._again: dict[str, Card] = {}
        self._pills: dict[str, Pill] = {}

    def card(self, claim_id: str) -> Size:
        """Return how large the card of a claim is."""
        return self.written(claim_id).size

    def source(self, source_id: str) -> Size:
        """Return how large the card of a source is."""
        return self.written(source_id).size

    def again(self, of: str) -> Size:
        """Return how large the card is that points at a claim, a source or a relation that stands elsewhere."""
        return self.written_again(of).size

    def pill(self, relation_id: str) -> Size | None:
        """Return how large the pill of a relation is; None for a relation that is a plain line."""
        return self.written_pill(relation_id).size if self.graph.joints[relation_id] == "pill" else None

    def written(self, name: str) -> Card:
        """Return the card of a claim or a source."""
        if name not in self._made:
            self._made[name] = self._claim(name) if name in self.document.claims else self._source(name)
        return self._made[name]

    def written_pill(self, name: str) -> Pill:
        """Return the pill of a relation."""
        if name not in self._pills:
            self._pills[name] = pill_of(
                self.document.relations[name], self.comparison.mark(name), self.labels.relations.get(name, "")
            )
        return self._pills[name]

    def written_again(self, name: str) -> Card:
        """Return the card that points at something that stands elsewhere: its id, its score, and the first of its words."""
        if name not in self._again:
            full = None if name in self.document.relations else self.written(name)
            score = full.score if full is not None and full.border != "dashed" else ""
            role = full.role if full is not None else "source"
            self._again[name] = self._card(name, self._pointer(name, score), role, again=True, border="dashed")
        return self._again[name]

    def _pointer(self, name: str, score: str) -> Words:
        theme = self.theme
        return Words(
            caption=caption([name, "again"], theme.card_width - self._beside(name, score, conclusion=False)),
            lines=[shorten(plain(self._words(name)), theme.card_width, size=theme.text_size)],
            score=score,
        )

    def cut(self, name: str) -> bool:
        """Say whether a card leaves out some of its claim's text, or of its source's name."""
        shown = "".join(row.text for row in self.written(name).rows if row.look == "text")
        return "".join(shown.split()) != "".join(plain(self._words(name)).split())

    def _card(
        self, name: str, words: Words, role: Role | Literal["source"], *, border: Border = "solid", again: bool = False
    ) -> Card:
        """Give the words of a card their places."""
        theme, conclusion = self.theme, name in self.conclusions
        large = conclusion and not again
        size = theme.conclusion_size if large else theme.text_size
        rows, bars, high = set_rows(words, text_size=size, conclusion=large)
        return Card(
            of=name,
            role=role,
            conclusion=conclusion,
            again=again,
            border=border,
            heard=name in self._heard and not again,
            rows=rows,
            score=words.score,
            bar=bars[0],
            beside=bars[1],
            removed=self.comparison.removed(name),
            label=self.labels.cards.get(name),
            size=Size((theme.conclusion_width if large else theme.card_width) + 2 * PADDING, high),
        )

    def _claim(self, name: str) -> Card:
        claim, theme, conclusion = self.document.claims[name], self.theme, name in self.conclusions
        width, size = (
            (theme.conclusion_width, theme.conclusion_size) if conclusion else (theme.card_width, theme.text_size)
        )
        question, scores = claim.kind == "question", self.scores
        score = score_of(scores, name) if scores is not None and name in scores else ""
        score = "?" if question else self.comparison.both(score, name)
        said: list[str] = [name, self.roles[name]]
        said += ["answered"] if claim.kind == "question" and claim.status == "answered" else []
        said += ["implied"] if claim.implied else []
        hidden = self._hidden.get(name, 0)
        words = Words(
            caption=caption(said, width - self._beside(name, score, conclusion=conclusion)),
            lines=wrap(claim.text, width, size=size, lines=theme.card_lines, bold=conclusion),
            note=self._note(name, width),
            more=f"+{hidden} more" if hidden else "",
            score=score,
            scores=_bar_of(scores, name),
            beside=_bar_of(self.comparison.scores, name),
        )
        border: Border = "dashed" if question else "dotted" if claim.implied else "solid"
        return self._card(name, words, self.roles[name], border=border)

    def _note(self, name: str, width: float) -> str:
        """Say what was done to a claim, at whose second hand it is known, which word softens it, and what it restates."""
        claim = self.document.claims[name]
        rest = [f"“{plain(claim.hedge)}”"] if claim.hedge else []
        if claim.same_as:
            rest.append(f"same as {claim.same_as}")
        said = []
        if name in self._heard:
            room = _WHO_BESIDE_A_HEDGE if rest else width
            said.append(shorten(f"second-hand: {plain(self._heard[name])}", room, size=SMALL))
        return shorten(" · ".join([*self._mark(name), *said, *rest]), width, size=SMALL)

    def _beside(self, name: str, score: str, *, conclusion: bool) -> float:
        """Return how much of its line the score and the label take from a caption."""
        return score_room(score, conclusion=conclusion) + label_room(self.labels.cards.get(name))

    def _mark(self, name: str) -> list[str]:
        mark = self.comparison.mark(name)
        return [mark] if mark else []

    def _source(self, name: str) -> Card:
        source, theme = self.document.sources[name], self.theme
        reliability = self.scores.sources.get(name) if self.scores is not None else source.reliability
        high = None if self.scores is None else self.scores.high.get(name)
        score = "" if reliability is None else written(reliability, high)
        words = Words(
            note=shorten(" · ".join(self._mark(name)), theme.card_width, size=SMALL),
            caption=caption([name, "source"], theme.card_width - self._beside(name, score, conclusion=False)),
            lines=wrap(self._words(name), theme.card_width, size=theme.text_size, lines=_SOURCE_LINES),
            more=counted(len(self.graph.sources[name]), "claim rests on it", "claims rest on it"),
            score=score,
        )
        return self._card(name, words, "source")

    def _words(self, name: str) -> str:
        """Return the text of a claim, the name of a source, or what a relation does."""
        if name in self.document.claims:
            return self.document.claims[name].text
        if name in self.document.relations:
            return relation_sentence(self.document.relations[name], None)
        return self.document.sources[name].name or name


def _bar_of(scores: Scores | None, name: str) -> tuple[float, float, float] | None:
    """Return a claim's score, how high it may be, and its base score, where it has any."""
    if scores is None or name not in scores:
        return None
    return scores[name], scores.high.get(name, scores[name]), scores.base[name]


def caption(words: Sequence[str], room: float) -> str:
    """Join the words of a caption; where they do not all fit, the id gives way first.

    >>> caption(["an_id_that_is_much_too_long", "claim", "implied"], 130)
    'an_id_that_… · claim · implied'
    """
    after = "".join(f" · {word}" for word in words[1:])
    rest = max(room - measure(after, SMALL), _LEAST_ID)
    return shorten(shorten(plain(words[0]), rest, size=SMALL) + after, room, size=SMALL)
